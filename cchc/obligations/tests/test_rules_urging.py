"""The worked examples of docs/rules/urging.md, line by line."""

from datetime import date

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.obligations.rules.urging import (
    Item,
    check_answer,
    differences,
    is_listed_late,
    is_listed_soon,
    without_blanks,
)

DAY = date(2026, 4, 1)
UNTIL = date(2026, 4, 8)


@pytest.mark.parametrize(
    ("state", "due_on", "listed"),
    [
        ("open", date(2026, 3, 31), "late"),
        ("open", date(2026, 4, 1), "soon"),
        ("open", date(2026, 4, 8), "soon"),
        ("open", date(2026, 4, 9), ""),
        ("open", date(2026, 4, 15), ""),
        ("open", date(2026, 4, 3), "soon"),
        ("submitted", date(2026, 3, 31), ""),
        ("accepted", date(2026, 3, 31), ""),
        ("awaiting_event", None, ""),
        ("cancelled", date(2026, 3, 31), ""),
    ],
)
def test_what_a_letter_lists(state: str, due_on: date | None, listed: str) -> None:
    late = is_listed_late(state=state, due_on=due_on, day=DAY)
    soon = is_listed_soon(state=state, due_on=due_on, day=DAY, soon_until=UNTIL)
    assert (late, soon) == (listed == "late", listed == "soon")


def test_the_list_is_compared_with_the_one_of_now() -> None:
    listed = [
        Item(1, date(2026, 3, 31), True),
        Item(3, date(2026, 4, 3), False),
        Item(4, date(2026, 4, 8), False),
        Item(5, date(2026, 3, 31), True),
    ]
    now = [
        Item(2, date(2026, 4, 2), True),
        Item(3, date(2026, 4, 3), True),
        Item(4, date(2026, 4, 7), False),
        Item(5, date(2026, 3, 31), True),
    ]
    found = differences(listed, now)
    assert [set(found.gone), set(found.added), set(found.changed)] == [{1}, {2}, {3, 4}]
    assert found
    assert not differences(listed, listed[::-1])


@pytest.mark.parametrize(
    ("plan", "quoted"),
    [
        ("Báo cáo số …/BC-UBND", "Báo cáo số/BC-UBND"),
        ("Cấp bản sao (hồ sơ …-0006)", "Cấp bản sao (hồ sơ số cuối 0006)"),
        ("Kế hoạch [mẫu 1]", "Kế hoạch (mẫu 1)"),
        ("Danh mục thủ tục......", "Danh mục thủ tục"),
        ("Tờ trình; dự thảo quyết định", "Tờ trình; dự thảo quyết định"),
    ],
)
def test_blanks_of_the_plan_do_not_pass_for_blanks_of_the_letter(plan: str, quoted: str) -> None:
    assert without_blanks(plan) == quoted


def test_the_answer_is_asked_for_a_day_ahead() -> None:
    check_answer(date(2026, 4, 2), DAY)
    for day in (DAY, date(2026, 3, 31)):
        with pytest.raises(RuleBroken, match="sau hôm nay") as broken:
            check_answer(day, DAY)
        assert broken.value.field == "respond_by"
    check_answer(date(2027, 4, 1), DAY)
    with pytest.raises(RuleBroken, match="từ mai đến 01/04/2027") as far:
        check_answer(date(2027, 4, 2), DAY)
    assert far.value.field == "respond_by"
