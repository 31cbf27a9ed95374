"""The worked examples of docs/rules/portal.md."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.kernel.tests.rules_page import table
from cchc.kernel.zone import HANOI
from cchc.portal.rules import guessing, months, small_cells
from cchc.portal.rules.downtime import announcement
from cchc.portal.rules.guessing import Standing, judge
from cchc.portal.rules.next_steps import Asked, Stage, advice
from cchc.portal.rules.small_cells import OTHERS, Line

PAGE = "portal.md"


def _moment(text: str) -> datetime | None:
    return None if text == "–" else datetime.fromisoformat(f"2026-03-02T{text}+07:00")


@pytest.mark.parametrize("row", table(PAGE, "Guessing"))
def test_what_an_answer_does_to_the_count(row: dict[str, str]) -> None:
    before = Standing(
        int(row["failures before"]), _moment(row["first of them"]), _moment(row["locked until"])
    )
    now = _moment(row["now"])
    assert now is not None
    found = judge(before, right=row["PIN"] == "right", at=now)
    assert found.is_shown is (row["answer"] == "shown")
    assert found.standing.failures == int(row["failures after"])
    assert found.standing.locked_until == _moment(row["locked until after"])


def test_guessing_without_a_break_gets_five_answers_an_hour() -> None:
    standing, asked, at = Standing(), 0, datetime(2026, 3, 2, tzinfo=HANOI)
    for _ in range(24 * 60):
        is_open = standing.locked_until is None or at >= standing.locked_until
        asked += is_open
        standing = judge(standing, right=False, at=at).standing
        at += guessing.WINDOW / 60
    assert asked <= 5 * 24
    assert asked > 4 * 22


@pytest.mark.parametrize("row", table(PAGE, "What the citizen has to do next"))
def test_what_the_citizen_has_to_do(row: dict[str, str]) -> None:
    found = advice(
        Stage(row["state"]),
        is_late=row["late"] == "yes",
        has_new_date=row["new date"] == "yes",
        result_by=row["result by"],
    )
    assert found.heading == row["heading"]
    assert found.asked == Asked(row["asked of the citizen"])
    assert found.sentence.endswith(".")


def test_every_state_of_a_dossier_has_its_row() -> None:
    rows = table(PAGE, "What the citizen has to do next")
    assert {row["state"] for row in rows} == set(Stage)


def _lines(text: str) -> list[Line]:
    named = [part.rsplit(" ", 1) for part in text.split(", ") if part]
    return [
        Line(OTHERS if name == "other" else name, (int(size), int(size))) for name, size in named
    ]


@pytest.mark.parametrize("row", table(PAGE, "Small fields"))
def test_small_fields_are_joined(row: dict[str, str]) -> None:
    found = small_cells.joined(_lines(row["fields"]), int(row["least"]))
    assert found == _lines(row["shown"])


@pytest.mark.parametrize("row", table(PAGE, "Published figures"))
def test_which_figures_are_written_anew(row: dict[str, str]) -> None:
    month = date.fromisoformat(f"{row['month']}-01")
    published, today = (date.fromisoformat(row[name]) for name in ("published on", "today"))
    found = months.is_provisional(month, published, today)
    assert found is (row["figures"] == "written anew")


@given(st.lists(st.integers(1, 40), max_size=8), st.integers(1, 20))
def test_no_subtraction_gives_a_small_field_away(sizes: list[int], least: int) -> None:
    lines = [Line(f"L{number}", (size,)) for number, size in enumerate(sizes)]
    shown = small_cells.joined(lines, least)
    assert small_cells.total([line.counts for line in shown]) == small_cells.total(
        [line.counts for line in lines]
    )
    if sum(sizes) >= least:
        assert all(line.size >= least for line in shown)
    else:
        assert len(shown) <= 1


@pytest.mark.parametrize("row", table(PAGE, "Months that can be asked for"))
def test_which_months_can_be_asked_for(row: dict[str, str]) -> None:
    found = months.parsed(row["asked"], date.fromisoformat(row["today"]))
    expected = f"{row['asked']}-01" if row["answer"] == "shown" else "None"
    assert str(found) == expected


@pytest.mark.parametrize("row", table(PAGE, "Planned downtime"))
def test_a_planned_downtime_is_announced_until_it_is_over(row: dict[str, str]) -> None:
    now = datetime.fromisoformat(row["now"]).replace(tzinfo=HANOI)
    assert announcement(row["sentence"], row["from"], row["to"], now) == row["shown"]
