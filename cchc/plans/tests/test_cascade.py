"""The superior's plan is kept, named as parent, and its duties are decided on by people."""

from datetime import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import HANOI
from cchc.obligations.models import Obligation
from cchc.organisation.tests.factories import Cast, cast, other_ward
from cchc.plans import facts, queries, services
from cchc.plans.choices import PlanScope
from cchc.plans.models import DutyDecision, Plan
from cchc.plans.services import DutyVerdict
from cchc.plans.services.bring_in import new_plan
from cchc.plans.services.rows import write_parts
from cchc.plans.tests.cascading import (
    AIM,
    KEYS,
    LAW,
    PROCEDURES,
    REASON,
    TOLD,
    TREASURY,
    answered,
    below,
    covered,
    superior_object,
    superior_plan,
)
from cchc.plans.tests.factories import JANUARY, TASKS, adopted_plan, plan_object, reviewed_plan
from cchc.plans.tests.lived import brought_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


def standings(plan: Plan) -> dict[str, str]:
    """How each duty stands."""
    found = queries.coverage_of(plan)
    assert found is not None
    return {line.duty.key: line.standing for line in found.lines}


def codes(plan: Plan) -> list[str]:
    """The findings about the parent."""
    return [f.code for f in queries.checked_findings(plan) if f.code.startswith("parent_")]


def test_a_kept_plan_is_read_by_all_and_owes_nothing(who: Cast) -> None:
    plan = superior_plan(who)
    assert (plan.state, plan.scope) == ("kept", "superior")
    assert plan in queries.visible_to(who.tam, today=JANUARY.date())
    assert not Obligation.objects.exists()
    assert queries.checked_findings(plan) == []
    assert plan not in queries.agency_plans(who.quan, today=JANUARY.date())


def test_while_it_is_reviewed_only_those_see_it_who_import_or_adopt(who: Cast) -> None:
    plan = superior_plan(who, kept=False)
    assert plan not in queries.visible_to(who.tam, today=JANUARY.date())
    assert plan in queries.visible_to(who.quan, today=JANUARY.date())


@pytest.mark.parametrize("kept", [True, False])
def test_it_is_never_adopted_drafted_or_matched(who: Cast, kept: bool) -> None:
    plan = superior_plan(who, kept=kept)
    for act in (services.adopt, services.draft_document, services.create_missing_units):
        with pytest.raises(RuleBroken, match="chỉ để xem"):
            act(plan=plan, actor=who.minh, at=JANUARY)
    with pytest.raises(RuleBroken, match="chỉ để xem"):
        services.name_parent(plan=plan, parent=None, actor=who.minh, at=JANUARY)


def test_a_kept_plan_changes_no_more(who: Cast) -> None:
    plan = superior_plan(who)
    with pytest.raises(RuleBroken, match="đã lưu"):
        services.correct_heading(
            plan=plan, actor=who.quan, at=JANUARY, fields={"title": "Tên khác"}
        )
    with pytest.raises(RuleBroken, match="đã lưu"):
        services.keep(plan=plan, actor=who.quan, at=JANUARY)


def test_our_own_plan_and_our_own_document_are_not_kept(who: Cast) -> None:
    with pytest.raises(RuleBroken, match="của cơ quan mình"):
        services.keep(plan=reviewed_plan(who), actor=who.quan, at=JANUARY)
    plan = superior_plan(who, kept=False)
    services.correct_heading(
        plan=plan, actor=who.quan, at=JANUARY, fields={"issuer": who.ward.name.upper()}
    )
    with pytest.raises(RuleBroken, match="do chính"):
        services.keep(plan=plan, actor=who.quan, at=JANUARY)


def test_a_superiors_document_without_a_table_comes_in_by_the_importer(who: Cast) -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH MẪU\nSố: 12/KH-UBND\nKẾ HOẠCH\nCải cách hành chính năm 2026\n"
        "I. MỤC ĐÍCH\nLàm tốt hơn.\nII. TỔ CHỨC THỰC HIỆN\n"
        "- UBND các phường, xã lập đường dây nóng tiếp nhận phản ánh.\n"
    ).encode()
    with pytest.raises(RuleBroken, match="bảng nhiệm vụ"):
        services.bring_in(
            agency=who.ward, actor=who.quan, at=JANUARY, content=text, name="kh.txt", year=2026
        )
    plan = services.bring_in(
        agency=who.ward, actor=who.quan, at=JANUARY, content=text, name="kh.txt", year=2026,
        scope=PlanScope.SUPERIOR,
    )  # fmt: skip
    assert [duty.names_wards for duty in queries.duties_here(plan)] == [True]


def test_units_of_the_superiors_document_are_not_matched_with_ours(who: Cast) -> None:
    plan = superior_plan(who, kept=False)
    assert not plan.tasks.filter(parties__unit__isnull=False).exists()
    assert queries.review_of(plan).unknown_units == 0
    assert queries.review_of(plan).obstacles == []


