"""A round of a report, the units' parts of it, and the figures that a unit answers for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from cchc.documents.choices import State
from cchc.kernel.zone import HANOI
from cchc.obligations import queries as obligations
from cchc.obligations.choices import State as OwedState
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Unit, User
from cchc.plans import queries as plans
from cchc.plans.choices import PartyRole, PlanState
from cchc.plans.models import Party, Plan
from cchc.reports.choices import PartState
from cchc.reports.models import PartReminder, PartSending, Report, ReportPart, ReportRound
from cchc.reports.queries.gathering import Asked, numbers_of
from cchc.reports.queries.kinds import kinds_of
from cchc.reports.queries.reach import plan_for
from cchc.reports.queries.reaching import is_chief_of, named_there, senders, senders_of
from cchc.reports.rules.kinds import COMPOSED
from cchc.reports.rules.rounds import days_late

FIGURES = ("planned", "due", "done_on_time", "done_late", "waiting", "overdue", "carried_over")


@dataclass(frozen=True)
class PartLine:
    """A part in the round's table; ``late`` in working days, of the sending or until today."""

    part: ReportPart
    sending: PartSending | None
    late: int
    may_read: bool
    reminders: Sequence[PartReminder] = ()
    has_nobody: bool = False

    @property
    def reminded(self) -> PartReminder | None:
        """The last reminder."""
        return self.reminders[-1] if self.reminders else None


@dataclass(frozen=True)
class LateTask:
    """A late task of the unit: its name and the obstacle that was told last, or ""."""

    name: str
    obstacle: str


@dataclass(frozen=True)
class OwnFigures:
    """The counts of the unit's tasks as (id of the figure, number), and its late tasks."""

    counts: Sequence[tuple[str, int]]
    late: Sequence[LateTask]
    address: str


def leading_units(plan: Plan) -> list[Unit]:
    """The units of the agency that lead a task of the plan and have people, in their order."""
    parties = Party.objects.filter(
        task__plan=plan, task__dropped_at=None, role=PartyRole.LEAD, unit__isnull=False
    )
    named = Unit.objects.filter(pk__in=parties.values("unit")).select_related("merged_into")
    today = {organisation.unit_today(unit).pk for unit in named}
    return list(organisation.staffed_units(plan.agency).filter(pk__in=today))


def round_for(user: User, code: str, pk: int, *, today: date) -> ReportRound:
    """A round of a plan that the person sees, Http404 otherwise."""
    plan = plan_for(user, code, today=today)
    row = ReportRound.objects.select_related("opened_by", "paper").filter(plan=plan, pk=pk).first()
    if row is None:
        raise Http404
    row.plan = plan
    return row


def part_for(user: User, code: str, pk: int, part: int, *, today: date) -> ReportPart:
    """A part that the person may read: of the own unit, or any for leaders and the office."""
    of = round_for(user, code, pk, today=today)
    row = of.parts.select_related("unit").prefetch_related("sendings__sent_by").filter(pk=part)
    found = row.first()
    if found is None or not may_read(found, user, today=today):
        raise Http404
    found.round = of
    return found


def rounds_to_ask(day: date) -> QuerySet[ReportRound]:
    """Rounds opened ahead whose day has come and whose units were not asked."""
    rows = ReportRound.objects.filter(ask_on__lte=day, asked_at=None)
    rows = rows.exclude(obligation__state=OwedState.CANCELLED)
    return rows.filter(plan__state=PlanState.ADOPTED).select_related("plan__agency", "paper")


def unclosed_rounds() -> QuerySet[ReportRound]:
    """Rounds whose report is issued while it is still owed."""
    issued = Report.objects.filter(
        plan=OuterRef("plan"),
        period=OuterRef("period"),
        calendar=OuterRef("calendar"),
        document__state=State.ISSUED,
    )
    is_issued = Q(Exists(issued), kind=COMPOSED) | Q(paper__state=State.ISSUED)
    rows = ReportRound.objects.filter(is_issued, obligation__state=OwedState.OPEN)
    return rows.select_related("plan__agency", "paper", "obligation").order_by("pk")


def parts_standing(of: ReportRound) -> list[PartSending]:
    """What the units have sent and nobody returned, in the order of the units."""
    rows = PartSending.objects.filter(part__round=of, returned_at=None)
    return list(rows.select_related("part__unit").order_by("part__unit__order", "part__unit__name"))


def may_read(part: ReportPart, user: User, *, today: date) -> bool:
    """Whether the person reads the words of the part."""
    return _reads_all(user, today) or is_of_unit(part, user, today=today)


