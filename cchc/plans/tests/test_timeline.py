"""The plan along its year: places, shapes, dates that were moved, what has none."""

import html
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel.formats import date_vi
from cchc.kernel.tests.rules_page import table
from cchc.obligations.choices import Standing
from cchc.obligations.models import Obligation
from cchc.obligations.services import reschedule
from cchc.obligations.tests.factories import on
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries
from cchc.plans.models import Plan
from cchc.plans.queries.timeline import Line
from cchc.plans.rules.timeline import SHAPES, WIDTH, months, place
from cchc.plans.tests.factories import adopted_plan, task
from cchc.plans.tests.lived import APRIL_10, lived

PAGE = "plan-timeline.md"


def day(text: str) -> date:
    number, month, year = (int(part) for part in text.split("/"))
    return date(year, month, number)


@pytest.mark.parametrize("row", table(PAGE, "Places"), ids=lambda row: row["day"])
def test_places(row: dict[str, str]) -> None:
    assert place(day(row["day"]), int(row["year"])) == int(row["place"])


def test_each_standing_that_has_a_date_has_a_shape_of_its_own() -> None:
    told = [row["standing"] for row in table(PAGE, "Shapes")]
    assert list(SHAPES) == told
    assert len(set(SHAPES.values())) == len(told)
    assert set(told) == set(Standing) - {Standing.AWAITING_EVENT, Standing.CANCELLED}


def test_months_fill_the_year() -> None:
    scale = months(2028)
    assert [month.number for month in scale] == list(range(1, 13))
    assert (scale[0].at, scale[2].at) == (0, 600)  # a leap year: 31 + 29 days
    assert scale[-1].middle < WIDTH


def lines_of(plan: Plan, by: str = "area") -> list[Line]:
    found = queries.timeline_of(plan, today=APRIL_10, by=by)
    return [line for _, lines in found.groups for line in lines]


@pytest.mark.django_db
def test_every_date_of_the_plan_has_its_mark_and_its_words() -> None:
    plan = lived(cast())
    lines = lines_of(plan)
    rows = Obligation.objects.exclude(state="cancelled").filter(subject_kind="task")
    dated = rows.exclude(binding_on=None)
    assert sum(len(line.marks) for line in lines) == dated.count() > 28
    assert sum(line.undated for line in lines) == rows.filter(binding_on=None).count()
    said = " ".join(line.words for line in lines)
    for row in dated:
        assert row.binding_on
        assert date_vi(row.binding_on) in said
    assert {"triangle", "full", "square", "hollow"} <= {m.shape for x in lines for m in x.marks}


@pytest.mark.django_db
def test_a_date_that_was_moved_stands_beside_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    who = cast()
    plan = adopted_plan(who, [task(1, "Rà soát thủ tục", "30/6/2026")])
    row = Obligation.objects.get()
    at = on(date(2026, 3, 2))
    reschedule(obligation=row, actor=who.minh, at=at, due_on=date(2026, 8, 14), reason="KH 45")
    (line,) = lines_of(plan)
    (mark,) = line.marks
    assert (mark.first, mark.at) == (
        place(date(2026, 6, 30), 2026),
        place(date(2026, 8, 14), 2026),
    )
    assert line.words.startswith("14/08/2026 chưa đến hạn, hạn ban đầu 30/06/2026: ")
    monkeypatch.setenv("CCHC_NOW", "2026-04-10T09:00")
    shown = seen(who, plan)
    assert "1 hạn đã dời so với hạn ban đầu" in shown
    assert "14/08/2026 chưa đến hạn, hạn ban đầu 30/06/2026" in shown


@pytest.mark.django_db
def test_a_plan_without_dates_says_what_it_waits_for() -> None:
    plan = adopted_plan(cast(), [task(1, "Chờ đề án", "Sau khi UBND tỉnh ban hành Đề án")])
    (line,) = lines_of(plan)
    assert (line.marks, line.undated) == ([], 1)
    assert line.words == "1 việc chưa có hạn (chờ sự kiện)"


def seen(who: Cast, plan: Plan, query: str = "") -> str:
    client = Client()
    client.force_login(who.tam)
    answer = client.get(reverse("plans:timeline", args=[plan.code]) + query)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize("by", ["unit", "person", "standing", "khac"])
def test_the_page_is_read_by_each_view(by: str) -> None:
    who = cast()
    plan = adopted_plan(who)
    assert seen(who, plan, f"?theo={by}").count('role="img"') >= plan.tasks.count()
