"""The page of figures: each count opens the dossiers that it counts; Form II.06a in three files."""

import io
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from cchc.dossiers import measures
from cchc.dossiers.tests.factories import Shop
from cchc.dossiers.tests.test_measures import END, MARCH, month
from cchc.kernel.extraction.rows.reading import rows_of
from cchc.organisation.models import User
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

PAGE = "/ho-so/so-lieu/?ky=2026-03"


@pytest.fixture(name="lived")
def lived_fixture(db: None, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """The shop after its March, looked at on its last evening."""
    monkeypatch.setenv("CCHC_NOW", END.isoformat())
    return month()


def visit(who: User, address: str) -> Any:
    client = Client()
    client.force_login(who)
    return client.get(address)


def text_of(answer: Any) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_every_count_opens_as_many_dossiers_as_it_says(lived: Shop) -> None:
    page = visit(lived.who.hoa, PAGE).content.decode()
    links = set(re.findall(r'href="(/ho-so/so-lieu/ho-so/[^"]+)">([\d.]+)<', page))
    assert len(links) > 20
    for address, number in links:
        answer = visit(lived.who.hoa, unescape(address))
        shown = answer.context["page"].paginator.count + answer.context["hidden"]
        assert answer.context["hidden"] == 0
        if "papers_reused" not in address:
            assert shown == int(number), address


@pytest.mark.parametrize("by", measures.DIMENSIONS)
def test_each_dimension_has_its_table(lived: Shop, by: str) -> None:
    answer = visit(lived.who.quan, f"{PAGE}&theo={by}")
    assert answer.status_code == 200
    assert answer.context["lines"]


def test_who_may_not_see_dossiers_learns_how_many_are_hidden(lived: Shop) -> None:
    answer = visit(lived.who.thu, "/ho-so/so-lieu/ho-so/received/?ky=2026-03")
    assert answer.context["hidden"] == 7
    assert "mà bạn không được xem" in text_of(answer)


def test_the_supervisor_sees_masked_lines(lived: Shop) -> None:
    answer = visit(lived.who.tam, "/ho-so/so-lieu/ho-so/received/?ky=2026-03")
    assert answer.context["hidden"] == 0
    codes = [line.code for line in answer.context["lines"]]
    assert codes
    assert all(code.startswith("…") for code in codes)


def test_a_month_without_dossiers_says_so(lived: Shop) -> None:
    said = text_of(visit(lived.who.hoa, "/ho-so/so-lieu/?ky=2025-02"))
    assert "chưa có số liệu" in said
    assert "Kỳ này chưa có hồ sơ" in said


@pytest.mark.parametrize(
    "asked", ["ky=nonsense", "ky=2026-Q9", "ky=khac&tu=1&den=x", "theo=weather"]
)
def test_a_wrong_choice_shows_the_year_that_runs(lived: Shop, asked: str) -> None:
    answer = visit(lived.who.hoa, f"/ho-so/so-lieu/?{asked}")
    assert answer.status_code == 200
    assert answer.context["period"].code == "2026-Y"


def test_from_day_to_day(lived: Shop) -> None:
    answer = visit(lived.who.hoa, "/ho-so/so-lieu/?ky=khac&tu=01/03/2026&den=31/03/2026")
    assert answer.context["board"].cards[0][1][0].number == 7


@pytest.mark.parametrize("address", ["ho-so/nothing/", "bieu-II06a/exe/"])
def test_what_does_not_exist_is_not_found(lived: Shop, address: str) -> None:
    assert visit(lived.who.hoa, f"/ho-so/so-lieu/{address}").status_code == 404


@pytest.mark.parametrize("key", ["x", "999999"])
def test_a_group_that_does_not_exist_has_no_dossiers(lived: Shop, key: str) -> None:
    answer = visit(lived.who.hoa, f"/ho-so/so-lieu/ho-so/received/?ky=2026-03&theo=unit&khoa={key}")
    assert answer.status_code in (200, 404)
    if answer.status_code == 200:
        assert answer.context["page"].paginator.count == 0


def test_the_form_as_a_workbook_holds_numbers_that_add_up(lived: Shop) -> None:
    answer = visit(lived.who.hoa, "/ho-so/so-lieu/bieu-II06a/xlsx/?ky=2026-03")
    assert answer["Content-Disposition"].startswith("attachment")
    found = rows_of(io.BytesIO(b"".join(answer.streaming_content)))
    lines = [list(row.cells) for row in found if row.number > 7]
    assert lines[0][1:] == ["Tổng cộng", *["8", "1", "6", "1", "5", "1", "3", "1", "3", "2", "1"]]
    assert lines[1] == ["1", "Hộ tịch", *["8", "1", "6", "1", "5", "1", "3", "1", "3", "2", "1"]]


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_form_as_a_paper(lived: Shop, kind: str, begins: bytes) -> None:
    for period in ("2026-03", "2025-02"):
        answer = visit(lived.who.hoa, f"/ho-so/so-lieu/bieu-II06a/{kind}/?ky={period}")
        assert b"".join(answer.streaming_content).startswith(begins)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_pages_are_accessible(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("CCHC_NOW", END.isoformat())
    desk, client = month(), Client()
    client.force_login(desk.who.hoa)
    open_page.sign_in(client)
    for name, address in (
        ("figures", PAGE),
        ("records", "/ho-so/so-lieu/ho-so/received/?ky=2026-03"),
        ("form", "/ho-so/so-lieu/bieu-II06a/?ky=2026-03"),
    ):
        page = open_page(address, size=size)
        picture(page, f"{name}-{size[0]}")
        assert wrong_for_readers(page) == [], address
        assert wider_than_screen(page) == 0, address
    assert open_page.troubles == []
    assert MARCH.code in PAGE
