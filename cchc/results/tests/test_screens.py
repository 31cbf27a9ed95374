"""The screens of results: the way through the forms, what each role is offered, query budgets."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cchc.kernel.extraction.rows.reading import rows_of
from cchc.results.choices import ItemState
from cchc.results.models import BacklogImport, BacklogItem, Result
from cchc.results.tests.factories import (
    PDF,
    ROWS,
    House,
    checked,
    fresh,
    house,
    kept,
    left_out,
    listed,
    on,
    scanned,
    sheet,
    stored,
)

pytestmark = pytest.mark.django_db
FRIDAY = on(6)


@pytest.fixture(name="one")
def one_fixture(monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("CCHC_NOW", FRIDAY.isoformat())
    return house()


@pytest.fixture(name="hoa")
def hoa_fixture(one: House) -> Client:
    return signed_in(one.who.hoa)


@pytest.fixture(name="binh")
def binh_fixture(one: House) -> Client:
    return signed_in(one.who.binh)


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(client: Client, to: str, /, *args: object, **query: Any) -> str:
    return client.get(reverse(f"results:{to}", args=args), query).content.decode()


def post(client: Client, to: str, /, *args: object, **data: Any) -> str:
    answer = client.post(reverse(f"results:{to}", args=args), data, follow=True)
    return answer.content.decode()


def upload(name: str = "quet.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_an_inventory_comes_in_is_given_out_scanned_checked_and_stored(
    hoa: Client, binh: Client, one: House
) -> None:
    trial = post(hoa, "bring_in", file=upload("danh-muc.xlsx", sheet(ROWS)))
    assert "Thêm 3 dòng" in trial
    assert not BacklogItem.objects.exists()
    assert "thêm 3 dòng" in post(hoa, "write", BacklogImport.objects.get().pk)
    given = {"field": one.births.pk, "person": one.who.binh.pk, "target_on": "20/03/2026"}
    assert "Đã giao 2 dòng" in post(hoa, "assign_many", **given)
    assert "12/2015" in page(binh, "mine")
    row = BacklogItem.objects.get(number="12/2015")
    assert "người khác kiểm tra" in post(binh, "scan", row.pk, file=upload())
    assert "Đã kiểm tra" in post(hoa, "check", row.pk)
    assert "tính là đã số hóa" in post(hoa, "put", row.pk)
    assert fresh(row).status == ItemState.STORED
    assert "33,3%" in page(hoa, "board")


def test_bad_rows_are_named_on_the_page_and_cannot_be_written(hoa: Client) -> None:
    bad = (4, "", "Đất", "", 1800, "", "")
    shown = post(hoa, "bring_in", file=upload("a.xlsx", sheet([*ROWS, bad])))
    assert "Tệp có chỗ sai nên chưa ghi được" in shown
    assert "Dòng 5" in shown
    assert "Ghi vào danh mục" not in shown


def test_a_file_that_is_no_table_is_refused_beside_its_field(hoa: Client) -> None:
    assert "chỗ này chỉ nhận" in post(hoa, "bring_in", file=upload())
    assert "bắt buộc" in post(hoa, "bring_in")


def test_a_row_is_entered_revised_excluded_and_brought_back(hoa: Client, one: House) -> None:
    said = {"field": one.births.pk, "name": "Giấy khai sinh", "number": "1/2015", "year": "2015"}
    assert "Đã thêm" in post(hoa, "enter", **said)
    assert "đã có dòng mang số này" in post(hoa, "enter", **said)
    assert "từ 1945 đến 2026" in post(hoa, "enter", **{**said, "year": "2027"})
    row = BacklogItem.objects.get()
    assert "Đã sửa" in post(hoa, "revise", row.pk, **{**said, "issued_on": "20/05/2015"})
    assert fresh(row).issued_on == date(2015, 5, 20)
    why = {"reason": "Thuộc thẩm quyền cấp tỉnh."}
    assert "vẫn còn trong danh mục" in post(hoa, "exclude", row.pk, ground="outside", **why)
    assert "Đã loại khỏi số phải số hóa" in page(hoa, "item", row.pk)
    assert "Đưa lại danh mục: đã ghi" in post(hoa, "restore", row.pk, **why)


def test_who_scanned_is_told_that_somebody_else_checks(
    hoa: Client, binh: Client, one: House
) -> None:
    row = scanned(one)
    assert "người khác kiểm tra" in page(hoa, "item", row.pk)
    assert reverse("results:check", args=[row.pk]) not in page(hoa, "item", row.pk)
    assert reverse("results:check", args=[row.pk]) in page(binh, "item", row.pk)
    assert hoa.post(reverse("results:check", args=[row.pk])).status_code == 403


def test_many_files_are_taken_and_what_is_left_is_named(hoa: Client, one: House) -> None:
    row = listed(one)
    shown = post(hoa, "many_files", uploads=[upload("12-2015.pdf"), upload("thu moi.pdf")])
    assert "<b>thu moi.pdf</b>" in shown
    assert fresh(row).status == ItemState.SCANNED


def test_leaders_see_rows_without_holder_file_or_buttons(one: House) -> None:
    row, leader = scanned(one), signed_in(one.who.lan)
    shown = page(leader, "item", row.pk)
    assert "Lê Văn Tư" not in shown
    assert "quet/" not in shown.partition("<main")[2]
    assert "bản quét</button>" not in shown
    assert "Lê Văn Tư" in page(signed_in(one.who.binh), "item", row.pk)


def test_the_supervisor_sees_counts_and_no_way_to_rows(one: House) -> None:
    stored(one)
    left_out(one)
    shown = page(signed_in(one.who.tam), "board").partition("<main")[2]
    assert "100%" in shown
    assert "so-hoa/danh-muc" not in shown
    assert "Phạm Thị Hoa" not in shown


def test_the_list_is_narrowed_and_comes_part_after_part(hoa: Client, one: House) -> None:
    for number in range(35):
        listed(one, number=f"{number}/2015")
    left_out(one)
    first = page(hoa, "items", state="listed")
    assert "Xem tiếp" in first
    assert "99/2014" not in first
    last = BacklogItem.objects.filter(state="listed")[29].pk
    assert "34/2015" in page(hoa, "items", state="listed", sau=last)
    assert "99/2014" in page(hoa, "items", ground="outside")
    assert "Không có dòng nào khớp" in page(hoa, "items", q="khong co")
    assert page(hoa, "items", sau="abc", field="x", week="2026-13-40")


def test_lists_ask_the_database_a_fixed_number_of_times(
    hoa: Client, one: House, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        listed(one, number=f"{number}/2015")
        kept(one, number=f"{number}")
    for name, most in (("items", 20), ("results", 16), ("board", 20), ("mine", 20)):
        with django_assert_max_num_queries(most):
            page(hoa, name)


def test_the_workbook_holds_the_narrowed_rows(hoa: Client, one: House) -> None:
    listed(one)
    left_out(one)
    answer = hoa.get(reverse("results:export"), {"state": "excluded"})
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a FileResponse
    told = [row.cells for row in rows_of(io.BytesIO(content))]
    assert told[-1][1] == "99/2014"
    assert len(told) == 5


def test_a_result_shows_its_mark_and_is_corrected_by_another(
    hoa: Client, binh: Client, one: House
) -> None:
    row = kept(one)
    shown = page(binh, "result", row.pk)
    assert f"/xac-minh/{row.token}" in shown
    assert "Trần T. M." in shown
    assert "Trần Thị Mai" not in shown
    assert "Trần Thị Mai" in page(hoa, "result", row.pk)
    assert reverse("results:correct", args=[row.pk]) not in shown
    said = {
        "name": row.name,
        "number": "8/2026",
        "issued_on": "02/03/2026",
        "valid_from": "02/03/2026",
        "reason": "Gõ nhầm số khi nhập.",
    }
    assert "Đã đính chính" in post(hoa, "correct", row.pk, **said)
    assert "7/2026 → <b>8/2026</b>" in page(binh, "result", row.pk)


def test_a_result_is_superseded_and_another_revoked(hoa: Client, one: House) -> None:
    row, newer = kept(one), kept(one, number="8/2026")
    assert "Không có kết quả nào" in post(hoa, "supersede", row.pk, number="88")
    assert "Đã ghi nhận thay thế" in post(hoa, "supersede", row.pk, number="8/2026")
    told = {"on": "05/03/2026", "ground": "Cấp sai", "document": "QĐ 5/QĐ-UBND"}
    assert "Đã ghi nhận thu hồi" in post(hoa, "revoke", newer.pk, **told)
    assert "QĐ 5/QĐ-UBND" in page(hoa, "result", newer.pk)


def test_a_holder_is_named_by_number_and_no_number_stands_in_an_address(
    hoa: Client, one: House
) -> None:
    row = kept(one, holder=None)
    assert "Không có ai" in post(hoa, "name_holder", row.pk, who="038195999999")
    assert "Đã ghi" in post(hoa, "name_holder", row.pk, who="038195001234")
    assert Result.objects.get(pk=row.pk).holder == one.mai


def test_the_sheet_of_stickers_holds_results_in_force_only(hoa: Client, one: House) -> None:
    kept(one, number="CON-1")
    kept(one, number="HET-1", valid_to=date(2026, 3, 3))
    shown = page(hoa, "stickers")
    assert "Số CON-1" in shown
    assert "HET-1" not in shown
    assert "Trần Thị Mai" not in shown


def test_original_and_scan_are_downloads_and_never_shown(hoa: Client, one: House) -> None:
    row, scan = kept(one), scanned(one)
    for name, args in (("original", [row.pk]), ("scan_file", [scan.pk, scan.scans.get().pk])):
        answer = hoa.get(reverse(f"results:{name}", args=args))
        assert answer["Content-Disposition"].startswith("attachment")
        assert "sandbox" in answer["Content-Security-Policy"]


def test_a_scan_that_is_not_one_is_refused_beside_its_field(hoa: Client, one: House) -> None:
    row = listed(one)
    assert "Không nhận ra loại tệp" in post(hoa, "scan", row.pk, file=upload("a.pdf", b"MZ\x90\0x"))
    assert fresh(row).status == ItemState.LISTED


def test_put_without_day_of_issue_says_what_to_do(hoa: Client, one: House) -> None:
    row = checked(one, listed(one, issued_on=None))
    assert "Chưa có ngày cấp" in post(hoa, "put", row.pk)


def test_the_page_says_in_one_sentence_that_recognition_is_missing(hoa: Client, one: House) -> None:
    row = kept(one)
    row.text.state = "no_engine"
    row.text.save()
    assert "chưa cài nhận dạng chữ" in page(hoa, "result", row.pk)
