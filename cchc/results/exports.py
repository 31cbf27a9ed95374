"""The inventory as .xlsx, and the sample that people fill in."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

import xlsxwriter

from cchc.results.models import BacklogItem
from cchc.results.rules.sheet import COLUMNS

_BASE = {"font_name": "Times New Roman", "font_size": 11}
_BOXED = {**_BASE, "border": 1, "text_wrap": True, "valign": "top"}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_EXPORTED = (
    ("STT", 5),
    (COLUMNS["number"], 16),
    (COLUMNS["field"], 20),
    (COLUMNS["year"], 9),
    (COLUMNS["issued_on"], 12),
    (COLUMNS["name"], 34),
    (COLUMNS["procedure"], 14),
    (COLUMNS["valid_to"], 12),
    (COLUMNS["place"], 18),
    ("Trạng thái", 18),
    ("Người làm", 20),
    ("Xong trước ngày", 13),
    ("Vì sao loại", 30),
)
_SAMPLE = {
    "number": "12/2015",
    "field": "Hộ tịch",
    "year": "2015",
    "issued_on": "20/05/2015",
    "name": "Giấy khai sinh",
    "procedure": "",
    "valid_from": "",
    "valid_to": "",
    "holder": "",
    "place": "Tủ 2, hộp 15",
}


def workbook(rows: Iterable[BacklogItem], *, agency: str, today: date) -> bytes:
    """The rows, laid out for A4 lying with the head on every page; no holder in it."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        sheet = book.add_worksheet("Danh mục số hóa")
        bold = book.add_format({**_BASE, "bold": True})
        sheet.write_string(0, 0, agency.upper(), bold)
        sheet.write_string(1, 0, "DANH MỤC KẾT QUẢ CÒN HIỆU LỰC CẦN SỐ HÓA", bold)
        sheet.write_string(2, 0, f"Tính đến ngày {today:%d/%m/%Y}", book.add_format(_BASE))
        head = book.add_format({**_BOXED, "bold": True, "align": "center", "valign": "vcenter"})
        boxed = book.add_format(_BOXED)
        for column, (title, width) in enumerate(_EXPORTED):
            sheet.set_column(column, column, width)
            sheet.write_string(4, column, title, head)
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(_texts(number, row)):
                sheet.write_string(4 + number, column, text, boxed)
        _lay_out(sheet)
    return stream.getvalue()


def _texts(number: int, row: BacklogItem) -> tuple[str, ...]:
    why = f"{row.get_ground_display()}: {row.reason}" if row.ground else ""
    return (
        str(number),
        row.number,
        row.field.name,
        str(row.year),
        _day(row.issued_on),
        row.name,
        row.procedure_code,
        _day(row.valid_to),
        row.place,
        row.get_state_display(),
        row.person.full_name if row.person else "",
        _day(row.target_on),
        why,
    )


def _day(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else ""


def _lay_out(sheet: Any) -> None:
    sheet.freeze_panes(5, 2)
    sheet.repeat_rows(4)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&CTrang &P/&N")


def sample() -> bytes:
    """The columns and one example row."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        sheet = book.add_worksheet("Danh mục")
        head = book.add_format({**_BOXED, "bold": True})
        text = book.add_format({**_BOXED, "num_format": "@"})
        for column, (name, title) in enumerate(COLUMNS.items()):
            sheet.set_column(column, column, 20)
            sheet.write_string(0, column, title, head)
            sheet.write_string(1, column, _SAMPLE[name], text)
    return stream.getvalue()
