"""A plan issued when part of its year is over; docs/rules/plan-life.md, "Issued in mid-year"."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel.zone import HANOI
from cchc.obligations.models import Obligation
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries, services
from cchc.plans.models import Plan
from cchc.plans.tests.factories import reviewed_plan, task

pytestmark = pytest.mark.django_db
ISSUED = date(2026, 11, 20)
NOW = datetime(2026, 11, 30, 9, tzinfo=HANOI)
TASKS = [
    task(1, "Hướng dẫn người dân", "Thường xuyên trong năm", products=["Nhật ký", "Báo cáo"]),
    task(2, "Phát thanh", "Hằng tháng"),
    task(3, "Rà soát hồ sơ", "Quý III/2026"),
    task(4, "Đối chiếu", "Hằng quý", schedule={
        "kind": "quarterly", "event": None,
        "obligations": [{"label": "Quý I/2026", "product": None, "due_on": "2026-03-31"}],
    }),
]  # fmt: skip


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def plan(who: Cast) -> Plan:
    made = reviewed_plan(who, tasks=TASKS)
    made.issued_on = ISSUED
    made.save()
    return made


def days(plan: Plan, ident: str) -> list[date | None]:
    owed = Obligation.objects.filter(subject_key=f"{plan.code}/{ident}").order_by("due_on", "pk")
    return [one.due_on for one in owed]


def test_periods_that_ended_before_the_plan_was_issued_are_not_owed(who: Cast, plan: Plan) -> None:
    services.adopt(plan=plan, actor=who.minh, at=NOW)
    assert days(plan, "I.1") == [date(2026, 12, 31)] * 2
    assert days(plan, "I.2") == [date(2026, 11, 30), date(2026, 12, 31)]


def test_a_day_of_its_own_or_the_only_one_is_owed_though_it_lies_before(
    who: Cast, plan: Plan
) -> None:
    services.adopt(plan=plan, actor=who.minh, at=NOW)
    assert days(plan, "I.3") == [date(2026, 9, 30)]
    assert days(plan, "I.4") == [date(2026, 3, 31)]


def test_without_a_day_of_issue_every_period_is_owed(who: Cast) -> None:
    plan = reviewed_plan(who, tasks=TASKS)
    services.adopt(plan=plan, actor=who.minh, at=NOW)
    assert len(days(plan, "I.1")) == 8


def test_who_adopts_reads_what_is_overdue_at_once_and_what_is_not_made(
    who: Cast, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    passed = queries.passed_dates(plan, today=NOW.date())
    assert (passed.owed, passed.before_issue) == (2, 6 + 10)
    client = Client()
    client.force_login(who.minh)
    page = client.get(reverse("plans:adopt", args=[plan.code])).content.decode()
    assert "2 việc có hạn đã qua (từ 31/03/2026 đến 30/09/2026)" in page
    assert "không lập 16 việc định kỳ có kỳ kết thúc trước ngày ban hành 20/11/2026" in page
    review = client.get(reverse("plans:review", args=[plan.code])).content.decode()
    assert "31/03/2026 (2 sản phẩm) (trước ngày ban hành, không lập)" in review


def test_a_plan_whose_days_are_ahead_says_nothing_of_it(
    who: Cast, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    Plan.objects.update(issued_on=None)
    monkeypatch.setenv("CCHC_NOW", "2026-01-12T09:00")
    client = Client()
    client.force_login(who.minh)
    page = client.get(reverse("plans:adopt", args=[plan.code])).content.decode()
    assert "đã qua" not in page
    assert "không lập" not in page


@pytest.mark.parametrize(
    ("kind", "symbol", "title", "cited"),
    [
        (
            "QĐ",
            "QĐ-UBND",
            "Về việc ban hành Kế hoạch mới",
            "về việc ban hành Kế hoạch mới",
        ),
        ("QĐ", "QĐ-UBND", "Ban hành Kế hoạch mới", "về việc ban hành Kế hoạch mới"),
        ("KH", "KH-UBND", "Kế hoạch cải cách hành chính", "về cải cách hành chính"),
    ],
)
def test_a_plan_that_a_decision_brings_is_cited_by_the_decision(
    plan: Plan, kind: str, symbol: str, title: str, cited: str
) -> None:
    plan.kind, plan.number, plan.symbol, plan.title = kind, "214", symbol, title
    name = "Quyết định" if kind == "QĐ" else "Kế hoạch"
    assert queries.reference_of(plan) == f"{name} số 214/{symbol} ngày 20/11/2026 {cited}"
