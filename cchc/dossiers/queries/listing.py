"""Lists as screens show them: narrowed, counted by risk, found, with their dates in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.lookups import Exact

from cchc.citizens import queries as citizens
from cchc.citizens.queries import Eye
from cchc.dossiers.choices import Alarm, ApologyState, Channel, Outcome, State
from cchc.dossiers.models import Apology, Dossier, Incident
from cchc.dossiers.models.expressions import TAIL, CodeTail
from cchc.dossiers.queries.lists import queue
from cchc.dossiers.queries.reach import overdue, visible_to
from cchc.dossiers.rules.late_chain import days_late
from cchc.dossiers.rules.outcomes import day_of
from cchc.dossiers.rules.outcomes import is_late as is_behind
from cchc.kernel.working_time import Calendar
from cchc.kernel.zone import HANOI, local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.procedures.models import Procedure, ProcedureVersion
from cchc.web.components import Badge, Due, Tone

OPEN, CHAIN, SOON, INCIDENT = "open", "chain", "soon", "incident"
ALL_LATE = "all_late"
MOST = 50
RUNNING = (
    State.RECEIVED,
    State.PROCESSING,
    State.SUPPLEMENT,
    State.PAYMENT,
    State.WITHDRAWING,
)
BESIDE = ("version__procedure", "field", "applicant", "unit", "officer", "agency")
_TONES: dict[int, Tone] = {
    State.REGISTERED: "neutral",
    State.RECEIVED: "info",
    State.REFUSED: "bad",
    State.PROCESSING: "info",
    State.SUPPLEMENT: "warn",
    State.PAYMENT: "warn",
    State.WITHDRAWING: "warn",
    State.STOPPED: "neutral",
    State.FINISHED: "good",
    State.RETURNED: "good",
}


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to; ``risk`` is a value of ``Alarm``, CHAIN or INCIDENT."""

    state: str = ""
    field: int | None = None
    procedure: int | None = None
    channel: int | None = None
    risk: str = ""


@dataclass(frozen=True)
class Line:
    """A dossier as a list shows it to the person; without ``is_open`` only its masked line."""

    row: Dossier
    code: str
    who: str
    badge: Badge
    due: Due | None
    note: str
    is_open: bool


@dataclass(frozen=True)
class Risks:
    """How many dossiers the day threatens, of those that the person answers for."""

    late: int
    today: int
    one_day: int
    three_days: int
    soon: int
    chain: int


def every(user: User, wanted: Wanted, *, at: datetime) -> QuerySet[Dossier]:
    """The agency's dossiers that fit, the newest first."""
    rows = listed_to(user, _day(at))
    return _narrowed(rows, wanted, user.agency, at).select_related(*BESIDE).order_by("-pk")


def risky(user: User, risk: str, *, at: datetime) -> QuerySet[Dossier]:
    """Those of ``risks`` behind one of its figures, by their date."""
    rows = _answered_for(user, at).filter(_of_risk(risk, user.agency, at))
    return rows.select_related(*BESIDE).order_by(F("due_at").asc(nulls_last=True), "pk")


def risks(user: User, *, at: datetime) -> Risks:
    """The figures of the day: the desk and leaders for the agency, others for their own steps."""
    rows, agency = _answered_for(user, at), user.agency
    named: dict[str, str] = {
        "today": Alarm.TODAY,
        "one_day": Alarm.ONE_DAY,
        "three_days": Alarm.THREE_DAYS,
        "soon": SOON,
    }
    near = {name: Count("pk", filter=_of_risk(risk, agency, at)) for name, risk in named.items()}
    return Risks(
        late=rows.filter(overdue(at)).count(),
        chain=rows.filter(owes_chain(agency, at)).count(),
        **rows.filter(_of_risk(SOON, agency, at)).aggregate(**near),
    )


