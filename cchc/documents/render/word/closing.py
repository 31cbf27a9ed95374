"""The foot of the document: recipients on the left, signature on the right, never torn apart."""

from typing import Any

from docx.shared import Mm, Pt

from cchc.documents.content import Content
from cchc.documents.render import sizes
from cchc.documents.render.word import styles
from cchc.documents.render.word.letterhead import spacer
from cchc.documents.render.word.xml import cell_margins, keep_whole
from cchc.documents.rules import layout


def write_closing(document: Any, content: Content) -> None:
    """Writes the closing table; a list of recipients longer than a page may break."""
    spacer(document, sizes.CLOSING_GAP)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    cell_margins(table)
    for n, width in enumerate(sizes.CLOSING):
        table.columns[n].width = Mm(width)
        table.cell(0, n).width = Mm(width)
    recipients = layout.recipient_lines(content.recipients)
    _recipients(table.cell(0, 0), recipients)
    _signature(table.cell(0, 1), content)
    if len(recipients) <= sizes.RECIPIENTS_KEPT:
        keep_whole(table.rows[0])


def _recipients(cell: Any, lines: list[str]) -> None:
    title = cell.paragraphs[0]
    title.style = styles.RECIPIENTS_TITLE
    title.add_run("Nơi nhận:")
    for line in lines:
        item = cell.add_paragraph(line, style=styles.RECIPIENTS)
        item.paragraph_format.space_before = Pt(1)
        item.paragraph_format.right_indent = Mm(4)


def _signature(cell: Any, content: Content) -> None:
    lines = layout.authority_lines(content.signature)
    for n, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        paragraph.style = styles.SIGNATURE
        paragraph.add_run(line)
    cell.paragraphs[-1].paragraph_format.space_after = Pt(sizes.SIGNING_ROOM)
    name = cell.add_paragraph(content.signature.name, style=styles.SIGNATURE)
    name.paragraph_format.keep_with_next = False
