"""The table "Changes" of docs/rules/dossier-mirror.md."""

import re
from datetime import date, datetime

import pytest

from cchc.dossiers.mirror.changes import FORWARD, Known, Verdict, compared, first_seen
from cchc.dossiers.mirror.dates import When
from cchc.dossiers.mirror.told import Moments, Person, Place, Told, moments
from cchc.dossiers.rules.transitions import MOVES
from cchc.kernel.tests.rules_page import table
from cchc.kernel.working_time import Unit
from cchc.kernel.zone import HANOI

PAGE = "dossier-mirror.md"
MADE = datetime(2026, 1, 12, 9, 0, tzinfo=HANOI)
SEEN = datetime(2026, 1, 9, 17, 0, tzinfo=HANOI)
_DATE = re.compile(r"(due|finished) (\d\d)/(\d\d)/(\d{4})")


def told(text: str) -> Told:
    """ "9, due 08/01/2026, finished 09/01/2026" as a row."""
    state = int(text.split(",")[0])
    when = {name: When(date(int(y), int(m), int(d))) for name, d, m, y in _DATE.findall(text)}
    ending = {8: "stopped", 9: "done", 10: "done"}.get(state, "")
    return Told(
        Place("", 2), "H56.10-260102-0001", "", "", Person("An"), 1, state, ending,
        When(date(2026, 1, 2)), when.get("due"), when.get("finished"),
    )  # fmt: skip


def known(text: str) -> Known:
    """The dossier as an export of 09/01/2026 left it."""
    now = moments(told(text))
    verdict = first_seen(now, Unit.DAYS, made_at=SEEN)
    return kept(now, verdict, SEEN)


def kept(now: Moments, verdict: Verdict, at: datetime) -> Known:
    return Known(
        now.state, now.received_at, verdict.due_at, verdict.is_standing, now.finished_at,
        verdict.outcome, now.returned_at, verdict.late_from, at,
    )  # fmt: skip


def after(before: Known, text: str, *, made_at: datetime = MADE) -> tuple[Moments, Verdict]:
    now = moments(
        told(text),
        received=before.received_at,
        due=before.due_at,
        finished=before.finished_at,
        returned=before.returned_at,
    )
    return now, compared(before, now, Unit.DAYS, made_at=made_at)


ROWS = table(PAGE, "Changes")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['known']} -> {row['told']}")
def test_a_change_is_judged_as_the_page_says(row: dict[str, str]) -> None:
    _, verdict = after(known(row["known"]), row["told"])
    then = f"{verdict.outcome or 'open'}{', waits' if verdict.waits else ''}"
    assert then == row["then"]
    assert (", ".join(change.field for change in verdict.changes) or "–") == row["changes"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['known']} -> {row['told']}")
def test_the_same_again_changes_nothing(row: dict[str, str]) -> None:
    now, verdict = after(known(row["known"]), row["told"])
    before = kept(now, verdict, MADE)
    again = after(before, row["told"])[1]
    assert (again.changes, again.waits) == ((), False)
    assert kept(now, again, MADE) == before


def test_what_waits_is_late_in_the_figures_from_its_old_date() -> None:
    before = known("4, due 10/01/2026")
    _, verdict = after(before, "4, due 15/01/2026")
    assert verdict.late_from == before.due_at
    assert verdict.due_at is not None
    assert verdict.due_at.astimezone(HANOI).day == 15


def test_a_dossier_that_waits_finishes_late_even_before_its_new_date() -> None:
    now, verdict = after(known("4, due 10/01/2026"), "4, due 15/01/2026")
    later = datetime(2026, 1, 14, 9, 0, tzinfo=HANOI)
    text = "9, due 15/01/2026, finished 13/01/2026"
    _, finished = after(kept(now, verdict, MADE), text, made_at=later)
    assert (finished.outcome, finished.waits, finished.changes) == ("late", False, ())


def test_a_dossier_that_waits_for_the_citizen_does_not_become_late() -> None:
    now, verdict = after(known("4, due 15/01/2026"), "5, due 15/01/2026")
    assert verdict.is_standing
    later = datetime(2026, 1, 20, 9, 0, tzinfo=HANOI)
    _, still = after(kept(now, verdict, MADE), "5, due 15/01/2026", made_at=later)
    assert (still.is_standing, still.is_late) == (True, False)
    _, withdrawn = after(
        kept(now, verdict, MADE), "8, due 15/01/2026, finished 19/01/2026", made_at=later
    )
    assert (withdrawn.outcome, withdrawn.due_at) == ("on_time", None)


def _one_step(state: int) -> set[int]:
    """Where a single act leads."""
    moves = [move for move in MOVES.values() if move.target and state in move.sources]
    return {move.target for move in moves if move.target}


@pytest.mark.parametrize("state", sorted(FORWARD))
def test_states_go_where_the_acts_of_a_dossier_lead(state: int) -> None:
    found: set[int] = set()
    rest = [state]
    while rest:
        following = _one_step(rest.pop()) - found
        found |= following
        rest += following
    assert found - {state} == FORWARD[state] - {state}
