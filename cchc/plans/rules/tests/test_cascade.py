"""Duties of the plan above: what they are, what is like them; plan-cascade.md line by line."""

import pytest

from cchc.plans.content import ReadPlan
from cchc.plans.rules.cascade import (
    STANDINGS,
    Duty,
    Stood,
    cascade_findings,
    duties_of,
    parts_of,
    proposals_of,
    standing_of,
    year_findings,
)
from cchc.plans.rules.duties import names_wards
from cchc.plans.tests.cascading import KEYS, LAW, TOLD, superior_object
from cchc.plans.tests.factories import TASKS, plan_object, task
from cchc.plans.tests.pages import PAGE, table_after

RULES = PAGE.with_name("plan-cascade.md")
WARDS = table_after(RULES, "A duty *names wards* when its words or its units do.\n")
STANDS = table_after(RULES, "## How a duty stands\n")
CODES = table_after(RULES, "## What the plan check says\n")
PARENT = ReadPlan.from_json(superior_object())


def test_tasks_are_called_by_their_area_where_numbers_begin_anew() -> None:
    first = task(1, "Rà soát văn bản", "Quý I/2026")
    areas = [{**first, "id": "I.1"}, {**first, "id": "II.1"}]
    again = ReadPlan.from_json(plan_object(areas))
    assert [part.label for part in parts_of(again)][:2] == ["Nhiệm vụ I.1", "Nhiệm vụ II.1"]
    assert [duty.label for duty in duties_of(again)][:2] == ["Nhiệm vụ I.1", "Nhiệm vụ II.1"]
    once = ReadPlan.from_json(plan_object(areas[:1]))
    assert parts_of(once)[0].label == "Nhiệm vụ 1"


@pytest.mark.parametrize(("text", "named"), WARDS)
def test_the_page_says_which_texts_name_wards(text: str, named: str) -> None:
    assert names_wards(text) == (named == "yes")


@pytest.mark.parametrize(("verdict", "rests", "proposals", "stands"), STANDS)
def test_the_page_says_how_a_duty_stands(
    verdict: str, rests: str, proposals: str, stands: str
) -> None:
    word = "" if verdict == "–" else verdict
    assert standing_of(word, rests=rests == "there", proposals=int(proposals)) == stands
    assert stands in STANDINGS


def test_duties_are_tasks_targets_and_what_the_body_alone_tells() -> None:
    duties = duties_of(PARENT)
    assert [duty.key for duty in duties] == KEYS
    told = duties[-1]
    assert told.text == "UBND các phường, xã lập đường dây nóng tiếp nhận phản ánh."
    assert (told.label, told.names_wards) == ("Mục II", True)


def test_units_make_a_duty_name_wards() -> None:
    named = {duty.key for duty in duties_of(PARENT) if duty.names_wards}
    assert named == {LAW, TOLD}


def test_a_deed_of_the_body_that_the_table_does_is_no_duty_of_its_own() -> None:
    content = superior_object([task(1, "Rà soát thủ tục hành chính cấp tỉnh", "Quý I/2026")])
    content["sections"][1]["text"] = (
        "- Rà soát thủ tục hành chính cấp tỉnh theo quy định. - Xây dựng bản đồ số dùng chung."
    )
    told = [d.text for d in duties_of(ReadPlan.from_json(content)) if d.key.startswith("body:")]
    assert told == ["Xây dựng bản đồ số dùng chung."]


def test_what_is_like_is_proposed_the_likest_first_and_the_rest_is_not() -> None:
    duties, parts = duties_of(PARENT), parts_of(ReadPlan.from_json(plan_object(TASKS)))
    found = proposals_of(duties, parts)
    assert [p.part.key for p in found[LAW]] == ["task:I.1"]
    assert found[LAW][0].share > 50
    assert found["task:I.3"] == ()
    assert found[TOLD] == ()


def test_at_most_three_are_proposed() -> None:
    same = [task(n, "Rà soát thủ tục hành chính", "Quý I/2026") for n in range(1, 6)]
    parts = parts_of(ReadPlan.from_json(plan_object(same)))
    found = proposals_of(duties_of(PARENT), parts)
    assert len(found["task:I.2"]) == 3


def test_nothing_is_proposed_where_there_is_nothing() -> None:
    assert proposals_of((), ()) == {}
    assert proposals_of([Duty("task:1", "Nhiệm vụ 1", "")], ()) == {"task:1": ()}


def _found(standing: str, *, wards: bool) -> list[tuple[str, str, str]]:
    duty = Duty("task:1", "Nhiệm vụ 1", "Lập sổ", names_wards=wards)
    return [(f.code, f.severity, f.where) for f in cascade_findings([Stood(duty, standing)])]


SEVERITY = {code: severity for code, _, severity in CODES}
LACKING = ("parent_duty_uncovered", SEVERITY["parent_duty_uncovered"], "/parent/task:1")
WAITING = ("parent_duty_unconfirmed", SEVERITY["parent_duty_unconfirmed"], "/parent")


@pytest.mark.parametrize(
    ("standing", "wards", "found"),
    [
        ("missing", True, [LACKING]),
        ("missing", False, [LACKING]),
        ("unseen", True, [LACKING, WAITING]),
        ("unseen", False, [WAITING]),
        ("proposed", True, [WAITING]),
        ("covered", True, []),
        ("not_ours", True, []),
    ],
)
def test_the_check_tells_what_is_not_covered(
    standing: str, wards: bool, found: list[tuple[str, str, str]]
) -> None:
    assert _found(standing, wards=wards) == found


def test_a_parent_of_another_year_is_found() -> None:
    (found,) = year_findings(2026, 2025)
    assert (found.code, found.severity) == ("parent_year_differs", SEVERITY["parent_year_differs"])
    assert "2025" in found.message
    assert list(year_findings(2026, 2026)) == []
