"""The lines of an official document; the tables of docs/rules/documents.md, section Layout."""

from dataclasses import replace
from datetime import date

import pytest

from cchc.documents.choices import DocumentKind
from cchc.documents.content import Bullet, Column, Heading, Para, Row, Signature, TableBlock
from cchc.documents.rules import layout
from cchc.documents.tests import examples


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (None, "Số:        /KH-UBND"),
        (1, "Số: 01/KH-UBND"),
        (9, "Số: 09/KH-UBND"),
        (10, "Số: 10/KH-UBND"),
        (1234, "Số: 1234/KH-UBND"),
    ],
)
def test_a_number_below_ten_has_a_nought_and_none_leaves_room(
    number: int | None, line: str
) -> None:
    assert layout.number_line(examples.plan(number=number)) == line


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_months_one_and_two_have_a_nought(day: date, words: str) -> None:
    assert layout.date_words(day) == words


def test_an_undated_document_leaves_room_for_day_and_month() -> None:
    line = layout.date_line(examples.plan(number=None, issued_on=None))
    assert line == "An Bình, ngày      tháng      năm 2026"


def test_there_are_twenty_nine_kinds_with_different_abbreviations() -> None:
    assert len(DocumentKind.values) == len(set(DocumentKind.values)) == 29


def test_a_letter_has_no_kind_line() -> None:
    assert layout.kind_line(examples.urging_letter()) == ""
    assert layout.kind_line(examples.report()) == "BÁO CÁO"


def test_recipients_get_dashes_semicolons_and_a_full_stop() -> None:
    given = ("Như trên", "- Sở Nội vụ (b/c);", "Lưu: VT.")
    assert layout.recipient_lines(given) == ["- Như trên;", "- Sở Nội vụ (b/c);", "- Lưu: VT."]


def test_one_addressee_is_plain_and_several_are_a_list() -> None:
    assert layout.addressee_lines(("Sở Nội vụ tỉnh Mẫu.",)) == ["Sở Nội vụ tỉnh Mẫu"]
    assert layout.addressee_lines(("Sở Nội vụ", "Sở Tư pháp")) == ["- Sở Nội vụ;", "- Sở Tư pháp."]
    assert layout.addressee_lines(()) == []


@pytest.mark.parametrize("text", ["Hết hạn", "Hết hạn.", "Hết hạn;", "Hết hạn./.", "Hết hạn . "])
def test_the_end_mark_stands_once_after_the_last_sentence(text: str) -> None:
    assert layout.ended((Para("Đầu."), Para(text))) == (Para("Đầu."), Para("Hết hạn./."))
    assert layout.ended((Bullet(text),)) == (Bullet("Hết hạn./."),)


def test_a_body_that_ends_with_a_table_has_the_end_mark_below_it() -> None:
    table = TableBlock(columns=(Column("TT"),), rows=(Row(("1",)),))
    assert layout.ended((table,))[-1] == Para("./.", indent=False, align="right")
    assert layout.ended(()) == ()


def test_annexes_are_numbered_only_when_there_are_several() -> None:
    assert [line for line, _ in layout.annexes(examples.plan())] == ["Phụ lục"]
    assert [line for line, _ in layout.annexes(examples.report())] == ["Phụ lục I", "Phụ lục II"]


def test_more_annexes_than_expected_are_still_numbered() -> None:
    content = examples.plan()
    many = replace(content, annexes=content.annexes * 14)
    assert [line for line, _ in layout.annexes(many)][8:] == [
        "Phụ lục IX",
        "Phụ lục X",
        "Phụ lục XI",
        "Phụ lục XII",
        "Phụ lục XIII",
        "Phụ lục XIV",
    ]


def test_an_annex_names_the_document_that_it_belongs_to() -> None:
    assert layout.annex_source(examples.plan()) == (
        "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân phường "
        "An Bình (mẫu))"
    )


def test_authority_and_post_are_lines_in_capitals() -> None:
    signature = Signature("TM. Ủy ban nhân dân\nKT. Chủ tịch", "Phó Chủ tịch", "Trần Thị Lan")
    lines = layout.authority_lines(signature)
    assert lines == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert layout.authority_lines(Signature("", "Chủ tịch", "Nguyễn Văn Minh")) == ["CHỦ TỊCH"]


def test_the_foot_line_joins_sample_mark_and_seal() -> None:
    report = examples.report()
    assert layout.footer(report) == "DỮ LIỆU MẪU · Niêm phong ngày 12/3/2026: 4f2a91c7…e03b"
    real = replace(report, letterhead=replace(report.letterhead, is_sample=False))
    assert layout.footer(replace(real, footer_note="")) == ""


def test_a_heading_is_number_and_text() -> None:
    assert layout.heading_text(Heading("Mục đích", 2, "1.")) == "1. Mục đích"
    assert layout.heading_text(Heading("Mục đích", 2)) == "Mục đích"


def test_neighbouring_columns_under_the_same_cell_share_it() -> None:
    columns = (
        Column("TT"),
        Column("a", above=("X",)),
        Column("b", above=("X", "Y")),
        Column("c", above=("X", "Y")),
        Column("d", above=("Z",)),
    )
    cells = [(c.text, c.row, c.column, c.rows, c.columns) for c in layout.header_grid(columns)]
    assert cells == [
        ("TT", 0, 0, 3, 1),
        ("X", 0, 1, 1, 3),
        ("Z", 0, 4, 1, 1),
        ("a", 1, 1, 2, 1),
        ("Y", 1, 2, 1, 2),
        ("d", 1, 4, 2, 1),
        ("b", 2, 2, 1, 1),
        ("c", 2, 3, 1, 1),
    ]


def test_columns_share_the_whole_width() -> None:
    assert layout.widths((Column("a", 1), Column("b", 3)), 80, 11) == [20, 60]


def test_no_word_of_a_title_is_wider_than_its_column() -> None:
    wide, narrow = Column("Lĩnh vực", 3.4), Column("Chờ nghiệm thu", 1)
    found = layout.widths((wide, *[narrow] * 7), 160, 11)
    assert sum(found) == pytest.approx(160)
    assert min(found[1:]) >= 16  # "nghiệm" in bold Times of 11 points is 12.3 mm, the edges 3.8
    crowded = layout.widths((narrow,) * 12, 60, 11)
    assert crowded == [5] * 12


def test_a_title_is_broken_into_even_lines_and_keeps_its_words() -> None:
    title = examples.decision().title
    lines = layout.balanced(title, 14, 145, bold=True)
    assert " ".join(lines) == title
    widths = [layout.text_width(line, 14, bold=True) for line in lines]
    assert max(widths) <= 145
    assert min(widths) > max(widths) * 0.7


def test_a_line_break_in_a_title_is_kept_and_a_long_word_stands_alone() -> None:
    assert layout.balanced("Một\nhai ba", 14, 145) == ["Một", "hai ba"]
    assert layout.balanced("a " + "w" * 200, 14, 50) == ["a", "w" * 200]


def test_only_a_very_tall_row_may_break() -> None:
    assert not layout.may_break(Row(("ngắn", "vừa " * 50)), [20, 60], 12, 257)
    assert layout.may_break(Row(("ngắn", "dài " * 900)), [20, 60], 12, 257)
