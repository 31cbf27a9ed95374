"""Verification by the QR code of a result: the verdict and nothing of the content."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cchc.portal.rules import guessing
from cchc.results.queries import address_of
from cchc.results.tests.factories import House, house, kept, on

pytestmark = pytest.mark.django_db


@pytest.fixture(name="one")
def one_fixture(monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("CCHC_NOW", on(6).isoformat())
    return house()


def told(token: str) -> str:
    answer = Client().get(reverse("portal:verify", args=[token]))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    return str(answer.content.decode())


def test_the_qr_code_leads_to_the_public_page(one: House) -> None:
    row = kept(one)
    assert address_of(row).endswith(reverse("portal:verify", args=[row.token]))


def test_a_genuine_result_is_told_without_number_holder_and_procedure(one: House) -> None:
    shown = told(kept(one, number="BIMAT-7", procedure_name="Thủ tục kín").token)
    for word in ("Kết quả có thật, còn hiệu lực", "Giấy khai sinh", "02/03/2026", "An Bình"):
        assert word in shown
    for secret in ("BIMAT-7", "Trần Thị Mai", "Thủ tục kín", "0007"):
        assert secret not in shown


def test_what_is_not_valid_any_more_says_so(one: House) -> None:
    old = kept(one)
    kept(one, number="8/2026", instead_of=[old.pk])
    assert "đã được thay thế" in told(old.token)
    assert "đã hết hiệu lực" in told(kept(one, valid_to=date(2026, 3, 5)).token)
    assert "chưa đến ngày" in told(kept(one, valid_from=date(2026, 3, 9)).token)


@pytest.mark.parametrize("token", ["khong-co", "1", "x" * 300])
def test_a_mark_of_nobody_is_answered_alike(one: House, token: str) -> None:
    kept(one)
    shown = told(token)
    assert "Không có kết quả nào mang mã này" in shown
    assert "An Bình" not in shown.partition("<main")[2].partition("</main")[0]


def test_guessing_ends_at_the_page_to_wait(one: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guessing, "LINKS_PER_ADDRESS", 2)
    client, address = Client(), reverse("portal:verify", args=["x"])
    assert [client.get(address).status_code for _ in range(3)] == [200, 200, 302]
    assert client.post(address).status_code == 405