def test_the_parent_of_a_plan_under_review_is_named_without_a_reason(who: Cast) -> None:
    plan, above = reviewed_plan(who), superior_plan(who)
    services.name_parent(plan=plan, parent=above, actor=who.quan, at=JANUARY)
    assert Plan.objects.get(pk=plan.pk).parent == above
    with pytest.raises(RuleBroken, match="vẫn như cũ"):
        services.name_parent(plan=plan, parent=above, actor=who.quan, at=JANUARY)
    services.name_parent(plan=plan, parent=None, actor=who.quan, at=JANUARY)
    assert queries.coverage_of(plan) is None
    assert codes(plan) == []


def test_changing_the_parent_of_a_running_plan_needs_a_reason_and_leaves_a_trace(
    who: Cast,
) -> None:
    plan, above = adopted_plan(who), superior_plan(who)
    with pytest.raises(RuleBroken) as broken:
        services.name_parent(plan=plan, parent=above, actor=who.minh, at=JANUARY, reason="đổi")
    assert broken.value.field == "reason"
    services.name_parent(plan=plan, parent=above, actor=who.minh, at=JANUARY, reason=REASON)
    (event,) = audit.history("anbinh", "plan_parent", plan.code)
    assert event.facts["parent"] == above.code
    assert event.payload is not None
    assert event.payload["reason"] == REASON


def test_only_a_kept_plan_or_one_in_force_above_is_a_parent(who: Cast) -> None:
    plan = reviewed_plan(who)
    stranger = other_ward(who.superior)
    content = plan_object(TASKS)
    theirs = new_plan(stranger.agency, 2026, content["document"], scope=PlanScope.SUPERIOR)
    services.correct_heading(plan=theirs, actor=stranger, at=JANUARY, fields={"issuer": "Tỉnh"})
    services.keep(plan=theirs, actor=stranger, at=JANUARY)
    for parent in (theirs, superior_plan(who, kept=False), adopted_plan(who)):
        with pytest.raises(RuleBroken, match="Chỉ chọn được"):
            services.name_parent(plan=plan, parent=parent, actor=who.quan, at=JANUARY)


def test_a_plan_in_force_of_the_agency_above_is_a_parent(who: Cast) -> None:
    content = superior_object()
    above = new_plan(who.superior, 2026, content["document"])
    write_parts(above, content)
    plan = reviewed_plan(who)
    assert above not in queries.possible_parents(plan)
    Plan.objects.filter(pk=above.pk).update(state="adopted")
    services.name_parent(plan=plan, parent=above, actor=who.quan, at=JANUARY)
    assert set(standings(plan)) == set(KEYS)


def test_no_plan_is_above_itself(who: Cast) -> None:
    plan = reviewed_plan(who)
    above = new_plan(who.superior, 2026, superior_object()["document"])
    Plan.objects.filter(pk=above.pk).update(state="adopted", parent=plan)
    above.refresh_from_db()
    for parent in (plan, above):
        with pytest.raises(RuleBroken, match="nằm dưới"):
            services.name_parent(plan=plan, parent=parent, actor=who.quan, at=JANUARY)


def test_a_parent_is_not_put_away_while_a_plan_is_below_it(who: Cast) -> None:
    plan = below(who)
    assert plan.parent is not None
    above = plan.parent
    with pytest.raises(RuleBroken, match=plan.code):
        services.discard(plan=above, actor=who.quan, at=JANUARY, reason="Đọc sai")
    services.name_parent(plan=plan, parent=None, actor=who.minh, at=JANUARY, reason=REASON)
    services.discard(plan=above, actor=who.quan, at=JANUARY, reason="Đọc sai")
    assert above.state == "discarded"


def test_nothing_is_covered_before_a_person_says_so(who: Cast) -> None:
    assert standings(below(who)) == {
        LAW: "proposed",
        PROCEDURES: "proposed",
        TREASURY: "unseen",
        AIM: "unseen",
        TOLD: "unseen",
    }


def test_what_is_open_stands_first(who: Cast) -> None:
    plan = below(who)
    covered(who, plan)
    answered(who, plan, TREASURY, "not_ours")
    answered(who, plan, AIM, "missing")
    found = queries.coverage_of(plan)
    assert found is not None
    assert [line.duty.key for line in found.lines] == [AIM, TOLD, PROCEDURES, LAW, TREASURY]
    assert found.open_count == 2


def test_the_likest_proposal_is_taken_in_one_act(who: Cast) -> None:
    plan = below(who)
    made = services.confirm_duty(plan=plan, key=LAW, actor=who.quan, at=JANUARY)
    assert (made.verdict, made.parts) == ("covered", ["task:I.1"])
    with pytest.raises(RuleBroken, match="Không còn đề xuất"):
        services.confirm_duty(plan=plan, key=TREASURY, actor=who.quan, at=JANUARY)


