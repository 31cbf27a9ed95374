"""The screens of documents in a real browser, at desk and on the phone."""

import io

import pdfplumber
import pytest
from django.test import Client
from django.urls import reverse

from cchc.documents import services
from cchc.documents.choices import State
from cchc.documents.tests import examples
from cchc.documents.tests.factories import NOW, Desk, letter, report
from cchc.documents.tests.test_incoming import arrival
from cchc.organisation.models import User
from cchc.organisation.tests.factories import cast
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("CCHC_NOW", "2026-04-01T09:00")
    return Desk(cast())


def look(visitor: Visitor, user: User, path: str, name: str, size: tuple[int, int]) -> None:
    """Open the page, keep its picture, and find nothing wrong with it."""
    client = Client()
    client.force_login(user)
    visitor.sign_in(client)
    page = visitor(path, size=size)
    picture(page, f"documents-{name}-{size[0]}")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0
    assert visitor.troubles == []


@SIZES
def test_the_list_is_readable(open_page: Visitor, desk: Desk, size: tuple[int, int]) -> None:
    for state in (State.FROZEN, State.SIGNED, State.SENT_BACK, State.COMMENTING, State.ISSUED):
        desk.at_state(state)
    address = reverse("documents:documents") + "?muc=tat-ca"
    look(open_page, desk.author, address, "list", size)


@SIZES
def test_a_draft_with_comments_is_readable(
    open_page: Visitor, desk: Desk, size: tuple[int, int]
) -> None:
    document = desk.draft(examples.plan())
    services.ask_comments(
        document=document,
        people=[desk.people.son, desk.people.thu],
        actor=desk.author,
        at=NOW,
    )
    services.comment(
        document=document,
        text="Đề nghị bổ sung chỉ tiêu số hóa.\nCác nội dung khác nhất trí.",
        actor=desk.people.son,
        at=NOW,
    )
    address = reverse("documents:document", args=[document.pk])
    look(open_page, desk.author, address, "draft", size)


@SIZES
def test_an_issued_report_is_readable(
    open_page: Visitor, desk: Desk, size: tuple[int, int]
) -> None:
    document = desk.issued(report())
    address = reverse("documents:document", args=[document.pk])
    look(open_page, desk.people.quan, address, "report", size)


@SIZES
@pytest.mark.parametrize("name", ["revise", "ask_comments", "freeze", "withdraw"])
def test_the_pages_of_the_author_are_readable(
    open_page: Visitor, desk: Desk, size: tuple[int, int], name: str
) -> None:
    document = desk.draft(report())
    address = reverse(f"documents:{name}", args=[document.pk])
    look(open_page, desk.author, address, name, size)


@SIZES
def test_the_page_of_issuing_is_readable(
    open_page: Visitor, desk: Desk, size: tuple[int, int]
) -> None:
    document = desk.at_state(State.SIGNED)
    address = reverse("documents:issue", args=[document.pk])
    look(open_page, desk.people.yen, address, "issue", size)


@SIZES
def test_the_registers_are_readable(open_page: Visitor, desk: Desk, size: tuple[int, int]) -> None:
    for content in (report(), letter(), letter("V/v gửi tài liệu họp")):
        desk.issued(content)
    for _ in range(3):
        services.register_incoming(
            agency=desk.people.ward, arrival=arrival(), actor=desk.people.yen, at=NOW
        )
    look(open_page, desk.people.yen, reverse("documents:outgoing"), "outgoing", size)
    look(open_page, desk.people.yen, reverse("documents:incoming"), "incoming", size)
    look(open_page, desk.people.yen, reverse("documents:register_incoming"), "register", size)


def test_a_register_is_printed_on_one_landscape_page(open_page: Visitor, desk: Desk) -> None:
    for content in (report(), letter()):
        desk.issued(content)
    client = Client()
    client.force_login(desk.people.yen)
    open_page.sign_in(client)
    printed = open_page(reverse("documents:outgoing")).pdf(prefer_css_page_size=True)
    with pdfplumber.open(io.BytesIO(printed)) as file:
        (page,) = file.pages
        assert page.width > page.height
        text = page.extract_text()
    assert "Sổ đăng ký văn bản đi năm 2026" in text
    assert "01/BC-UBND" in text
    assert "Tải Excel" not in text
