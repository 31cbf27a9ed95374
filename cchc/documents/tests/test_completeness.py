"""Nothing may be left blank; the table of docs/rules/documents.md, section Nothing blank."""

from dataclasses import replace

import pytest

from cchc.documents.content import (
    Annex,
    Column,
    Content,
    GroupRow,
    Para,
    Row,
    Signature,
    TableBlock,
)
from cchc.documents.rules.completeness import gaps, placeholder_in
from cchc.documents.tests import examples

LEFT = [
    ("Số ........../KH-UBND", ".........."),
    ("Tổng số: ……", "……"),
    ("Họ tên: ____________", "____________"),
    ("Kính gửi [tên cơ quan]", "[tên cơ quan]"),
    ("đạt [ ] hồ sơ", "[ ]"),
    ("ngày … tháng … năm 2026", "ngày …"),
    ("Quyết định số …/QĐ-UBND", "số …"),
    ("tỷ lệ … %", "… %"),
    ("…", "…"),
    ("ông ... chịu trách nhiệm", "ông ..."),
    ("Chào {{ ten }}", "{{"),
    ("Báo cáo <<kỳ>>", "<<"),
    ("phần này TODO", "TODO"),
    ("hoàn thành trước XX/XX/2026", "XX"),
    ("ngày    tháng    năm 2026", "ngày    tháng    năm"),
]
FINE = [
    "y tế, giáo dục, đi lại, giải trí, …).",
    "qua mạng xã hội Zalo, tin nhắn SMS...",
    "Danh mục [1] kèm theo",
    "ghi rõ ngày tháng năm sinh",
    "Kế hoạch số 05/KH-UBND ngày 05/02/2026",
    "từ 99,9% trở lên",
    "năm 2026 đạt 98%...",
    "tổ dân phố số 1, số 2, …",
]


@pytest.mark.parametrize(("text", "found"), LEFT)
def test_what_was_left_to_fill_in_is_found(text: str, found: str) -> None:
    assert placeholder_in(text) == found


@pytest.mark.parametrize("text", FINE)
def test_dots_that_mean_and_so_on_are_no_placeholder(text: str) -> None:
    assert placeholder_in(text) == ""


@pytest.mark.parametrize("name", examples.ALL)
def test_the_examples_are_complete(name: str) -> None:
    assert gaps(examples.ALL[name]()) == []


LETTER = examples.urging_letter()
PLAN = examples.plan()


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (replace(LETTER, subject_line=" "), "Trích yếu"),
        (replace(PLAN, title=""), "Trích yếu"),
        (replace(LETTER, addressees=()), "Kính gửi"),
        (replace(LETTER, symbol=""), "Ký hiệu"),
        (replace(LETTER, blocks=(Para("  "),)), "Nội dung"),
        (replace(LETTER, signature=Signature("", "CHỦ TỊCH", "")), "Người ký"),
        (replace(LETTER, signature=Signature("", "", "Trần Thị Lan")), "Người ký"),
        (replace(LETTER, recipients=("Như trên",)), "Nơi nhận"),
        (replace(PLAN, annexes=(Annex("", (Para("x"),)),)), "Phụ lục"),
        (replace(LETTER, recipients=("Sở …/…", "Lưu: VT")), "Nơi nhận"),
        (replace(LETTER, addressees=("[nơi nhận]",)), "Kính gửi"),
    ],
)
def test_each_missing_part_is_named(content: Content, where: str) -> None:
    assert [gap.where for gap in gaps(content)] == [where]


def test_a_placeholder_deep_in_a_table_of_an_annex_is_found_with_its_words() -> None:
    rows = (GroupRow("Lĩnh vực"), Row(("1", "")), Row(("2", "đạt … hồ sơ trong quý")))
    table = TableBlock((Column("TT"), Column("Nội dung")), rows)
    (gap,) = gaps(replace(PLAN, annexes=(Annex("BẢNG SỐ LIỆU", (table,)),)))
    assert gap.where == "BẢNG SỐ LIỆU"
    assert gap.message == "còn chỗ chưa điền “đạt …” trong “đạt … hồ sơ trong quý”."
