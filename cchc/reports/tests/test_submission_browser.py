"""The screens of sending up and answering in a real browser, at desk and on the phone."""

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel import audit
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast
from cchc.reports.tests.sending import (
    DECIDED_AT,
    acknowledged,
    again,
    issued,
    outside,
    received,
    returned,
    submitted,
)
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])


@pytest.fixture
def who(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", DECIDED_AT.isoformat())
    with audit.transaction():
        return cast()


def look(visitor: Visitor, user: User, path: str, name: str, size: tuple[int, int]) -> None:
    """Open the page, keep its picture, and find nothing wrong with it."""
    client = Client()
    client.force_login(user)
    visitor.sign_in(client)
    page = visitor(path, size=size)
    picture(page, f"submission-{name}-{size[0]}")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0
    assert visitor.troubles == []


@SIZES
def test_what_the_ward_sends_is_readable(
    open_page: Visitor, who: Cast, size: tuple[int, int]
) -> None:
    document = issued(who)
    returned(who)
    row = submitted(who)
    outside(who)
    for name, args in (("sent", ()), ("unsent", ()), ("submit", (document.pk,))):
        look(open_page, who.quan, reverse(f"reports:{name}", args=args), name, size)
    address = reverse("reports:send_outside", args=[document.pk])
    look(open_page, who.yen, address, "outside", size)
    look(open_page, who.yen, reverse("reports:withdraw", args=[row.pk]), "withdraw", size)


@SIZES
def test_a_returned_report_and_its_new_version_are_readable(
    open_page: Visitor, who: Cast, size: tuple[int, int]
) -> None:
    row = returned(who)
    address = reverse("reports:submit_again", args=[row.pk])
    look(open_page, who.yen, address, "again", size)
    look(open_page, who.quan, reverse("reports:submission", args=[row.pk]), "returned", size)
    newer = again(who, row)
    look(open_page, who.hanh, reverse("reports:submission", args=[newer.pk]), "newer", size)


@SIZES
def test_what_the_superior_sees_is_readable(
    open_page: Visitor, who: Cast, size: tuple[int, int]
) -> None:
    acknowledged(who)
    received(who)
    row = submitted(who)
    look(open_page, who.hanh, "/", "home", size)
    for name, args in (("received", ()), ("by_period", ()), ("send_back", (row.pk,))):
        look(open_page, who.hanh, reverse(f"reports:{name}", args=args), name, size)
