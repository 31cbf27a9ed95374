"""The running plan on its screens: figures, lists, views, assignments, calendar, history."""

import html
import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.obligations.services import accept
from cchc.obligations.tests.factories import recommended, submitted
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast, other_ward
from cchc.plans import queries, services
from cchc.plans.models import Plan
from cchc.plans.subjects import subject_of
from cchc.plans.tests.factories import JANUARY, adopted_plan, on, task, with_target

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 30)  # a Monday


@pytest.fixture
def who(monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, on the Monday of the week in which the first quarter ends."""
    monkeypatch.setenv("CCHC_NOW", f"{TODAY}T09:00")
    return cast()


def at(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"plans:{name}", args=args)


def page(user: User, address: str) -> str:
    return at(user).get(address).content.decode()


def test_what_falls_due_this_week_and_what_comes_next(who: Cast) -> None:
    board = queries.board_of(adopted_plan(who), today=TODAY, by="area")
    assert {o.obligation.due_on for o in board.this_week} == {date(2026, 3, 31)}
    assert len(board.this_week) == 3
    assert (board.next_on, board.next_count) == (date(2026, 6, 30), 2)
    assert board.late == []


def test_the_day_after_it_is_late_until_handed_in(who: Cast) -> None:
    plan = adopted_plan(who)
    april = date(2026, 4, 1)
    late = queries.board_of(plan, today=april, by="area").late
    assert len(late) == 3
    submitted(who, late[0].obligation, by=who.lan, day=date(2026, 3, 31))
    assert len(queries.board_of(plan, today=april, by="area").late) == 2


@pytest.mark.parametrize(
    ("by", "titles"),
    [
        ("area", ["I. Cải cách thể chế"]),
        ("unit", ["Văn phòng UBND"]),
        ("person", ["Đỗ Văn Bình", "Chưa giao người"]),
        ("standing", ["Chưa đến hạn", "Chờ sự kiện"]),
    ],
)
def test_tasks_are_grouped_by_each_view(who: Cast, by: str, titles: list[str]) -> None:
    plan = adopted_plan(who)
    services.assign_task(
        task=plan.tasks.get(ident="I.1"), chief=who.binh, actor=who.quan, at=JANUARY
    )
    board = queries.board_of(plan, today=TODAY, by=by)
    assert [group.title for group in board.groups] == titles
    assert all(title in page(who.tam, f"{url('plan', plan.code)}?theo={by}") for title in titles)


def test_an_unknown_view_shows_the_areas(who: Cast) -> None:
    plan = adopted_plan(who)
    assert "I. Cải cách thể chế" in page(who.binh, f"{url('plan', plan.code)}?theo=bua")


def test_the_standing_is_the_one_of_the_obligations(who: Cast) -> None:
    plan = adopted_plan(who)
    for day in (TODAY, date(2026, 4, 1)):
        for tracked in queries.tracked_tasks(plan, today=day):
            for owed in tracked.owed:
                assert owed.standing == owed.shown.standing.value
    done = queries.tracked(plan.tasks.get(ident="I.1"), today=TODAY).owed[0].obligation
    submitted(who, done, by=who.lan, day=TODAY)
    accept(obligation=done, actor=who.minh, at=on(TODAY))
    found = queries.tracked(plan.tasks.get(ident="I.1"), today=date(2026, 12, 1))
    assert (found.label, found.badge.tone) == ("Hoàn thành đúng hạn", "good")


def test_the_history_of_a_task_tells_each_act_once(who: Cast) -> None:
    plan = adopted_plan(who)
    found = plan.tasks.get(ident="I.2")
    services.assign_task(task=found, chief=who.binh, actor=who.quan, at=on(date(2026, 2, 2)))
    first = queries.tracked(found, today=TODAY).owed[0].obligation
    submitted(who, first, by=who.lan, day=date(2026, 3, 20))
    told = queries.history_of(found, queries.tracked(found, today=TODAY).owed)
    texts = [entry.text for entry in told]
    assert texts[:2] == ["Nộp sản phẩm", "Giao việc"]
    assert len(texts) == 6  # and one for each of the four dates, with both products
    assert "Kế hoạch" in told[-1].detail
    assert "Báo cáo" in told[-1].detail


def test_a_task_is_given_to_one_chief_who_is_no_helper(who: Cast) -> None:
    plan = adopted_plan(who)
    address = url("assign", plan.code, "I.1")
    client = at(who.quan)
    assert "bắt buộc" in client.post(address, {}).content.decode()
    both: dict[str, Any] = {"chief": who.binh.pk, "helpers": [who.binh.pk]}
    assert "không thể đồng thời" in client.post(address, both).content.decode()
    stranger = {"chief": other_ward().pk}
    assert client.post(address, stranger).status_code == 200
    assert plan.tasks.get(ident="I.1").chief is None
    assert client.post(address, {"chief": who.binh.pk}).status_code == 302
    assert plan.tasks.get(ident="I.1").chief == who.binh


def test_nobody_is_offered_who_cannot_hand_in(who: Cast) -> None:
    plan = adopted_plan(who)
    for address in (url("assign", plan.code, "I.1"), url("assignments", plan.code)):
        main = page(who.quan, address).split("<main", 1)[1]
        assert f"{who.binh.full_name} (Tư pháp - Hộ tịch)" in main
        for person in (who.quantri, who.tam, who.yen):
            assert (address, person.full_name in main) == (address, False)


def test_many_tasks_are_given_at_once_or_none(who: Cast) -> None:
    plan = adopted_plan(who)
    one, two = plan.tasks.all()[:2]
    client, address = at(who.quan), url("assignments", plan.code)
    wrong = {f"chief-{one.pk}": who.binh.pk, f"chief-{two.pk}": other_ward().pk}
    assert "không nhận việc được" in client.post(address, wrong).content.decode()
    assert not plan.tasks.exclude(chief=None).exists()
    right = {f"chief-{one.pk}": who.binh.pk, f"chief-{two.pk}": who.hoa.pk}
    told = client.post(address, right, follow=True).content.decode()
    assert "Đã giao 2 nhiệm vụ" in told
    assert set(plan.tasks.exclude(chief=None)) == {one, two}


def test_the_calendar_opens_on_today_and_survives_a_wrong_month(who: Cast) -> None:
    plan = adopted_plan(who)
    for month in ("", "?thang=2026-13", "?thang=bua"):
        assert "Tháng 3 năm 2026" in page(who.binh, url("calendar", plan.code) + month)
    march = page(who.binh, url("calendar", plan.code))
    assert "Nhiệm vụ 2: chưa đến hạn (2 sản phẩm)" in march
    empty = page(who.binh, url("calendar", plan.code) + "?thang=2026-02")
    assert "Tháng này kế hoạch không có việc đến hạn" in empty


def test_a_full_day_says_how_many_more_there_are(who: Cast) -> None:
    tasks = [task(n, f"Việc số {n}", "Quý I/2026") for n in range(1, 21)]
    shown = page(who.binh, url("calendar", adopted_plan(who, tasks).code))
    assert "và 15 nhiệm vụ khác" in shown


@pytest.mark.parametrize("name", ["plan", "assignments", "calendar", "timeline"])
def test_a_page_asks_as_often_for_a_hundred_tasks_as_for_twenty_eight(who: Cast, name: str) -> None:
    client = at(who.quan)
    counts = []
    for size in (28, 100):
        plan = adopted_plan(who, [task(n, f"Việc {n}", "Quý I/2026") for n in range(1, size + 1)])
        _assign_some(who, plan)
        client.get(url(name, plan.code))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url(name, plan.code)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 32


def _assign_some(who: Cast, plan: Plan) -> None:
    chiefs = [(found, who.binh) for found in plan.tasks.all()[:5]]
    services.assign_tasks(chiefs=chiefs, actor=who.quan, at=JANUARY)


def test_the_supervisor_recommends_from_a_task_and_from_a_target(who: Cast) -> None:
    plan = adopted_plan(who)
    with_target(plan)
    seen = page(who.tam, url("task", plan.code, "I.1"))
    assert ">Kiến nghị</a>" in seen
    assert ">Kiến nghị</a>" not in page(who.quan, url("task", plan.code, "I.1"))
    link = re.search(r'href="([^"]+)">Kiến nghị<span class="visually-hidden"> về chỉ tiêu 1', page(
        who.tam, url("plan", plan.code)
    ))  # fmt: skip
    assert link
    assert "Chỉ tiêu 1. " in page(who.tam, html.unescape(link[1]))
    assert "về chỉ tiêu 1" not in page(who.quan, url("plan", plan.code))


def test_a_task_shows_what_was_recommended_about_it(who: Cast) -> None:
    plan = adopted_plan(who)
    found = queries.task_for(who.tam, plan.code, "I.1", today=TODAY)
    recommended(who, day=TODAY, subject=subject_of(found))
    assert "Số 1/2026: Công khai kết quả" in page(who.binh, url("task", plan.code, "I.1"))
    assert "Kiến nghị giám sát</h2>" not in page(who.binh, url("task", plan.code, "I.2"))