@pytest.mark.parametrize(
    ("key", "said", "field"),
    [
        (LAW, DutyVerdict("", ["task:I.1"]), "verdict"),
        (LAW, DutyVerdict("covered"), "parts"),
        (LAW, DutyVerdict("covered", ["task:IX.9"]), "parts"),
        (LAW, DutyVerdict("covered", ["task:I.1", "task:IX.9"]), "parts"),
        (LAW, DutyVerdict("not_ours", ["task:I.1"], REASON), "verdict"),
        (LAW, DutyVerdict("not_ours"), "reason"),
        (TREASURY, DutyVerdict("missing", (), "ngắn"), "reason"),
        (LAW, DutyVerdict("covered", ["task:I.4"]), "reason"),
        ("task:IX.9", DutyVerdict("covered", ["task:I.1"]), None),
    ],
)
def test_a_decision_that_does_not_fit_is_refused(
    who: Cast, key: str, said: DutyVerdict, field: str | None
) -> None:
    plan = below(who)
    with pytest.raises(RuleBroken) as broken:
        services.decide_duty(plan=plan, key=key, said=said, actor=who.quan, at=JANUARY)
    assert broken.value.field == field
    assert not DutyDecision.objects.exists()


def test_a_later_decision_stands_and_the_earlier_one_is_kept(who: Cast) -> None:
    plan = below(who)
    covered(who, plan)
    answered(who, plan, LAW, "missing")
    assert standings(plan)[LAW] == "missing"
    assert [d.verdict for d in queries.decisions_about(plan, LAW)] == ["missing", "covered"]
    key = f"{plan.code}:{plan.parent.code if plan.parent else ''}:{LAW}"
    assert len(audit.history("anbinh", "duty_decision", key)) == 2
    assert dict(facts.decisions_of("anbinh"))[key]["verdict"] == "missing"


def test_a_decision_falls_with_the_task_that_it_names(who: Cast) -> None:
    plan = below(who)
    covered(who, plan)
    assert [duty.key for duty in queries.duties_served(plan.tasks.get(ident="I.1"))] == [LAW]
    plan.tasks.filter(ident="I.1").update(dropped_at=JANUARY)
    line = queries.coverage_line(plan, LAW)
    assert line is not None
    assert (line.standing, "không còn" in line.fallen) == ("unseen", True)


def test_a_decision_falls_with_the_words_of_the_duty(who: Cast) -> None:
    plan = below(who)
    covered(who, plan)
    assert plan.parent is not None
    plan.parent.tasks.filter(ident="I.1").update(title="Việc khác hẳn")
    line = queries.coverage_line(plan, LAW)
    assert line is not None
    assert (line.standing, "đã đổi" in line.fallen) == ("unseen", True)


def test_decisions_about_another_parent_wait_until_it_is_named_again(who: Cast) -> None:
    plan = below(who)
    first = plan.parent
    covered(who, plan)
    second = superior_plan(who)
    services.name_parent(plan=plan, parent=second, actor=who.minh, at=JANUARY, reason=REASON)
    assert standings(plan)[LAW] == "proposed"
    services.name_parent(plan=plan, parent=first, actor=who.minh, at=JANUARY, reason=REASON)
    assert standings(plan)[LAW] == "covered"


def test_a_closed_plan_is_decided_no_more(who: Cast) -> None:
    plan = below(who)
    services.close(plan=plan, actor=who.minh, at=JANUARY, reason="Hết năm")
    with pytest.raises(RuleBroken, match="đã kết thúc"):
        covered(who, plan)


def test_the_check_tells_and_its_findings_are_waived(who: Cast) -> None:
    plan = below(who)
    assert codes(plan) == ["parent_duty_uncovered", "parent_duty_unconfirmed"]
    services.waive(
        plan=plan, actor=who.minh, at=JANUARY, code="parent_duty_uncovered",
        place=f"/parent/{TOLD}", reason="Đường dây nóng dùng chung của tỉnh.",
    )  # fmt: skip
    standing = [f.code for f in queries.checked_findings(plan) if f.stands]
    assert "parent_duty_uncovered" not in standing


def test_a_parent_of_another_year_is_found_by_the_check(who: Cast) -> None:
    plan = reviewed_plan(who)
    above = superior_plan(who, year=2025)
    services.name_parent(plan=plan, parent=above, actor=who.quan, at=JANUARY)
    assert "parent_year_differs" in codes(plan)


def test_the_next_open_duty_follows_the_parents_order_and_begins_anew(who: Cast) -> None:
    plan = below(who)
    assert queries.next_open_duty(plan, LAW) == PROCEDURES
    assert queries.next_open_duty(plan, TOLD) == LAW
    for key in (LAW, PROCEDURES, TREASURY, AIM):
        answered(who, plan, key, "not_ours")
    assert queries.next_open_duty(plan, TOLD) == TOLD
    answered(who, plan, TOLD, "not_ours")
    assert queries.next_open_duty(plan, TOLD) == ""


@pytest.mark.parametrize("many", [False, True])
def test_the_table_asks_the_same_questions_however_long_it_is(
    who: Cast, many: bool, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plan = below(who) if not many else brought_in(who)
    if many:
        services.name_parent(plan=plan, parent=superior_plan(who), actor=who.quan, at=JANUARY)
        covered(who, plan, TREASURY, f"task:{plan.tasks.all()[0].ident}")
    plan = queries.get_for(who.quan, plan.code, today=datetime(2026, 4, 1, tzinfo=HANOI).date())
    with django_assert_max_num_queries(14):
        queries.coverage_of(plan)
