"""Dates change only here: extension asked, granted, refused; plan amended."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.obligations.choices import DateKind, RequestState
from cchc.obligations.models import DueDate, ExtensionRequest, Obligation
from cchc.obligations.rules import dates
from cchc.obligations.rules.dates import day_of
from cchc.obligations.rules.transitions import after
from cchc.obligations.services import telling
from cchc.obligations.services.writing import (
    demand,
    locked_one,
    note,
    note_request,
    required,
)
from cchc.organisation.models import User

T = TypeVar("T")


def promise(
    row: Obligation,
    new: date,
    *,
    kind: DateKind,
    by: User,
    at: datetime,
    reason: str,
    document: str = "",
) -> DueDate:
    """Add a line to the dates of a locked row; it binds when it was decided in time."""
    is_late = row.binding_on is not None and not dates.is_in_time(row.binding_on, day_of(at))
    line = DueDate.objects.create(
        obligation=row,
        old=row.due_on,
        new=new,
        kind=kind,
        reason=reason,
        document=nfc(document),
        approver=by,
        decided_at=at,
        is_late=is_late,
    )
    row.due_on = new
    row.first_due_on = row.first_due_on or new
    if not is_late:
        row.binding_on = new
    row.save(update_fields=["state", "due_on", "first_due_on", "binding_on"])
    return line


def reschedule(
    *,
    obligation: Obligation,
    actor: User,
    at: datetime,
    due_on: date,
    reason: str,
    document: str = "",
) -> DueDate:
    """Promise another date because the plan was amended; the old one stays in the history."""
    with audit.transaction():
        row = locked_one(obligation)
        demand(actor, "reschedule", [row], at)
        row.state = after("reschedule", row.state, label=row.title)
        dates.check_reschedule(current=_due(row), due_on=due_on, today=day_of(at))
        why = required(reason, "Ghi lý do điều chỉnh hạn.", field="reason")
        line = promise(
            row, due_on, kind=DateKind.AMENDMENT, by=actor, at=at, reason=why, document=document
        )
        note([row], act="reschedule", actor=actor, at=at, payload={"reason": why})
    return line


def ask_extension(
    *, obligation: Obligation, actor: User, at: datetime, until: date, reason: str
) -> ExtensionRequest:
    """Ask for a later date; one request waits at a time."""
    with audit.transaction():
        row = locked_one(obligation)
        demand(actor, "ask_extension", [row], at)
        after("ask_extension", row.state, label=row.title)
        dates.check_extension(current=_due(row), until=until, today=day_of(at))
        if row.requests.filter(state=RequestState.WAITING).exists():
            raise RuleBroken("Đã có một đề nghị gia hạn đang chờ quyết định.", field="until")
        request = ExtensionRequest.objects.create(
            obligation=row,
            current=_due(row),
            until=until,
            reason=required(reason, "Ghi lý do xin gia hạn.", field="reason"),
            asked_by=actor,
            asked_at=at,
            state=RequestState.WAITING,
        )
        asked = {"reason": request.reason, "until": until.isoformat()}
        note([row], act="ask_extension", actor=actor, at=at, payload=asked)
        note_request(request, row.agency.code, act="ask_extension", actor=actor, at=at)
        telling.tell_asked(request, row, at=at)
    return request


def grant_extension(
    *,
    request: ExtensionRequest,
    actor: User,
    at: datetime,
    until: date | None = None,
    reason: str = "",
) -> DueDate:
    """Promise the date asked for, or the earlier ``until``; granted after the date it is late."""

    def promised(row: Obligation, waiting: ExtensionRequest) -> DueDate:
        day = until or waiting.until
        dates.check_extension(current=_due(row), until=day, today=day_of(at))
        if day > waiting.until:
            raise RuleBroken(
                f"Không cho quá ngày được xin ({waiting.until:%d/%m/%Y}).", field="until"
            )
        waiting.granted_until = day
        why = nfc(reason) or waiting.reason
        return promise(row, day, kind=DateKind.EXTENSION, by=actor, at=at, reason=why)

    return _decide(
        request, "grant_extension", RequestState.GRANTED, promised, actor, at, nfc(reason)
    )


def refuse_extension(*, request: ExtensionRequest, actor: User, at: datetime, reason: str) -> None:
    """Leave the date as it is, with the reason."""
    why = required(reason, "Ghi lý do không cho gia hạn.", field="reason")
    _decide(
        request, "refuse_extension", RequestState.REFUSED, lambda row, waiting: None, actor, at, why
    )


def _decide(
    request: ExtensionRequest,
    act: str,
    state: RequestState,
    effect: Callable[[Obligation, ExtensionRequest], T],
    actor: User,
    at: datetime,
    reason: str,
) -> T:
    with audit.transaction():
        row = locked_one(request.obligation)
        waiting = ExtensionRequest.objects.select_for_update().get(pk=request.pk)
        demand(actor, act, [row], at)
        after(act, row.state, label=row.title)
        if waiting.state != RequestState.WAITING:
            raise RuleBroken(f"Đề nghị này đã có quyết định: {waiting.get_state_display()}.")
        result = effect(row, waiting)
        _close(waiting, state, actor=actor, at=at, reason=reason)
        said = {"reason": reason, "asked": waiting.reason}
        note([row], act=act, actor=actor, at=at, payload=said)
        note_request(waiting, row.agency.code, act=act, actor=actor, at=at)
        telling.tell_decided(waiting, row, at=at, by=actor)
    return result


def lapse_requests(row: Obligation, *, actor: User, at: datetime) -> None:
    """Close a waiting request of a locked row that no longer needs a later date."""
    waiting = row.requests.filter(state=RequestState.WAITING).first()
    if waiting:
        _close(waiting, RequestState.LAPSED, actor=actor, at=at, reason="")
        note_request(waiting, row.agency.code, act="lapse_request", actor=actor, at=at)


def _close(
    waiting: ExtensionRequest, state: RequestState, *, actor: User, at: datetime, reason: str
) -> None:
    waiting.state = state
    waiting.decided_by = actor
    waiting.decided_at = at
    waiting.decision_reason = reason
    waiting.save()


def _due(row: Obligation) -> date:
    assert row.due_on is not None  # the states of these acts have a date (owed_running_has_date)
    return row.due_on
