"""The applicant is told outside the program: Zalo, SMS, e-mail or a call; citizen-notices.md."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings

from cchc.dossiers import facts
from cchc.dossiers.choices import NoticeKind, Outcome
from cchc.dossiers.models import CitizenNotice, Dossier
from cchc.dossiers.queries.rating import rating_path
from cchc.kernel.formats import moment_vi
from cchc.notices import queries as told
from cchc.notices import services as notices
from cchc.notices.choices import Event
from cchc.organisation import queries as organisation

EVENTS: dict[str, Event] = {
    NoticeKind.RECEIVED: Event.RECEIVED,
    NoticeKind.SUPPLEMENT: Event.SUPPLEMENT_ASKED,
    NoticeKind.PAYMENT: Event.MONEY_DUE,
    NoticeKind.APOLOGY: Event.LATE_APOLOGY,
    NoticeKind.FINISHED: Event.READY,
    NoticeKind.RETURNED: Event.HANDED_BACK,
}

_RATED = (Event.FINISHED_EARLY, Event.READY, Event.HANDED_BACK)


def reach(
    row: Dossier, made: CitizenNotice, params: Mapping[str, str] | None = None, *, at: datetime
) -> None:
    """Put what the citizen is told into the outbox, where the agency uses it; once per telling."""
    event = EVENTS.get(made.kind)
    if event is None or not told.ways_on(row.agency):
        return
    if event == Event.READY and row.outcome == Outcome.EARLY:
        event = Event.FINISHED_EARLY
    given = {**_params(row, event), **(params or {})}
    if event == Event.RECEIVED and not given.get("due"):
        return
    notices.tell(
        agency=row.agency,
        event=event,
        to=notices.Recipient(row.applicant.name, row.applicant.phone, row.applicant.email),
        params=given,
        key=f"dossier-{row.pk}-{made.pk}",
        subject=notices.Subject(facts.DOSSIER, str(row.pk), row.masked_code),
        at=at,
    )


def _params(row: Dossier, event: Event) -> dict[str, str]:
    given = {
        "code": row.code,
        "phone": organisation.text_setting(row.agency, "dossiers.desk_phone"),
        "link": f"{settings.SITE_ADDRESS}/tra-cuu/",
    }
    if path := rating_path(row) if event in _RATED else "":
        given["survey"] = f"{settings.SITE_ADDRESS}{path}"
    shows_date = event in (Event.RECEIVED, Event.LATE_APOLOGY)
    if shows_date and row.finished_at is None and row.appointed_at is not None:
        given["due"] = moment_vi(row.appointed_at)
    return given
