"""The plan's progress for everybody: only when switched on, by unit, nobody's name."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.dossiers.tests.factories import Shop, on
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.obligations import measures
from cchc.obligations.choices import TASK
from cchc.plans.models import Plan
from cchc.plans.tests.factories import adopted_plan, reviewed_plan
from cchc.portal import queries, services
from cchc.portal.models import ShownPlan
from cchc.portal.tests.factories import shown_progress

QUERIES = 24


@pytest.fixture(autouse=True)
def april(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-04-15T09:00:00+07:00")


def page(desk: Shop) -> str:
    """The progress as the stranger reads it."""
    answer = Client().get(reverse("portal:progress", args=[desk.who.ward.code]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_is_not_there_until_the_chair_switches_it_on_and_after_it_was_switched_off(
    desk: Shop,
) -> None:
    adopted_plan(desk.who)
    address = reverse("portal:progress", args=[desk.who.ward.code])
    assert Client().get(address).status_code == 404
    chair = Client()
    chair.force_login(desk.who.minh)
    chair.post(reverse("portal:show_plan"), {"plan": Plan.objects.get().pk})
    assert Client().get(address).status_code == 200
    chair.post(reverse("portal:hide_plan"))
    assert Client().get(address).status_code == 404
    assert ShownPlan.objects.get().hidden_at is not None


@pytest.mark.parametrize("name", ["lan", "quan", "hoa", "quantri"])
def test_nobody_but_the_chair_decides(name: str, desk: Shop) -> None:
    plan = adopted_plan(desk.who)
    with pytest.raises(PermissionDenied):
        services.show_plan(plan=plan, actor=getattr(desk.who, name), at=on(5))


def test_a_plan_under_review_is_not_shown(desk: Shop) -> None:
    plan = reviewed_plan(desk.who)
    with pytest.raises(RuleBroken, match="đưa vào thực hiện"):
        services.show_plan(plan=plan, actor=desk.who.minh, at=on(5))


def test_the_same_plan_twice_and_hiding_nothing_are_told(desk: Shop) -> None:
    with pytest.raises(RuleBroken, match="không có kế hoạch nào"):
        services.hide_plan(agency=desk.who.ward, actor=desk.who.minh, at=on(5))
    plan = shown_progress(desk).plan
    with pytest.raises(RuleBroken, match="đang được công khai"):
        services.show_plan(plan=plan, actor=desk.who.minh, at=on(6))


def test_another_plan_ends_the_one_before(desk: Shop) -> None:
    first = shown_progress(desk)
    second = adopted_plan(desk.who)
    services.show_plan(plan=second, actor=desk.who.minh, at=on(6))
    first.refresh_from_db()
    assert first.hidden_at == on(6)
    shown = queries.shown_plan(desk.who.ward)
    assert shown is not None
    assert shown.plan == second


def test_the_figures_are_those_of_the_reports_and_add_up(desk: Shop) -> None:
    plan = shown_progress(desk).plan
    at = on(28)
    found = queries.progress_of(plan, at=at)
    counted = measures.task_counts(plan.agency, Period.parse("2026-Y"), as_of=at, kind=TASK)[0]
    assert found.whole.planned == counted.counts.planned > 0
    assert sum(part.planned for part in found.areas) == found.whole.planned
    for part in (found.whole, *found.areas, *found.units):
        kinds = part.on_time + part.late + part.waiting + part.overdue + part.ahead
        assert kinds == part.planned


def test_units_are_named_and_persons_are_not(desk: Shop) -> None:
    plan = shown_progress(desk).plan
    text = page(desk)
    units = [part.name for part in queries.progress_of(plan, at=on(28)).units]
    assert units
    assert all(name in text for name in units)
    for person in (desk.who.minh, desk.who.binh, desk.who.quan):
        assert person.full_name not in text


def test_the_page_costs_the_same_whatever_the_plan(desk: Shop) -> None:
    shown_progress(desk)
    with CaptureQueriesContext(connection) as made:
        page(desk)
    assert len(made) <= QUERIES
