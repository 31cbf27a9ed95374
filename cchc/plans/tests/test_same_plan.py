"""A plan that stands beside the one under review is told, and stops nobody."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries, services
from cchc.plans.choices import PlanScope, PlanState
from cchc.plans.models import Plan
from cchc.plans.queries.same_plan import same_plan
from cchc.plans.tests.factories import JANUARY, adopted_plan, reviewed_plan, task, with_source

pytestmark = pytest.mark.django_db
ISSUED = {"number": "12", "symbol": "KH-UBND", "issued_on": date(2026, 1, 12)}
TASKS = [task(1, "Rà soát văn bản", "Quý II/2026")]


@pytest.fixture
def who() -> Cast:
    return cast()


def with_fields(plan: Plan, **fields: object) -> Plan:
    Plan.objects.filter(pk=plan.pk).update(**fields)
    return Plan.objects.select_related("agency").get(pk=plan.pk)


@pytest.mark.parametrize("state", ["reviewing", "adopted", "closed"])
def test_the_same_number_and_date_is_told_in_any_state(who: Cast, state: str) -> None:
    first = with_fields(reviewed_plan(who), **ISSUED, state=state)
    second = with_fields(reviewed_plan(who), **ISSUED)
    told = same_plan(second)
    assert told.startswith(f"Đã có kế hoạch số 12/KH-UBND ngày 12/01/2026: {first.code} (")


@pytest.mark.parametrize(
    ("scope", "state", "expected"),
    [
        (PlanScope.AGENCY, PlanState.ADOPTED, True),
        (PlanScope.AGENCY, PlanState.REVIEWING, False),
        (PlanScope.AGENCY, PlanState.CLOSED, False),
        (PlanScope.AGENCY, PlanState.DISCARDED, False),
        (PlanScope.SUPERIOR, PlanState.KEPT, False),
    ],
)
def test_the_adopted_plan_of_the_year_is_told(
    who: Cast, scope: str, state: str, expected: bool
) -> None:
    first = with_fields(reviewed_plan(who), scope=scope, state=state)
    told = same_plan(with_fields(reviewed_plan(who), **ISSUED))
    assert (f"Năm 2026 cơ quan đã có kế hoạch: {first.code}" in told) is expected
    assert bool(told) is expected


def test_a_superiors_plan_is_told_by_issuer_number_and_date(who: Cast) -> None:
    superior = {**ISSUED, "scope": PlanScope.SUPERIOR, "issuer": "UBND tỉnh Mẫu"}
    first = with_fields(reviewed_plan(who), **superior, state=PlanState.KEPT)
    assert first.code in same_plan(with_fields(reviewed_plan(who), **superior))
    other = with_fields(reviewed_plan(who), **{**superior, "issuer": "Sở Nội vụ"})
    assert same_plan(other) == ""


def test_the_very_same_file_is_told_once(who: Cast) -> None:
    first, second = (with_fields(reviewed_plan(who), **ISSUED) for _ in range(2))
    for plan in (first, second):
        with_source(plan, who)
    review = queries.review_of(with_fields(second))
    assert review.same_file
    assert review.same_plan == ""


def test_review_and_adoption_say_so_and_adoption_goes_on(who: Cast) -> None:
    first = adopted_plan(who, TASKS)
    second = reviewed_plan(who, TASKS)
    client = Client()
    client.force_login(who.minh)
    for page in ("review", "adopt"):
        shown = client.get(reverse(f"plans:{page}", args=[second.code])).content.decode()
        assert f"Năm 2026 cơ quan đã có kế hoạch: {first.code} (đang thực hiện)" in shown
    services.adopt(plan=second, actor=who.minh, at=JANUARY)
    assert same_plan(second) == ""


def test_many_plans_are_named_shortly_in_few_queries(
    who: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(6):
        with_fields(reviewed_plan(who, TASKS), state=PlanState.ADOPTED)
    plan = with_fields(reviewed_plan(who, TASKS), **ISSUED)
    with django_assert_max_num_queries(3):
        told = same_plan(plan)
    assert told.count(who.ward.code) == 3
    assert told.endswith("và kế hoạch khác.")
