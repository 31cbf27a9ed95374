"""Long tables, row by row; docs/rules/extraction.md, "Long tables"."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter

from ..errors import Unreadable
from ..rows.cells import Row, column_name
from ..rows.reading import LONG, rows_of


def workbook(rows: list[list[Any]], *, hidden: bool = False, **options: Any) -> io.BytesIO:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **options}) as book:
        sheet = book.add_worksheet("A")
        minute = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        percent = book.add_format({"num_format": "0%"})
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime):
                    sheet.write_datetime(number, column, value, minute)
                else:
                    sheet.write(number, column, value, percent if value == 0.5 else None)
        other = book.add_worksheet("B")
        other.write(0, 0, "kín")
        if hidden:
            other.hide()
    stream.seek(0)
    return stream


def test_cells_are_texts_but_for_what_the_workbook_formats_as_a_date() -> None:
    noon = datetime.fromisoformat("2026-01-12T12:30:59")
    midnight = datetime.fromisoformat("2026-01-12T00:00")
    stream = workbook([["  a  b ", 38095001234, 1.5, noon, midnight, True, 0.5]], hidden=True)
    (row,) = rows_of(stream)
    assert row == Row("A", 1, ["a b", "38095001234", "1,5", noon, date(2026, 1, 12), "1", "0,5"])


def test_rich_texts_and_gaps_and_blank_rows_keep_their_places() -> None:
    stream = workbook([["a", None, "c"], [], ["", "b"]])
    first, second, third = rows_of(stream)
    assert (first.number, list(first.cells)) == (1, ["a", "", "c"])
    assert (second.number, second.at(1), second.at(9)) == (3, "b", "")
    assert third.sheet == "B"


def test_texts_shared_or_inline_are_the_same() -> None:
    rows = [[f"Nguyễn Văn {number}", "Đang xử lý"] for number in range(50)]
    shared = [row.cells for row in rows_of(workbook(rows))]
    inline = [row.cells for row in rows_of(workbook(rows, constant_memory=True, in_memory=False))]
    assert shared == inline


def test_columns_are_named_as_the_program_shows_them() -> None:
    assert [column_name(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_table_without_end_is_refused_where_it_ends() -> None:
    stream = workbook([["a"]] * 5)
    with pytest.raises(Unreadable, match="hơn 3 dòng"):
        list(rows_of(stream, replace(LONG, rows=3)))


def broken(part: str, content: str) -> io.BytesIO:
    """A workbook with another part in place of one."""
    whole, stream = zipfile.ZipFile(workbook([["a"]])), io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in whole.namelist():
            made.writestr(name, content if name == part else whole.read(name))
    stream.seek(0)
    return stream


def test_broken_and_hostile_parts_are_refused() -> None:
    with pytest.raises(Unreadable, match="hỏng"):
        list(rows_of(broken("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>")))
    bomb = (
        '<!DOCTYPE a [<!ENTITY x "boom">]><worksheet xmlns="http://schemas.openxmlformats.org/'
        'spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="str"><v>&x;</v></c></row>'
        "</sheetData></worksheet>"
    )
    texts = [row.cells for row in rows_of(broken("xl/worksheets/sheet1.xml", bomb))]
    assert all("boom" not in str(cells) for cells in texts)
    with pytest.raises(Unreadable, match="bất thường"):
        list(rows_of(workbook([["a"]]), replace(LONG, unpacked_size=100)))


def test_a_csv_file_that_breaks_in_the_midst_says_where() -> None:
    stream = io.BytesIO(b'a;b\n1;2\n3;"4\n' + b"x" * 200_000)
    with pytest.raises(Unreadable, match="hỏng gần dòng"):
        list(rows_of(stream))
