"""Workbooks. Rule: docs/rules/extraction.md, "Workbooks"."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from cchc.kernel.extraction.blocks import Paragraph, Place, Table
from cchc.kernel.extraction.errors import Unreadable
from cchc.kernel.extraction.limits import Limits
from cchc.kernel.extraction.reading import extract
from cchc.kernel.extraction.sheets.formats import shown_number

from .raw_word import zipped

Fill = Callable[[Any, Any], None]


def workbook(fill: Fill) -> bytes:
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    fill(book, book.add_worksheet("Kế hoạch"))
    book.close()
    return target.getvalue()


def blocks_of(fill: Fill) -> list[Paragraph | Table]:
    return list(extract(workbook(fill), name="ke-hoach.xlsx").blocks)


def printed(block: Paragraph | Table) -> list[list[str]]:
    assert isinstance(block, Table)
    return [["|".join(cell.lines) for cell in row.cells] for row in block.rows]


def one_value(value: Any, code: str = "General") -> str:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["TT", "Chỉ tiêu", "Mức"])
        sheet.write(1, 0, 1)
        sheet.write(1, 2, value, book.add_format({"num_format": code}))

    return printed(blocks_of(fill)[0])[1][2]


def test_text_above_and_below_the_table_becomes_paragraphs() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 1, ["UBND PHƯỜNG", "CỘNG HÒA"])
        sheet.write(1, 1, "KẾ HOẠCH")
        sheet.write_row(3, 1, ["TT", "Nội dung", "Kết quả"])
        sheet.write_row(4, 1, [1, "Rà soát", "- Kế hoạch;\n- Báo cáo"])
        sheet.write_row(6, 2, ["Nơi nhận:"])

    left, right, title, table, below = blocks_of(fill)
    assert [x.text for x in (left, right, title, below) if isinstance(x, Paragraph)] == [
        "UBND PHƯỜNG", "CỘNG HÒA", "KẾ HOẠCH", "Nơi nhận:",
    ]  # fmt: skip
    assert printed(table) == [
        ["TT", "Nội dung", "Kết quả"],
        ["1", "Rà soát", "- Kế hoạch;|- Báo cáo"],
    ]
    assert table.place == Place(None, 4, 5)
    assert below.place == Place(None, 7, 7)


def test_merged_cells_of_a_sheet() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["TT", "Nội dung", "Chủ trì"])
        sheet.merge_range(1, 0, 1, 2, "I. Thể chế")
        sheet.write_row(2, 0, [1, "a"])
        sheet.merge_range(2, 2, 3, 2, "Văn phòng")
        sheet.write_row(3, 0, [2, "b"])

    table = blocks_of(fill)[0]
    assert isinstance(table, Table)
    assert printed(table) == [
        ["TT", "Nội dung", "Chủ trì"],
        ["I. Thể chế", "", ""],
        ["1", "a", "Văn phòng"],
        ["2", "b", ""],
    ]
    assert [row.spans for row in table.rows] == [(1, 1, 1), (3, 0, 0), (1, 1, 1), (1, 1, 0)]


def test_a_blank_row_inside_a_table_does_not_end_it() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["TT", "Nội dung", "Kết quả"])
        sheet.write_row(1, 0, [1, "a", "b"])
        sheet.write_row(3, 0, [2, "c", "d"])

    assert len(printed(blocks_of(fill)[0])) == 3


def test_two_tables_with_a_line_between() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["TT", "Chỉ tiêu", "Mức"])
        sheet.write_row(1, 0, [1, "Đúng hạn", "99,9%"])
        sheet.write(3, 0, "B. NHIỆM VỤ")
        sheet.write_row(4, 0, ["TT", "Nội dung", "Kết quả", "Chủ trì"])
        sheet.write_row(5, 0, [1, "a", "b", "c"])

    assert [type(block) for block in blocks_of(fill)] == [Table, Paragraph, Table]


def test_sheets_follow_each_other_and_hidden_ones_are_left_out() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write(0, 0, "Một")
        hidden = book.add_worksheet("Ẩn")
        hidden.write(0, 0, "Ẩn")
        hidden.hide()
        book.add_worksheet("Hai").write(1, 0, "Hai")

    found = blocks_of(fill)
    assert found == [
        Paragraph("Một", Place(None, 1, 1)),
        Paragraph("Hai", Place(None, 3, 3)),
    ]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.999, "0.0%", "99,9%"),
        (0.98, "0%", "98%"),
        (1, "0%", "100%"),
        (0.98, '"khoảng" 0', "0,98"),
        (5, "General", "5"),
        (1.5, "0.00", "1,5"),
        (date(2023, 3, 31), "dd/mm/yyyy", "31/03/2023"),
        (1234567.5, '#,##0.0 "đồng"', "1234567,5"),
        (date(2023, 12, 1), "mmm-yy", "12/2023"),
        (date(2023, 12, 1), "mm/yyyy", "12/2023"),
        ("  Quý I/2023 ", "@", "Quý I/2023"),
        (True, "General", "x"),
        (False, "General", ""),
    ],
)
def test_cells_say_what_they_show(value: Any, code: str, shown: str) -> None:
    assert one_value(value, code) == shown


def test_a_sheet_that_reaches_too_far_is_refused_before_it_is_read() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write(0, 0, "TT")
        sheet.write(1_000_000, 16_000, "xa")

    with pytest.raises(Unreadable, match="quá dài hoặc quá rộng"):
        extract(workbook(fill), name="a.xlsx")


def test_cells_that_are_only_formatted_do_not_count() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["TT", "Nội dung", "Kết quả"])
        sheet.write_blank(1_000_000, 16_000, None, book.add_format({"bold": True}))

    assert len(blocks_of(fill)) == 1


def test_a_rich_text_is_read_whole() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_rich_string(0, 0, "Kế ", book.add_format({"bold": True}), "hoạch")

    assert blocks_of(fill) == [Paragraph("Kế hoạch", Place(None, 1, 1))]


def test_a_formula_shows_its_last_result() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_formula(0, 0, "=1+1", value=2)

    assert blocks_of(fill) == [Paragraph("2", Place(None, 1, 1))]


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("45016", "d/m/y", "31/03/2023"),
        ("45016.75", "d/m/y h:m", "31/03/2023"),
        ("1", "d/m/y", "01/01/1900"),
        ("61", "d/m/y", "01/03/1900"),
        ("0.75", "h:m", "18:00"),
        ("-3", "d/m/y", "-3"),
        ("9999999", "d/m/y", "9999999"),
        ("1E+2", "", "100"),
        ("0.1", "", "0,1"),
        ("0.30000000000000004", "", "0,3"),
        ("0.99899999999999999", "0.0%", "99,9%"),
        ("0", "", "0"),
        ("-0", "", "0"),
        ("1E+400", "", "1E+400"),
        ("NaN", "0%", "NaN"),
        ("abc", "0%", "abc"),
    ],
)
def test_stored_numbers_are_shown_as_readers_expect(text: str, code: str, shown: str) -> None:
    assert shown_number(text, code, since_1904=False) == shown


def test_some_workbooks_count_days_from_1904() -> None:
    assert shown_number("43554", "d/m/y", since_1904=True) == "31/03/2023"


def test_a_claimed_count_of_strings_is_not_believed() -> None:
    content = workbook(lambda book, sheet: sheet.write(0, 0, "Kế hoạch"))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    strings = parts["xl/sharedStrings.xml"]
    assert isinstance(strings, bytes)
    parts["xl/sharedStrings.xml"] = strings.replace(b'count="1"', b'count="999999999999"')
    assert extract(zipped(parts), name="a.xlsx").blocks


def test_more_rows_than_the_limit_are_refused() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write(20, 0, "x")

    with pytest.raises(Unreadable, match="quá dài hoặc quá rộng"):
        extract(workbook(fill), name="a.xlsx", limits=Limits(rows=10))


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(Unreadable, match="không có chữ"):
        extract(workbook(lambda book, sheet: None), name="a.xlsx")
