"""The lines of a form and the codes, which have no borders."""

import io
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from cchc.documents.content import Code, Facts
from cchc.documents.render import sizes
from cchc.documents.render.sizes import Sheet
from cchc.documents.render.word import styles
from cchc.documents.render.word.xml import cell_margins, keep_whole
from cchc.documents.rules import codes, layout

CAPTION = 0.75  # of the letters around


def write_facts(document: Any, block: Facts, sheet: Sheet) -> None:
    """Writes labels and values as a table without borders; a code has the last column."""
    code_room = sizes.code_room(block)
    room = sheet.page.text_width - code_room
    label = layout.label_width(block, sheet.body, room)
    widths = [label, room - label, *([code_room] if block.code else [])]
    table = document.add_table(rows=len(block.facts), cols=len(widths))
    table.autofit = False
    cell_margins(table)
    for n, width in enumerate(widths):
        table.columns[n].width = Mm(width)
        for cell in table.columns[n].cells:
            cell.width = Mm(width)
    for row, fact in zip(table.rows, block.facts, strict=True):
        _line(row.cells[0], layout.label_text(fact), sheet, bold=False)
        _line(row.cells[1], fact.value, sheet, bold=fact.bold)
        keep_whole(row)
    if block.code:
        beside = table.cell(0, 2).merge(table.cell(len(block.facts) - 1, 2))
        _code_beside(beside, block.code)
    after = document.add_paragraph(style=styles.RULE)
    after.paragraph_format.line_spacing = Pt(sheet.paragraph_gap)


def _line(cell: Any, text: str, sheet: Sheet, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    styles.put(paragraph, styles.FACT)
    paragraph.paragraph_format.space_after = Pt(sheet.fact_gap)
    paragraph.add_run(text).bold = bold or None


def _code_beside(cell: Any, block: Code) -> None:
    for empty in cell.paragraphs[1:]:
        empty._p.getparent().remove(empty._p)
    styles.put(cell.paragraphs[0], styles.FACT)
    write_code(cell.paragraphs[0], block)


def write_code(paragraph: Any, block: Code) -> None:
    """Draws the code in that paragraph, its caption below."""
    paragraph.alignment = ALIGN.CENTER
    run = paragraph.add_run()
    drawn = run.add_picture(io.BytesIO(codes.picture(block.text)), width=Mm(block.size_mm))
    drawn._inline.docPr.set("descr", block.caption or "Mã QR")
    if block.caption:
        run.add_break()
        caption = paragraph.add_run(block.caption)
        caption.italic = True
        caption.font.size = Pt(
            round(paragraph.part.document.styles["Normal"].font.size.pt * CAPTION)
        )
