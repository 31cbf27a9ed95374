"""Journeys through the one-stop shop, each by those who would make it; wrong input comes first."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.citizens.models import Citizen
from cchc.dossiers import measures, queries
from cchc.dossiers.choices import Channel, State
from cchc.dossiers.models import Dossier
from cchc.dossiers.tests.exports import csv_file, line
from cchc.dossiers.tests.factories import (
    WHY,
    Shop,
    assigned,
    finished,
    five_days,
    fresh,
    on,
    processing,
    shop,
)
from cchc.dossiers.tests.mirroring import LATE, PRETTY, SECOND, checked, written
from cchc.dossiers.tests.test_fees import SAID
from cchc.kernel.periods import Period
from cchc.organisation.models import User
from cchc.procedures import queries as procedures
from cchc.procedures.choices import FeeMode
from cchc.procedures.models import ProcedureVersion
from cchc.procedures.tests.factories import BIRTH, birth, published
from tests.browser import Visitor, picture, wrong_for_readers

MARCH = Period.parse("2026-03")
JANUARY = Period.parse("2026-01")
REASON = "Chờ xác minh nơi sinh tại cơ sở y tế"


class Ward:
    """The ward on some day; whoever acts signs in and types."""

    def __init__(self, desk: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
        self.desk, self.who, self._set = desk, desk.who, monkeypatch.setenv

    def at(self, day: int, hour: int = 9, month: int = 3) -> None:
        """The clock of everybody."""
        self._set("CCHC_NOW", on(day, hour, month=month).isoformat())

    def does(self, user: User, act: str, row: Dossier, **typed: Any) -> str:
        """The page after the act, or the page that says what is wrong."""
        return self.posts(user, reverse(f"dossiers:{act}", args=[row.pk]), **typed)

    def posts(self, user: User, address: str, **typed: Any) -> str:
        answer = _client(user).post(address, typed, follow=True)
        assert answer.status_code in (200, 403, 404), answer.status_code
        return f"{answer.status_code} {answer.content.decode()}"

    def reads(self, user: User | None, name: str, *args: object) -> str:
        client = _client(user) if user else Client()
        answer = client.get(reverse(name, args=args))
        return f"{answer.status_code} {answer.content.decode()}"


def _client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ward(db: None, monkeypatch: pytest.MonkeyPatch) -> Ward:
    return Ward(shop(), monkeypatch)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_birth_is_registered_by_keyboard_after_the_cut_off_before_tet(
    transactional_db: None, open_page: Visitor, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Friday 13/02/2026 16:00, two working days: Wednesday 25/02 (law.md, golden days)."""
    monkeypatch.setenv("CCHC_NOW", "2026-02-13T16:00")
    desk = shop()
    published(desk.who.quan, entry=replace(BIRTH, code="MAU.HT.02"), content=birth())
    client.force_login(desk.who.hoa)
    open_page.sign_in(client)
    page = open_page(reverse("dossiers:counter"))
    page.keyboard.type("MAU.HT.02")
    expect(page.locator("[data-pick]").first).to_be_visible()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    promise = page.get_by_text("17:00 ngày 25/02/2026").first
    expect(promise).to_be_visible()
    expect(page.get_by_text("Tết")).to_be_visible()
    page.keyboard.type("Nguyễn Thị Tết")
    with page.expect_navigation():
        page.keyboard.press("Enter")  # quicker than the search beside the typing
    page.keyboard.type("12345")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("số này có 5 ký tự")).to_be_visible()
    page.get_by_label("Số giấy tờ", exact=True).fill("038199000123")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Nhận đủ, hoặc lập phiếu yêu cầu bổ sung")).to_be_visible()
    assert not Dossier.objects.exists()
    page.keyboard.press("Alt+d")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    picture(page, "story-tet")
    expect(page.get_by_text("17:00 ngày 25/02/2026")).to_be_visible()
    assert wrong_for_readers(page) == []
    row = Dossier.objects.get()
    assert (row.effective_on, row.due_at) == (date(2026, 2, 23), on(25, 17, month=2))
    assert Citizen.objects.filter(pk=row.applicant_id, id_tail="123").exists()


