"""Form 07: the register of dossiers, for the printer and as .xlsx."""

import io
from typing import Any

import xlsxwriter

from cchc.documents.content import UNSIGNED, Column, Content, Fact, Facts, Para, Row, TableBlock
from cchc.dossiers.slips.facts import Register, RegisterLine
from cchc.dossiers.slips.versions import FormCode, version_on
from cchc.dossiers.slips.wording import demand, demand_each, form_for, moment_short, opening

HANDED = ("Nhận và trả kết quả",)
COLUMNS = (
    Column("STT", 0.9, "center"),
    Column("Mã hồ sơ", 2.9),
    Column("Tên thủ tục hành chính", 2.9),
    Column("Tên tổ chức, cá nhân", 2.2),
    Column("Địa chỉ, số điện thoại", 2.6),
    Column("Cơ quan chủ trì giải quyết", 1.9),
    Column("Nhận hồ sơ", 1.5, "center", HANDED),
    Column("Hẹn trả kết quả", 1.5, "center", HANDED),
    Column("Trả kết quả", 1.5, "center", HANDED),
    Column("Phương thức nhận kết quả", 1.6, above=HANDED),
    Column("Ký nhận", 1.2, above=HANDED),
)
EMPTY = "Chưa có hồ sơ nào trong sổ."
_LETTERS_TO_A_SHARE = 7  # width of an .xlsx column for a share of 1
_FIRST_ROW = 4  # of the header in the sheet, from 0


def register(facts: Register) -> Content:
    """What the register says; RuleBroken names what is missing."""
    _demand_all(facts)
    version = version_on(facts.opened_on)
    return Content(
        **opening(facts.desk, version, FormCode.REGISTER, facts.number, facts.opened_on),
        title=title(facts),
        blocks=(
            Facts((Fact("Số hồ sơ trong sổ", str(len(facts.lines))),)),
            TableBlock(COLUMNS, tuple(map(Row, rows(facts))), size=10)
            if facts.lines
            else Para(EMPTY, indent=False),
        ),
        signature=UNSIGNED,
        sheet="A4 lying",
    )


def title(facts: Register) -> str:
    """Field and year of the book."""
    return f"Lĩnh vực: {facts.field} - Năm {facts.year}"


def rows(facts: Register) -> list[tuple[str, ...]]:
    """The texts of each line, one for each column."""
    return [_texts(n, line) for n, line in enumerate(facts.lines, 1)]


def workbook(facts: Register) -> bytes:
    """The register as .xlsx, laid out for A4 landscape with the head on every page."""
    _demand_all(facts)
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": facts.opened_on})
        sheet = book.add_worksheet("Sổ theo dõi hồ sơ")
        base = {"font_name": "Times New Roman", "font_size": 11}
        boxed = {**base, "border": 1, "text_wrap": True, "valign": "top"}
        _write_head(book, sheet, facts, base)
        _write_header(book, sheet, {**boxed, "bold": True, "align": "center", "valign": "vcenter"})
        formats = [book.add_format({**boxed, "align": column.align}) for column in COLUMNS]
        for n, texts in enumerate(rows(facts), _FIRST_ROW + 2):
            for column, (text, form) in enumerate(zip(texts, formats, strict=True)):
                sheet.write_string(n, column, text, form)
        _lay_out(sheet)
    return stream.getvalue()


def _demand_all(facts: Register) -> None:
    form = form_for(facts, FormCode.REGISTER)
    demand(facts, form, "number", "opened_on", "field", "year")
    demand_each(
        facts.lines, form, "dòng", "code", "procedure", "applicant", "lead_unit", "received_at"
    )


def _texts(number: int, line: RegisterLine) -> tuple[str, ...]:
    return (
        str(number),
        line.code,
        line.procedure,
        line.applicant,
        line.contact,
        line.lead_unit,
        moment_short(line.received_at),
        moment_short(line.due_at),
        moment_short(line.returned_at),
        line.return_way,
        line.signed,
    )


def _write_head(book: Any, sheet: Any, facts: Register, base: dict[str, Any]) -> None:
    form = form_for(facts, FormCode.REGISTER)
    bold = book.add_format({**base, "bold": True})
    middle = {**base, "bold": True, "align": "center"}
    last = len(COLUMNS) - 1
    sheet.write_string(0, 0, facts.desk.letterhead.agency_name.upper(), bold)
    name = book.add_format({**middle, "font_size": 14})
    sheet.merge_range(1, 0, 1, last, form.name.upper(), name)
    sheet.merge_range(2, 0, 2, last, title(facts), book.add_format(middle))


def _write_header(book: Any, sheet: Any, style: dict[str, Any]) -> None:
    head = book.add_format(style)
    for n, column in enumerate(COLUMNS):
        sheet.set_column(n, n, column.share * _LETTERS_TO_A_SHARE)
        if column.above:
            sheet.write_string(_FIRST_ROW + 1, n, column.title, head)
        else:
            sheet.merge_range(_FIRST_ROW, n, _FIRST_ROW + 1, n, column.title, head)
    handed = [n for n, column in enumerate(COLUMNS) if column.above]
    sheet.merge_range(_FIRST_ROW, handed[0], _FIRST_ROW, handed[-1], HANDED[0], head)


def _lay_out(sheet: Any) -> None:
    sheet.freeze_panes(_FIRST_ROW + 2, 2)
    sheet.repeat_rows(_FIRST_ROW, _FIRST_ROW + 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&CTrang &P/&N")
