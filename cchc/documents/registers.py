"""The registers as the columns of Phụ lục IV, for the screen, the printer and Excel."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter

from cchc.documents.models import IncomingDocument, OfficialDocument
from cchc.kernel.formats import date_vi
from cchc.organisation.models import Agency

OUTGOING = (
    ("Số, ký hiệu", 16),
    ("Ngày văn bản", 13),
    ("Tên loại và trích yếu", 48),
    ("Người ký", 20),
    ("Nơi nhận", 30),
    ("Đơn vị lưu", 20),
    ("Số bản", 8),
    ("Ghi chú", 20),
)
INCOMING = (
    ("Ngày đến", 13),
    ("Số đến", 8),
    ("Tác giả", 26),
    ("Số, ký hiệu", 18),
    ("Ngày văn bản", 13),
    ("Tên loại và trích yếu", 46),
    ("Đơn vị, người nhận", 26),
    ("Ngày chuyển", 13),
    ("Ký nhận", 12),
    ("Ghi chú", 20),
)
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Line:
    """A line of a register: its texts, and the record that it is about."""

    pk: int
    texts: tuple[str, ...]


def outgoing_lines(rows: Iterable[OfficialDocument]) -> list[Line]:
    """The register of outgoing documents."""
    return [Line(row.pk, _outgoing(row)) for row in rows]


def incoming_lines(rows: Iterable[IncomingDocument]) -> list[Line]:
    """The register of incoming documents."""
    return [Line(row.pk, _incoming(row)) for row in rows]


def workbook(
    title: str, agency: Agency, columns: Sequence[tuple[str, int]], lines: Sequence[Line]
) -> bytes:
    """The register as .xlsx, laid out for A4 landscape with the head on every page."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Sổ")
        base = {"font_name": "Times New Roman", "font_size": 11}
        boxed = {**base, "border": 1, "text_wrap": True, "valign": "top"}
        head = book.add_format({**boxed, "bold": True, "align": "center", "valign": "vcenter"})
        cell, name = book.add_format(boxed), book.add_format({**base, "bold": True})
        sheet.write(0, 0, agency.full_name.upper(), name)
        sheet.merge_range(
            1, 0, 1, len(columns) - 1, title.upper(),
            book.add_format({**base, "bold": True, "align": "center", "font_size": 13}),
        )  # fmt: skip
        for n, (label, width) in enumerate(columns):
            sheet.set_column(n, n, width)
            sheet.write(3, n, label, head)
        for n, line in enumerate(lines, 4):
            sheet.write_row(n, 0, line.texts, cell)
        sheet.freeze_panes(4, 0)
        sheet.repeat_rows(3)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&CTrang &P/&N")
    return stream.getvalue()


def _outgoing(row: OfficialDocument) -> tuple[str, ...]:
    return (
        row.reference,
        date_vi(row.issued_on) if row.issued_on else "",
        f"{row.get_kind_display()}: {row.title}",
        row.signer.full_name if row.signer else "",
        "; ".join(row.said.recipients),
        row.unit.name if row.unit else "",
        str(row.copies),
        row.register_note,
    )


def _incoming(row: IncomingDocument) -> tuple[str, ...]:
    receivers = (row.unit.name if row.unit else "", row.receiver.full_name if row.receiver else "")
    return (
        date_vi(row.arrived_on),
        str(row.number),
        row.author,
        row.reference,
        date_vi(row.dated_on) if row.dated_on else "",
        f"{row.get_kind_display()}: {row.title}",
        " – ".join(filter(None, receivers)),
        date_vi(row.passed_on) if row.passed_on else "",
        "",
        row.note,
    )
