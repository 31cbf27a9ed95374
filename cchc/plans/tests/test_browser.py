"""The plan's screens in a real browser: readable, no wider than a phone, nothing refused."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries, services
from cchc.plans.models import Plan
from cchc.plans.tests.factories import JANUARY
from cchc.plans.tests.lived import brought_in, lived
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def who(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, on a day in April."""
    monkeypatch.setenv("CCHC_NOW", "2026-04-10T09:00")
    return cast()


def look(
    open_page: Visitor, client: Client, user: User, address: str, name: str, size: tuple[int, int]
) -> None:
    """Open the page as the person; nothing is wrong with it at that width."""
    client.force_login(user)
    open_page.sign_in(client)
    page = open_page(address, size=size)
    picture(page, f"plan-{name}-{size[0]}")
    assert (name, wrong_for_readers(page)) == (name, [])
    assert (name, wider_than_screen(page)) == (name, 0)
    assert (name, open_page.troubles) == (name, [])


def _waive_one(who: Cast, plan: Plan) -> None:
    first = queries.checked_findings(plan)[0]
    services.waive(
        plan=plan,
        actor=who.minh,
        at=JANUARY,
        code=first.code,
        place=first.place,
        reason="Đã trao đổi với đơn vị soạn thảo.",
    )


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_review_is_readable_at_any_width(
    who: Cast, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    plan = brought_in(who)
    _waive_one(who, plan)
    target = plan.targets.last()
    assert target is not None
    pages = [
        ("list", who.quan, ()),
        ("bring_in", who.quan, ()),
        ("review", who.quan, (plan.code,)),
        ("heading", who.quan, (plan.code,)),
        ("units", who.quan, (plan.code,)),
        ("new_task", who.quan, (plan.code,)),
        ("review_task", who.quan, (plan.code, "VII.25")),
        ("remove_task", who.quan, (plan.code, "VII.25")),
        ("review_target", who.quan, (plan.code, target.pk)),
        ("findings", who.lan, (plan.code,)),
        ("adopt", who.minh, (plan.code,)),
        ("discard", who.quan, (plan.code,)),
    ]
    for name, user, args in pages:
        look(open_page, client, user, reverse(f"plans:{name}", args=args), name, size)


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_running_plan_is_readable_at_any_width(
    who: Cast, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    plan = lived(who)
    address = reverse("plans:plan", args=[plan.code])
    pages = [(f"plan-{by}", who.lan, f"{address}?theo={by}") for by in ("area", "unit")]
    pages += [(f"plan-{by}", who.tam, f"{address}?theo={by}") for by in ("person", "standing")]
    pages += [
        ("task", who.quan, reverse("plans:task", args=[plan.code, "I.2"])),
        ("assign", who.quan, reverse("plans:assign", args=[plan.code, "I.2"])),
        ("assignments", who.quan, reverse("plans:assignments", args=[plan.code])),
        ("calendar", who.binh, reverse("plans:calendar", args=[plan.code])),
        ("timeline", who.tam, reverse("plans:timeline", args=[plan.code])),
        ("list-adopted", who.binh, reverse("plans:list")),
    ]
    for name, user, address in pages:
        look(open_page, client, user, address, name, size)


def test_the_task_keeps_its_column_on_paper(who: Cast, open_page: Visitor, client: Client) -> None:
    plan = lived(who)
    client.force_login(who.lan)
    open_page.sign_in(client)
    page = open_page(reverse("plans:plan", args=[plan.code]), size=(794, 1123))
    page.emulate_media(media="print")
    task, whole = (
        page.locator(at).first.evaluate("e => e.getBoundingClientRect().width")
        for at in (".c-group .c-table th:nth-child(2)", ".c-group .c-table")
    )
    assert task > whole / 4


def test_what_is_folded_is_printed_open(who: Cast, open_page: Visitor, client: Client) -> None:
    plan = lived(who)
    client.force_login(who.lan)
    open_page.sign_in(client)
    page = open_page(reverse("plans:plan", args=[plan.code]), size=DESKTOP)
    fold = page.locator("#chi-tieu")
    expect(fold).not_to_have_attribute("open", "")
    page.evaluate(
        "addEventListener('beforeprint',"
        " () => { window.printedOpen = document.getElementById('chi-tieu').open; })"
    )
    page.pdf()
    assert page.evaluate("window.printedOpen") is True
    expect(fold).not_to_have_attribute("open", "")
    assert open_page.troubles == []
