"""Units' own plans: written from what they lead, checked, adopted, shown above, counted once."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.obligations import measures
from cchc.obligations.choices import TASK
from cchc.obligations.models import Obligation
from cchc.organisation.models import Unit
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries, services
from cchc.plans.models import Plan
from cchc.plans.tests.factories import (
    JANUARY,
    TASKS,
    adopted_plan,
    on,
    party,
    reviewed_plan,
    task,
)

pytestmark = pytest.mark.django_db

APRIL = date(2026, 4, 10)
JUSTICE = "Tư pháp - Hộ tịch"


@pytest.fixture
def who(monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, on a day in April."""
    monkeypatch.setenv("CCHC_NOW", "2026-04-10T09:00")
    return cast()


def above(who: Cast) -> Plan:
    """The agency's plan: the Office leads four tasks, justice one of them with it and one more."""
    both = [party("Văn phòng UBND"), party(JUSTICE)]
    more = task(5, "Phổ biến pháp luật", "30/06/2026", lead=[party(JUSTICE)])
    return adopted_plan(who, [task(1, "Theo dõi luật", "Quý I/2026", lead=both), *TASKS[1:], more])


def unit(who: Cast, name: str = JUSTICE) -> Unit:
    """A unit of the ward."""
    return who.units[name]


def written(who: Cast) -> Plan:
    """The draft for justice."""
    plan = above(who)
    return services.write_sub_plan(plan=plan, unit=unit(who), actor=who.quan, at=JANUARY)


def codes(plan: Plan) -> set[str]:
    """Findings about what the unit leads."""
    ours = {"led_task_missing", "later_than_parent", "subtask_unlinked"}
    return {f.code for f in queries.checked_findings(plan)} & ours


def moved(who: Cast, plan: Plan, ident: str, deadline: str, **more: object) -> None:
    """The office corrects the deadline of a task."""
    found = plan.tasks.get(ident=ident)
    line = services.TaskLine(
        title=found.title, number=found.number, area=found.area, products=found.products,
        lead=[], coordinating=[], deadline=deadline, parent=found.parent,
    )  # fmt: skip
    services.correct_task(task=found, actor=who.quan, at=JANUARY, line=line)


def test_the_draft_has_every_task_that_the_unit_leads_each_under_its_own(who: Cast) -> None:
    plan = written(who)
    assert (plan.scope, plan.state, plan.unit) == ("unit", "reviewing", unit(who))
    assert [(t.ident, t.parent.ident if t.parent else "") for t in plan.tasks.all()] == [
        ("I.1", "I.1"),
        ("I.5", "I.5"),
    ]
    days = {t.ident: [d.due_on for d in t.planned_dates.all()] for t in plan.tasks.all()}
    assert days == {"I.1": [date(2026, 3, 31)], "I.5": [date(2026, 6, 30)]}
    assert plan.title.endswith("của Tư pháp - Hộ tịch")
    assert plan.number == ""
    assert codes(plan) == set()


def test_dates_that_have_passed_are_not_owed_again_and_the_last_one_stays(who: Cast) -> None:
    every = task(2, "Tuyên truyền", "Thường xuyên trong năm", lead=[party(JUSTICE)])
    once = task(3, "Lập danh sách", "Quý I/2026", lead=[party(JUSTICE)])
    plan = services.write_sub_plan(
        plan=adopted_plan(who, [every, once]), unit=unit(who), actor=who.quan, at=on(APRIL)
    )
    days = {t.ident: [d.due_on for d in t.planned_dates.all()] for t in plan.tasks.all()}
    assert days == {
        "I.2": [date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)],
        "I.3": [date(2026, 3, 31)],
    }


def test_a_group_of_units_has_no_plan(who: Cast) -> None:
    many = task(1, "Theo dõi luật", "Quý I/2026", lead=[party("Các bộ phận chuyên môn")])
    assert queries.leading_units(adopted_plan(who, [many])) == []


@pytest.mark.parametrize(
    ("name", "sentence"), [("Bưu điện", "không chủ trì"), (JUSTICE, "đã có kế hoạch")]
)
def test_a_unit_that_leads_nothing_and_a_second_plan_are_refused(
    who: Cast, name: str, sentence: str
) -> None:
    plan = written(who).parent
    assert plan is not None
    with pytest.raises(RuleBroken, match=sentence):
        services.write_sub_plan(plan=plan, unit=unit(who, name), actor=who.quan, at=JANUARY)


def test_it_is_written_under_an_agencys_plan_in_force_only(who: Cast) -> None:
    reviewing = reviewed_plan(who)
    office = unit(who, "Văn phòng UBND")
    with pytest.raises(RuleBroken, match="đang rà soát"):
        services.write_sub_plan(plan=reviewing, unit=office, actor=who.quan, at=JANUARY)
    with pytest.raises(RuleBroken, match="từ kế hoạch của cơ quan"):
        services.write_sub_plan(plan=written(who), unit=unit(who), actor=who.quan, at=JANUARY)


def test_after_a_discarded_one_another_is_written(who: Cast) -> None:
    first = written(who)
    assert first.parent is not None
    services.discard(plan=first, actor=who.quan, at=JANUARY, reason="Soạn lại")
    again = services.write_sub_plan(plan=first.parent, unit=unit(who), actor=who.quan, at=JANUARY)
    assert again.code != first.code


def test_a_later_deadline_a_missing_task_and_a_loose_one_are_found(who: Cast) -> None:
    plan = written(who)
    moved(who, plan, "I.5", "31/07/2026")
    assert codes(plan) == {"later_than_parent"}
    services.remove_task(task=plan.tasks.get(ident="I.1"), actor=who.quan, at=JANUARY, reason="Thử")
    assert codes(plan) == {"later_than_parent", "led_task_missing"}
    plan.tasks.update(parent=None)
    assert codes(plan) == {"led_task_missing", "subtask_unlinked"}


