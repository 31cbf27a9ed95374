"""A plan written from last year's in a real browser: readable at any width."""

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel import audit
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import services
from cchc.plans.models import Plan
from cchc.plans.tests.cloning import DECEMBER
from cchc.plans.tests.factories import adopted_plan
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def who(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast in December."""
    monkeypatch.setenv("CCHC_NOW", "2026-12-20T10:00")
    return cast()


def written(who: Cast) -> Plan:
    """Next year's plan with late work, remarks and one point handled."""
    with audit.transaction():
        plan = services.write_from(
            previous=adopted_plan(who), actor=who.quan, at=DECEMBER,
            remarks=["Nêu rõ người chịu trách nhiệm", "Bổ sung chỉ tiêu số hóa"],
            remarks_source="Thông báo số 12/TB-SNV ngày 15/11/2026",
        )  # fmt: skip
    first = plan.checklist.order_by("pk")[0]
    services.tick_item(item=first, actor=who.quan, at=DECEMBER, note="Ghi tên ở từng nhiệm vụ")
    return plan


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_checklist_is_readable_at_any_width(
    who: Cast, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    plan = written(who)
    assert plan.previous is not None
    client.force_login(who.quan)
    open_page.sign_in(client)
    pages = {
        "clone": reverse("plans:clone", args=[plan.previous.code]),
        "checklist": reverse("plans:checklist", args=[plan.code]),
        "review-cloned": reverse("plans:review", args=[plan.code]),
    }
    for name, path in pages.items():
        page = open_page(path, size=size)
        picture(page, f"plans-{name}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    assert open_page.troubles == []
