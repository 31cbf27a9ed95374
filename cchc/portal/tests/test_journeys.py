"""Whole journeys in a real browser, each step by who would make it, wrong input on the way.

A birth registered over Tết at the counter is played in desk/tests/test_story_shop.py.
"""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import FilePayload, Page, expect

from cchc.dossiers import measures
from cchc.dossiers.models import Dossier
from cchc.dossiers.queries import pin_of
from cchc.dossiers.tests.exports import csv_file, line
from cchc.dossiers.tests.factories import PDF, Shop, five_days, fresh, on, processing
from cchc.dossiers.tests.mirroring import LATE, PRETTY, SOURCE, WHY
from cchc.kernel.jobs import work_off
from cchc.kernel.periods import Period
from cchc.organisation.models import User
from cchc.portal.rules import guessing
from cchc.portal.tests.factories import public_shop, wrong_pin
from cchc.portal.tests.filing import EMAIL, code_sent, filing_shop
from cchc.procedures.choices import OnlineLevel
from cchc.procedures.tests.factories import published
from cchc.procedures.whole import Entry, WholeField, WholeForm, WholePaper, WholeResult
from tests.browser import PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LAND = Entry("MAU.DD.01", "DD", "Đất đai")
LAND_FORM = WholeForm(
    "DK-DD",
    "Đơn đăng ký đất đai",
    (
        WholeField("thua_so", "Thửa đất số"),
        WholeField("to_ban_do", "Tờ bản đồ số"),
        WholeField("dia_chi_thua", "Địa chỉ thửa đất"),
    ),
)
LAND_PAPERS = (
    WholePaper("GT1", "Đơn đăng ký đất đai", originals=1, form="DK-DD"),
    WholePaper("GT2", "Giấy tờ về nguồn gốc đất", copies=1),
    WholePaper("GT3", "Trích đo địa chính thửa đất", originals=1),
)
BLURRED = "Bản chụp mờ, không đọc được diện tích"
LATE_WHY = "Chờ xác minh nơi sinh tại cơ sở y tế"
POWER = "Mất điện từ 7 giờ 30 đến 17 giờ, tiếp nhận theo sổ giấy"


