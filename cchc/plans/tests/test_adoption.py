"""Adoption: whole or not at all; every date becomes an obligation."""

from datetime import date

import pytest

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.obligations.models import Obligation
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries, services
from cchc.plans.models import Baseline, Party
from cchc.plans.tests.factories import JANUARY, TASKS, adopted_plan, party, reviewed_plan, task

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def owed(key: str) -> list[Obligation]:
    return list(Obligation.objects.filter(subject_key=key).order_by("due_on", "pk"))


def test_a_quarter_becomes_one_obligation_at_its_end(people: Cast) -> None:
    plan = adopted_plan(people)
    (one,) = owed(f"{plan.code}/I.1")
    assert one.due_on == one.first_due_on == date(2026, 3, 31)
    assert one.unit == people.units["Văn phòng UBND"]
    assert one.state == "open"
    assert "Quý I/2026" in one.original_phrase


def test_throughout_the_year_two_products_become_eight_obligations(people: Cast) -> None:
    plan = adopted_plan(people)
    rows = owed(f"{plan.code}/I.2")
    assert [(r.product, r.due_on) for r in rows if r.product == "Kế hoạch"] == [
        ("Kế hoạch", date(2026, 3, 31)),
        ("Kế hoạch", date(2026, 6, 30)),
        ("Kế hoạch", date(2026, 9, 30)),
        ("Kế hoạch", date(2026, 12, 31)),
    ]
    assert len(rows) == 8


def test_after_an_event_nothing_has_a_date(people: Cast) -> None:
    plan = adopted_plan(people)
    (one,) = owed(f"{plan.code}/I.3")
    assert one.due_on is None
    assert one.state == "awaiting_event"
    assert one.event is not None
    assert "Đề án" in one.event.text


def test_a_deadline_that_is_no_time_awaits_that_somebody_sets_it(people: Cast) -> None:
    plan = adopted_plan(people)
    (one,) = owed(f"{plan.code}/I.4")
    assert one.due_on is None
    event = one.event
    assert event is not None
    assert event.text == "Chưa ấn định thời hạn; kế hoạch ghi “Theo kế hoạch riêng”"


def test_adoption_keeps_the_baseline_and_writes_one_event(people: Cast) -> None:
    plan = adopted_plan(people)
    baseline = Baseline.objects.get(plan=plan)
    assert baseline.content == queries.plan_json(plan)
    (event,) = [e for e in audit.history("anbinh", "plan", plan.code) if e.act == "plan.adopt"]
    assert event.facts["baseline"] == baseline.sha256
    assert event.actor == people.minh.actor_key


def test_an_unknown_unit_stops_adoption_and_leaves_nothing(people: Cast) -> None:
    plan = reviewed_plan(people, [task(1, "Việc", "Quý I/2026", lead=[party("Tổ tầm phào")])])
    with pytest.raises(RuleBroken, match="Tổ tầm phào"):
        services.adopt(plan=plan, actor=people.minh, at=JANUARY)
    plan.refresh_from_db()
    assert plan.state == "reviewing"
    assert not Obligation.objects.exists()
    assert not Baseline.objects.exists()


def test_a_plan_without_tasks_is_not_adopted(people: Cast) -> None:
    with pytest.raises(RuleBroken, match="chưa có nhiệm vụ"):
        services.adopt(plan=reviewed_plan(people, []), actor=people.minh, at=JANUARY)


def test_a_plan_is_adopted_once(people: Cast) -> None:
    plan = adopted_plan(people)
    with pytest.raises(RuleBroken, match="đang thực hiện"):
        services.adopt(plan=plan, actor=people.minh, at=JANUARY)
    assert Baseline.objects.count() == 1


def test_an_adopted_plan_is_not_corrected(people: Cast) -> None:
    plan = adopted_plan(people)
    with pytest.raises(RuleBroken, match="Không thể sửa"):
        services.correct_heading(plan=plan, actor=people.quan, at=JANUARY, fields={"number": "12"})


def test_a_name_matched_once_is_known_ever_after(people: Cast) -> None:
    plan = reviewed_plan(people, [task(1, "Việc", "Quý I/2026", lead=[party("VP phường")])])
    assert [u.name for u in queries.unknown_units(plan)] == ["VP phường"]
    services.settle_unit(
        plan=plan,
        actor=people.quan,
        at=JANUARY,
        unit_name="VP phường",
        unit=people.units["Văn phòng UBND"],
    )
    assert queries.unknown_units(plan) == []
    later = reviewed_plan(people, [task(1, "Việc", "Quý I/2026", lead=[party("VP PHƯỜNG")])])
    assert Party.objects.get(task__plan=later, role="lead").unit == people.units["Văn phòng UBND"]


def test_codes_count_up_within_the_year(people: Cast) -> None:
    assert [reviewed_plan(people).code for _ in range(2)] == ["anbinh-2026-1", "anbinh-2026-2"]


def test_correcting_a_task_reads_its_deadline_anew(people: Cast) -> None:
    plan = reviewed_plan(people)
    first = plan.tasks.get(ident="I.4")
    services.correct_task(
        task=first,
        actor=people.quan,
        at=JANUARY,
        line=services.TaskLine(
            title=first.title,
            number="4",
            area=first.area,
            products=["Kế hoạch"],
            lead=[services.PartyLine("Văn phòng UBND", people.units["Văn phòng UBND"])],
            coordinating=[],
            deadline="Trước ngày 15/01/2026",
        ),
    )
    (planned,) = first.planned_dates.all()
    assert planned.due_on == date(2026, 1, 14)
    assert first.schedule_kind == "on_date"


def test_dates_given_by_a_person_stand_in_for_an_unclear_phrase(people: Cast) -> None:
    plan = reviewed_plan(people)
    first = plan.tasks.get(ident="I.4")
    services.correct_task(
        task=first,
        actor=people.quan,
        at=JANUARY,
        line=services.TaskLine(
            title=first.title,
            number="4",
            area=first.area,
            products=["Kế hoạch"],
            lead=[],
            coordinating=[],
            deadline="Kế hoạch CCHC năm 2026",
            dates=[date(2026, 1, 20)],
        ),
    )
    (planned,) = first.planned_dates.all()
    assert (planned.due_on, planned.product) == (date(2026, 1, 20), "Kế hoạch")
    assert first.deadline == "Kế hoạch CCHC năm 2026"


def test_what_is_shown_as_data_is_what_was_read(people: Cast) -> None:
    plan = reviewed_plan(people)
    assert queries.plan_json(plan)["tasks"] == TASKS


def test_assigning_names_the_people_of_everything_still_open(people: Cast) -> None:
    plan = adopted_plan(people)
    found = plan.tasks.get(ident="I.2")
    services.assign_task(
        task=found, chief=people.binh, helpers=[people.hoa], actor=people.quan, at=JANUARY
    )
    rows = owed(f"{plan.code}/I.2")
    assert {r.chief for r in rows} == {people.binh}
    assert all(list(r.helpers.all()) == [people.hoa] for r in rows)
    with pytest.raises(RuleBroken, match="đồng thời"):
        services.assign_task(
            task=found, chief=people.binh, helpers=[people.binh], actor=people.quan, at=JANUARY
        )
