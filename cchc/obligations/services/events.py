"""An awaited event has happened, its day is corrected; a date that a plan left open is fixed."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import PermissionDenied

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.kinds import EVIDENCE
from cchc.kernel.files.storing import store
from cchc.obligations.choices import DateKind, State
from cchc.obligations.models import AwaitedEvent, Obligation
from cchc.obligations.rules import dates
from cchc.obligations.rules.dates import day_of
from cchc.obligations.rules.transitions import after
from cchc.obligations.services.promising import promise
from cchc.obligations.services.secrets import Upload, without_secrets
from cchc.obligations.services.writing import (
    note,
    note_event,
    required,
)
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User

CORRECTED = (State.OPEN, State.SUBMITTED)  # dates that still move when the event's day does


def record_event(
    *,
    event: AwaitedEvent,
    actor: User,
    at: datetime,
    happened_on: date,
    document: str,
    due_dates: Mapping[int, date],
    file: Upload | None = None,
) -> list[Obligation]:
    """Record that the event happened and promise a date for every obligation that hung on it.

    ``due_dates`` maps the key of each of them to its date. The obligations, now open.
    """
    file = without_secrets([file])[0] if file else None
    with audit.transaction():
        held = AwaitedEvent.objects.select_for_update().get(pk=event.pk)
        awaiting = Obligation.objects.filter(event=held, state=State.AWAITING_EVENT)
        rows = list(awaiting.select_for_update().order_by("pk"))
        _demand_right(actor, held, at)
        _check(held, happened_on, at)
        _keep(held, actor, at, happened_on, document, file)
        for row in rows:
            due = dates.check_event_date(
                happened_on=happened_on, due_on=due_dates.get(row.pk), label=row.title
            )
            row.state = after("record_event", row.state, label=row.title)
            promise(
                row, due, kind=DateKind.EVENT, by=actor, at=at, reason=held.text,
                document=held.document,
            )  # fmt: skip
        note_event(held, act="record_event", actor=actor, at=at)
        note(rows, act="record_event", actor=actor, at=at, payload={"event": held.text})
    return rows


def correct_event(
    *,
    event: AwaitedEvent,
    actor: User,
    at: datetime,
    happened_on: date,
    reason: str,
    due_dates: Mapping[int, date],
) -> list[Obligation]:
    """Record another day for an event that has happened; the old one stays in the audit chain.

    ``due_dates`` maps the key of each obligation that is not finished to its date, the present
    one to leave it; another is promised as an amendment. Those whose date changed.
    """
    with audit.transaction():
        held = AwaitedEvent.objects.select_for_update(of=("self",)).get(pk=event.pk)
        rows = list(
            Obligation.objects.filter(event=held, state__in=CORRECTED)
            .select_for_update()
            .order_by("pk")
        )
        _demand_right(actor, held, at)
        before = _check_correction(held, happened_on, at)
        why = required(reason, "Ghi lý do sửa ngày sự kiện.", field="reason")
        moved = [
            row for row in rows if _moved(row, happened_on, due_dates.get(row.pk), actor, at, why)
        ]
        held.happened_on = happened_on
        held.save(update_fields=["happened_on"])
        said: dict[str, Json] = {"reason": why, "before": before.isoformat()}
        note_event(held, act="correct_event", actor=actor, at=at, payload=said)
        note(moved, act="correct_event", actor=actor, at=at, payload={"reason": why})
    return moved


def _check_correction(event: AwaitedEvent, happened_on: date, at: datetime) -> date:
    if event.happened_on is None or event.is_date_to_set:
        raise RuleBroken("Sự kiện này chưa được ghi nhận, chưa có ngày để sửa.")
    dates.check_event(happened_on=happened_on, today=day_of(at), year=event.plan_year)
    dates.check_corrected(before=event.happened_on, happened_on=happened_on)
    return event.happened_on


def _moved(
    row: Obligation, happened_on: date, new: date | None, actor: User, at: datetime, why: str
) -> bool:
    """Promise the date unless it is the present one."""
    due = dates.check_event_date(happened_on=happened_on, due_on=new, label=row.title)
    if due == row.due_on:
        return False
    dates.check_corrected_date(due_on=due, today=day_of(at), current=row.due_on, label=row.title)
    row.state = after("reschedule", row.state, label=row.title)
    promise(row, due, kind=DateKind.AMENDMENT, by=actor, at=at, reason=why)
    return True


def fix_dates(
    *, agency: Agency, actor: User, at: datetime, due_dates: Mapping[int, date], document: str
) -> list[Obligation]:
    """Give dates to obligations that the plan left without one, all or none of them.

    ``due_dates`` maps the key of each to its date. What they awaited is over when the last one
    has its date. The obligations, now open.
    """
    with audit.transaction():
        events, rows = _to_fix(agency, due_dates)
        for event in events:
            _demand_right(actor, event, at)
        why = required(document, "Ghi văn bản hoặc ý kiến ấn định thời hạn.", field="document")
        for row in rows:
            row.state = after("record_event", row.state, label=row.title)
            due = due_dates[row.pk]
            dates.check_fixed_date(due_on=due, today=day_of(at), label=row.title)
            promise(row, due, kind=DateKind.FIXED, by=actor, at=at, reason=why, document=why)
        note(rows, act="fix_date", actor=actor, at=at, payload={"reason": why})
        for event in events:
            if not event.obligations.filter(state=State.AWAITING_EVENT).exists():
                _keep(event, actor, at, day_of(at), why, None)
                note_event(event, act="record_event", actor=actor, at=at)
    return rows


def _to_fix(
    agency: Agency, due_dates: Mapping[int, date]
) -> tuple[list[AwaitedEvent], list[Obligation]]:
    """The obligations of the agency with what they await, locked; RuleBroken for others."""
    if not due_dates:
        raise RuleBroken("Chọn ít nhất một việc và nhập hạn cho việc đó.")
    found = Obligation.objects.filter(agency=agency, pk__in=due_dates, event__isnull=False)
    keys = set(found.values_list("event", flat=True))
    held = AwaitedEvent.objects.select_for_update(of=("self",)).select_related("agency")
    events = list(held.filter(pk__in=keys).order_by("pk"))
    rows = list(found.select_for_update().order_by("pk"))
    if len(rows) != len(due_dates) or not all(event.is_date_to_set for event in events):
        raise RuleBroken("Có việc không thuộc diện ấn định thời hạn; tải lại trang để xem lại.")
    return events, rows


def _demand_right(actor: User, event: AwaitedEvent, at: datetime) -> None:
    organisation.require(actor, Act.RECORD_EVENT, today=day_of(at))
    if event.agency_id != actor.agency_id:
        raise PermissionDenied("Sự kiện này thuộc cơ quan khác.")


def _check(event: AwaitedEvent, happened_on: date, at: datetime) -> None:
    if event.happened_on:
        raise RuleBroken(f"Sự kiện này đã được ghi nhận ngày {event.happened_on:%d/%m/%Y}.")
    dates.check_event(happened_on=happened_on, today=day_of(at), year=event.plan_year)


def _keep(
    event: AwaitedEvent,
    actor: User,
    at: datetime,
    happened_on: date,
    document: str,
    file: Upload | None,
) -> None:
    event.happened_on = happened_on
    event.document = required(document, "Ghi văn bản làm căn cứ của sự kiện.", field="document")
    event.recorded_by = actor
    event.recorded_at = at
    if file:
        event.file = store(
            content=file.content, name=file.name, agency=event.agency.code,
            actor=actor.actor_key, at=at, kinds=EVIDENCE,
        )  # fmt: skip
    event.save()
