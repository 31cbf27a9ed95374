"""The top of the document and of an annex."""

from typing import Any

from docx.shared import Mm, Pt

from cchc.documents.content import Annex, Content
from cchc.documents.render import sizes
from cchc.documents.render.sizes import Sheet
from cchc.documents.render.word import styles
from cchc.documents.render.word.xml import cell_margins, top_line
from cchc.documents.rules import layout


def write_opening(document: Any, content: Content, sheet: Sheet) -> None:
    """Letterhead, kind and title, addressees."""
    _letterhead(document, content, sheet)
    _kind_and_title(document, content, sheet)
    _addressees(document, content)


def rule(container: Any, length: float, room: float) -> None:
    """A line of that length in the middle of that room, in millimetres."""
    line = container.add_paragraph(style=styles.RULE)
    side = Mm(max(room - length, 0) / 2)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = side
    line.paragraph_format.space_before = Pt(3)
    top_line(line)


def _letterhead(document: Any, content: Content, sheet: Sheet) -> None:
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    cell_margins(table)
    for n, width in enumerate(sheet.letterhead):
        table.columns[n].width = Mm(width)
        for row in table.rows:
            row.cells[n].width = Mm(width)
    _agency(table.cell(0, 0), content, sheet)
    _nation(table.cell(0, 1), sheet)
    _number(table.cell(1, 0), content, sheet)
    _date(table.cell(1, 1), content, sheet)


def _agency(cell: Any, content: Content, sheet: Sheet) -> None:
    head = content.letterhead
    lines = [(head.superior_line, False), *((line, True) for line in head.agency_lines)]
    for n, (text, bold) in enumerate(line for line in lines if line[0]):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        paragraph.style = styles.LETTERHEAD
        paragraph.add_run(text).bold = bold
    width = layout.text_width(head.agency_lines[-1], sheet.names, bold=True)
    rule(cell, width * 0.4, sheet.letterhead[0])


def _nation(cell: Any, sheet: Sheet) -> None:
    cell.paragraphs[0].style = styles.LETTERHEAD
    cell.paragraphs[0].add_run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").bold = True
    cell.add_paragraph("Độc lập - Tự do - Hạnh phúc", style=styles.MOTTO)
    rule(cell, sheet.motto_width, sheet.letterhead[1])


def _number(cell: Any, content: Content, sheet: Sheet) -> None:
    number = cell.paragraphs[0]
    number.style = styles.LETTERHEAD
    number.paragraph_format.space_before = Pt(5)
    number.add_run(layout.number_line(content))
    if content.subject_line:
        lines = sizes.subject_lines(content.subject_line, sheet)
        subject = cell.add_paragraph("\n".join(lines), style=styles.SUBJECT)
        subject.paragraph_format.space_before = Pt(3)


def _date(cell: Any, content: Content, sheet: Sheet) -> None:
    line = layout.date_line(content)
    paragraph = cell.paragraphs[0]
    paragraph.style = styles.DATE
    paragraph.paragraph_format.space_before = Pt(5)
    paragraph.add_run(line).font.size = Pt(sizes.date_size(line, sheet))


def spacer(document: Any, points: float) -> None:
    """Empty room of that height."""
    paragraph = document.add_paragraph(style=styles.RULE)
    paragraph.paragraph_format.line_spacing = Pt(points)


def _kind_and_title(document: Any, content: Content, sheet: Sheet) -> None:
    kind = layout.kind_line(content)
    if kind:
        document.add_paragraph(kind, style=styles.KIND)
    if content.title:
        lines = sizes.title_lines(content.title, sheet)
        document.add_paragraph("\n".join(lines), style=styles.TITLE)
        if not content.form:
            width = max(layout.text_width(line, sheet.body, bold=True) for line in lines)
            rule(document, width * 0.35, sheet.page.text_width)
    spacer(document, sheet.body_above)


def _addressees(document: Any, content: Content) -> None:
    lines = layout.addressee_lines(content.addressees)
    if not lines:
        return
    spacer(document, 10)
    if len(lines) == 1:
        paragraph = document.add_paragraph(f"Kính gửi: {lines[0]}", style=styles.ADDRESSEE)
        paragraph.alignment = 1
    else:
        first = document.add_paragraph("Kính gửi:", style=styles.ADDRESSEE)
        first.paragraph_format.left_indent = Mm(25)
        for line in lines:
            item = document.add_paragraph(line, style=styles.ADDRESSEE)
            item.paragraph_format.left_indent = Mm(48)
    spacer(document, 12)


def write_annex_head(document: Any, content: Content, line: str, annex: Annex) -> None:
    """ "Phụ lục", its title, the document that it belongs to."""
    page = sizes.LANDSCAPE if annex.landscape else sizes.PORTRAIT
    title = "\n".join(sizes.annex_lines(annex.title, page))
    for text in filter(None, (line, title, annex.subtitle)):
        document.add_paragraph(text, style=styles.ANNEX)
    source = "\n".join(sizes.annex_source_lines(layout.annex_source(content), page))
    document.add_paragraph(source, style=styles.ANNEX_SOURCE)
    rule(document, 30, page.text_width)
    spacer(document, 8)
