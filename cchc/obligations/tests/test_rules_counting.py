"""What a task counts as; the table "Worked examples: figures" of docs/rules/obligations.md."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.obligations.choices import Figure
from cchc.obligations.rules.counting import (
    PARTS_OF_DUE,
    PARTS_OF_PLANNED,
    Window,
    figures_of,
    is_behind,
)
from cchc.obligations.rules.standing import Standing

AFTER = date(2026, 7, 1)
EVENT = Standing("awaiting_event", event_year=2026)


def q2(today: date) -> Window:
    return Window(date(2026, 4, 1), date(2026, 6, 30), today)


def bound(month: int, day: int, name: str, year: int = 2026) -> Standing:
    return Standing(name, date(year, month, day))


def awaiting(year: int) -> Standing:
    return Standing("awaiting_event", event_year=year)


@pytest.mark.parametrize(
    ("standings", "today", "figures"),
    [
        pytest.param(
            [bound(6, 30, "done_on_time")],
            AFTER,
            "planned due done_on_time",
            id="one product, accepted",
        ),
        pytest.param(
            [bound(5, 15, "done_late"), bound(6, 30, "done_on_time")],
            AFTER,
            "planned due done_late",
            id="two products, one late",
        ),
        pytest.param(
            [bound(5, 15, "done_on_time"), bound(6, 30, "overdue")],
            AFTER,
            "planned due overdue",
            id="two products, one missing",
        ),
        pytest.param(
            [bound(5, 15, "done_on_time"), bound(6, 30, "running")],
            date(2026, 6, 1),
            "planned not_yet_due",
            id="the same, before the second date",
        ),
        pytest.param(
            [bound(6, 30, "waiting")],
            AFTER,
            "planned due waiting",
            id="handed in on the day, not looked at",
        ),
        pytest.param(
            [bound(6, 30, "waiting")],
            date(2026, 6, 15),
            "planned not_yet_due",
            id="handed in ahead of the day",
        ),
        pytest.param(
            [
                bound(3, 31, "done_on_time"),
                bound(6, 30, "done_on_time"),
                bound(9, 30, "running"),
                bound(12, 31, "running"),
            ],
            AFTER,
            "planned due done_on_time",
            id="every quarter",
        ),
        pytest.param(
            [bound(3, 31, "overdue"), bound(6, 30, "done_on_time"), bound(9, 30, "running")],
            AFTER,
            "planned due done_on_time carried_over",
            id="every quarter, the first still missing",
        ),
        pytest.param(
            [bound(12, 31, "running")], AFTER, "planned not_yet_due", id="due later in the year"
        ),
        pytest.param(
            [bound(3, 31, "done_on_time")], AFTER, "planned earlier", id="finished in quarter I"
        ),
        pytest.param([EVENT], AFTER, "planned awaiting_event", id="after an event"),
        pytest.param([awaiting(2027)], AFTER, "", id="after an event, of the plan for next year"),
        pytest.param([awaiting(2025)], AFTER, "", id="after an event, of last year's plan"),
        pytest.param(
            [bound(6, 30, "done_on_time"), EVENT],
            AFTER,
            "planned due done_on_time",
            id="one dated, one after an event",
        ),
        pytest.param(
            [bound(12, 31, "overdue", 2025)], AFTER, "carried_over", id="last year's, missing"
        ),
        pytest.param([bound(3, 31, "running", 2027)], AFTER, "", id="next year's"),
        pytest.param(
            [Standing("running", date(2027, 2, 28), True, promised_on=date(2026, 6, 30))],
            AFTER,
            "planned not_yet_due extended",
            id="extended into next year",
        ),
        pytest.param(
            [Standing("running", date(2027, 2, 28), True, promised_on=date(2025, 12, 31))],
            AFTER,
            "",
            id="last year's, extended into next year",
        ),
    ],
)
def test_a_task_counts_as_the_table_says(
    standings: list[Standing], today: date, figures: str
) -> None:
    assert figures_of(standings, q2(today)) == frozenset(figures.split())


def test_an_extended_date_is_counted_beside() -> None:
    extended = Standing("done_on_time", date(2026, 6, 30), is_extended=True)
    assert "extended" in figures_of([extended], q2(AFTER))


def test_a_cancelled_obligation_counts_nowhere() -> None:
    assert figures_of([Standing("cancelled")], q2(AFTER)) == frozenset()
    assert not any(is_behind(Standing("cancelled"), f, q2(AFTER)) for f in Figure.values)


names = st.sampled_from(["running", "waiting", "overdue", "done_on_time", "done_late"])
days = st.dates(date(2025, 6, 1), date(2027, 6, 1))
dated = st.builds(Standing, names, days, st.booleans(), st.none(), days)
standings_of_a_task = st.lists(
    dated | st.sampled_from([EVENT, awaiting(2027), Standing("cancelled")]), max_size=6
)


@given(standings_of_a_task, st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_the_parts_add_up_and_every_figure_has_its_records(
    standings: list[Standing], today: date
) -> None:
    window = q2(today)
    found = figures_of(standings, window)
    assert len(found & set(PARTS_OF_PLANNED)) == ("planned" in found)
    assert len(found & set(PARTS_OF_DUE)) == ("due" in found)
    for figure in found:
        assert any(is_behind(s, figure, window) for s in standings)