def found(user: User, text: str, *, at: datetime) -> list[Dossier]:
    """Dossiers by (the end of) their code; for the desk also by applicant. At most MOST.

    Each way is found by an index of its own; together they would be looked for in every dossier.
    """
    wanted = text.strip()
    own = Dossier.objects.filter(agency=user.agency_id).order_by()
    fits = [own.filter(Exact(CodeTail("code"), wanted[-TAIL:].upper()), code__iendswith=wanted)]
    if len(wanted) < TAIL:
        fits = []
    if wanted and Act.SEE_PERSONAL_DATA in organisation.acts_of(user, _day(at)):
        people = citizens.matching(user.agency, wanted, most=MOST)
        fits += [own.filter(applicant__in=people), own.filter(authorised__in=people)]
    if not fits:
        return []
    first, *more = (rows.values("pk") for rows in fits)
    keys = visible_to(user, at=at).filter(pk__in=first.union(*more)).order_by("-pk")
    return of_keys(keys.values_list("pk", flat=True)[:MOST])


def keys_of(rows: QuerySet[Dossier]) -> QuerySet[Dossier, int]:
    """The rows as their keys in the same order; nothing else is put in order."""
    return rows.values_list("pk", flat=True)


def of_keys(keys: Iterable[int]) -> list[Dossier]:
    """A page of a list, with what its lines name; the keys alone were put in order. One query."""
    wanted = list(keys)
    known = Dossier.objects.select_related(*BESIDE).in_bulk(wanted)
    return [known[key] for key in wanted if key in known]


def shown(user: User, rows: Iterable[Dossier], *, at: datetime) -> list[Line]:
    """The rows as lines; a fixed number of queries."""
    listed = list(rows)
    calendar = organisation.working_calendar(user.agency)
    seen = visible_to(user, at=at).filter(pk__in=[row.pk for row in listed])
    opened = set(seen.values_list("pk", flat=True))
    is_desk = Act.SEE_PERSONAL_DATA in organisation.acts_of(user, _day(at))
    return [_line(row, calendar, at, is_open=row.pk in opened, is_desk=is_desk) for row in listed]


def badge_of(row: Dossier) -> Badge:
    """The state as a badge."""
    if row.state == State.SUPPLEMENT and row.brought_at:
        return Badge("Bổ sung đã nộp, chờ tiếp nhận", "info")
    return Badge(State(row.state).label, _TONES[row.state])


def due_of(row: Dossier, calendar: Calendar, at: datetime) -> Due | None:
    """The date, and how far it is; how it was kept when the dossier has ended."""
    if row.due_at is None:
        return None
    on = day_of(row.due_at)
    if row.finished_at is not None:
        days = days_late(row.due_at, row.finished_at, calendar)
        if row.outcome != "late":
            return Due(on, "trước hạn" if row.outcome == Outcome.EARLY else "đúng hạn", "good")
        return Due(on, f"xong, trễ {days} ngày làm việc" if days else "xong, trễ giờ hẹn", "bad")
    if is_behind(row.due_at, at):
        days = days_late(row.due_at, at, calendar)
        return Due(on, f"trễ {days} ngày làm việc" if days else "quá giờ hẹn", "late")
    left = calendar.working_days_between(local_minute(at).date(), on)
    return Due.left(on, max(left, 0))


def owes_chain(agency: Agency, at: datetime) -> Q:
    """Late or extended, and the chain of the apology still lacks something.

    Each of the three is found by an index; together they would be looked for in every dossier.
    """
    rows = Dossier.objects.filter(chain_complete_at__isnull=True).order_by()
    signed = Apology.objects.filter(state=ApologyState.SIGNED).values("dossier")
    first, *more = (
        rows.filter(reason).values("pk")
        for reason in (
            overdue(at) & Q(agency=agency),
            Q(agency=agency, outcome=Outcome.LATE),
            Q(pk__in=signed),  # whose, says the list that is narrowed
        )
    )
    return Q(pk__in=first.union(*more))