def test_its_parent_is_never_changed_and_no_next_year_is_written_from_it(who: Cast) -> None:
    plan = written(who)
    with pytest.raises(RuleBroken, match="luôn thuộc"):
        services.name_parent(plan=plan, parent=None, actor=who.minh, at=JANUARY)
    services.adopt(plan=plan, actor=who.minh, at=JANUARY)
    with pytest.raises(RuleBroken, match="của cơ quan trước"):
        services.write_from(previous=plan, actor=who.quan, at=JANUARY)
    assert queries.coverage_of(plan) is None


def test_its_tasks_are_owed_but_counted_once(who: Cast) -> None:
    plan = written(who)
    year = Period.parse("2026-Y", "plain")
    before = measures.task_counts(who.ward, year, as_of=on(APRIL), kind=TASK)[0].counts
    services.adopt(plan=plan, actor=who.minh, at=JANUARY)
    rows = Obligation.objects.filter(subject_key__startswith=f"{plan.code}/")
    assert [row.subject_kind for row in rows] == ["subtask", "subtask"]
    assert rows[0].subject_label.startswith("Nhiệm vụ 1 (kế hoạch của Tư pháp - Hộ tịch).")
    after = measures.task_counts(who.ward, year, as_of=on(APRIL), kind=TASK)[0].counts
    assert after == before
    assert plan not in queries.agency_plans(who.quan, today=APRIL)


def test_the_task_above_shows_how_those_below_stand_and_stays_as_it_is(who: Cast) -> None:
    plan = written(who)
    services.adopt(plan=plan, actor=who.minh, at=JANUARY)
    assert plan.parent is not None
    top = plan.parent.tasks.select_related("plan__agency").get(ident="I.5")
    (below,) = queries.subtasks_of(top, today=APRIL)
    assert (below.task.plan, below.standing, len(below.owed)) == (plan, "running", 1)
    late = plan.parent.tasks.select_related("plan__agency").get(ident="I.1")
    assert [t.standing for t in queries.subtasks_of(late, today=APRIL)] == ["overdue"]
    assert queries.subtasks_of(plan.parent.tasks.get(ident="I.2"), today=APRIL) == []


def page(who: Cast, name: str, *args: object, by: str = "quan") -> str:
    """What the person reads there."""
    client = Client()
    client.force_login(getattr(who, by))
    answer = client.get(reverse(f"plans:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_office_writes_it_from_the_list_of_units(who: Cast) -> None:
    plan = above(who)
    assert "Soạn kế hoạch của bộ phận" in page(who, "sub_plans", plan.code)
    assert "Soạn kế hoạch của bộ phận" not in page(who, "sub_plans", plan.code, by="binh")
    client = Client()
    client.force_login(who.quan)
    address = reverse("plans:write_sub_plan", args=[plan.code, unit(who).pk])
    read = client.post(address, follow=True).content.decode()
    assert "Đã soạn anbinh-2026-2" in read
    assert "Kế hoạch của cơ quan" in read
    assert "đã có kế hoạch" in client.post(address, follow=True).content.decode()
    nobody = reverse("plans:write_sub_plan", args=[plan.code, unit(who, "Bưu điện").pk])
    assert client.post(nobody).status_code == 404
    assert "đang soạn" in page(who, "sub_plans", plan.code, by="binh")


def test_a_step_is_added_under_the_task_above(who: Cast) -> None:
    plan = written(who)
    assert plan.parent is not None
    top = plan.parent.tasks.get(ident="I.5")
    form = page(who, "new_task", plan.code)
    assert "Thực hiện nhiệm vụ" in form
    assert "Tuyên truyền theo Đề án" not in form  # the Office leads it
    client = Client()
    client.force_login(who.quan)
    fields = {
        "number": "5.1", "title": "Bước một: lập danh sách", "parent": top.pk,
        "lead": JUSTICE, "deadline": "31/03/2026", "products": "Danh sách",
        "area": plan.areas.get().pk,
    }  # fmt: skip
    client.post(reverse("plans:new_task", args=[plan.code]), fields)
    assert plan.tasks.get(number="5.1").parent == top
    wrong = {**fields, "number": "5.2", "parent": plan.parent.tasks.get(ident="I.3").pk}
    assert client.post(reverse("plans:new_task", args=[plan.code]), wrong).status_code == 200
    assert not plan.tasks.filter(number="5.2").exists()


def test_pages_of_both_plans_lead_to_each_other_and_reports_leave_it_out(who: Cast) -> None:
    plan = written(who)
    services.adopt(plan=plan, actor=who.minh, at=JANUARY)
    assert plan.parent is not None
    upper, lower = plan.parent.code, plan.code
    assert "Trong kế hoạch của bộ phận" in page(who, "task", upper, "I.5", by="tam")
    assert "Thực hiện nhiệm vụ của cơ quan" in page(who, "task", lower, "I.5", by="tam")
    assert reverse("plans:plan", args=[upper]) in page(who, "plan", lower, by="tam")
    assert f"thuộc {upper}" in page(who, "list", by="tam")
    client = Client()
    client.force_login(who.quan)
    assert client.get(reverse("reports:preview", args=[lower]) + "?ky=2026-Q1").status_code == 404


def test_the_list_of_units_asks_the_same_questions_however_many(
    who: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plan = above(who)
    with django_assert_max_num_queries(4):
        assert len(queries.leading_units(plan)) == 2
