"""The worked examples of docs/rules/dossier-statistics.md, and that the equations always hold."""

from datetime import date, datetime, time, timedelta
from random import Random

import pytest

from cchc.dossiers.rules.statistics import (
    COUNTS,
    Record,
    Window,
    columns,
    counted,
    cross_checks,
    figures,
)
from cchc.dossiers.tests.random_records import random_record
from cchc.kernel.formats import parse_date_vi
from cchc.kernel.periods import Period
from cchc.kernel.tests.rules_page import table
from cchc.kernel.zone import HANOI

PAGE = "dossier-statistics.md"
QUARTER = Period.parse("2026-Q1")
ASKED = datetime(2026, 4, 15, 9, tzinfo=HANOI)
ENDINGS = {"withdrawn": ("withdrawn", "on_time")}


def at(text: str, clock: time) -> datetime | None:
    if text == "–":
        return None
    return datetime.combine(parse_date_vi(text), clock, HANOI)


def record_of(row: dict[str, str]) -> Record:
    finished, _, word = row["finished"].partition(" ")
    ending, outcome = ENDINGS.get(word, ("done" if word else "", word))
    paused = row["due"].startswith("P ")
    begin = at(row["due"].removeprefix("P "), time(10))
    assert begin
    return Record(
        channel=1,
        received_at=at(row["received"], time(9)),
        due_at=None if paused else begin.replace(hour=17),
        finished_at=at(finished, time(16)),
        ending=ending,
        outcome=outcome,
        pauses=((begin, None),) if paused else (),
    )


@pytest.mark.parametrize("row", table(PAGE, "Worked examples"), ids=lambda row: row["case"])
def test_a_dossier_counts_where_the_page_says(row: dict[str, str]) -> None:
    found = figures(record_of(row), Window.of(QUARTER, ASKED))
    del found["received_counter"]  # all of them by the counter; the page leaves it out
    assert set(found) == {name for name in row["figures"].split(", ") if name}
    assert all(number == 1 for number in found.values())


def test_the_page_names_every_count_in_its_order() -> None:
    assert tuple(row["count"] for row in table(PAGE, "Counts")) == COUNTS


def test_the_form_has_the_columns_of_the_page() -> None:
    rows = table(PAGE, "Form II.06a")
    counts = {name: 10 ** (number % 7) for number, name in enumerate(COUNTS)}
    found = columns(1, "Hộ tịch", counts)
    assert len(found) == len(rows) == 13
    for value, row in zip(found[2:], rows[2:], strict=True):
        assert value == sum(counts[name] for name in row["from"].split(" + ")), row["title"]


@pytest.mark.parametrize("seed", range(20))
def test_the_equations_hold_for_any_dossiers_and_any_moment(seed: int) -> None:
    random = Random(seed)
    records = [random_record(random) for _ in range(200)]
    asked = datetime(2026, 1, 1, 8, tzinfo=HANOI) + timedelta(days=random.randrange(200))
    found = counted(records, Window.of(QUARTER, asked))
    assert cross_checks(found.counts) == []
    population = found["received"] + found["carried_over"]
    assert sum(found.sources.values()) == population
    assert found["results"] + found["withdrawn"] + found["stopped"] == found["finished"]
    assert found["paused"] <= found["open_within"]
    assert found["apologies_complete"] <= found["apologies_due"]


@pytest.mark.parametrize("seed", range(10))
def test_what_is_open_at_the_end_is_carried_over_to_the_next(seed: int) -> None:
    random = Random(seed)
    records = [random_record(random) for _ in range(200)]
    later = datetime(2027, 1, 1, tzinfo=HANOI)
    first = counted(records, Window.of(QUARTER, later))
    second = counted(records, Window.of(Period.parse("2026-Q2"), later))
    assert first["open"] == second["carried_over"]


def test_a_broken_equation_is_named() -> None:
    counts = dict.fromkeys(COUNTS, 0) | {"finished": 1}
    assert cross_checks(counts) == ["cột 7 = 8 + 9 + 10: 1 ≠ 0", "cột 3 = 7 + 11: 0 ≠ 1"]


@pytest.mark.parametrize(
    ("asked", "overdue"), [("17:00:00", 0), ("17:00:59", 0), ("17:01:00", 1), ("23:59:00", 1)]
)
def test_overdue_begins_in_the_minute_after_the_date(asked: str, overdue: int) -> None:
    day = date(2026, 3, 20)
    record = Record(
        received_at=datetime(2026, 3, 16, 9, tzinfo=HANOI),
        due_at=datetime.combine(day, time(17), HANOI),
    )
    window = Window.of(QUARTER, datetime.combine(day, time.fromisoformat(asked), HANOI))
    assert counted([record], window)["open_overdue"] == overdue


def test_what_happens_in_the_minute_of_asking_counts() -> None:
    received = datetime(2026, 3, 16, 9, 0, 30, tzinfo=HANOI)
    window = Window.of(QUARTER, datetime(2026, 3, 16, 9, 0, 40, tzinfo=HANOI))
    assert counted([Record(received_at=received)], window)["received"] == 1


def test_a_second_supplement_makes_it_late_from_then_on() -> None:
    record = Record(
        received_at=datetime(2026, 3, 2, 9, tzinfo=HANOI),
        late_from=datetime(2026, 3, 10, 9, tzinfo=HANOI),
        pauses=((datetime(2026, 3, 10, 9, tzinfo=HANOI), None),),
    )
    found = figures(record, Window.of(QUARTER, ASKED))
    assert found["open_overdue"] == 1
    assert found["paused"] == 0
