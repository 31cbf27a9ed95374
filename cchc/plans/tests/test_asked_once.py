"""A deadline that is no day is asked once: as a doubt while it is open, as a finding afterwards."""

import pytest
from django.test import Client
from django.urls import reverse

from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries, services
from cchc.plans.models import Plan
from cchc.plans.tests.factories import JANUARY, reviewed_plan, task

pytestmark = pytest.mark.django_db
TASKS = [
    task(1, "Rà soát văn bản", "31/02/2026", products=["Danh mục văn bản"]),
    task(2, "Lập danh mục dịch vụ công", "Quý II/2026", products=["Danh mục dịch vụ"]),
]
CODE = "deadline_unknown"


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def plan(who: Cast) -> Plan:
    return reviewed_plan(who, TASKS)


def errors(plan: Plan) -> tuple[int, int]:
    """Doubts and errors, as the review counts them."""
    review = queries.review_of(plan)
    return review.doubts, review.standing_errors


def shown(who: Cast, plan: Plan, page: str) -> str:
    client = Client()
    client.force_login(who.quan)
    return client.get(reverse(f"plans:{page}", args=[plan.code])).content.decode()


def test_while_the_doubt_is_open_it_alone_counts(who: Cast, plan: Plan) -> None:
    assert errors(plan) == (1, 0)
    review = shown(who, plan, "review")
    assert review.count("Chưa hiểu “31/02/2026” là ngày nào") == 1
    assert "Chưa xác định được ngày từ “31/02/2026”" not in review


def test_confirmed_it_counts_as_a_finding(who: Cast, plan: Plan) -> None:
    services.confirm_doubt(
        part=plan.tasks.get(ident="I.1"), actor=who.quan, at=JANUARY, field="deadline"
    )
    assert errors(plan) == (0, 1)
    assert "Chưa xác định được ngày từ “31/02/2026”" in shown(who, plan, "review")


def test_the_list_of_findings_tells_it_apart_and_the_check_keeps_it(who: Cast, plan: Plan) -> None:
    groups = queries.grouped_findings(queries.checked_findings(plan))
    told = {group.title: [f.code for f in group.findings] for group in groups}
    assert told["Đã hỏi ở điểm nghi ngờ"] == [CODE]
    assert CODE not in told.get("Lỗi", [])
    assert "Đã hỏi ở điểm nghi ngờ" in shown(who, plan, "findings")
    assert [f.code for f in queries.standing_errors(plan)] == [CODE]


def test_a_deadline_without_a_doubt_is_found_as_ever(who: Cast) -> None:
    plan = reviewed_plan(who, [task(1, "Rà soát", None, products=["Danh mục"])])
    plan.tasks.update(doubts=[])
    assert errors(plan) == (0, 1)
