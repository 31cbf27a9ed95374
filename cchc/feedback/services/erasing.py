"""What a petition says and shows, and who sent it, is erased; docs/rules/data-rights.md."""

from collections.abc import Sequence
from datetime import datetime

from cchc.citizens import services as citizens
from cchc.feedback.choices import SUBJECT
from cchc.feedback.models import Answer, Petition, Picture, Statement
from cchc.kernel import audit
from cchc.notices import services as notices
from cchc.organisation.models import Agency, User

ERASED = "(đã xóa)"


def erase_petitions(
    *, agency: Agency, keys: Sequence[str], ground: str, second: str, actor: User, at: datetime
) -> None:
    """Empty words and sender, drop the keys of the pictures and the personal part of the history.

    Code, class, days, marks and what was published without personal data stay, and the chain with
    them. The caller has made sure that they are ended.
    """
    with audit.transaction():
        rows = Petition.objects.select_for_update(of=("self",)).filter(agency=agency, pk__in=keys)
        for row in rows.order_by("pk"):
            _empty(row, at)
            audit.erase(
                agency=agency.code,
                subject=(SUBJECT, str(row.pk)),
                at=at,
                actor=actor.actor_key,
                second=second,
                ground=ground,
            )
            notices.withdraw_about(agency=agency, kind=SUBJECT, keys=[str(row.pk)], at=at)
            notices.drop_letters(beginning=f"{SUBJECT}:{row.pk}:", at=at)
        citizens.forget_contacts(agency=agency, kind=SUBJECT, keys=keys, at=at)


def _empty(row: Petition, at: datetime) -> None:
    row.title, row.erased_at = ERASED, at
    row.text = row.place = row.name = row.phone = row.email = row.address = ""
    row.withheld_reason = ERASED if row.withheld_reason else ""
    row.save()
    Picture.objects.filter(petition=row).update(key=None)
    Statement.objects.filter(petition=row).update(text=ERASED)
    Answer.objects.filter(petition=row).update(text=ERASED, comment="", mark_words="")
