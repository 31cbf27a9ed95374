"""The ledger of a month as .xlsx: every try, nobody's name or number."""

import io
from collections.abc import Iterable

import xlsxwriter

from cchc.kernel.formats import moment_vi
from cchc.notices.models import Attempt
from cchc.notices.rules.codes import PROVIDERS

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_COLUMNS = (
    ("Lúc", 18), ("Kênh", 14), ("Nhà cung cấp", 16), ("Việc", 26), ("Về", 16),
    ("Kết quả", 18), ("Mã", 10), ("Số đoạn", 9), ("Chi phí (đồng)", 14),
)  # fmt: skip


def ledger(rows: Iterable[Attempt]) -> bytes:
    """One row per try."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        sheet = book.add_worksheet("Chi phí thông báo")
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True})
        for column, (title, width) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, head)
        total, line = 0, 0
        for line, row in enumerate(rows, 1):
            for column, text in enumerate(_texts(row)):
                sheet.write_string(line, column, text)
            sheet.write_number(line, 7, row.segments)
            sheet.write_number(line, 8, row.cost)
            total += row.cost
        sheet.write_string(line + 1, 0, "Cộng", head)
        sheet.write_number(line + 1, 8, total, head)
        sheet.freeze_panes(1, 0)
    return stream.getvalue()


def _texts(row: Attempt) -> tuple[str, ...]:
    return (
        moment_vi(row.at),
        row.get_way_display(),
        PROVIDERS.get(row.provider, row.provider),
        row.notice.get_event_display(),
        row.notice.subject_label,
        row.get_state_display(),
        row.code,
    )
