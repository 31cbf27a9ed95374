"""Next year's plan is written from last year's, and what to see to comes along."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import HANOI
from cchc.obligations import services as obligations
from cchc.obligations.models import Obligation
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries, services
from cchc.plans.models import ChecklistItem
from cchc.plans.tests.cloning import DECEMBER, written
from cchc.plans.tests.factories import JANUARY, adopted_plan, reviewed_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast in December."""
    monkeypatch.setenv("CCHC_NOW", "2026-12-20T10:00")
    return cast()


def test_the_new_plan_is_under_review_and_says_what_it_came_from(who: Cast) -> None:
    plan = written(who)
    assert (plan.year, plan.state, plan.code) == (2027, "reviewing", "anbinh-2027-1")
    assert plan.previous is not None
    assert plan.title == "Kế hoạch cải cách hành chính năm 2027"
    (found,) = plan.tasks.all()
    assert found.deadline == "31/12/2027"
    assert [d.due_on for d in found.planned_dates.all()] == [date(2027, 12, 31)]
    assert found.parties.filter(unit=None).count() == 0


def test_it_is_adopted_by_the_same_act(who: Cast) -> None:
    plan = written(who)
    services.adopt(plan=plan, actor=who.minh, at=DECEMBER)
    assert Obligation.objects.get(subject_key=f"{plan.code}/I.1").due_on == date(2027, 12, 31)


def test_late_tasks_come_along_with_their_obstacles(who: Cast) -> None:
    previous = adopted_plan(who)
    row = Obligation.objects.get(subject_key=f"{previous.code}/I.1")
    obligations.report_progress(
        obligation=row, actor=who.quan, at=JANUARY, percent=20, text="Đang làm",
        obstacles="Chưa có kinh phí",
    )  # fmt: skip
    plan = services.write_from(previous=previous, actor=who.quan, at=DECEMBER)
    late = plan.checklist.filter(kind="shortcoming").order_by("pk")
    assert [item.text.split(".")[0] for item in late] == ["Nhiệm vụ 1", "Nhiệm vụ 2"]
    assert "quá hạn, hạn 31/03/2026" in late[0].text
    assert "Khó khăn đã nêu: Chưa có kinh phí." in late[0].text


def test_remarks_of_the_superior_come_along_with_their_paper(who: Cast) -> None:
    plan = services.write_from(
        previous=adopted_plan(who), actor=who.quan, at=DECEMBER,
        remarks=["Nêu rõ người chịu trách nhiệm"], remarks_source="TB số 12/TB-SNV",
    )  # fmt: skip
    item = plan.checklist.get(kind="remark")
    assert (item.text, item.source) == ("Nêu rõ người chịu trách nhiệm", "TB số 12/TB-SNV")


def test_a_plan_under_review_has_no_successor_yet(who: Cast) -> None:
    with pytest.raises(RuleBroken, match="đang rà soát"):
        services.write_from(previous=reviewed_plan(who), actor=who.quan, at=DECEMBER)


def test_a_second_successor_is_refused_until_the_first_is_discarded(who: Cast) -> None:
    plan = written(who)
    assert plan.previous is not None
    with pytest.raises(RuleBroken, match="anbinh-2027-1"):
        services.write_from(previous=plan.previous, actor=who.quan, at=DECEMBER)
    services.discard(plan=plan, actor=who.quan, at=DECEMBER, reason="Soạn lại")
    again = services.write_from(previous=plan.previous, actor=who.quan, at=DECEMBER)
    assert again.code == "anbinh-2027-2"


def test_a_point_is_handled_with_a_note_once(who: Cast) -> None:
    item = written(who).checklist.get()
    with pytest.raises(RuleBroken) as broken:
        services.tick_item(item=item, actor=who.quan, at=DECEMBER, note=" ")
    assert broken.value.field == "note"
    services.tick_item(item=item, actor=who.quan, at=DECEMBER, note="Đã ghi tên ở mục III")
    with pytest.raises(RuleBroken, match="đã được xử lý"):
        services.tick_item(item=item, actor=who.quan, at=DECEMBER, note="Lần nữa")
    services.untick_item(item=item, actor=who.quan, at=DECEMBER)
    assert ChecklistItem.objects.get().ticked_at is None


def test_the_checklist_of_an_adopted_plan_is_closed(who: Cast) -> None:
    plan = written(who)
    services.adopt(plan=plan, actor=who.minh, at=DECEMBER)
    with pytest.raises(RuleBroken, match="Không thể sửa"):
        services.tick_item(item=plan.checklist.get(), actor=who.quan, at=DECEMBER, note="Muộn")


def test_the_office_writes_it_in_the_browser_and_handles_a_point(who: Cast, client: Client) -> None:
    previous = adopted_plan(who)
    client.force_login(who.quan)
    page = client.post(
        reverse("plans:clone", args=[previous.code]),
        {"remarks": "Ý kiến một\n\nÝ kiến hai", "remarks_source": "TB 12"},
        follow=True,
    )
    assert "Đã soạn anbinh-2027-1" in page.content.decode()
    item = ChecklistItem.objects.get(text="Ý kiến hai")
    address = reverse("plans:handle_item", args=["anbinh-2027-1", item.pk])
    assert "này" in client.post(address, {"note": ""}).content.decode()
    client.post(address, {"note": "Đã đưa vào nhiệm vụ 3"})
    item.refresh_from_db()
    assert (item.note, item.ticked_by) == ("Đã đưa vào nhiệm vụ 3", who.quan)
    review = client.get(reverse("plans:review", args=["anbinh-2027-1"])).content.decode()
    assert "Điểm cần xem (3)" in review


def test_the_checklist_asks_the_same_questions_however_long_it_is(who: Cast) -> None:
    plan = written(who)
    at = datetime(2026, 12, 21, 9, tzinfo=HANOI)
    for n in range(9):
        services.add_item(plan=plan, actor=who.quan, at=at, text=f"Ý {n}", source="")
    assert queries.unhandled(plan) == 10
    assert len(queries.checklist_of(plan)) == 10
