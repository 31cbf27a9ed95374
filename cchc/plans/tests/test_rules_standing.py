"""docs/rules/plan-life.md, "Where a task stands", line by line."""

import pytest

from cchc.plans.rules.standing import of_task
from cchc.plans.tests.pages import PAGE, table_after


@pytest.mark.parametrize("row", table_after(PAGE, "## Where a task stands"), ids=str)
def test_a_task_stands_as_the_page_says(row: list[str]) -> None:
    standings, task = row
    assert of_task(standings.split(", ")) == task


def test_a_task_that_owes_nothing_yet_awaits() -> None:
    assert of_task([]) == "awaiting_event"