def procedures_of(agency: Agency) -> QuerySet[Procedure]:
    """The procedures of which the agency has dossiers."""
    cases = Dossier.objects.filter(agency=agency, version=OuterRef("pk"))
    known = ProcedureVersion.objects.filter(Exists(cases)).order_by().values("procedure")
    return Procedure.objects.filter(pk__in=known).order_by("name")


def _line(row: Dossier, calendar: Calendar, at: datetime, *, is_open: bool, is_desk: bool) -> Line:
    eye = Eye.DESK if is_desk else Eye.WATCHER
    return Line(
        row=row,
        code=row.code if is_open else row.masked_code,
        who=citizens.masked(row.applicant, eye).name if is_open else "",
        badge=badge_of(row),
        due=due_of(row, calendar, at),
        note="tạm dừng tính thời hạn" if row.is_clock_standing and row.state in RUNNING else "",
        is_open=is_open,
    )


def listed_to(user: User, today: date) -> QuerySet[Dossier]:
    """The dossiers of which the person sees at least the masked line."""
    acts = organisation.acts_of(user, today)
    if acts.isdisjoint((Act.RECEIVE_DOSSIER, Act.SEE_MASKED_DOSSIERS)):
        return Dossier.objects.none()
    return Dossier.objects.filter(agency=user.agency_id)


def _answered_for(user: User, at: datetime) -> QuerySet[Dossier]:
    acts = organisation.acts_of(user, _day(at))
    if acts.isdisjoint((Act.RECEIVE_DOSSIER, Act.DECIDE_DOSSIER)):
        return Dossier.objects.filter(pk__in=queue(user, at=at).order_by().values("pk"))
    return Dossier.objects.filter(agency=user.agency_id)


def _narrowed(
    rows: QuerySet[Dossier], wanted: Wanted, agency: Agency, at: datetime
) -> QuerySet[Dossier]:
    if wanted.state == OPEN:
        rows = rows.filter(state__in=RUNNING)
    elif wanted.state:
        rows = rows.filter(state=int(wanted.state))
    if wanted.field:
        rows = rows.filter(field=wanted.field)
    if wanted.procedure:
        rows = rows.filter(version__procedure=wanted.procedure)
    if wanted.channel:
        rows = rows.filter(channel=Channel(wanted.channel))
    if wanted.risk:
        fits = Dossier.objects.filter(_of_risk(wanted.risk, agency, at), agency=agency).order_by()
        rows = rows.filter(pk__in=fits.values("pk"))  # found first, then put in order
    return rows


def _of_risk(risk: str, agency: Agency, at: datetime) -> Q:
    """The same bounds as ``rules.clock.alarm``: working days from today to the day of the date."""
    if risk == ALL_LATE:
        rows = Dossier.objects.filter(agency=agency).order_by().values("pk")
        return Q(pk__in=rows.filter(overdue(at)).union(rows.filter(outcome=Outcome.LATE)))
    if risk == INCIDENT:
        return Q(pk__in=Incident.objects.order_by().values("dossier"))
    if risk == CHAIN:
        return owes_chain(agency, at)
    if risk == Alarm.LATE:
        return overdue(at)
    calendar, today = organisation.working_calendar(agency), _day(at)
    bounds: dict[str, tuple[int, int]] = {
        Alarm.TODAY: (0, 1),
        Alarm.ONE_DAY: (1, 2),
        Alarm.THREE_DAYS: (2, 4),
        SOON: (0, 4),
    }
    first, last = bounds[risk]
    begin = _midnight(calendar.add_working_days(today, first)) if first else None
    end = _midnight(calendar.add_working_days(today, last))
    fits = Q(state__in=RUNNING, due_at__lte=end, due_at__gte=at.replace(second=0, microsecond=0))
    return fits & Q(due_at__gt=begin) if begin else fits


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, HANOI)


def _day(at: datetime) -> date:
    return at.astimezone(HANOI).date()
