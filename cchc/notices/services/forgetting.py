"""What was told is emptied when it has been kept long enough; what figures need stays."""

from datetime import datetime, timedelta

from django.db.models import Q

from cchc.notices.choices import NoticeState
from cchc.notices.models import Notice, NoticeCall
from cchc.organisation import queries as organisation

_OPEN = (NoticeState.QUEUED, NoticeState.TO_CALL)


def empty_old_notices(*, at: datetime, most: int) -> int:
    """Empty names, addresses, words and calls of settled notices; how many. Once is enough."""
    number = 0
    for agency in organisation.agencies():
        days = organisation.integer_setting(agency, "notices.keep_days")
        rows = Notice.objects.filter(
            ~Q(state__in=_OPEN),
            agency=agency,
            emptied_at=None,
            made_at__lt=at - timedelta(days=days),
        )
        keys = list(rows.order_by("made_at").values_list("pk", flat=True)[:most])
        # An empty text is encrypted like any other; update() writes one ciphertext for all.
        Notice.objects.filter(pk__in=keys).update(
            name="", phone="", email="", params="", emptied_at=at
        )
        NoticeCall.objects.filter(notice__in=keys).update(said="")
        number += len(keys)
    return number
