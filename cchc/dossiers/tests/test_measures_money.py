"""Fees and incidents of a period: the whole, by a dimension, and the dossiers behind each."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.dossiers import measures, services
from cchc.dossiers.choices import PaidHow
from cchc.dossiers.measures import Money
from cchc.dossiers.models import Dossier
from cchc.dossiers.services import Paid
from cchc.dossiers.tests.factories import Shop, five_days, on, processing, shop
from cchc.dossiers.tests.test_incidents import LOST
from cchc.kernel.periods import Period
from cchc.procedures.choices import FeeMode
from cchc.procedures.tests.factories import BIRTH, published

MARCH, END = Period.parse("2026-03"), on(31, 20)
CASH = Paid(8_000, PaidHow.CASH, receipt_number="0001234")
EXEMPT = Paid(0, PaidHow.EXEMPT, exempt_reason="Hộ nghèo, sổ số 12/2026")
PAGE = "/ho-so/so-lieu/?ky=2026-03"


@pytest.fixture(name="paid")
def paid_fixture(db: None, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """Four dossiers: two paid, one exempt, one cancelled; a paper of the first was lost."""
    monkeypatch.setenv("CCHC_NOW", END.isoformat())
    desk = shop()
    content = five_days(fee=8_000, fee_mode=FeeMode.BEFORE, fee_note="")
    version = published(desk.who.quan, entry=replace(BIRTH, code="MAU.HT.02"), content=content)
    dear = replace(desk, version=version)
    rows = [processing(dear, at=on(10)) for _ in range(4)]
    for row, said in zip(rows, (CASH, CASH, EXEMPT, CASH), strict=True):
        pay(desk, row, said)
    wrong = rows[3].payments.get()
    services.cancel_payment(
        dossier=rows[3], actor=desk.who.hoa, at=on(11), payment=wrong, reason="Ghi nhầm hồ sơ"
    )
    services.record_incident(dossier=rows[0], actor=desk.who.hoa, at=on(12), happened=LOST)
    processing(desk, at=on(10))  # of a procedure without fee
    return desk


def pay(desk: Shop, row: Dossier, said: Paid) -> None:
    services.take_payment(dossier=row, actor=desk.who.hoa, at=on(10), paid=said)


def test_the_whole_counts_what_was_taken_and_not_cancelled(paid: Shop) -> None:
    found = measures.money(paid.who.ward, MARCH, as_of=END)
    assert found == {"": Money(16_000, fees_paid=2, fees_exempt=1, incidents=1)}
    assert measures.money(paid.who.ward, MARCH.previous(), as_of=END) == {"": Money()}
    assert measures.money(paid.who.ward, MARCH, as_of=on(9)) == {"": Money()}


@pytest.mark.parametrize("code", measures.DIMENSIONS)
def test_the_groups_of_a_dimension_add_up(paid: Shop, code: str) -> None:
    groups = measures.money(paid.who.ward, MARCH, code, as_of=END)
    assert sum(group.amount for group in groups.values()) == 16_000
    assert sum(group.incidents for group in groups.values()) == 1
    for key, group in groups.items():
        for figure in measures.OTHERS:
            rows = measures.other_records(paid.who.ward, MARCH, figure, as_of=END)
            assert measures.narrowed(rows, code, key).count() == getattr(group, figure), figure


def test_an_unknown_figure_is_an_error(paid: Shop) -> None:
    with pytest.raises(KeyError):
        measures.other_records(paid.who.ward, MARCH, "weather", as_of=END)


def test_the_page_shows_them_and_each_opens_its_dossiers(paid: Shop, client: Client) -> None:
    client.force_login(paid.who.hoa)
    answer: Any = client.get(PAGE)
    page = answer.content.decode()
    assert "16.000" in page
    assert {each.label: each.number for each in answer.context["others"]} == {
        "Hồ sơ đã thu phí, lệ phí": 2,
        "Hồ sơ được miễn phí, lệ phí": 1,
        "Hồ sơ bị mất, hư hỏng, sai lệch": 1,
    }
    assert [line.fees for line in answer.context["lines"]] == ["16.000"]
    for figure, number in (("fees_paid", 2), ("fees_exempt", 1), ("incidents", 1)):
        address = reverse("dossiers:figure_records", args=[figure]) + "?ky=2026-03"
        shown: Any = client.get(address)
        assert shown.context["page"].paginator.count == number
