"""The review: doubts one after another, units, findings; wrong input leaves nothing behind."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import Unit, User
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries, services
from cchc.plans.models import Party, Plan, Target, Task
from cchc.plans.tests.factories import (
    JANUARY,
    TASKS,
    adopted_plan,
    party,
    reviewed_plan,
    task,
    with_source,
    with_target,
)

pytestmark = pytest.mark.django_db

DOUBTED = [
    task(1, "Theo dõi thi hành pháp luật", "Quý I/2026"),
    task(2, "Xây dựng kế hoạch năm", "Theo kế hoạch riêng", products=["Kế hoạch"]),
    task(3, "Tuyên truyền", "Vào dịp thích hợp"),
]


@pytest.fixture
def who() -> Cast:
    return cast()


def at(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"plans:{name}", args=args)


def doubted(who: Cast) -> Plan:
    """A target without a figure and two tasks without a clear time: four doubtful fields."""
    plan = reviewed_plan(who, DOUBTED)
    target = with_target(plan)
    target.doubts = [{"field": "value", "why": "Chỉ tiêu không ghi con số."}]
    target.save()
    return plan


def said(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_first_doubt_is_that_of_the_first_target(who: Cast) -> None:
    plan = doubted(who)
    answer = at(who.quan).get(url("next_doubt", plan.code))
    assert answer["Location"] == url("review_target", plan.code, plan.targets.get().pk)


def test_after_a_confirmed_doubt_the_next_one_opens_and_the_last_leads_back(who: Cast) -> None:
    plan = doubted(who)
    client = at(who.quan)
    target = plan.targets.get()
    answer = client.post(url("confirm_target_doubt", plan.code, target.pk), {"field": "value"})
    assert answer["Location"] == url("review_task", plan.code, "I.2")
    for ident, following in (("I.2", url("review_task", plan.code, "I.3")), ("I.3", "")):
        found = plan.tasks.get(ident=ident)
        for name in dict.fromkeys(d["field"] for d in found.doubts):
            answer = client.post(url("confirm_task_doubt", plan.code, ident), {"field": name})
        assert answer["Location"] == (following or url("review", plan.code))
    assert queries.open_doubts(plan) == 0
    assert "Không còn điểm nghi ngờ nào" in said(client, url("review", plan.code))


def test_a_doubt_that_is_put_off_comes_again_after_the_others(who: Cast) -> None:
    plan = doubted(who)
    client = at(who.quan)
    later = client.get(url("next_doubt", plan.code) + "?nhiem-vu=I.3")
    assert later["Location"] == url("review_target", plan.code, plan.targets.get().pk)
    after = client.get(f"{url('next_doubt', plan.code)}?chi-tieu={plan.targets.get().pk}")
    assert after["Location"] == url("review_task", plan.code, "I.2")


def test_confirming_leaves_the_field_as_it_was_read_and_is_in_the_history(who: Cast) -> None:
    plan = doubted(who)
    found = plan.tasks.get(ident="I.2")
    services.confirm_doubt(part=found, actor=who.quan, at=JANUARY, field="deadline")
    found.refresh_from_db()
    assert found.deadline == "Theo kế hoạch riêng"
    assert "deadline" not in {d["field"] for d in found.doubts}
    event = audit.history("anbinh", "plan", plan.code)[-1]
    assert event.act == "plan.confirm_doubt"
    assert event.payload == {"task": "I.2", "field": "deadline"}


def test_a_field_that_nobody_doubts_is_not_confirmed(who: Cast) -> None:
    plan = doubted(who)
    found = plan.tasks.get(ident="I.1")
    with pytest.raises(RuleBroken, match="đã được xử lý"):
        services.confirm_doubt(part=found, actor=who.quan, at=JANUARY, field="title")
    client = at(who.quan)
    answer = client.post(url("confirm_task_doubt", plan.code, "I.2"), {"field": "lạ"}, follow=True)
    assert "đã được xử lý" in answer.content.decode()


def test_an_adopted_plan_has_no_doubts_to_confirm(who: Cast) -> None:
    plan = adopted_plan(who)
    found = plan.tasks.get(ident="I.4")
    with pytest.raises(RuleBroken, match="Không thể sửa"):
        services.confirm_doubt(part=found, actor=who.quan, at=JANUARY, field="deadline")


def _task_fields(**more: str) -> dict[str, str]:
    fields = {"number": "2", "area": "", "title": "Xây dựng kế hoạch năm", "products": "Kế hoạch"}
    return {**fields, "lead": "Văn phòng UBND", "coordinating": "", "deadline": "", "dates": ""} | (
        more
    )


def test_a_correction_settles_the_task_and_goes_where_the_button_says(who: Cast) -> None:
    plan = doubted(who)
    client = at(who.quan)
    address = url("review_task", plan.code, "I.2")
    fields = _task_fields(deadline="Quý II/2026")
    answer = client.post(address, {**fields, "next_doubt": "1"})
    assert answer["Location"] == url("review_task", plan.code, "I.3")
    found = plan.tasks.get(ident="I.2")
    assert (found.doubts, found.schedule_kind) == ([], "quarter")
    assert client.post(address, fields)["Location"] == url("review_task", plan.code, "I.3")
    last = client.post(url("review_task", plan.code, "I.3"), _task_fields(number="3"))
    assert last["Location"] == url("review", plan.code)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", " ", "Nội dung"),
        ("dates", "31/02/2026", "không phải ngày"),
        ("dates", "20/06/1826", "quá xa năm 2026 của kế hoạch; ghi lại ngày hạn"),
        ("dates", "20/06/2026, 20/06/2099", "Ngày 20/06/2099 quá xa"),
        ("area", "999999", "Lĩnh vực"),
    ],
)
def test_a_wrong_correction_says_so_and_changes_nothing(
    who: Cast, field: str, value: str, sentence: str
) -> None:
    plan = doubted(who)
    answer = at(who.quan).post(url("review_task", plan.code, "I.2"), _task_fields(**{field: value}))
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert plan.tasks.get(ident="I.2").doubts


@pytest.mark.parametrize("adding", ["new_target", "new_task"])
def test_what_was_missed_is_added_beside_the_whole_source(who: Cast, adding: str) -> None:
    plan = doubted(who)
    assert "không có văn bản gốc" in said(at(who.quan), url(adding, plan.code))
    with_source(plan, who)
    page = said(at(who.quan), url(adding, plan.code))
    assert "không có văn bản gốc" not in page
    assert "Theo dõi thi hành pháp luật" in page


def test_a_target_that_is_none_is_taken_out_and_a_missed_one_added(who: Cast) -> None:
    plan = doubted(who)
    client, wrong = at(who.quan), plan.targets.get()
    removal, adding = url("remove_target", plan.code, wrong.pk), url("new_target", plan.code)
    assert removal in said(client, url("review_target", plan.code, wrong.pk))
    assert adding in said(client, url("review", plan.code))
    client.post(removal, {"reason": "  "})
    assert plan.targets.get() == wrong
    assert client.post(removal, {"reason": "Không phải chỉ tiêu"}).status_code == 302
    fields = {"text": "Hồ sơ trực tuyến đạt 80%", "comparison": "ge", "value": "", "unit": "%"}
    assert "Ghi giá trị" in client.post(adding, fields).content.decode()
    assert client.post(adding, {**fields, "value": "80"}).status_code == 302
    assert [t.value_text for t in plan.targets.all()] == ["≥ 80 %"]
    acts = [view.act for view in audit.history("anbinh", "plan", plan.code)]
    assert acts[-2:] == ["plan.remove_target", "plan.add_target"]


def test_targets_do_not_change_once_the_plan_runs(who: Cast) -> None:
    plan = adopted_plan(who)
    target = with_target(plan)
    with pytest.raises(RuleBroken):
        services.remove_target(target=target, actor=who.quan, at=JANUARY, reason="Thử")
    assert plan.targets.count() == 1


def test_a_target_wants_its_value(who: Cast) -> None:
    plan = doubted(who)
    target = plan.targets.get()
    address = url("review_target", plan.code, target.pk)
    client = at(who.quan)
    fields = {"text": target.text, "measure": "", "comparison": "ge", "value": "", "unit": "%"}
    assert "Ghi giá trị của chỉ tiêu" in client.post(address, fields).content.decode()
    assert "1.2.3" in client.post(address, {**fields, "value": "1.2.3"}).content.decode()
    client.post(address, {**fields, "value": "98,5"})
    target.refresh_from_db()
    assert (target.value_text, target.doubts) == ("≥ 98,5 %", [])


def unmatched(who: Cast) -> Plan:
    """A plan that writes three names nobody knows."""
    return reviewed_plan(
        who,
        [
            task(1, "Việc một", "Quý I/2026", lead=[party("Công chức Tư pháp")]),
            task(2, "Việc hai", "Quý I/2026", lead=[party("Tổ tầm phào")]),
        ],
    )


def test_a_name_that_says_the_same_is_offered_not_taken(who: Cast) -> None:
    plan = unmatched(who)
    first, second = queries.unknown_units(plan)
    assert first.resembles == who.units["Tư pháp - Hộ tịch"]
    assert second.resembles is None
    assert Party.objects.filter(task__plan=plan, role="lead", unit=None).count() == 2


def test_only_chosen_names_are_matched_and_the_others_wait(who: Cast) -> None:
    plan = unmatched(who)
    client = at(who.quan)
    fields = {
        "0-unit_name": "Công chức Tư pháp",
        "0-unit": str(who.units["Tư pháp - Hộ tịch"].pk),
        "1-unit_name": "Tổ tầm phào",
        "1-unit": "",
    }
    answer = client.post(url("units", plan.code), fields)
    assert answer["Location"] == url("units", plan.code)
    assert [one.name for one in queries.unknown_units(plan)] == ["Tổ tầm phào"]
    answer = client.post(url("units", plan.code), {"0-unit_name": "Tổ tầm phào", "0-unit": "moi"})
    assert answer["Location"] == url("review", plan.code)
    assert Unit.objects.filter(agency=who.ward, name="Tổ tầm phào").exists()


@pytest.mark.parametrize("wrong", [{"0-unit": "999999"}, {"0-unit_name": "Tên bịa"}])
def test_a_name_or_unit_that_is_not_offered_is_refused(who: Cast, wrong: dict[str, str]) -> None:
    plan = unmatched(who)
    before = Unit.objects.count()
    fields = {
        "0-unit_name": "Công chức Tư pháp",
        "0-unit": "moi",
        "1-unit_name": "Tổ tầm phào",
        "1-unit": "moi",
    }
    answer = at(who.quan).post(url("units", plan.code), {**fields, **wrong})
    assert answer.status_code == 200
    assert Unit.objects.count() == before


def test_choosing_nothing_is_said(who: Cast) -> None:
    plan = unmatched(who)
    fields = {"0-unit_name": "Công chức Tư pháp", "1-unit_name": "Tổ tầm phào"}
    answer = at(who.quan).post(url("units", plan.code), fields, follow=True)
    assert "Chưa chọn bộ phận nào" in answer.content.decode()


def test_an_obstacle_names_a_unit_once_with_all_its_tasks(who: Cast) -> None:
    lead = [party("Tổ tầm phào")]
    plan = reviewed_plan(who, [task(n, f"Việc {n}", "Quý I/2026", lead=lead) for n in (1, 2)])
    (obstacle,) = queries.obstacles(plan)
    assert obstacle.message.startswith("“Tổ tầm phào” (nhiệm vụ 1, 2) chưa ghép")


def test_each_person_is_offered_what_they_may_do(who: Cast) -> None:
    plan = doubted(who)
    review = url("review", plan.code)
    office, chair = said(at(who.quan), review), said(at(who.minh), review)
    assert url("next_doubt", plan.code) in office
    assert url("adopt", plan.code) not in office
    assert url("adopt", plan.code) in chair
    assert url("next_doubt", plan.code) not in chair
    assert url("units", plan.code) not in said(at(who.minh), url("adopt", plan.code))


def test_who_adopts_is_told_of_the_errors_that_stand_until_none_does(who: Cast) -> None:
    plan = doubted(who)
    parts: list[Task | Target] = [*plan.tasks.all(), *plan.targets.all()]
    for part in parts:
        for doubted_field in queries.doubts_of(part):
            services.confirm_doubt(part=part, actor=who.quan, at=JANUARY, field=doubted_field.field)
    errors = [f for f in queries.checked_findings(plan) if f.severity == "error"]
    told = f"Còn {len(errors)} lỗi khi kiểm tra chưa sửa, chưa bỏ qua có lý do"
    assert errors
    assert told in said(at(who.minh), url("adopt", plan.code))
    assert "Còn lỗi; nên xử lý trước" in said(at(who.quan), url("review", plan.code))
    for found in errors:
        services.waive(
            plan=plan,
            actor=who.minh,
            at=JANUARY,
            code=found.code,
            place=found.place,
            reason="Bản đã ký ghi như vậy",
        )
    assert "lỗi khi kiểm tra" not in said(at(who.minh), url("adopt", plan.code))
    assert "Sẵn sàng; chờ lãnh đạo" in said(at(who.quan), url("review", plan.code))


def test_an_adopted_plan_is_not_offered_for_adoption_again(who: Cast) -> None:
    plan = adopted_plan(who)
    page = said(at(who.minh), url("adopt", plan.code))
    assert "không còn ở bước rà soát" in page
    answer = at(who.minh).post(url("adopt", plan.code), follow=True)
    assert "Không thể đưa vào thực hiện" in answer.content.decode()


def test_a_finding_says_which_task_it_is_about_and_is_waived_with_a_reason(who: Cast) -> None:
    plan = reviewed_plan(who)
    finding = next(f for f in queries.checked_findings(plan) if f.about == "Nhiệm vụ 4")
    client = at(who.minh)
    address = url("findings", plan.code)
    assert f"#{finding.anchor}" in said(client, address)
    fields = {"code": finding.code, "place": finding.place, "reason": "ngắn"}
    short = client.post(address, fields).content.decode()
    assert "ít nhất 10 ký tự" in short
    assert ">ngắn</textarea>" in short  # what was typed is still there, beside its error
    client.post(address, {**fields, "reason": "Đã thống nhất trong cuộc họp."})
    assert "Đã bỏ qua" in said(client, address)
    assert plan.waivers.count() == 1
    answer = at(who.quan).post(address, {**fields, "reason": "Đã thống nhất rồi nhé."})
    assert answer.status_code == 403


def test_the_review_asks_as_often_for_many_tasks_as_for_few(who: Cast) -> None:
    many = [task(n, f"Việc số {n}", "Quý I/2026") for n in range(1, 61)]
    few_plan, many_plan = reviewed_plan(who, TASKS), reviewed_plan(who, many)
    client = at(who.quan)
    counts = [_queries(client, url("review", plan.code)) for plan in (few_plan, many_plan)]
    assert counts[0] == counts[1] <= 35


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_numbers_that_begin_anew_are_told_apart_by_their_area(who: Cast) -> None:
    plan = reviewed_plan(who, [task(1, "Rà soát văn bản", "Quý I/2026", area="I")])
    other = plan.areas.create(order=9, code="IX", title="Chuyển đổi số")
    line = services.TaskLine("Họp dân", "1", other, (), (), (), "Quý II/2026")
    services.add_task(plan=plan, actor=who.quan, at=JANUARY, line=line)
    plan.refresh_from_db()
    assert [t.label for t in plan.tasks.all()] == ["Nhiệm vụ I.1", "Nhiệm vụ IX.1"]
    services.remove_task(
        task=plan.tasks.get(ident="IX.1"), actor=who.quan, at=JANUARY, reason="Nhập hai lần"
    )
    plan.refresh_from_db()
    assert [t.label for t in plan.tasks.all()] == ["Nhiệm vụ 1"]


def test_a_correction_keeps_the_units_that_were_matched(who: Cast) -> None:
    written = {**party("Văn phòng HĐND và UBND"), "unit": "Bộ phận tổng hợp"}
    plan = reviewed_plan(who, [task(1, "Rà soát văn bản", "Quý I/2026", lead=[written])])
    office = who.units["Văn phòng UBND"]
    services.match_unit(
        plan=plan, actor=who.quan, at=JANUARY, unit_name="Bộ phận tổng hợp", unit=office
    )
    found = plan.tasks.get()
    form = {
        "number": "1",
        "title": "Rà soát",
        "lead": "Văn phòng HĐND và UBND",
        "deadline": "Quý I",
    }
    answer = at(who.quan).post(url("review_task", plan.code, found.ident), form)
    assert answer.status_code == 302
    assert [p.unit for p in plan.tasks.get().parties.all()] == [office]