def _entered_online(ward: Ward) -> Dossier:
    """Filed on the portal on Monday at ten, entered on Tuesday morning."""
    desk, hoa = ward.desk, ward.who.hoa
    about: dict[str, Any] = {"thu-tuc": desk.version.procedure_id, "nguoi": desk.mai.pk}
    place = reverse("dossiers:contingency")
    future = _client(hoa).get(place, {**about, "day": "05/03/2026", "time": "10:00"})
    assert "Chưa đến lúc này" in future.content.decode()
    answer = _client(hoa).get(place, {**about, "day": "02/03/2026", "time": "10:00"})
    papers = {p.code: p.pk for p in procedures.whole(desk.version).content.papers}
    took = {f"giay-{papers[code]}-took": "on" for code in ("GT1", "GT2", "GT3")}
    typed = {
        "outcome": "nhan", "channel": "2", "return_channel": "1", "sets": "1", **took,
        **{f"giay-{papers[code]}-electronic": "1" for code in ("GT1", "GT2")},
    }  # fmt: skip
    without = ward.posts(hoa, answer["Location"], **typed)
    assert "Nhập bù phải ghi lý do" in without
    at_the_counter = (
        reverse("dossiers:counter") + f"?thu-tuc={about['thu-tuc']}&nguoi={desk.mai.pk}"
    )
    assert "Chưa xong" in ward.posts(hoa, at_the_counter, **typed)
    assert not Dossier.objects.exists()
    said = ward.posts(hoa, answer["Location"], **typed, contingency_reason="Cổng gián đoạn từ sáng")
    assert "Đã tiếp nhận hồ sơ" in said
    return Dossier.objects.get()


def test_one_filed_online_pauses_once_for_a_supplement_and_restarts(ward: Ward) -> None:
    ward.at(3)
    row = _entered_online(ward)
    assert (row.channel, row.received_at, row.due_at) == (Channel.ONLINE, on(2, 10), on(9, 17))
    assigned(ward.desk, row, at=on(3))
    paper = row.version.papers.get(code="GT2")
    typed = {f"xin-paper-{paper.pk}-asked": "on", f"xin-paper-{paper.pk}-reason": "mờ"}
    ward.at(4)
    assert "Ghi lý do" in ward.does(ward.who.binh, "ask_supplement", row, **typed)
    typed[f"xin-paper-{paper.pk}-reason"] = WHY
    assert "Đã ghi yêu cầu bổ sung." in ward.does(ward.who.binh, "ask_supplement", row, **typed)
    assert "tạm dừng tính thời hạn" in ward.reads(ward.who.binh, "dossiers:page", row.pk)
    ward.at(6)
    ward.does(ward.who.hoa, "take_supplement", row, **{f"giay-{paper.pk}-took": "on"})
    row = fresh(row)
    assert (row.state, row.due_at) == (State.RECEIVED, on(13, 17))
    (pause,) = row.pauses.all()
    assert (pause.begin_at, pause.end_at) == (on(4), on(6))
    assigned(ward.desk, row, at=on(6))
    assert "một lần" in ward.does(ward.who.binh, "ask_supplement", row, **typed).lower()
    assert row.supplements.count() == 1


def test_a_late_one_is_apologised_for_and_stays_late_everywhere(ward: Ward) -> None:
    row = processing(ward.desk)
    who = ward.who
    ward.at(10)
    typed = {"until": "09/03/2026", "reason": REASON}
    assert "Đã trình" not in ward.does(who.binh, "propose_extension", row, **typed)
    typed["until"] = "13/03/2026"
    assert "Đã trình lãnh đạo" in ward.does(who.binh, "propose_extension", row, **typed)
    assert ward.does(who.binh, "extend", row, until="13/03/2026").startswith("403")
    assert "vẫn tính" in ward.reads(who.lan, "dossiers:extend", row.pk)
    assert "Đã ký xin lỗi" in ward.does(who.lan, "extend", row, until="13/03/2026")
    called = {"outcome": "reached", "said_text": "Đã xin lỗi, báo ngày mới"}
    assert "Đã ghi cuộc gọi." in ward.does(who.hoa, "record_phone_call", row, **called)
    assert queries.missing_links(fresh(row)) == ()
    ward.at(12)
    assert "Đã hoàn thành" in ward.does(who.binh, "finish", row)
    assert (fresh(row).outcome, fresh(row).due_at) == ("late", on(9, 17))
    found = measures.statistics(who.ward, MARCH, as_of=on(31, 20)).counts
    assert (found["finished_late"], found["finished_on_time"]) == (1, 0)
    (shown,) = queries.public_late(who.ward, date(2026, 3, 1), at=on(12))
    assert (shown.field, shown.number) == ("Hộ tịch", 1)  # a sensitive field: a count, no code


