"""Obligations come into being, are assigned, are cancelled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import fold, nfc
from cchc.obligations.choices import DateKind, State
from cchc.obligations.models import AwaitedEvent, DueDate, Obligation
from cchc.obligations.rules.dates import day_of
from cchc.obligations.rules.subjects import Subject
from cchc.obligations.rules.transitions import after
from cchc.obligations.services.promising import lapse_requests
from cchc.obligations.services.telling import tell_assigned
from cchc.obligations.services.writing import (
    demand,
    locked,
    note,
    note_event,
    required,
)
from cchc.organisation.models import Agency, Unit, User


@dataclass(frozen=True)
class Owed:
    """One thing to be owed: for a day, or after an event; never both, never neither."""

    subject: Subject
    label: str
    product: str | None = None
    unit: Unit | None = None
    due_on: date | None = None
    event: AwaitedEvent | None = None
    original_phrase: str = ""
    chief: User | None = None
    helpers: Sequence[User] = ()


def owe(
    *,
    agency: Agency,
    actor: User | str,
    at: datetime,
    subject: Subject,
    product: str | None,
    label: str,
    unit: Unit | None,
    due_on: date | None,
    event: AwaitedEvent | None = None,
    original_phrase: str = "",
) -> Obligation:
    """One obligation; ``actor`` is a person or the key of a job."""
    debt = Owed(subject, label, product, unit, due_on, event, original_phrase)
    return owe_many(agency=agency, actor=actor, at=at, debts=[debt])[0]


def owe_many(
    *, agency: Agency, actor: User | str, at: datetime, debts: Sequence[Owed]
) -> list[Obligation]:
    """Obligations in one go, in the given order; the caller has checked who may."""
    with audit.transaction():
        _demand_awaited(debts)
        rows = [_new(agency, debt, at) for debt in debts]
        Obligation.objects.bulk_create(rows)
        for row, debt in zip(rows, debts, strict=True):
            if debt.helpers:
                row.helpers.set(debt.helpers)
        approver = actor if isinstance(actor, User) else None
        DueDate.objects.bulk_create(
            DueDate(
                obligation=row,
                new=row.due_on,
                kind=DateKind.FIRST,
                approver=approver,
                decided_at=at,
            )
            for row in rows
            if row.due_on
        )
        note(rows, act="owe", actor=actor, at=at)
    return rows


def _demand_awaited(debts: Sequence[Owed]) -> None:
    """RuleBroken when one of the events has happened; it is locked so that it cannot meanwhile."""
    awaited = {debt.event.pk for debt in debts if debt.event}
    events = AwaitedEvent.objects.select_for_update().filter(pk__in=awaited).order_by("pk")
    for event in events:
        if event.happened_on:
            raise RuleBroken(f"Sự kiện “{event}” đã xảy ra: nhập hạn cho việc.", field="due_on")


def _new(agency: Agency, debt: Owed, at: datetime) -> Obligation:
    if (debt.due_on is None) == (debt.event is None):
        raise RuleBroken(f"Việc “{debt.label}” cần có hạn, hoặc sự kiện chờ.", field="due_on")
    if any(part and part.agency_id != agency.pk for part in (debt.unit, debt.event)):
        raise RuleBroken("Bộ phận hoặc sự kiện thuộc cơ quan khác.", field="unit")
    return Obligation(
        agency=agency,
        subject_kind=debt.subject.kind,
        subject_key=debt.subject.key,
        subject_label=nfc(debt.subject.label),
        area=nfc(debt.subject.area),
        label=required(debt.label, "Việc phải làm cần có tên.", field="label"),
        product=nfc(debt.product or ""),
        unit=debt.unit,
        chief=debt.chief,
        first_due_on=debt.due_on,
        due_on=debt.due_on,
        binding_on=debt.due_on,
        event=debt.event,
        folded=_folded(debt),
        original_phrase=nfc(debt.original_phrase),
        state=State.OPEN if debt.due_on else State.AWAITING_EVENT,
        created_at=at,
    )


def _folded(debt: Owed) -> str:
    return fold(" ".join([debt.label, debt.product or "", debt.subject.label]))


def restate(
    *, obligation: Obligation, actor: User, at: datetime, owed: Owed, reason: str
) -> Obligation:
    """Write anew what is owed and by which unit, because the plan was amended.

    Date, event and people of ``owed`` are not looked at: dates move by ``reschedule`` alone.
    """
    with audit.transaction():
        row = locked([obligation])[0]
        demand(actor, "restate", [row], at)
        row.state = after("restate", row.state, label=row.title)
        why = required(reason, "Ghi lý do điều chỉnh.", field="reason")
        if owed.unit and owed.unit.agency_id != row.agency_id:
            raise RuleBroken("Bộ phận thuộc cơ quan khác.", field="unit")
        before = " · ".join(filter(None, (row.subject_label, row.product, row.label)))
        row.subject_label, row.area = nfc(owed.subject.label), nfc(owed.subject.area)
        row.label = required(owed.label, "Việc phải làm cần có tên.", field="label")
        row.product, row.unit, row.folded = nfc(owed.product or ""), owed.unit, _folded(owed)
        row.original_phrase = nfc(owed.original_phrase)
        row.save()
        note([row], act="restate", actor=actor, at=at, payload={"reason": why, "before": before})
    return row


def await_event(
    *,
    agency: Agency,
    actor: User | str,
    at: datetime,
    text: str,
    subject: Subject,
    is_date_to_set: bool = False,
    year: int | None = None,
) -> AwaitedEvent:
    """An event on which obligations may hang; ``text`` as the plan writes it.

    ``year`` is that of the plan: until there is a date, what hangs on it is counted there alone.

    ``is_date_to_set``: nothing outside is awaited, only somebody with the power to give the date.
    """
    with audit.transaction():
        event = AwaitedEvent.objects.create(
            agency=agency,
            subject_kind=subject.kind,
            subject_key=subject.key,
            subject_label=nfc(subject.label),
            text=required(text, "Ghi sự kiện phải chờ.", field="text"),
            is_date_to_set=is_date_to_set,
            year=year if year is not None else day_of(at).year,
            created_at=at,
        )
        note_event(event, act="await_event", actor=actor, at=at)
    return event


def assign(
    *,
    obligations: Sequence[Obligation],
    chief: User,
    helpers: Sequence[User] = (),
    actor: User,
    at: datetime,
    unit: Unit | None = None,
) -> None:
    """Name the chief responsible and the helpers; ``unit`` also moves the work to that unit."""
    with audit.transaction():
        rows = locked(obligations)
        demand(actor, "assign", rows, at)
        _check_people([chief, *helpers], actor)
        if unit and unit.agency_id != actor.agency_id:
            raise RuleBroken("Bộ phận thuộc cơ quan khác.", field="unit")
        for row in rows:
            row.state = after("assign", row.state, label=row.title)
            row.chief = chief
            row.unit = unit or row.unit
            row.save(update_fields=["state", "chief", "unit"])
            row.helpers.set(person for person in helpers if person != chief)
        names = {"chief": chief.full_name, "helpers": [person.full_name for person in helpers]}
        note(rows, act="assign", actor=actor, at=at, payload=names)
        tell_assigned(rows, chief, at=at, by=actor)


def _check_people(people: Sequence[User], actor: User) -> None:
    for person in people:
        if person.agency_id != actor.agency_id or not person.is_active:
            raise RuleBroken(
                f"{person.full_name} không có tài khoản đang hoạt động ở cơ quan.", field="chief"
            )


def cancel(*, obligations: Sequence[Obligation], actor: User, at: datetime, reason: str) -> None:
    """Take obligations out of the plan; they keep their history and leave the counts."""
    with audit.transaction():
        rows = locked(obligations)
        demand(actor, "cancel", rows, at)
        why = required(reason, "Ghi lý do hủy việc.", field="reason")
        for row in rows:
            row.state = after("cancel", row.state, label=row.title)
            row.cancelled_at = at
            row.cancel_reason = why
            row.save(update_fields=["state", "cancelled_at", "cancel_reason"])
            lapse_requests(row, actor=actor, at=at)
        note(rows, act="cancel", actor=actor, at=at, payload={"reason": why})
