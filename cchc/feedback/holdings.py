"""Petitions as what is held of their senders; docs/rules/data-rights.md, "Held"."""

from datetime import date, datetime, time

from django.db.models import QuerySet

from cchc.citizens import queries as citizens
from cchc.citizens.held import Held, Holding, Person
from cchc.feedback.choices import SUBJECT, Reach, State
from cchc.feedback.models import Petition
from cchc.feedback.services.erasing import erase_petitions
from cchc.kernel.formats import date_vi
from cchc.kernel.zone import HANOI, local_minute
from cchc.organisation.models import Agency

ENDED = (
    State.ANSWERED,
    State.PUBLISHED,
    State.REFUSED,
    State.FORWARDED,
    State.GUIDED,
    State.MERGED,
)
_WAITS = "đang được giải quyết"


def find(person: Person) -> list[Held]:
    """What the person sent and the desk may see.

    What only the head of the agency sees is not told of here, not even that it exists.
    """
    keys = citizens.keys_with_contact(person.agency, SUBJECT, person.contacts)
    rows = Petition.objects.filter(agency=person.agency, pk__in=keys, erased_at=None)
    rows = rows.exclude(reach__in=(Reach.LEADER, Reach.NOBODY)).order_by("pk")
    rows = rows.prefetch_related("statements", "answers", "pictures")
    return [_held(row) for row in rows if person.is_called(row.name)]


def _held(row: Petition) -> Held:
    said = [
        ("Gửi ngày", date_vi(local_minute(row.filed_at).date())),
        ("Tình trạng", row.status.label),
        ("Việc", row.title),
        ("Nội dung", row.text),
        ("Địa điểm", row.place),
        ("Người gửi", row.name),
        ("Điện thoại", row.phone),
        ("Thư điện tử", row.email),
        ("Địa chỉ", row.address),
        *((each.get_kind_display(), each.text) for each in row.statements.all()),
        *((f"Trả lời lần {a.round}", a.text) for a in row.answers.all() if a.sent_at),
        *(("Đánh giá của người gửi", a.mark_words) for a in row.answers.all() if a.mark_words),
        ("Số ảnh", str(len(row.pictures.all()))),
    ]
    data = tuple((label, text) for label, text in said if text)
    return Held(str(row.pk), str(row), data, "" if row.state in ENDED else _WAITS)


def due(agency: Agency, before: date) -> QuerySet[Petition]:
    """Ended before the day, with words still there."""
    morning = datetime.combine(before, time(), HANOI)
    rows = Petition.objects.filter(agency=agency, state__in=ENDED, erased_at=None)
    return rows.filter(complete_at__lt=morning).order_by("pk")


PETITIONS = Holding(SUBJECT, "Phản ánh, kiến nghị", find, erase_petitions, due)
