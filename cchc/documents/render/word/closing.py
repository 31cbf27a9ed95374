"""The foot of the document: recipients on the left, signature on the right, never torn apart."""

from typing import Any

from docx.shared import Mm, Pt

from cchc.documents.content import Content, Signature
from cchc.documents.render import sizes
from cchc.documents.render.sizes import Sheet
from cchc.documents.render.word import styles
from cchc.documents.render.word.letterhead import spacer
from cchc.documents.render.word.xml import cell_margins, keep_whole
from cchc.documents.rules import layout


def write_closing(document: Any, content: Content, sheet: Sheet) -> None:
    """Writes the closing table; a list of recipients longer than a page may break."""
    if not layout.is_closed(content):
        return
    spacer(document, sheet.closing_gap)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    cell_margins(table)
    for n, width in enumerate(sheet.closing):
        table.columns[n].width = Mm(width)
        table.cell(0, n).width = Mm(width)
    recipients = layout.recipient_lines(content.recipients)
    if content.left:
        _signature(table.cell(0, 0), content.left, sheet)
    elif recipients:
        _recipients(table.cell(0, 0), recipients)
    _signature(table.cell(0, 1), content.signature, sheet)
    if len(recipients) <= sizes.RECIPIENTS_KEPT:
        keep_whole(table.rows[0])
    spacer(document, 1)


def _recipients(cell: Any, lines: list[str]) -> None:
    title = cell.paragraphs[0]
    title.style = styles.RECIPIENTS_TITLE
    title.add_run("Nơi nhận:")
    for line in lines:
        item = cell.add_paragraph(line, style=styles.RECIPIENTS)
        item.paragraph_format.space_before = Pt(1)
        item.paragraph_format.right_indent = Mm(4)


def _signature(cell: Any, signature: Signature, sheet: Sheet) -> None:
    note = layout.signing_note(signature)
    lines = layout.authority_lines(signature)
    for n, line in enumerate([*lines, note] if note else lines):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        paragraph.style = styles.SIGNATURE
        run = paragraph.add_run(line)
        if n == len(lines):
            run.bold, run.italic = False, True
    cell.paragraphs[-1].paragraph_format.space_after = Pt(sheet.signing_room)
    name = cell.add_paragraph(signature.name, style=styles.SIGNATURE)
    name.paragraph_format.keep_with_next = False