def test_a_month_of_the_province_is_kept_with_both_values(ward: Ward) -> None:
    who = ward.who
    bad = checked(who, csv_file(line(code=""), line(received="32/01/2026")))
    page = ward.reads(who.hoa, "dossiers:import", bad.pk)
    assert "Chưa ghi gì: còn dòng sai" in page
    assert "thiếu mã hồ sơ" in page
    assert "32/01/2026" in page
    assert not Dossier.objects.exists()
    written(who, LATE)
    written(who, PRETTY, at=SECOND)
    row = Dossier.objects.get()
    ward.at(13, month=1)
    assert "Sửa ở nguồn" in ward.reads(who.minh, "dossiers:source_changes")
    late = measures.statistics(who.ward, JANUARY, as_of=on(31, month=1)).counts["finished_late"]
    assert (row.outcome, late) == ("late", 1)
    change = row.source_changes.get()
    address = reverse("dossiers:confirm_change", args=[change.pk])
    assert ward.posts(who.hoa, address, reason=REASON)[:3] in ("403", "404")
    assert "Lý do" in ward.posts(who.minh, address, reason="")
    assert fresh(row).outcome == "late"
    ward.posts(who.minh, address, reason=REASON)
    assert fresh(row).outcome == "on_time"
    change.refresh_from_db()
    assert (change.decided_by, bool(change.reason)) == (who.minh, True)


def _paid_version(ward: Ward) -> ProcedureVersion:
    content = five_days(fee=8_000, fee_mode=FeeMode.BEFORE, fee_note="")
    return published(ward.who.quan, entry=replace(BIRTH, code="MAU.HT.02"), content=content)


def test_a_day_of_fees_adds_up_on_the_sheet(ward: Ward) -> None:
    from_services = replace(ward.desk, version=_paid_version(ward))
    rows = [processing(from_services, at=on(10, 8)) for _ in range(3)]
    hoa = ward.who.hoa
    ward.at(10)
    assert "VietQR" not in ward.reads(hoa, "dossiers:take_payment", rows[0].pk)
    typed = {**asdict(SAID), "document_on": "27/02/2026"}
    ward.posts(ward.who.quantri, reverse("dossiers:fee_account"), **typed)
    cash = {"how": "cash", "amount": "8000", "receipt_number": ""}
    assert "biên lai" in ward.does(hoa, "take_payment", rows[0], **cash)
    assert not rows[0].payments.exists()
    cash["receipt_number"] = "0001234"
    assert "Đã ghi khoản thu." in ward.does(hoa, "take_payment", rows[0], **cash)
    exempt = {"how": "exempt", "amount": "8000", "exempt_reason": "Hộ nghèo, sổ số 12/2026"}
    ward.does(hoa, "take_payment", rows[1], **exempt)
    assert "VietQR" in ward.reads(hoa, "dossiers:take_payment", rows[2].pk)
    page = ward.reads(ward.who.thu, "dossiers:reconciliation")
    assert page.startswith("200")
    assert "0001234" in page
    assert rows[1].code in page  # exempt, with its reason
    sheet = queries.fee_sheet(ward.who.ward, on(10).date())
    groups = [(group.how, group.dossiers, group.amount) for group in sheet.groups]
    assert sorted(groups) == [("Tiền mặt", 1, 8_000), ("Được miễn", 1, 0)]
    assert (sheet.total, sheet.dossiers, sheet.without_receipt) == (8_000, 2, 0)
    assert "8.000" in page
    assert [(owed.code, owed.amount) for owed in sheet.owing] == [(rows[2].code, 8_000)]
    assert ward.reads(ward.who.quan, "dossiers:reconciliation").startswith("403")


def test_who_only_watches_sees_masks_and_who_administers_opens_nothing(ward: Ward) -> None:
    row = processing(ward.desk)
    ward.at(3)
    listed = ward.reads(ward.who.tam, "dossiers:every")
    assert row.masked_code in listed
    assert row.code not in listed
    assert "Trần Thị Mai" not in listed
    assert ward.reads(ward.who.tam, "dossiers:page", row.pk)[:3] in ("403", "404")
    for name in ("dossiers:every", "dossiers:queue", "dossiers:risks", "dossiers:register"):
        assert ward.reads(ward.who.quantri, name).startswith("403"), name
    assert ward.reads(ward.who.quantri, "dossiers:page", row.pk)[:3] in ("403", "404")


def test_what_is_finished_late_is_handed_back_by_the_desk(ward: Ward) -> None:
    row = finished(ward.desk, processing(ward.desk), at=on(10), with_file=True)
    ward.at(11)
    assert ward.does(ward.who.binh, "hand_back", row, channel="1").startswith("403")
    assert "Đã trả kết quả." in ward.does(ward.who.hoa, "hand_back", row, channel="1")
    assert fresh(row).state == State.RETURNED
