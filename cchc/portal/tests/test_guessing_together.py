"""Many machines guess together; no log has the token of a slip, whatever its address is."""

import logging
import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from cchc.dossiers.queries import pin_of
from cchc.dossiers.tests.factories import Shop, on, processing
from cchc.portal.rules import guessing
from cchc.portal.tests.factories import wrong_pin
from cchc.web.quiet_logs import masked

LOOK_UP = reverse("portal:look_up")


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setenv("CCHC_NOW", on(4).isoformat())
    monkeypatch.setattr(guessing, "WRONG_EVERYWHERE", 3)
    return on(4)


def typed(code: str, pin: str, address: str) -> tuple[int, str]:
    answer = Client(REMOTE_ADDR=address).post(LOOK_UP, {"code": code, "pin": pin})
    return answer.status_code, answer.content.decode()


def test_wrong_answers_from_many_machines_stop_the_pin_for_all_and_not_the_link(
    desk: Shop,
) -> None:
    row = processing(desk)
    for number in range(3):
        told = typed(f"H56.10.5-260302-{number:04d}", "123456", f"203.0.113.{number}")
        assert told[0] == 200
    status, page = typed(row.code, pin_of(row), "198.51.100.7")
    assert status == 429
    assert "tạm ngừng tra cứu bằng mã PIN" in page
    link = Client().get(reverse("portal:by_link", args=[row.token]))
    assert "Hồ sơ đang được giải quyết" in link.content.decode()


def test_right_answers_do_not_count(desk: Shop) -> None:
    row = processing(desk)
    for number in range(4):
        assert typed(row.code, pin_of(row), f"203.0.113.{number}")[0] == 200
    assert typed(row.code, wrong_pin(row), "203.0.113.9")[0] == 200


@pytest.mark.parametrize(
    "form",
    [
        "/tra-cuu/{token}/",
        "/tra-cuu/{token}/them/",
        "/tra-cuu//{token}/",
        "/TRA-CUU/{token}",
        "/cong-khai/tra-cuu/{token}",
        "/xac-minh/{token}/",
        "/tra-cuu/%2F{token}/?q={token}",
    ],
)
@pytest.mark.parametrize("verb", ["get", "post", "delete"])
def test_no_form_of_the_address_brings_a_token_into_a_log(
    desk: Shop, caplog: pytest.LogCaptureFixture, form: str, verb: str
) -> None:
    token = processing(desk).token
    caplog.set_level(logging.DEBUG)
    answer = getattr(Client(), verb)(form.format(token=token))
    assert answer.status_code in (301, 404, 405)
    assert token not in caplog.text
    if answer.status_code >= 400:
        assert "…" in caplog.text  # it was written, and masked


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Not Found: /tra-cuu/abc/", "Not Found: /tra-cuu/…"),
        ("GET /xac-minh/abc HTTP/1.1", "GET /xac-minh/… HTTP/1.1"),
        ("next=%2Ftra-cuu%2Fabc&x", "next=%2Ftra-cuu%2F…"),
        ("Not Found: /danh-gia/abc/", "Not Found: /danh-gia/…"),
        ("Not Found: /gui-phan-anh/xem/abc/", "Not Found: /gui-phan-anh/xem/…"),
        ("next=%2Fgui-phan-anh%2Fxem%2Fabc", "next=%2Fgui-phan-anh%2Fxem%2F…"),
        ("Not Found: /gui-phan-anh/anbinh/", "Not Found: /gui-phan-anh/anbinh/"),
        ("Not Allowed: /goi-ve/esms/abc/", "Not Allowed: /goi-ve/…"),
        ("Not Found: /tra-cuu-khac/abc/", "Not Found: /tra-cuu-khac/abc/"),
        ("Not Found: /tra-cuu/", "Not Found: /tra-cuu/"),
    ],
)
def test_what_is_masked(line: str, shown: str) -> None:
    assert masked(line) == shown


def test_every_address_that_holds_a_secret_is_among_them() -> None:
    """A parameter called token or mark opens something by itself."""
    found = [place for place in _places(get_resolver()) if re.search("<str:(token|mark)>", place)]
    assert len(found) >= 5
    asked_for = [re.sub("<[^>]+>", "opens", f"/{place}/") for place in found]
    assert [address for address in asked_for if "opens" in masked(address)] == []


def _places(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        place = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _places(entry, place)
        else:
            yield place


def test_a_record_with_wrong_arguments_is_left_to_its_handler() -> None:
    record = logging.getLogRecordFactory()("x", logging.INFO, "", 1, "%s %s", ("một",), None)
    assert record.args == ("một",)
