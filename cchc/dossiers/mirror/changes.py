"""What the source tells now against what it told before: docs/rules/dossier-mirror.md."""

from dataclasses import dataclass
from datetime import datetime

from cchc.dossiers.mirror.told import STANDING, Moments
from cchc.dossiers.mirror.words import DONE
from cchc.dossiers.rules.outcomes import Outcome, is_late, outcome_of_result, outcome_of_stop
from cchc.kernel.working_time import Unit
from cchc.kernel.zone import local_minute

# What an act of the life of a dossier may lead to, and what those lead to in turn.
_RUNNING = frozenset((2, 4, 5, 6, 7, 8, 9, 10))
FORWARD: dict[int, frozenset[int]] = {
    1: frozenset((*_RUNNING, 3)),
    2: _RUNNING,
    3: frozenset(),
    4: _RUNNING,
    5: _RUNNING,
    6: _RUNNING,
    7: frozenset((8,)),
    8: frozenset(),
    9: frozenset((10,)),
    10: frozenset(),
}


@dataclass(frozen=True)
class Known:
    """A dossier as it is kept. ``due_at`` is the date that binds, or did before the clock stood.

    ``seen_at``: when the last export that had it was made.
    """

    state: int
    received_at: datetime | None
    due_at: datetime | None
    is_standing: bool
    finished_at: datetime | None
    outcome: str
    returned_at: datetime | None
    late_from: datetime | None
    seen_at: datetime


@dataclass(frozen=True)
class Change:
    """A past fact that the source tells otherwise now; moments, or codes of states."""

    field: str
    old: datetime | int | None
    new: datetime | int | None


@dataclass(frozen=True)
class Verdict:
    """How the dossier is kept now. ``waits``: a leader has to confirm that it is not late.

    ``is_late``: it is late by what the source says itself.
    """

    due_at: datetime | None
    is_standing: bool
    outcome: str
    late_from: datetime | None
    changes: tuple[Change, ...] = ()
    waits: bool = False
    is_late: bool = False


def first_seen(now: Moments, unit: Unit, *, made_at: datetime) -> Verdict:
    """A dossier that was not known: as the source tells it."""
    stands = _stands(now, now.due_at, made_at)
    outcome = _outcome(now, now.due_at, unit)
    late = _late_by_dates(now, now.due_at, outcome, stands=stands, made_at=made_at)
    return Verdict(now.due_at, stands, outcome, None, is_late=late)


def compared(known: Known, now: Moments, unit: Unit, *, made_at: datetime) -> Verdict:
    """A known dossier after this export: the source's dates, and no lateness lost."""
    due = now.due_at or (known.due_at if now.received_at else None)
    stands = (known.is_standing and now.state in STANDING) or _stands(now, due, made_at)
    bound = None if known.is_standing and now.finished_at and now.ending != DONE else due
    outcome = _outcome(now, bound, unit)
    late = _late_by_dates(now, bound, outcome, stands=stands, made_at=made_at)
    late_from = None if late else known.late_from
    changes = _changes(known, now, due)
    was_late = _was_late(known, now, made_at)
    waits = was_late and not late and late_from is None
    if waits:
        late_from = known.due_at
    if late_from and outcome:
        outcome = Outcome.LATE
    return Verdict(bound, stands, outcome, late_from, changes, waits, late)


def without_mark(
    due: datetime | None, finished: datetime | None, ending: str, unit: Unit
) -> Outcome | None:
    """The outcome by the dates alone, for a change that was confirmed; None while it is open."""
    if finished is None:
        return None
    is_done = ending == DONE
    return outcome_of_result(unit, due, finished) if is_done else outcome_of_stop(due, finished)


def _outcome(now: Moments, due: datetime | None, unit: Unit) -> str:
    return without_mark(due, now.finished_at, now.ending, unit) or ""


def _stands(now: Moments, due: datetime | None, made_at: datetime) -> bool:
    """Whether the clock stands: the citizen is waited for, and the date has not passed."""
    return now.state in STANDING and not is_late(due, made_at)


def _late_by_dates(
    now: Moments, due: datetime | None, outcome: str, *, stands: bool, made_at: datetime
) -> bool:
    if now.finished_at is not None:
        return outcome == Outcome.LATE
    return now.received_at is not None and not stands and is_late(due, made_at)


def _was_late(known: Known, now: Moments, made_at: datetime) -> bool:
    """Whether it was late by the dates known before, with only what is news taken in."""
    if known.finished_at is not None:
        return known.outcome == Outcome.LATE
    if known.is_standing:
        return False
    end = now.finished_at
    if end is None:
        return is_late(known.due_at, made_at)
    return is_late(known.due_at, known.seen_at if _is_backdated(known, end) else end)


def _is_backdated(known: Known, end: datetime) -> bool:
    """Finished before an export in which it was still open."""
    return local_minute(end) < local_minute(known.seen_at)


def _changes(known: Known, now: Moments, due: datetime | None) -> tuple[Change, ...]:
    found: list[Change] = []
    for name, old, new in (
        ("received", known.received_at, now.received_at),
        ("due", None if known.is_standing else known.due_at, due),
    ):
        if old is not None and not _same(old, new):
            found.append(Change(name, old, new))
    end = now.finished_at
    if known.finished_at is not None:
        if not _same(known.finished_at, end):
            found.append(Change("finished", known.finished_at, end))
    elif end is not None and known.received_at and _is_backdated(known, end):
        found.append(Change("finished", None, end))
    if known.returned_at is not None and not _same(known.returned_at, now.returned_at):
        found.append(Change("returned", known.returned_at, now.returned_at))
    if now.state != known.state and now.state not in FORWARD[known.state]:
        found.append(Change("state", known.state, now.state))
    return tuple(found)


def _same(old: datetime, new: datetime | None) -> bool:
    return new is not None and local_minute(old) == local_minute(new)
