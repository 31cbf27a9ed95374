"""Drawings of numbers in Word: a picture with its words for those who cannot see it."""

import io
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from cchc.documents.content import ChartBlock
from cchc.documents.render.pictures import png
from cchc.documents.render.sizes import Page
from cchc.documents.render.word import styles
from cchc.documents.rules import drawings


def write_chart(document: Any, block: ChartBlock, page: Page, fonts: Path) -> None:
    """The caption, and below it the picture in the width of the text."""
    caption = document.add_paragraph(style=styles.BODY)
    caption.alignment = ALIGN.CENTER
    caption.paragraph_format.first_line_indent = Mm(0)
    caption.paragraph_format.keep_with_next = True
    caption.add_run(block.caption).bold = True
    paragraph = document.add_paragraph(style=styles.FACT)
    paragraph.alignment = ALIGN.CENTER
    paragraph.paragraph_format.space_after = Pt(6)
    picture = io.BytesIO(png(drawings.svg(block), drawings.WIDTH, fonts))
    width = min(drawings.WIDTH, page.text_width)
    drawn = paragraph.add_run().add_picture(picture, width=Mm(width))
    drawn._inline.docPr.set("descr", block.alt)
