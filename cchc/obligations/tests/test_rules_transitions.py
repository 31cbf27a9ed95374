"""Every act in every state; the table "Acts" of docs/rules/obligations.md, read from the page."""

from itertools import product
from pathlib import Path

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.obligations.choices import State
from cchc.obligations.rules.transitions import MOVES, after, is_possible

PAGE = Path(__file__).resolve().parents[3] / "docs" / "rules" / "obligations.md"


def printed() -> dict[str, tuple[set[str], str]]:
    """act -> (states it starts from, where it leads) as the page prints them."""
    section = PAGE.read_text(encoding="utf-8").split("## Acts")[1].split("## Dates")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.count("|") == 6]
    return {row[0]: (set(row[2].split(", ")), row[3]) for row in rows[2:]}


def test_the_page_prints_every_act() -> None:
    assert set(printed()) == set(MOVES)


@pytest.mark.parametrize(("act", "state"), list(product(MOVES, State.values)))
def test_an_act_is_done_exactly_where_the_page_says(act: str, state: str) -> None:
    sources, target = printed()[act]
    assert is_possible(act, state) == (state in sources)
    if state in sources:
        assert after(act, state) == (state if target == "same" else target)
    else:
        with pytest.raises(RuleBroken, match=r"Không .* được: "):
            after(act, state, label="Báo cáo")


def test_an_unknown_act_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        after("forgive", "open")
