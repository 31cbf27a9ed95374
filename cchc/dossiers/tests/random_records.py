"""Random histories of dossiers such as the services make them: late stays late, dates lie ahead."""

from datetime import datetime, timedelta
from random import Random

from cchc.dossiers.rules.outcomes import outcome_of_result, outcome_of_stop
from cchc.dossiers.rules.statistics import Record
from cchc.kernel.working_time import Unit
from cchc.kernel.zone import HANOI

FIRST = datetime(2025, 11, 1, tzinfo=HANOI)


def random_record(random: Random) -> Record:
    """A dossier of the months around the first quarter of 2026."""
    registered = FIRST + timedelta(minutes=random.randrange(240 * 1440))
    blocked = ((random.choice(("off_list", "second")), registered),) * random.choice((0, 0, 0, 1))
    if random.random() < 0.1:
        return Record(refused_at=registered, blocked=blocked)
    due = registered + timedelta(days=random.randint(1, 40))
    pauses: tuple[tuple[datetime, datetime | None], ...] = ()
    clock: datetime | None = due
    if random.random() < 0.3:
        begin = registered + (due - registered) * random.random()
        end = begin + timedelta(days=random.randint(1, 30)) if random.random() < 0.7 else None
        pauses = ((begin, end),)
        clock = due + (end - begin) if end else None
    finished = _finish(random, registered, pauses)
    ending = random.choice(("done", "done", "done", "withdrawn", "stopped")) if finished else ""
    outcome = ""
    if finished:
        judged = outcome_of_stop(clock, finished)
        outcome = outcome_of_result(Unit.DAYS, clock, finished) if ending == "done" else judged
    letter = registered + timedelta(days=random.randint(1, 30)) if random.random() < 0.2 else None
    return Record(
        channel=random.choice((1, 2, 3)),
        origin=random.choice(("handled", "mirrored")),
        received_at=registered,
        due_at=clock,
        finished_at=finished,
        ending=ending,
        outcome=outcome,
        returned_at=finished + timedelta(hours=3) if finished and ending == "done" else None,
        chain_complete_at=letter + timedelta(days=1) if letter else None,
        digitised_at=finished if random.random() < 0.5 else None,
        papers_reused=random.choice((0, 0, 1, 3)),
        pauses=pauses,
        supplements=tuple(begin for begin, _ in pauses),
        blocked=blocked,
        letter_at=letter,
        extended_at=letter if random.random() < 0.5 else None,
    )


def _finish(
    random: Random, registered: datetime, pauses: tuple[tuple[datetime, datetime | None], ...]
) -> datetime | None:
    """A moment after everything else, if it is finished."""
    if random.random() < 0.25:
        return None
    last = registered
    for begin, end in pauses:
        last = max(last, end or begin)
    return last + timedelta(minutes=random.randrange(1, 30 * 1440))
