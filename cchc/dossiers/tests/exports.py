"""Exports of a provincial system for tests: the usual columns, a good row, both kinds of file."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

import xlsxwriter

from cchc.kernel.zone import HANOI

EXPORTED = datetime(2026, 1, 12, 9, 0, tzinfo=HANOI)
HEAD = [
    "Mã hồ sơ", "Mã TTHC", "Tên thủ tục", "Người nộp", "Số CCCD", "Ngày tiếp nhận", "Ngày hẹn trả",
    "Ngày kết thúc xử lý", "Ngày trả kết quả", "Trạng thái", "Kênh tiếp nhận",
]  # fmt: skip
NAMES = (
    "code", "procedure_code", "procedure_name", "applicant", "id_number", "received", "due",
    "finished", "returned", "state", "channel",
)  # fmt: skip
USUAL = {
    "code": "H56.10-260102-0001",
    "procedure_code": "MAU.HT.01",
    "procedure_name": "Đăng ký khai sinh",
    "applicant": "Nguyễn Văn An",
    "id_number": "",
    "received": "02/01/2026 09:00",
    "due": "12/01/2026",
    "finished": "",
    "returned": "",
    "state": "Đang xử lý",
    "channel": "Trực tuyến",
}


def line(**said: str) -> list[Any]:
    """A row of the export; a dossier in process unless said otherwise."""
    values = {**USUAL, **said}
    return [values[name] for name in NAMES]


def csv_file(
    *rows: Sequence[Any],
    head: Sequence[str] = HEAD,
    delimiter: str = ";",
    encoding: str = "utf-8-sig",
) -> BinaryIO:
    """A .csv file."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([head, *rows])
    return io.BytesIO(text.getvalue().encode(encoding))


def workbook(sheets: Sequence[Sequence[Any]] | Mapping[str, Sequence[Sequence[Any]]]) -> BinaryIO:
    """An .xlsx file of these rows, or of several sheets."""
    stream = io.BytesIO()
    named = sheets if isinstance(sheets, Mapping) else {"HS": sheets}
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        minute = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for name, rows in named.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        is_day = not isinstance(value, datetime)
                        sheet.write_datetime(number, column, value, day if is_day else minute)
                    else:
                        sheet.write(number, column, value)
    return io.BytesIO(stream.getvalue())