class Street:
    """Everybody of a journey: staff with a session, citizens without one, and the clock."""

    def __init__(self, open_page: Visitor, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.open, self._set, self._name, self._seen = open_page, monkeypatch.setenv, name, 0

    def at(self, day: int, hour: int = 9, *, month: int = 3) -> None:
        """The clock of everybody."""
        self._set("CCHC_NOW", on(day, hour, month=month).isoformat())

    def staff(self, user: User, name: str, *args: object, ask: str = "") -> Page:
        """The page as that person sees it at the desk."""
        client = Client()
        client.force_login(User.objects.get(pk=user.pk))
        self.open.sign_in(client)
        return self._looked_at(self.open(reverse(f"dossiers:{name}", args=args) + ask))

    def citizen(self, name: str, *args: object) -> Page:
        """The public page in a window of its own, on a phone."""
        self.open.cookies = []
        return self._looked_at(self.open(reverse(f"portal:{name}", args=args), size=PHONE))

    def does(self, user: User, act: str, row: Dossier, button: str, **typed: str) -> Page:
        """The person fills the page of the act in and presses its button."""
        page = self.staff(user, act, row.pk)
        for field, value in typed.items():
            place = page.locator(f"[name='{field}']")
            is_list = place.evaluate("field => field.tagName") == "SELECT"
            place.select_option(value) if is_list else place.fill(value)
        page.get_by_role("button", name=button, exact=True).click()
        return page

    def told(self, page: Page, text: str) -> None:
        """It stands on the page."""
        expect(page.get_by_text(text).first).to_be_visible()
        self._looked_at(page)

    def _looked_at(self, page: Page) -> Page:
        self._seen += 1
        picture(page, f"journey-{self._name}-{self._seen:02d}")
        assert wider_than_screen(page) == 0, page.url
        return page


def looked_up(street: Street, row: Dossier, pin: str = "") -> Page:
    """The citizen types code and PIN of the slip."""
    page = street.citizen("look_up")
    page.get_by_label("Mã hồ sơ").fill(row.code)
    page.get_by_label("Mã PIN tra cứu").fill(pin or pin_of(row))
    page.get_by_role("button", name="Tra cứu").click()
    return page


def with_land(desk: Shop) -> Shop:
    """The desk with a certificate for land that may be asked for online."""
    content = five_days(
        name="Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất (mẫu)",
        forms=(LAND_FORM,),
        papers=LAND_PAPERS,
        results=(WholeResult("KQ1", "Giấy chứng nhận quyền sử dụng đất"),),
        online_level=OnlineLevel.FULL,
    )
    return replace(desk, version=published(desk.who.quan, entry=LAND, content=content))


def filed_by_mai(street: Street, desk: Shop) -> Dossier:
    """Chị Mai files for a certificate of land; the second paper is a bad scan."""
    page = street.citizen("procedure", desk.who.ward.code, LAND.code)
    page.get_by_role("link", name="Nộp hồ sơ trực tuyến").click()
    page.get_by_role("button", name="Xác nhận thư điện tử để bắt đầu").click()
    page.get_by_label("Thư điện tử").fill(EMAIL)
    page.get_by_role("button", name="Gửi mã").click()
    page.get_by_label("Mã xác nhận").fill(code_sent())
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Bắt đầu").click()
    for label, said in (
        ("Họ và tên, hoặc tên tổ chức", "Đỗ Thị Mai"),
        ("Số giấy tờ", "038302001234"),
        ("Thửa đất số", "125"),
        ("Tờ bản đồ số", "12"),
        ("Địa chỉ thửa đất", "Tổ dân phố 3, phường An Bình"),
    ):
        page.get_by_label(label).fill(said)
    page.get_by_label("Loại giấy tờ").select_option("cccd")
    page.locator("[name=phone]").fill("0912 345 678")
    page.locator("[name=address]").fill("12 Lê Lợi, phường An Bình")
    page.get_by_role("button", name="Xem lại và nộp").click()
    street.told(page, "Còn thiếu tệp")
    page.get_by_role("link", name="Sửa lại").click()
    for paper in ("Giấy tờ về nguồn gốc đất", "Trích đo địa chính thửa đất"):
        page.get_by_label(f"Tệp: {paper}").set_input_files(scan(paper))
    page.get_by_role("button", name="Xem lại và nộp").click()
    page.get_by_role("button", name="Nộp hồ sơ").click()
    street.told(page, "Đã nộp hồ sơ")
    return Dossier.objects.get()


def scan(name: str) -> FilePayload:
    """A file of that paper."""
    return FilePayload(name="ban-quet.pdf", mimeType="application/pdf", buffer=PDF + name.encode())


def test_a_certificate_of_land_is_asked_for_online_with_one_supplement(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    street = Street(open_page, monkeypatch, "land")
    street.at(4)
    desk = with_land(filing_shop())
    hoa, binh = desk.who.hoa, desk.who.binh
    row = filed_by_mai(street, desk)
    street.at(4, 10)
    street.told(street.staff(hoa, "queue"), row.code)
    page = street.staff(hoa, "receive", row.pk)
    street.told(page, "Giấy tờ đã nộp cùng hồ sơ")
    expect(page.get_by_text("đã có từ")).to_have_count(0)  # it is this dossier's own
    expect(page.get_by_role("link", name="ban-quet.pdf")).to_have_count(2)
    page.get_by_role("button", name="Tiếp nhận", exact=True).click()
    street.told(page, "Đã tiếp nhận hồ sơ.")
    page = street.staff(hoa, "assign", row.pk)
    page.locator("[name=to]").select_option(label=binh.full_name)
    page.get_by_role("button", name="Giao xử lý", exact=True).click()
    street.told(page, "Đã giao xử lý.")
    street.at(5)
    page = street.staff(binh, "ask_supplement", row.pk)
    page.get_by_label("Giấy tờ về nguồn gốc đất", exact=True).check()
    page.get_by_role("button", name="Yêu cầu bổ sung", exact=True).click()
    street.told(page, "Ghi lý do")
    page.get_by_label("Lý do: Giấy tờ về nguồn gốc đất").fill(BLURRED)
    page.get_by_role("button", name="Yêu cầu bổ sung", exact=True).click()
    street.told(page, "Đã ghi yêu cầu bổ sung.")
    page = looked_up(street, row)
    street.told(page, "Hồ sơ cần bổ sung")
    page.get_by_role("button", name="Nộp bổ sung qua mạng").click()
    page.get_by_label("Giấy tờ về nguồn gốc đất").set_input_files(scan("rõ"))
    page.get_by_role("button", name="Gửi bổ sung").click()
    street.told(page, "chờ cơ quan tiếp nhận")
    street.at(6)
    page = street.staff(hoa, "take_supplement", row.pk)
    page.get_by_role("button", name="Nhận bổ sung", exact=True).click()
    street.told(page, "Đã nhận bổ sung.")
    row = fresh(row)
    assert row.due_at == on(13, 17)  # asked within three days: the limit began anew on 06/03
    page = street.staff(hoa, "assign", row.pk)
    page.locator("[name=to]").select_option(label=binh.full_name)
    page.get_by_role("button", name="Giao xử lý", exact=True).click()
    page = street.staff(binh, "ask_supplement", row.pk)
    page.get_by_label("Trích đo địa chính thửa đất", exact=True).check()
    page.get_by_label("Lý do: Trích đo địa chính thửa đất").fill(BLURRED)
    page.get_by_role("button", name="Yêu cầu bổ sung", exact=True).click()
    street.told(page, "một lần")
    assert (row.supplements.count(), row.blocked.get().why) == (1, "second")
    street.at(12)
    page = street.staff(binh, "finish", row.pk)
    page.locator("[name=file0]").set_input_files(scan("Giấy chứng nhận"))
    page.locator("[name=number0]").fill("125/GCN-UBND")
    page.get_by_role("button", name="Hoàn thành", exact=True).click()
    street.told(page, "Đã hoàn thành xử lý.")
    street.told(street.does(hoa, "hand_back", row, "Trả kết quả"), "Đã trả kết quả.")
    street.told(looked_up(street, row), "Đã trả kết quả")
    assert (fresh(row).outcome, fresh(row).state) == ("early", 10)


def test_a_late_one_is_apologised_for_with_the_whole_chain(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    street = Street(open_page, monkeypatch, "late")
    desk = public_shop()
    who = desk.who
    row = processing(desk)  # due on Monday 09/03 at 17:00
    street.at(10)
    page = street.staff(who.hoa, "page", row.pk)
    street.told(page, "Trễ hạn: còn thiếu với công dân")
    street.told(looked_up(street, row), "Hồ sơ đã quá hạn")
    about = {"until": "09/03/2026", "reason": LATE_WHY}
    button = "Đề nghị xin lỗi, hẹn lại"
    page = street.does(who.binh, "propose_extension", row, button, **about)
    expect(page.get_by_text("Đã trình lãnh đạo")).to_have_count(0)
    page = street.does(
        who.binh, "propose_extension", row, button, until="13/03/2026", reason=LATE_WHY
    )
    street.told(page, "Đã trình lãnh đạo ký xin lỗi.")
    page = street.staff(who.lan, "extend", row.pk)
    street.told(page, "hồ sơ vẫn tính là trễ")
    page.get_by_role("button", name="Ký xin lỗi và hẹn lại", exact=True).click()
    street.told(page, "Đã ký xin lỗi, hẹn lại.")
    called = {"outcome": "reached", "said_text": ""}
    page = street.does(who.hoa, "record_phone_call", row, "Ghi cuộc gọi", **called)
    expect(page.get_by_text("Đã ghi cuộc gọi.")).to_have_count(0)
    called["said_text"] = "Đã xin lỗi, nêu lý do, báo ngày 13/03"
    page = street.does(who.hoa, "record_phone_call", row, "Ghi cuộc gọi", **called)
    street.told(page, "Đã ghi cuộc gọi.")
    street.told(page, "đã xin lỗi đủ")
    street.told(looked_up(street, row), "cơ quan đã hẹn lại")
    letter = row.slips.get(form="04")
    street.told(street.staff(who.lan, "slip", letter.pk), LATE_WHY)
    street.at(12)
    street.told(street.does(who.binh, "finish", row, "Hoàn thành"), "Đã hoàn thành xử lý.")
    street.told(street.does(who.hoa, "hand_back", row, "Trả kết quả"), "Đã trả kết quả.")
    assert (fresh(row).outcome, fresh(row).due_at) == ("late", on(9, 17))
    street.told(street.citizen("late", who.ward.code), "Lĩnh vực chỉ công khai số lượng")
    found = measures.statistics(who.ward, Period.parse("2026-03"), as_of=on(31, 20)).counts
    assert (found["finished_late"], found["apologies_complete"]) == (1, 1)
    street.staff(who.minh, "figures", ask="?ky=2026-03")


def brought_in(street: Street, desk: Shop, name: str, content: bytes, hour: str) -> Page:
    """Chị Hoa hands the export in; the worker reads it."""
    page = street.staff(desk.who.hoa, "bring_export")
    page.get_by_label("Hệ thống nguồn").fill(SOURCE)
    page.get_by_label("Xuất lúc (giờ:phút)").fill(hour)
    handed = FilePayload(name=name, mimeType="text/csv", buffer=content)
    page.get_by_label("Tệp danh sách hồ sơ").set_input_files(handed)
    page.get_by_role("button", name="Kiểm tra tệp").click()
    street.told(page, name)
    work_off()
    page.reload()
    return page


def test_a_month_of_the_province_is_mirrored(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    street = Street(open_page, monkeypatch, "mirror")
    desk = public_shop()
    who = desk.who
    street.at(9, 17, month=1)
    others = [line(code=f"H56.10-260105-{n:04d}", due="20/01/2026") for n in range(1, 4)]
    wrong = csv_file(LATE, line(code="", received="32/01/2026")).read()
    page = brought_in(street, desk, "thang-1-sai.csv", wrong, "16:00")
    street.told(page, "Chưa ghi gì: còn dòng sai")
    street.told(page, "32/01/2026")
    assert not Dossier.objects.exists()
    page = brought_in(street, desk, "thang-1.csv", csv_file(LATE, *others).read(), "16:30")
    street.told(page, "Kiểm tra xong, chưa ghi gì")
    page.get_by_role("button", name="Ghi vào hồ sơ").click()
    work_off()
    page.reload()
    street.told(page, "Đã ghi xong")
    assert Dossier.objects.count() == 4
    street.at(12, month=1)
    page = brought_in(street, desk, "thang-1-sua.csv", csv_file(PRETTY, *others).read(), "08:00")
    page.get_by_role("button", name="Ghi vào hồ sơ").click()
    work_off()
    page.reload()
    street.told(page, "Xem các thay đổi ở nguồn")
    row = Dossier.objects.get(code=LATE[0])
    assert row.outcome == "late"
    page = street.staff(who.minh, "source_changes")
    street.told(page, "Sửa ở nguồn, vẫn tính trễ")
    page.get_by_role("link", name="Xem xét").click()
    street.told(page, "Hẹn trả: 07/01/2026 → 08/01/2026")
    page.get_by_role("button", name="Xác nhận không trễ").click()
    street.told(page, "Lý do xác nhận")
    assert fresh(row).outcome == "late"
    page.get_by_label("Lý do xác nhận").fill(WHY)
    page.get_by_role("button", name="Xác nhận không trễ").click()
    street.told(page, "Đã xác nhận")
    assert fresh(row).outcome == "on_time"
    street.told(street.staff(who.hoa, "page", row.pk), SOURCE)


def test_a_day_without_power_is_entered_afterwards(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    street = Street(open_page, monkeypatch, "contingency")
    desk = public_shop()
    hoa = desk.who.hoa
    street.at(9, 8)
    chosen = f"?thu-tuc={desk.version.procedure_id}&nguoi={desk.mai.pk}"
    page = street.staff(hoa, "contingency", ask=chosen)
    for day in ("10/03/2026", "06/03/2026"):
        page.get_by_label("Ngày nhận thực tế").fill(day)
        page.get_by_label("Giờ nhận").fill("10:00")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Tiếp tục").click()
        if day.startswith("10"):
            street.told(page, "Chưa đến lúc này")
    for paper in page.locator("input[name$='-took'][data-required]").all():
        paper.check()
    page.locator("[data-receive]").click()
    street.told(page, "Nhập bù phải ghi lý do")
    assert not Dossier.objects.exists()
    page.get_by_label("Lý do nhập bù").fill(POWER)
    page.locator("[data-receive]").click()
    street.told(page, "Đã tiếp nhận hồ sơ")
    row = Dossier.objects.get()
    assert row.code.partition("-")[2] == "260306-0001"
    assert (row.received_at, row.entered_at, row.due_at) == (on(6, 10), on(9, 8), on(13, 17))
    page = street.staff(hoa, "page", row.pk)
    street.told(page, POWER)
    street.told(page, "Nhận thực tế 10:00 ngày 06/03/2026, nhập lúc 08:00 ngày 09/03/2026")
    street.told(looked_up(street, row), "Hồ sơ đã được tiếp nhận")


def test_a_stranger_tries_codes(open_page: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    street = Street(open_page, monkeypatch, "stranger")
    desk = public_shop()
    row = processing(desk)
    street.at(4)
    nothing = "Không tìm thấy hồ sơ"
    page = looked_up(street, row, wrong_pin(row))
    pin = int(pin_of(row))
    for step in range(2, 6):
        tried(page, row.code, f"{(pin + step) % 10**6:06d}")
    refused = page.get_by_role("main").inner_text()
    tried(page, row.code, pin_of(row))  # locked: the right one is answered like the wrong ones
    street.told(page, nothing)
    assert page.get_by_role("main").inner_text() == refused
    for number in range(guessing.PINS_PER_ADDRESS - 6):
        tried(page, f"H56.10.5-260302-{number + 100:04d}", "123456")
        assert page.get_by_role("main").inner_text() == refused
    tried(page, row.code, pin_of(row))
    expect(page.get_by_text(nothing)).to_have_count(0)
    street.told(page, "Máy này đã gửi hoặc tra cứu quá nhiều lần")
    assert wrong_for_readers(page) == []
    page = street.citizen("by_link", "x" * 32)
    street.told(page, "Không")
    street.told(street.citizen("by_link", row.token), "Hồ sơ đang được giải quyết")


def tried(page: Page, code: str, pin: str) -> None:
    """Another guess on the same page."""
    page.get_by_label("Mã hồ sơ").fill(code)
    page.get_by_label("Mã PIN tra cứu").fill(pin)
    with page.expect_navigation():
        page.get_by_role("button", name="Tra cứu").click()
