"""How obligations follow an amended task; the table of docs/rules/plan-amend.md line by line."""

import re
from datetime import date
from itertools import count

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import parse_date_vi
from cchc.plans.rules.amending import Existing, drop, steps
from cchc.plans.rules.debts import Debt
from cchc.plans.tests.pages import PAGE, table_after

TODAY = date(2026, 5, 10)
ROWS = table_after(PAGE.with_name("plan-amend.md"), "On 10/05/2026; date in brackets.\n")
_SAID = re.compile(r"(Báo cáo|Tờ trình|Kế hoạch) (.+) \((.+)\) ?(\w*)")
_keys = count(1)


def parts(text: str) -> tuple[str, str, date | None, str]:
    found = _SAID.fullmatch(text.strip())
    assert found, text
    product, label, when, word = found.groups()
    day = None if when == "event" else parse_date_vi(when)
    return product, label, day, word


def existing(text: str) -> Existing:
    product, label, day, word = parts(text)
    state = {"": "open", "overdue": "open"}.get(word, word) if day else "awaiting_event"
    event = "" if day else "Sau khi ban hành Đề án"
    return Existing(
        next(_keys), label, product, day, day, event, state, is_overdue=word == "overdue"
    )


def debt(text: str) -> Debt:
    product, label, day, _ = parts(text)
    return Debt(label, product, day, None if day else "Sau khi ban hành Đề án", label)


@pytest.mark.parametrize(("owed", "wanted", "follows"), ROWS)
def test_the_page_says_what_follows(owed: str, wanted: str, follows: str) -> None:
    rows = [existing(text) for text in owed.split(";")]
    debts = [debt(text) for text in wanted.split(";")]
    if follows == "refused":
        with pytest.raises(RuleBroken):
            steps(rows, debts, today=TODAY)
    else:
        found = steps(rows, debts, today=TODAY)
        assert sorted(step.kind for step in found) == sorted(follows.split(", "))


def test_an_extended_date_stands_when_the_plan_keeps_its_own() -> None:
    row = Existing(1, "Quý II", "Báo cáo", date(2026, 6, 30), date(2026, 7, 20), "", "open")
    (step,) = steps([row], [debt("Báo cáo Quý II (30/06/2026)")], today=TODAY)
    assert step.kind == "keep"


def test_a_date_already_granted_is_not_promised_twice() -> None:
    row = Existing(1, "Quý II", "Báo cáo", date(2026, 6, 30), date(2026, 7, 20), "", "open")
    (step,) = steps([row], [debt("Báo cáo Quý II (20/07/2026)")], today=TODAY)
    assert step.kind == "keep"


def test_a_task_with_an_accepted_product_is_not_dropped() -> None:
    with pytest.raises(RuleBroken, match="đã có sản phẩm được nghiệm thu"):
        drop([existing("Báo cáo Quý I (31/03/2026) accepted")])


def test_what_waits_for_acceptance_is_judged_before_its_task_is_dropped() -> None:
    with pytest.raises(RuleBroken, match="đang chờ nghiệm thu"):
        drop([existing("Báo cáo Quý I (31/03/2026) submitted")])


def test_a_task_of_which_nothing_was_handed_in_is_dropped_whole() -> None:
    found = drop(
        [existing("Báo cáo Quý I (31/03/2026) overdue"), existing("Báo cáo Đề án (event)")]
    )
    assert [step.kind for step in found] == ["cancel", "cancel"]
