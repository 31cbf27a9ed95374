"""The deadlines of a petition: opened, done, ended; what is owed stands among the obligations."""

from collections.abc import Collection
from datetime import date, datetime, time

from cchc.feedback.choices import SENDER, SUBJECT, DutyKind, DutyState, Reach
from cchc.feedback.models import Duty, Petition
from cchc.feedback.rules.deadlines import OWED, SETTING, due_on
from cchc.feedback.services.writing import day_of
from cchc.obligations import services as obligations
from cchc.obligations.services import Owed, Subject
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act, Role, UnitKind
from cchc.organisation.models import Agency, Unit, User


def open_duty(
    row: Petition, kind: DutyKind, *, since: datetime, actor: User | None, at: datetime
) -> Duty:
    """Owe it by its day, counted from ``since``; the obligation names the code and nothing else."""
    due = _due(row.agency, kind, since)
    duty = Duty(petition=row, kind=kind, state=DutyState.OPEN, due_on=due)
    if kind in OWED:
        unit, chief = _whose(row, kind, at)
        debt = Owed(
            Subject(SUBJECT, str(row.pk), str(row)),
            label=f"{kind.label} {row.code}",
            unit=unit,
            due_on=due,
            chief=chief,
        )
        by = actor or SENDER
        duty.obligation = obligations.owe_many(agency=row.agency, actor=by, at=at, debts=[debt])[0]
    duty.save()
    return duty


def judge(row: Petition, kind: DutyKind, *, at: datetime) -> None:
    """A duty that is judged at its act: done that day, by the day counted from the petition."""
    due = _due(row.agency, kind, row.complete_at)
    Duty.objects.create(
        petition=row, kind=kind, state=DutyState.DONE, due_on=due, done_on=day_of(at)
    )


def do_duty(row: Petition, kind: DutyKind, *, actor: User, at: datetime) -> None:
    """It is done; the obligation ends with it. Nothing where it is not open."""
    for duty in _open(row, (kind,)):
        duty.state, duty.done_on = DutyState.DONE, day_of(at)
        duty.save(update_fields=["state", "done_on"])
        if duty.obligation:
            reason = f"{kind.label} {row.code}: đã làm xong."
            obligations.fulfil(obligation=duty.obligation, actor=actor, at=at, reason=reason)


def end_duties(
    row: Petition, *, actor: User | None, at: datetime, kinds: Collection[DutyKind] = OWED
) -> None:
    """The open ones are owed no more; the reason on the obligation gives nothing away."""
    for duty in _open(row, kinds):
        duty.state = DutyState.ENDED
        duty.save(update_fields=["state"])
        if duty.obligation:
            reason = f"{row.code}: không còn phải làm việc này."
            by = actor or SENDER
            obligations.let_go(obligations=[duty.obligation], actor=by, at=at, reason=reason)


def hand_over(row: Petition, *, actor: User, at: datetime) -> None:
    """The duty to handle is that of the unit and person of the petition."""
    for duty in _open(row, (DutyKind.HANDLE,)):
        assert duty.obligation
        obligations.hand_to(
            obligation=duty.obligation, unit=row.unit, chief=row.assignee, actor=actor, at=at
        )


def _open(row: Petition, kinds: Collection[DutyKind]) -> list[Duty]:
    found = row.duties.filter(state=DutyState.OPEN, kind__in=kinds)
    return list(found.select_related("obligation"))


def _due(agency: Agency, kind: DutyKind, since: datetime) -> date:
    days = organisation.integer_setting(agency, SETTING[kind])
    cutoff = time.fromisoformat(organisation.text_setting(agency, "calendar.reception_cutoff"))
    return due_on(organisation.working_calendar(agency), since, days, cutoff)


def _whose(row: Petition, kind: DutyKind, at: datetime) -> tuple[Unit | None, User | None]:
    """The unit and the person who have it first; never of the unit that it is sealed from."""
    day = day_of(at)
    if row.reach == Reach.LEADER:
        heads = organisation.holders_of(row.agency, Role.CHAIR, day)
        return row.agency.units.filter(kind=UnitKind.LEADERS).first(), heads[0] if heads else None
    if kind == DutyKind.HANDLE and row.unit:
        return row.unit, row.assignee
    act = Act.PUBLISH_PETITION if kind == DutyKind.PUBLISH else Act.RECEIVE_PETITION
    for person in organisation.people_with(row.agency, act, day):
        for unit in organisation.units_of(person, day):
            if row.reach != Reach.SEALED or unit.pk != row.about_unit_id:
                return unit, None
    return None, None