def may_send(part: ReportPart, user: User, *, today: date) -> bool:
    """Whether the part is the person's to send: of the unit, or the office for want of anybody."""
    if not organisation.may(user, Act.CONTRIBUTE_TO_REPORT, today=today):
        return False
    return is_of_unit(part, user, today=today) or may_enter(part, user, today=today)


def is_of_unit(part: ReportPart, user: User, *, today: date) -> bool:
    """Whether the person has a post in the unit, or is named for a task that it leads."""
    return part.unit_id in _own_units(user, today) or is_chief_of(part, user)


def may_enter(part: ReportPart, user: User, *, today: date) -> bool:
    """Whether the person enters from paper what a unit without anybody has written."""
    works = organisation.may(user, Act.COMPOSE_REPORT, today=today)
    return works and not senders_of(part, today=today)


def part_lines(of: ReportRound, user: User, *, today: date) -> list[PartLine]:
    """Every unit with its part; the number of queries does not grow with the units."""
    calendar = organisation.working_calendar(of.plan.agency)
    own, reads_all = _own_units(user, today), _reads_all(user, today)
    contributes = organisation.may(user, Act.CONTRIBUTE_TO_REPORT, today=today)
    found = []
    told = ("sendings__sent_by", "reminders__by")
    parts = list(of.parts.select_related("unit").prefetch_related(*told))
    known = senders(of, [part.unit_id for part in parts], today=today)
    for part in parts:
        last, people = part.last, known[part.unit_id]
        is_sent = last is not None and part.state == PartState.SENT
        until = last.sent_at.astimezone(HANOI).date() if last and is_sent else today
        may_open = reads_all or (contributes and part.unit_id in own) or user in people
        late = days_late(of.parts_due_on, until, calendar)
        reminders = list(part.reminders.all())
        found.append(PartLine(part, last, late, may_open, reminders, has_nobody=not people))
    return found


@dataclass(frozen=True)
class AskedPart:
    """A part that is wanted, and what the report is called: a period may have several kinds."""

    part: ReportPart
    report: str


def parts_asked(user: User, *, today: date) -> list[AskedPart]:
    """What the person's units still owe to the reports that are prepared, the nearest day first."""
    asked = Q(round__ask_on=None) | Q(round__asked_at__isnull=False)
    wanted = Q(round__obligation=None) | Q(round__obligation__state=OwedState.OPEN)
    rows = ReportPart.objects.filter(
        asked,
        wanted,
        Q(unit__in=_own_units(user, today)) | Q(named_there(user)),
        round__plan__agency=user.agency_id,
        round__plan__state=PlanState.ADOPTED,
    ).exclude(state=PartState.SENT)
    found = rows.select_related("unit", "round__plan").order_by("round__parts_due_on", "pk")
    names = {kind.code: kind.name for kind in kinds_of(user.agency)} if found else {}
    return [AskedPart(part, _called(part.round, names)) for part in found]


def _called(of: ReportRound, names: Mapping[str, str]) -> str:
    return of.title or f"{names.get(of.kind, of.kind)}, {of.covers.label}"


def own_figures(part: ReportPart, *, as_of: datetime) -> OwnFigures:
    """What the unit led in the period as it stood at the moment."""
    of = part.round
    asked = Asked(of.plan, of.covers, as_of)
    tasks = plans.planned_tasks(of.plan, as_of=as_of)
    rows = asked.counts(tasks, "unit")
    row = next((row for row in rows if row.key == str(part.unit_id)), None)
    if row is None:
        return OwnFigures((), (), "")
    keys = {key for name in ("overdue", "carried_over") for _, key in row.tasks.get(name, ())}
    late = [task for task in tasks if task.key in keys]
    owed = [s.row for s in asked.stood(late) if s.row.unit_id == part.unit_id] if late else []
    notes = obligations.obstacles_said(owed, until=as_of)
    told = {note.obligation.subject_key: note.obstacles for note in notes}
    numbers = numbers_of(tasks)
    return OwnFigures(
        counts=[(name, getattr(row.counts, name)) for name in FIGURES],
        late=[
            LateTask(f"Nhiệm vụ {numbers[t.key]} – {t.task.title}", told.get(t.key, ""))
            for t in late
        ],
        address=f"{asked.address}unit.{part.unit_id}.",
    )


def _own_units(user: User, today: date) -> set[int]:
    return set(organisation.units_of(user, today).values_list("pk", flat=True))


def _reads_all(user: User, today: date) -> bool:
    acts = (Act.COMPOSE_REPORT, Act.SIGN_OFF)
    return any(organisation.may(user, act, today=today) for act in acts)
