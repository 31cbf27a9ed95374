"""The superior's plan and the table of its duties in a real browser, at any width."""

import pytest
from django.test import Client
from django.urls import reverse

from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries, services
from cchc.plans.tests.cascading import LAW, TREASURY, answered, covered, superior_plan
from cchc.plans.tests.factories import JANUARY
from cchc.plans.tests.lived import brought_in, lived
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def who(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, on a day in April."""
    monkeypatch.setenv("CCHC_NOW", "2026-04-10T09:00")
    return cast()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_superiors_plan_and_its_coverage_are_readable_at_any_width(
    who: Cast, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    plan, above = brought_in(who), superior_plan(who)
    reviewing = superior_plan(who, kept=False)
    services.name_parent(plan=plan, parent=above, actor=who.quan, at=JANUARY)
    covered(who, plan, TREASURY, f"task:{plan.tasks.all()[0].ident}")
    answered(who, plan, LAW, "not_ours")
    client.force_login(who.quan)
    open_page.sign_in(client)
    pages = {
        "coverage": reverse("plans:coverage", args=[plan.code]),
        "duty": reverse("plans:duty", args=[plan.code, "task:I.2"]),
        "parent": reverse("plans:parent", args=[plan.code]),
        "superior": reverse("plans:plan", args=[above.code]),
        "superior-review": reverse("plans:review", args=[reviewing.code]),
        "keep": reverse("plans:keep", args=[reviewing.code]),
        "bring-in": reverse("plans:bring_in"),
        "list-superior": reverse("plans:list"),
    }
    for name, path in pages.items():
        page = open_page(path, size=size)
        picture(page, f"cascade-{name}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    assert open_page.troubles == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_units_plan_is_readable_at_any_width(
    who: Cast, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    plan = lived(who)
    one, other = (found.unit for found in queries.leading_units(plan)[:2])
    services.write_sub_plan(plan=plan, unit=one, actor=who.quan, at=JANUARY)
    running = services.write_sub_plan(plan=plan, unit=other, actor=who.quan, at=JANUARY)
    services.adopt(plan=running, actor=who.minh, at=JANUARY)
    first = running.tasks.all()[0]
    client.force_login(who.quan)
    open_page.sign_in(client)
    pages = {
        "units": reverse("plans:sub_plans", args=[plan.code]),
        "unit-plan": reverse("plans:plan", args=[running.code]),
        "task-above": reverse("plans:task", args=[plan.code, first.ident]),
        "task-below": reverse("plans:task", args=[running.code, first.ident]),
        "list-all": reverse("plans:list"),
    }
    for name, path in pages.items():
        page = open_page(path, size=size)
        picture(page, f"subplan-{name}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    assert open_page.troubles == []
