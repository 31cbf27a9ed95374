"""The year of a copied plan: the table of plan-clone.md line by line."""

from datetime import date

import pytest

from cchc.plans.content import ReadPlan
from cchc.plans.rules.shifting import next_year, shifted
from cchc.plans.tests.factories import plan_object, task
from cchc.plans.tests.pages import PAGE, table_after

ROWS = table_after(
    PAGE.with_name("plan-clone.md"), "## Worked examples: the year of a text (2026 becomes 2027)"
)


@pytest.mark.parametrize(("text", "becomes", "doubt"), ROWS)
def test_the_page_says_what_a_text_becomes(text: str, becomes: str, doubt: str) -> None:
    found = shifted(text, 2026, 2027)
    assert found.text == becomes
    assert bool(found.doubts) == (doubt == "yes")


def test_a_day_that_the_next_year_has_not_is_asked() -> None:
    found = shifted("ngày 29/02/2028", 2028, 2029)
    assert found.text == "ngày 29/02/2028"
    assert "không có trong năm 2029" in found.doubts[0]


def copied(**more: object) -> ReadPlan:
    content = plan_object([{**task(1, "Rà soát thủ tục", "Quý I/2026"), **more}])
    return next_year(ReadPlan.from_json(content), 2026).plan


def test_number_and_date_are_blank_and_the_year_is_the_next() -> None:
    document = copied().document
    assert (document.number, document.issued_on, document.year) == (None, None, 2027)
    assert document.title == "Kế hoạch cải cách hành chính năm 2027"


def test_deadlines_are_read_anew() -> None:
    (found,) = copied().tasks
    assert [o.due_on for o in found.schedule.obligations] == [date(2027, 3, 31).isoformat()]
    assert found.doubts == ()


def test_dates_that_a_person_gave_are_asked_again() -> None:
    given = {
        "kind": "on_date",
        "event": None,
        "obligations": [{"label": "20/05/2026", "product": None, "due_on": "2026-05-20"}],
    }
    (found,) = copied(deadline="Theo kế hoạch riêng", schedule=given).tasks
    assert found.schedule.obligations == ()
    assert any("20/05/2026" in doubt.why for doubt in found.doubts)


def test_doubts_of_sections_are_told_with_their_place() -> None:
    content = plan_object([task(1, "Việc", "Quý I")])
    content["sections"][0]["text"] = "Tiếp tục thực hiện Chương trình giai đoạn 2021-2026."
    made = next_year(ReadPlan.from_json(content), 2026)
    assert [where for where, _ in made.leftovers] == ["Mục I"]
