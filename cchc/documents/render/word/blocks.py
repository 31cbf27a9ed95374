"""The blocks of a body or an annex."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK
from docx.shared import Mm

from cchc.documents.content import (
    Block,
    Bullet,
    ChartBlock,
    Code,
    Facts,
    Heading,
    PageBreak,
    Para,
    TableBlock,
)
from cchc.documents.render.sizes import Sheet
from cchc.documents.render.word import styles
from cchc.documents.render.word.charts import write_chart
from cchc.documents.render.word.facts import write_code, write_facts
from cchc.documents.render.word.tables import write_table
from cchc.documents.rules import layout

ALIGNMENTS = {
    "left": ALIGN.LEFT,
    "center": ALIGN.CENTER,
    "right": ALIGN.RIGHT,
    "justify": ALIGN.JUSTIFY,
}


@dataclass(frozen=True)
class Writer:
    """Writes blocks at the end of a document, on sheets of that size."""

    document: Any
    sheet: Sheet
    fonts: Path

    def write(self, blocks: tuple[Block, ...], *, keep_last: bool = False) -> None:
        """Writes them in order; the last one stays with what follows when asked."""
        for block in blocks:
            self._write(block)
        if keep_last and blocks and not isinstance(blocks[-1], TableBlock | Facts | PageBreak):
            self.document.paragraphs[-1].paragraph_format.keep_with_next = True

    def _write(self, block: Block) -> None:
        if isinstance(block, Heading):
            text = layout.heading_text(block)
            self.document.add_paragraph(text, style=f"Heading {block.level}")
        elif isinstance(block, Bullet):
            self.document.add_paragraph(layout.bullet_text(block), style=styles.BULLET)
        elif isinstance(block, TableBlock):
            write_table(self.document, block, self.sheet.page)
        elif isinstance(block, Facts):
            write_facts(self.document, block, self.sheet)
        elif isinstance(block, ChartBlock):
            write_chart(self.document, block, self.sheet.page, self.fonts)
        elif isinstance(block, Code):
            write_code(self.document.add_paragraph(style=styles.FACT), block)
        elif isinstance(block, PageBreak):
            self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        else:
            self._paragraph(block)

    def _paragraph(self, block: Para) -> None:
        paragraph = self.document.add_paragraph(style=styles.BODY)
        if block.align != "justify":
            paragraph.alignment = ALIGNMENTS[block.align]
        if not block.indent:
            paragraph.paragraph_format.first_line_indent = Mm(0)
        if block.lead:
            paragraph.add_run(f"{block.lead} ").bold = True
        run = paragraph.add_run(block.text)
        run.bold = block.bold or None
        run.italic = block.italic or None
