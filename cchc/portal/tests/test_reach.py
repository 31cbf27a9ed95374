"""Every public address: open to the stranger, the same for everybody, and only where public."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from cchc.dossiers.tests.factories import Shop, on, processing
from cchc.feedback.tests.factories import published as answered_in_public
from cchc.organisation.tests.factories import agency
from cchc.portal import services
from cchc.portal.tests.factories import decided, published_news, shown_progress
from cchc.portal.urls import same_for_everybody
from cchc.web.paths import is_public
from tests.access import EVERYBODY

CODE = "MAU.HT.01"
PEOPLE = sorted(EVERYBODY)
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
LOOK_UPS = {"look_up", "supplement", "wait", "by_link", "verify", "agencies"}
FORMS = {"look_up", "supplement", "by_link", "wait", "verify", "agencies", "front"}

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "look_up": (),
    "supplement": (),
    "wait": (),
    "by_link": ("TOKEN",),
    "verify": ("nobodys-mark",),
    "agencies": (),
    "front": ("anbinh",),
    "catalogue": ("anbinh",),
    "procedure": ("anbinh", CODE),
    "results": ("anbinh",),
    "late": ("anbinh",),
    "late_in": ("anbinh", "2026-02"),
    "figures": ("anbinh",),
    "answers": ("anbinh",),
    "answer": ("anbinh", "PA-2026-0001"),
    "figures_in": ("anbinh", "2026-02"),
    "news": ("anbinh",),
    "news_item": ("anbinh", "NEWS"),
    "progress": ("anbinh",),
    "wall": ("anbinh",),
    "open_data": ("anbinh",),
    "open_file": ("anbinh", "2026-03", "csv"),
}
EXPECTED = {"wait": 429, "agencies": 302}


@pytest.fixture
def address(desk: Shop, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """The address of that name, with a late dossier behind it."""
    row = processing(desk)
    answered_in_public(desk.who)
    monkeypatch.setenv("CCHC_NOW", on(20).isoformat())
    services.publish_figures(agency=desk.who.ward, at=on(20))
    item, _ = published_news(desk), shown_progress(desk)
    known = {"NEWS": str(item.pk), "TOKEN": row.token, "anbinh": desk.who.ward.code}

    def of(name: str) -> str:
        return reverse(f"portal:{name}", args=[known.get(a, a) for a in ARGUMENTS[name]])

    return of


def test_every_address_is_tried_here() -> None:
    assert {pattern.name for pattern in same_for_everybody} == set(ARGUMENTS)
    assert get_resolver().namespace_dict["portal"]


@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_the_stranger_gets_through_and_everybody_reads_the_same(
    name: str, desk: Shop, address: Callable[[str], str]
) -> None:
    path = address(name)
    assert is_public(path)
    strangers = Client().get(path)
    assert strangers.status_code == EXPECTED.get(name, 200)
    seen = _text(strangers)
    assert seen or name == "agencies"
    for person in PEOPLE:
        client = Client()
        client.force_login(getattr(desk.who, person))
        theirs = client.get(path)
        assert theirs.status_code == strangers.status_code
        assert _text(theirs) == seen, person


def _text(answer: Any) -> bytes:
    return TOKEN.sub(b"", b"".join(answer) if answer.streaming else answer.content)


@pytest.mark.parametrize("name", sorted(set(ARGUMENTS) - FORMS))
def test_pages_without_a_form_depend_on_no_cookie_and_may_be_cached(
    name: str, address: Callable[[str], str]
) -> None:
    answer = Client().get(address(name))
    assert answer["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("name", sorted(set(ARGUMENTS) - LOOK_UPS))
def test_an_agency_that_has_not_decided_to_be_public_is_not_found(
    name: str, desk: Shop, address: Callable[[str], str]
) -> None:
    decided(desk, "portal.open", "closed")
    assert Client().get(address(name)).status_code == 404


@pytest.mark.parametrize("name", sorted(set(ARGUMENTS) - {"look_up", "supplement"}))
def test_nothing_but_the_look_up_takes_a_post(name: str, address: Callable[[str], str]) -> None:
    assert Client().post(address(name)).status_code == 405


def test_a_forged_post_is_refused(desk: Shop) -> None:
    forger = Client(enforce_csrf_checks=True)
    typed = {"code": "H56.10.5-260302-0001", "pin": "123456"}
    assert forger.post(reverse("portal:look_up"), typed).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/cong-khai/khongco/",
        "/cong-khai/{ward}/thu-tuc/9.999999/",
        "/cong-khai/{ward}/ho-so-tre-han/2026-13/",
        "/cong-khai/{ward}/ho-so-tre-han/2019-01/",
        "/cong-khai/{ward}/so-lieu/abc/",
        "/cong-khai/{ward}/du-lieu-mo/so-lieu-2026-03.xlsx",
        "/cong-khai/{ward}/du-lieu-mo/so-lieu-2019-01.csv",
    ],
)
def test_what_is_not_there_is_not_found(
    path: str, desk: Shop, address: Callable[[str], str]
) -> None:
    assert Client().get(path.format(ward=desk.who.ward.code)).status_code == 404


def test_several_public_agencies_are_listed_and_one_opens_at_once(desk: Shop) -> None:
    entrance = reverse("portal:agencies")
    opened = Client().get(entrance)
    assert opened["Location"] == reverse("portal:front", args=[desk.who.ward.code])
    second = agency("longthanh", "UBND phường Long Thành (mẫu)")
    _make_public(desk, second)
    page = Client().get(entrance).content.decode()
    assert desk.who.ward.name in page
    assert second.name in page
    assert desk.who.superior.name not in page


def _make_public(desk: Shop, other: Any) -> None:
    other.settings.create(key="portal.open", value="open", document="Quyết định mẫu")


def test_without_a_public_agency_the_look_up_is_still_there(desk: Shop) -> None:
    decided(desk, "portal.open", "closed")
    page = Client().get(reverse("portal:agencies")).content.decode()
    assert "Chưa có cơ quan nào công khai" in page
    assert "Mã PIN tra cứu" in page


def test_the_first_page_for_who_has_not_signed_in_stays_the_sign_in(desk: Shop) -> None:
    assert Client().get("/")["Location"].startswith(reverse("organisation:sign_in"))
