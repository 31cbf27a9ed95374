"""The leader's board: its figures are the catalogue's, its counts open their rows, it fits."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cchc.indicators import queries
from cchc.indicators.board import CODES, board_for
from cchc.indicators.services import bind
from cchc.indicators.tests.factories import MARCH, NOW, Measured, measured
from cchc.kernel.periods import Period
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

ADDRESS = "/chi-so/bang-dieu-hanh/"


@pytest.fixture(name="one")
def one_fixture(db: None, monkeypatch: pytest.MonkeyPatch) -> Measured:
    """The ward after its March, looked at on its last evening."""
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    return measured()


def visit(user: Any, query: str = "?ky=2026-03") -> Any:
    client = Client()
    client.force_login(user)
    answer = client.get(ADDRESS + query)
    assert answer.status_code == 200
    return answer


def test_every_figure_is_the_one_of_the_catalogue(one: Measured) -> None:
    period = Period.parse("2026-03")
    catalogue = {
        each.definition.code: each.shown for each in queries.values(one.ward, period, as_of=NOW)
    }
    board = board_for(one.who.minh, period, at=NOW)
    assert [each.found.definition.code for each in board.figures] == list(CODES)
    assert {each.found.definition.code: each.found.shown for each in board.figures} == {
        code: catalogue[code] for code in CODES
    }
    assert str(period) == str(MARCH)


def test_the_counts_of_a_unit_open_as_many_rows(one: Measured) -> None:
    board = board_for(one.who.minh, Period.parse("2026-03"), at=NOW)
    client = Client()
    client.force_login(one.who.minh)
    with_dossiers = [unit for unit in board.units if unit.dossiers.whole]
    assert with_dossiers
    for unit in with_dossiers:
        answer = client.get(unit.dossiers_url)
        assert answer.context["total"] == unit.dossiers.whole, unit.label
    for unit in board.units:
        for count, url in ((unit.due, unit.tasks_url), (unit.overdue, unit.late_url)):
            if count:
                assert client.get(url).status_code == 200


def test_targets_show_their_state_and_nothing_is_not_a_hundred(one: Measured) -> None:
    target = one.targets[0]
    bind(target=target, code="dung-han-bieu", actor=one.who.quan, at=NOW)
    text = unescape(re.sub(r"<[^>]+>", " ", visit(one.who.minh).content.decode()))
    assert "Không đạt" in text or "Có nguy cơ" in text
    assert "chưa có số liệu" in text
    assert "Chưa gắn chỉ số" in text
    empty = visit(one.who.minh, "?ky=2025-01").content.decode()
    assert ">100%<" not in empty
    assert empty.count("chưa có số liệu") >= len(CODES)
    assert "Trong kỳ chưa bộ phận nào" in empty


def test_a_ward_without_a_plan_is_told_so(one: Measured) -> None:
    one.plan.targets.all().delete()
    assert "Chưa có chỉ tiêu" in visit(one.who.tam).content.decode()


def test_it_asks_as_often_whatever_is_chosen(one: Measured) -> None:
    client = Client()
    client.force_login(one.who.minh)
    counts = set()
    for query in ("?ky=2026-03", "?ky=2026-Q1", "?ky=2026-Y"):
        client.get(ADDRESS + query)
        with CaptureQueriesContext(connection) as asked:
            client.get(ADDRESS + query)
        counts.add(len(asked))
    assert max(counts) <= 200


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_it_is_readable_and_prints_on_one_sheet(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    one = measured()
    client = Client()
    client.force_login(one.who.minh)
    open_page.sign_in(client)
    page = open_page(f"{ADDRESS}?ky=2026-03", size=size)
    picture(page, f"board-{size[0]}")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0
    if size == DESKTOP:
        paper = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    assert open_page.troubles == []
