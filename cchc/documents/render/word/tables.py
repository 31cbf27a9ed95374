"""Tables: header rows that repeat, rows that stay whole, group rows that stay with the next."""

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from cchc.documents.content import GroupRow, Row, TableBlock
from cchc.documents.render.sizes import Page, cell_padding
from cchc.documents.render.word import styles
from cchc.documents.render.word.xml import (
    cell_margins,
    empty_as_small_as,
    keep_whole,
    repeat_as_header,
)
from cchc.documents.rules import layout

TWENTIETHS_IN_MM = 57  # of a point
AFTER = 8  # points below a table for each mm of padding
_ALIGNMENTS = {"center": ALIGN.CENTER, "right": ALIGN.RIGHT}


def write_table(document: Any, block: TableBlock, page: Page) -> None:
    """Writes caption, unit note and table at the end of the document."""
    if block.caption:
        document.add_paragraph(block.caption, style=styles.CAPTION)
    if block.unit_note:
        note = document.add_paragraph(style=styles.CAPTION)
        note.alignment = ALIGN.RIGHT
        run = note.add_run(block.unit_note)
        run.bold, run.italic = False, True
    widths = layout.widths(block.columns, page.text_width, block.size)
    table = _empty_table(document, block, widths)
    _header(table, block)
    for row, source in zip(table.rows[_depth(block) :], block.rows, strict=True):
        if isinstance(source, GroupRow):
            _group(row, source, block.size)
        else:
            _data(row, source, block)
            if not layout.may_break(source, widths, block.size, page.text_height):
                keep_whole(row)
    after = document.add_paragraph(style=styles.RULE)
    after.paragraph_format.line_spacing = Pt(cell_padding(block.size) * AFTER)


def _depth(block: TableBlock) -> int:
    return layout.header_depth(block.columns) + (1 if block.numbered_columns else 0)


def _empty_table(document: Any, block: TableBlock, widths: list[float]) -> Any:
    table = document.add_table(rows=_depth(block) + len(block.rows), cols=len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    cell_margins(table, across=79, along=round(cell_padding(block.size) * TWENTIETHS_IN_MM))
    for n, width in enumerate(widths):
        table.columns[n].width = Mm(width)
        for cell in table.columns[n].cells:
            cell.width = Mm(width)
    return table


def _header(table: Any, block: TableBlock) -> None:
    for head in layout.header_grid(block.columns):
        cell = table.cell(head.row, head.column)
        last = table.cell(head.row + head.rows - 1, head.column + head.columns - 1)
        merged = cell if cell is last else cell.merge(last)
        merged.vertical_alignment = VERTICAL.CENTER
        _fill(merged, head.text, styles.CELL_HEADER, block.size, ALIGN.CENTER)
    depth = layout.header_depth(block.columns)
    for n, number in enumerate(layout.column_numbers(block)):
        _fill(table.cell(depth, n), number, styles.CELL, block.size * 0.85, ALIGN.CENTER)
        table.cell(depth, n).paragraphs[0].runs[0].italic = True
    for row in table.rows[: _depth(block)]:
        repeat_as_header(row)
        keep_whole(row)


def _group(row: Any, source: GroupRow, size: float) -> None:
    cells = row.cells
    first = 1 if source.number else 0
    label = cells[first].merge(cells[-1]) if len(cells) > first + 1 else cells[first]
    _fill(label, source.label, styles.CELL_HEADER, size, ALIGN.LEFT)
    if source.number:
        _fill(cells[0], source.number, styles.CELL_HEADER, size, ALIGN.CENTER)
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
    keep_whole(row)


def _data(row: Any, source: Row, block: TableBlock) -> None:
    for cell, text, column in zip(row.cells, source.cells, block.columns, strict=True):
        align = _ALIGNMENTS.get(column.align, ALIGN.LEFT)
        _fill(cell, text, styles.CELL, block.size, align, bold=source.bold)


def _fill(cell: Any, text: str, style: str, size: float, align: Any, *, bold: bool = False) -> None:
    for n, part in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        styles.put(paragraph, style)
        paragraph.alignment = align
        if n:
            paragraph.paragraph_format.space_before = Pt(2.5)
        if not part:
            empty_as_small_as(paragraph, size)
        run = paragraph.add_run(part)
        run.font.size = Pt(size)
        run.bold = bold or None
