"""Addresses of obligations."""

from datetime import timedelta

from cchc.obligations import services
from cchc.obligations.models import Evidence
from cchc.obligations.services import Upload
from cchc.obligations.tests.factories import (
    ADOPTED_AT,
    DUE,
    PDF,
    accepted,
    answered,
    asked,
    event,
    on,
    owed,
    recommended,
    submitted,
)
from cchc.organisation.tests.factories import Cast
from tests.access import LEADERS, OFFICE, SEERS, Row

WRITERS = LEADERS | OFFICE | {"binh"}
SUPERVISOR = frozenset({"tam"})


def _open(who: Cast) -> tuple[object, ...]:
    return (owed(who, chief=who.binh).pk,)


def _submitted(who: Cast) -> tuple[object, ...]:
    row = owed(who)
    submitted(who, row)
    return (row.pk,)


def _accepted(who: Cast) -> tuple[object, ...]:
    """Accepted by bà Lan, who therefore does not undo it."""
    row = owed(who)
    accepted(who, row)
    return (row.pk,)


def _evidence(who: Cast) -> tuple[object, ...]:
    submitted(who, owed(who))
    return (Evidence.objects.get().pk,)


def _request(who: Cast) -> tuple[object, ...]:
    row = owed(who)
    return (asked(who, row, until=DUE + timedelta(days=5), day=ADOPTED_AT.date()).pk,)


def _recommended(who: Cast) -> tuple[object, ...]:
    return (recommended(who).pk,)


def _to_answer(who: Cast) -> tuple[object, ...]:
    """To be answered by anh Bình."""
    row = recommended(who)
    services.assign_answer(recommendation=row, chief=who.binh, actor=who.quan, at=on(DUE))
    return (row.pk,)


def _answered(who: Cast) -> tuple[object, ...]:
    return (answered(who, recommended(who)).pk,)


def _event(who: Cast) -> tuple[object, ...]:
    awaited = event(who)
    owed(who, event=awaited)
    return (awaited.pk,)


def _event_file(who: Cast) -> tuple[object, ...]:
    awaited = event(who)
    services.record_event(
        event=awaited, actor=who.quan, at=on(DUE), happened_on=DUE, document="QĐ 12",
        due_dates={}, file=Upload("qd.pdf", PDF),
    )  # fmt: skip
    return (awaited.pk,)


def _late_unit(who: Cast) -> tuple[object, ...]:
    """Anh Bình's unit, long late."""
    owed(who, due_on=ADOPTED_AT.date())
    return (who.units["Tư pháp - Hộ tịch"].pk,)


ROWS: dict[str, Row] = {
    "obligations:every": Row(SEERS),
    "obligations:mine": Row(SEERS),
    "obligations:feed": Row(SEERS),
    "obligations:end_feed": Row(SEERS),
    "obligations:to_judge": Row(SEERS),
    "obligations:extensions": Row(SEERS),
    "obligations:events": Row(SEERS),
    "obligations:figures": Row(SEERS),
    "obligations:figure": Row(SEERS),
    "obligations:page": Row(SEERS, record=_open),
    "obligations:evidence": Row(SEERS, record=_evidence),
    "obligations:assign": Row(OFFICE, record=_open),
    "obligations:submit": Row(WRITERS, record=_open),
    "obligations:report_progress": Row(WRITERS, record=_open),
    "obligations:ask_extension": Row(WRITERS, record=_open),
    "obligations:accept": Row(LEADERS | OFFICE, record=_submitted),
    "obligations:send_back": Row(LEADERS | OFFICE, record=_submitted),
    "obligations:reopen": Row(frozenset({"minh"}), record=_accepted),
    "obligations:reschedule": Row(LEADERS, record=_open),
    "obligations:cancel": Row(LEADERS, record=_open),
    "obligations:decide_extension": Row(LEADERS, record=_request),
    "obligations:record_event": Row(LEADERS | OFFICE, record=_event),
    "obligations:correct_event": Row(LEADERS | OFFICE, record=_event_file),
    "obligations:fix_dates": Row(LEADERS | OFFICE),
    "obligations:urging": Row(SEERS),
    "obligations:urge_all": Row(LEADERS | OFFICE),
    "obligations:unit_urging": Row(SEERS, record=_late_unit),
    "obligations:urge": Row(LEADERS | OFFICE, record=_late_unit),
    "obligations:redraft_urging": Row(LEADERS | OFFICE, record=_late_unit, method="post"),
    "obligations:recommendations": Row(SEERS),
    "obligations:recommend": Row(SUPERVISOR),
    "obligations:recommendation": Row(SEERS, record=_recommended),
    "obligations:assign_answer": Row(LEADERS | OFFICE, record=_recommended),
    "obligations:answer": Row(WRITERS, record=_to_answer),
    "obligations:satisfy": Row(SUPERVISOR, record=_answered),
    "obligations:ask_again": Row(SUPERVISOR, record=_answered),
    "obligations:withdraw": Row(SUPERVISOR, record=_recommended),
    "obligations:event_file": Row(SEERS, record=_event_file),
}
