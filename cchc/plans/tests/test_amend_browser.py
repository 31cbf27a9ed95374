"""Amendments in a real browser: readable at any width, in print, and by assistive technology."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel import audit
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import services
from cchc.plans.models import Amendment
from cchc.plans.tests.amendments import adopted, begun, changed, line_of
from cchc.plans.tests.factories import JANUARY, adopted_plan
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def who(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast on a day in April."""
    monkeypatch.setenv("CCHC_NOW", "2026-04-10T10:00")
    return cast()


def lived(who: Cast) -> Amendment:
    """A plan amended once, with a second draft that does a bit of everything."""
    with audit.transaction():
        plan = adopted_plan(who)
    task = plan.tasks.get(ident="I.1")
    services.assign_task(task=task, chief=who.binh, actor=who.quan, at=JANUARY)
    first = begun(plan, who)
    changed(first, who, "I.1", deadline="Quý II/2026", products=["Báo cáo tổng hợp"])
    adopted(first, who)
    draft = begun(plan, who)
    changed(draft, who, "I.2", deadline="Quý IV/2026")
    changed(draft, who, "I.4", dates=[date(2026, 5, 20)])
    new = line_of(task, number="5", title="Tập huấn chữ ký số cho công chức", deadline="Hằng quý")
    services.amend_new_task(amendment=draft, actor=who.quan, at=draft.prepared_at, line=new)
    services.amend_drop(
        amendment=draft, task=plan.tasks.get(ident="I.3"), actor=who.quan, at=draft.prepared_at,
        reason="Sở đã thực hiện chung cho toàn tỉnh",
    )  # fmt: skip
    return draft


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_amendments_are_readable_at_any_width(
    who: Cast, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    code = lived(who).plan.code
    client.force_login(who.minh)
    open_page.sign_in(client)
    pages = {
        "amendments": reverse("plans:amendments", args=[code]),
        "amendment": reverse("plans:amendment", args=[code]),
        "amendment_grounds": reverse("plans:amendment_grounds", args=[code]),
        "amend_task": reverse("plans:amend_task", args=[code, "I.4"]),
        "amend_drop": reverse("plans:amend_drop", args=[code, "I.1"]),
        "adopt_amendment": reverse("plans:adopt_amendment", args=[code]),
        "compare": reverse("plans:compare", args=[code]) + "?tu=1&den=nay",
    }
    for name, path in pages.items():
        page = open_page(path, size=size)
        picture(page, f"plans-{name}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    page.emulate_media(media="print")
    picture(page, f"plans-compare-print-{size[0]}")
    assert open_page.troubles == []
