"""Fees: taken, put right, transferred to the decided account, reconciled each day."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.dossiers import facts, queries, services
from cchc.dossiers.choices import PaidHow
from cchc.dossiers.models import Dossier, FeeAccount
from cchc.dossiers.services import Account, Paid
from cchc.dossiers.tests.factories import Shop, assigned, finished, five_days, fresh, on, received
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.rows.reading import rows_of
from cchc.procedures.choices import FeeMode
from cchc.procedures.tests.factories import BIRTH, published

SAID = Account(
    "970403", "Ngân hàng mẫu", "0011 0123 45678", "UBND phường An Bình (mẫu)", "15/QĐ-UBND",
    date(2026, 2, 27),
)  # fmt: skip


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-03-02T16:00")


@pytest.fixture
def paying(desk: Shop) -> Shop:
    """The shop with a procedure for which 8.000 dong are taken before the work."""
    content = five_days(fee=8_000, fee_mode=FeeMode.BEFORE, fee_note="Mỗi bản sao 8.000 đồng")
    entry = replace(BIRTH, code="MAU.HT.02")
    return replace(desk, version=published(desk.who.quan, entry=entry, content=content))


def paid(shop: Shop, row: Dossier, paid: Paid, hour: int = 10) -> Any:
    return services.take_payment(dossier=row, actor=shop.who.hoa, at=on(2, hour), paid=paid)


CASH = Paid(8_000, PaidHow.CASH, receipt_number="BL 7")
TRANSFER = Paid(8_000, PaidHow.TRANSFER)


def text_of(client: Client, name: str, *args: object, query: str = "") -> str:
    return client.get(reverse(f"dossiers:{name}", args=args) + query).content.decode()


def chain_is_whole() -> bool:
    found = verify(
        agency="anbinh", sources=facts.SOURCES, outside=(), trusted=frozenset(), far=False
    )
    return not list(found.findings)


def test_what_is_owed_follows_the_version_and_what_was_taken(paying: Shop) -> None:
    row = received(paying)
    assert queries.fee_of(row).owed == 8_000
    payment = paid(paying, row, CASH)
    assert queries.fee_of(fresh(row)).owed == 0
    services.cancel_payment(
        dossier=row, actor=paying.who.hoa, at=on(2, 11), payment=payment, reason="Ghi nhầm hồ sơ"
    )
    assert queries.fee_of(fresh(row)).owed == 8_000
    with pytest.raises(RuleBroken, match="đã hủy"):
        services.cancel_payment(
            dossier=row, actor=paying.who.hoa, at=on(2, 12), payment=payment, reason="Ghi nhầm nữa"
        )
    paid(paying, row, Paid(0, PaidHow.EXEMPT, exempt_reason="Hộ nghèo"))
    assert queries.fee_of(fresh(row)).is_exempt
    assert chain_is_whole()


def test_the_receipt_of_a_transfer_may_come_later_once(paying: Shop) -> None:
    row = received(paying)
    payment = paid(paying, row, TRANSFER)
    about: dict[str, Any] = {"dossier": row, "actor": paying.who.hoa, "payment": payment}
    with pytest.raises(RuleBroken, match="Ghi số biên lai"):
        services.enter_receipt(**about, at=on(2, 11), receipt_number=" ")
    services.enter_receipt(**about, at=on(2, 11), receipt_number="BL 9")
    with pytest.raises(RuleBroken, match="đã có số biên lai"):
        services.enter_receipt(**about, at=on(2, 12), receipt_number="BL 10")
    payment.refresh_from_db()
    assert payment.receipt_number == "BL 9"
    payment.receipt_number = "BL 8"
    payment.save()
    assert not chain_is_whole()


def test_only_the_desk_puts_payments_right_and_only_where_there_are_some(paying: Shop) -> None:
    row = received(paying)
    today = on(2).date()
    rights = {"enter_receipt", "cancel_payment"}
    assert rights.isdisjoint(queries.open_acts(row, paying.who.hoa, today=today))
    payment = paid(paying, row, TRANSFER)
    assert rights <= queries.open_acts(row, paying.who.hoa, today=today)
    with pytest.raises(PermissionDenied):
        services.cancel_payment(
            dossier=row, actor=paying.who.binh, at=on(2), payment=payment, reason="Ghi nhầm hồ sơ"
        )


def test_after_the_return_a_fee_is_offered_only_while_it_is_owed(paying: Shop) -> None:
    row = assigned(paying, received(paying), at=on(2))
    finished(paying, row, at=on(3))
    services.hand_back(dossier=row, actor=paying.who.hoa, at=on(4))
    today = on(4).date()
    assert "take_payment" in queries.open_acts(fresh(row), paying.who.hoa, today=today)
    services.take_payment(dossier=row, actor=paying.who.hoa, at=on(4), paid=CASH)
    assert "take_payment" not in queries.open_acts(fresh(row), paying.who.hoa, today=today)


def test_no_code_is_shown_until_the_account_is_decided(paying: Shop, client: Client) -> None:
    row, who = received(paying), paying.who
    client.force_login(who.hoa)
    assert "VietQR" not in text_of(client, "take_payment", row.pk)
    assert "còn phải thu 8.000 đồng" in text_of(client, "page", row.pk)
    assert "Thu phí 8.000 đồng" in text_of(client, "taken", row.pk)
    services.set_fee_account(agency=who.ward, said=SAID, actor=who.quantri, at=on(2))
    page = text_of(client, "take_payment", row.pk)
    assert "Mã VietQR chuyển 8.000 đồng" in page
    assert 'src="data:image/svg+xml' in page
    assert "HS2603020001" in page
    assert "0011012345678" in page
    paid(paying, row, CASH)
    assert "Thu phí 8.000 đồng" not in text_of(client, "taken", row.pk)
    assert "Mã VietQR" not in text_of(client, "take_payment", row.pk)
    services.end_fee_account(agency=who.ward, actor=who.quantri, at=on(2, 15))
    assert queries.transfer_for(row, 8_000) is None
    assert chain_is_whole()


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("bank", "97040", "6 chữ số"),
        ("number", "00-11", "4 đến 19"),
        ("holder", " ", "chủ tài khoản"),
        ("bank_name", "", "tên ngân hàng"),
        ("document_number", "", "số văn bản"),
        ("document_on", date(2026, 3, 3), "tương lai"),
    ],
)
def test_an_account_is_whole_and_has_its_document(
    desk: Shop, field: str, value: Any, says: str
) -> None:
    said = replace(SAID, **{field: value})
    with pytest.raises(RuleBroken, match=says) as broken:
        services.set_fee_account(agency=desk.who.ward, said=said, actor=desk.who.quantri, at=on(2))
    assert broken.value.field == field
    assert not FeeAccount.objects.exists()


def test_only_the_administrator_decides_the_account_and_the_former_stays(
    desk: Shop, client: Client
) -> None:
    who = desk.who
    with pytest.raises(PermissionDenied):
        services.set_fee_account(agency=who.ward, said=SAID, actor=who.hoa, at=on(2))
    client.force_login(who.quantri)
    form = {
        "bank": "970403", "bank_name": "Ngân hàng mẫu", "number": "0011012345678",
        "holder": "UBND phường An Bình (mẫu)", "document_number": "15/QĐ-UBND",
        "document_on": "27/02/2026",
    }  # fmt: skip
    address = reverse("dossiers:fee_account")
    assert "6 chữ số" in client.post(address, {**form, "bank": "12"}).content.decode()
    for number in ("0011012345678", "0022012345678"):
        assert client.post(address, {**form, "number": number}).status_code == 302
    page = text_of(client, "fee_account")
    assert "15/QĐ-UBND ngày 27/02/2026" in page
    first, second = FeeAccount.objects.order_by("pk")
    assert (first.ended_at is None, second.ended_at is None) == (False, True)
    client.post(reverse("dossiers:end_fee_account"))
    assert "Đang tắt" in text_of(client, "fee_account")
    assert FeeAccount.objects.filter(ended_at=None).count() == 0


def a_day(paying: Shop) -> list[Dossier]:
    """Cash, transfer without receipt, exempt, cancelled, not taken; one receipt twice."""
    rows = [received(paying) for _ in range(5)]
    paid(paying, rows[0], CASH)
    paid(paying, rows[1], TRANSFER, 11)
    paid(paying, rows[2], Paid(0, PaidHow.EXEMPT, exempt_reason="Hộ nghèo"))
    wrong = paid(paying, rows[3], Paid(9_000, PaidHow.CASH, receipt_number="BL 8"))
    services.cancel_payment(
        dossier=rows[3], actor=paying.who.hoa, at=on(2, 12), payment=wrong, reason="Thu sai tiền"
    )
    paid(paying, rows[3], CASH, 13)
    return rows


def test_the_sheet_of_a_day_counts_each_line_once(paying: Shop) -> None:
    rows = a_day(paying)
    received(paying, at=on(3))
    sheet = queries.fee_sheet(paying.who.ward, on(2).date())
    assert (sheet.total, sheet.dossiers, sheet.without_receipt) == (24_000, 4, 1)
    marks = [(line.amount, line.mark, line.is_cancelled) for line in sheet.lines]
    assert marks == [
        (8_000, "trùng số biên lai", False), (0, "", False), (9_000, "", True),
        (8_000, "thiếu số biên lai", False), (8_000, "trùng số biên lai", False),
    ]  # fmt: skip
    groups = [(g.how, g.dossiers, g.amount, g.without_receipt) for g in sheet.groups]
    assert sorted(groups) == [
        ("Chuyển khoản", 1, 8_000, 1), ("Tiền mặt", 2, 16_000, 0), ("Được miễn", 1, 0, 0),
    ]  # fmt: skip
    assert [(owed.code, owed.amount) for owed in sheet.owing] == [(rows[4].code, 8_000)]


def test_what_is_paid_after_the_work_falls_due_at_its_end(desk: Shop) -> None:
    content = five_days(fee=50_000, fee_mode=FeeMode.AFTER)
    entry = replace(BIRTH, code="MAU.HT.03")
    shop = replace(desk, version=published(desk.who.quan, entry=entry, content=content))
    row = assigned(shop, received(shop), at=on(2))
    assert queries.fee_sheet(desk.who.ward, on(2).date()).owing == ()
    finished(shop, row, at=on(4))
    assert [owed.amount for owed in queries.fee_sheet(desk.who.ward, on(4).date()).owing] == [
        50_000
    ]


def test_the_sheet_is_shown_printed_and_handed_out_without_names(
    paying: Shop, client: Client
) -> None:
    rows = a_day(paying)
    client.force_login(paying.who.thu)
    page = text_of(client, "reconciliation")
    assert "24.000" in page
    assert "1 khoản chưa có số biên lai" in page
    assert rows[4].code in page
    assert "Trần Thị Mai" not in page
    assert reverse("dossiers:page", args=[rows[4].pk]) not in page
    assert "Không có khoản thu nào" in text_of(client, "reconciliation", query="?ngay=01/03/2026")
    answer = client.get(reverse("dossiers:reconciliation_file") + "?ngay=02/03/2026")
    told = [[str(cell) for cell in row.cells] for row in rows_of(content_of(answer))]
    assert told[0] == ["BẢNG ĐỐI CHIẾU THU PHÍ, LỆ PHÍ"]
    assert next(row for row in told if row[0] == "Cộng")[:2] == ["Cộng", "4 hồ sơ"]
    assert next(row for row in told if row[0] == "Cộng")[4] in ("24000", "24000.0")
    assert any("đã hủy, không tính" in row for row in told)
    assert "Trần Thị Mai" not in str(told)


def content_of(answer: Any) -> BytesIO:
    return BytesIO(b"".join(answer.streaming_content))


def test_one_officers_sheet_is_theirs_alone(paying: Shop, client: Client) -> None:
    a_day(paying)
    client.force_login(paying.who.hoa)
    page = text_of(client, "reconciliation", query=f"?nguoi={paying.who.hoa.pk}")
    assert paying.who.hoa.full_name in page
    nobody = text_of(client, "reconciliation", query=f"?nguoi={paying.who.binh.pk}")
    assert "24.000" in nobody  # who took nothing narrows nothing


def test_the_sheet_stays_within_its_queries(paying: Shop, client: Client) -> None:
    client.force_login(paying.who.hoa)
    client.get(reverse("dossiers:reconciliation"))
    counts = []
    for _ in range(2):
        a_day(paying)
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("dossiers:reconciliation"))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 30


def test_payments_are_put_right_by_forms_alone(paying: Shop, client: Client) -> None:
    row = received(paying)
    client.force_login(paying.who.hoa)
    takes = reverse("dossiers:take_payment", args=[row.pk])
    form = {"how": "cash", "amount": "8.000", "receipt_number": "", "exempt_reason": ""}
    assert "Ghi số biên lai" in client.post(takes, form).content.decode()
    client.post(takes, {**form, "how": "transfer"})
    payment = row.payments.get()
    enters = reverse("dossiers:enter_receipt", args=[row.pk])
    client.post(enters, {"payment": str(payment.pk), "receipt_number": "BL 9"})
    cancels = reverse("dossiers:cancel_payment", args=[row.pk])
    assert "8.000 đồng, Chuyển khoản" in client.get(cancels).content.decode()
    client.post(cancels, {"payment": str(payment.pk), "reason": "Ghi nhầm hồ sơ"})
    payment.refresh_from_db()
    assert (payment.receipt_number, payment.cancel_reason) == ("BL 9", "Ghi nhầm hồ sơ")
    assert "Ghi nhầm hồ sơ" in text_of(client, "page", row.pk)
