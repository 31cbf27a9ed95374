"""The clock of a locked dossier: begun, stopped, going on; docs/rules/dossier-deadlines.md."""

from datetime import datetime, timedelta
from decimal import Decimal

from cchc.dossiers.choices import DateKind, PauseKind
from cchc.dossiers.models import Dossier, DueDate, Pause
from cchc.dossiers.rules import clock
from cchc.dossiers.rules.clock import Limit
from cchc.dossiers.rules.outcomes import is_late
from cchc.kernel.formats import moment_vi
from cchc.kernel.working_time import Answer, Calendar, Unit
from cchc.kernel.working_time import Pause as Gap
from cchc.kernel.zone import from_local, local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.models import User

_MINUTE = timedelta(minutes=1)


def calendar_of(row: Dossier) -> Calendar:
    """The working calendar of the dossier's agency. Two queries."""
    return organisation.working_calendar(row.agency)


def limit_of(row: Dossier) -> Limit:
    """The limit that the dossier keeps from the day of its registration."""
    return Limit(Decimal(row.limit_amount), Unit(row.limit_unit), row.cutoff, row.counts_hours)


def is_behind(row: Dossier, at: datetime) -> bool:
    """Whether the dossier is late at that moment."""
    return is_late(row.due_at, at) or (row.late_from is not None and row.late_from <= at)


def reckoned(row: Dossier, since: datetime) -> Answer:
    """When the limit ends that starts at ``since``; reads the calendar, writes nothing."""
    return clock.promise(calendar_of(row), since, limit_of(row))


def begin_cycle(
    row: Dossier, kind: DateKind, answer: Answer, *, since: datetime, at: datetime
) -> None:
    """Start the limit from zero at ``since``, as it was ``reckoned``; not yet saved."""
    assert answer.due_at is not None  # there is no pause in it
    row.clock_from, row.effective_on = since, answer.reception_day
    row.cycle += 1
    row.promised_at = row.promised_at or answer.due_at
    row.due_steps = answer.explanation()
    promise(row, kind, answer.due_at, at=at)


def promise(
    row: Dossier,
    kind: DateKind,
    new: datetime,
    *,
    at: datetime,
    binds: bool = True,
    reason: str = "",
    approver: User | None = None,
) -> None:
    """Add a line to the dates; not yet saved in the row."""
    old = row.due_at if row.due_at else row.appointed_at
    DueDate.objects.create(
        dossier=row,
        kind=kind,
        old=old,
        new=new,
        binds=binds,
        reason=reason,
        approver=approver,
        decided_at=at,
    )
    row.appointed_at = new
    if binds:
        row.due_at = new


def stop_clock(
    row: Dossier, kind: PauseKind, *, at: datetime, basis: str = "", counts: bool = True
) -> None:
    """Let the clock stand from now on; without effect on a dossier that is late already."""
    if row.due_at is None or row.pauses.filter(end_at__isnull=True).exists():
        return  # not received yet, or it stands already
    counts = counts and not is_late(row.due_at, at)
    Pause.objects.create(
        dossier=row, kind=kind, begin_at=at, counts=counts, due_before=row.due_at, basis=basis
    )
    if counts:
        row.due_at = None


def close_pause(row: Dossier, *, at: datetime) -> Pause | None:
    """End the open pause, if there is one."""
    pause = row.pauses.filter(end_at__isnull=True).first()
    if pause is not None:
        pause.end_at = at
        pause.save(update_fields=["end_at"])
    return pause


def go_on(row: Dossier, *, at: datetime) -> None:
    """Let the clock go on; what a pause took away is added to the date. Not yet saved."""
    pause = close_pause(row, at=at)
    if pause is None or not pause.counts:
        return
    assert pause.due_before is not None
    due = max(_resumed(row, pause), pause.due_before)
    promise(row, DateKind.RESUMED, due, at=at, reason=pause.get_kind_display())


def _resumed(row: Dossier, pause: Pause) -> datetime:
    calendar, limit = calendar_of(row), limit_of(row)
    assert row.clock_from is not None
    assert pause.due_before is not None
    gap = _gap(pause)
    if gap is None:
        return pause.due_before
    extended = row.dates.filter(kind=DateKind.EXTENDED, decided_at__gte=row.clock_from)
    if extended.exists():
        due = from_local(clock.resumed(calendar, pause.due_before, gap, limit.counted[1]))
        row.due_steps = [*row.due_steps, _moved(pause.due_before, due, gap.why)]
        return due
    stood = row.pauses.filter(counts=True, begin_at__gte=row.clock_from, end_at__isnull=False)
    gaps = [found for found in map(_gap, stood) if found]
    answer = clock.promise(calendar, row.clock_from, limit, gaps)
    assert answer.due_at is not None
    row.due_steps = answer.explanation()
    return answer.due_at


def _gap(pause: Pause) -> Gap | None:
    """The pause for the calculator; one within a minute is none."""
    assert pause.end_at is not None
    if local_minute(pause.end_at) <= local_minute(pause.begin_at):
        return None
    return Gap(pause.begin_at, pause.end_at, pause.get_kind_display())


def _moved(old: datetime, new: datetime, why: str) -> dict[str, str | int]:
    """A step of the explanation that the calculator does not know: a promised date was moved."""
    return {
        "rule": "moved",
        "from": local_minute(old).isoformat(timespec="minutes"),
        "to": local_minute(new).isoformat(timespec="minutes"),
        "days": 0,
        "why": f"{why}: hạn chuyển từ {moment_vi(old)} đến {moment_vi(new)}.",
    }


def explain_extension(row: Dossier, new: datetime, *, binds: bool) -> None:
    """Add the new appointment to the explanation; not yet saved."""
    assert row.due_at is not None
    why = "Xin lỗi và hẹn lại" if binds else "Xin lỗi muộn, hồ sơ vẫn tính trễ hạn"
    row.due_steps = [*row.due_steps, _moved(row.due_at, new, why)]
