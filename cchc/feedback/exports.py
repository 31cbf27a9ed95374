"""The register of petitions as .xlsx: by code, without senders."""

import io
from collections.abc import Iterable
from datetime import date

import xlsxwriter

from cchc.feedback.choices import DutyKind, DutyState
from cchc.feedback.models import Petition
from cchc.feedback.rules.masking import masked
from cchc.kernel.formats import date_vi
from cchc.kernel.zone import HANOI

_BASE = {"font_name": "Times New Roman", "font_size": 11}
_BOXED = {**_BASE, "border": 1, "text_wrap": True, "valign": "top"}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
COLUMNS = (
    ("STT", 5),
    ("Mã phản ánh", 15),
    ("Ngày nhận", 12),
    ("Kênh", 18),
    ("Việc", 40),
    ("Phân loại", 24),
    ("Bộ phận xử lý", 24),
    ("Hạn trả lời", 12),
    ("Ngày trả lời", 12),
    ("Tình trạng", 20),
    ("Người gửi đánh giá", 18),
)


def workbook(rows: Iterable[Petition], *, agency: str, period: str) -> bytes:
    """The rows on A4 lying with the head on every page."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        sheet = book.add_worksheet("Sổ phản ánh, kiến nghị")
        bold = book.add_format({**_BASE, "bold": True})
        sheet.write_string(0, 0, agency.upper(), bold)
        sheet.write_string(1, 0, "SỔ THEO DÕI PHẢN ÁNH, KIẾN NGHỊ", bold)
        sheet.write_string(2, 0, period, book.add_format(_BASE))
        head = book.add_format({**_BOXED, "bold": True, "align": "center", "valign": "vcenter"})
        boxed = book.add_format(_BOXED)
        for column, (title, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(4, column, title, head)
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(_texts(number, row)):
                sheet.write_string(4 + number, column, text, boxed)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(4)
    return stream.getvalue()


def _texts(number: int, row: Petition) -> tuple[str, ...]:
    due = handle_by(row)
    answered = row.answered_at.astimezone(HANOI).date() if row.answered_at else None
    marks = [answer.get_mark_display() for answer in row.answers.all() if answer.mark]
    return (
        str(number),
        row.code,
        date_vi(row.filed_at.astimezone(HANOI).date()),
        row.get_channel_display(),
        masked(row.title, row.private_words),
        row.get_kind_display(),
        row.unit.name if row.unit else "",
        date_vi(due) if due else "",
        date_vi(answered) if answered else "",
        row.get_state_display(),
        marks[-1] if marks else "",
    )


def handle_by(row: Petition) -> date | None:
    """The day of the last duty to answer, of duties that were fetched with the row."""
    found = [
        duty.due_on
        for duty in row.duties.all()
        if duty.kind == DutyKind.HANDLE and duty.state != DutyState.ENDED
    ]
    return found[-1] if found else None
