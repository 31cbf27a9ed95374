"""A document as a Word file (python-docx): real styles, real header rows, real sections."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx

from cchc.documents.content import Content
from cchc.documents.render.sizes import A4, LANDSCAPE, PORTRAIT, sheet_of
from cchc.documents.render.word.blocks import Writer
from cchc.documents.render.word.closing import write_closing
from cchc.documents.render.word.letterhead import write_annex_head, write_opening
from cchc.documents.render.word.paper import begin_sheet, first_sheet
from cchc.documents.render.word.styles import prepare_styles
from cchc.documents.rules import layout

__all__ = ["docx_bytes"]


def docx_bytes(content: Content, fonts: Path) -> bytes:
    """The document for Word; fonts are named "Times New Roman", none is embedded.

    ``fonts`` is the folder of those in which drawings are lettered.
    """
    document = docx.Document()
    sheet = sheet_of(content)
    prepare_styles(document, sheet)
    document.core_properties.title = layout.name_of(content)
    document.core_properties.author = content.letterhead.agency_name
    document.core_properties.comments = ""
    footer = layout.footer(content)

    first_sheet(document, sheet.page, footer)
    write_opening(document, content, sheet)
    Writer(document, sheet, fonts).write(layout.body(content), keep_last=layout.is_closed(content))
    write_closing(document, content, sheet)
    for line, annex in layout.annexes(content):
        page = LANDSCAPE if annex.landscape else PORTRAIT
        begin_sheet(document, page)
        write_annex_head(document, content, line, annex)
        Writer(document, replace(A4, page=page), fonts).write(annex.blocks)

    stream = io.BytesIO()
    document.save(stream)
    return _timeless(stream)


def _timeless(stream: io.BytesIO) -> bytes:
    """The same package without the hour of its making: one content, the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(packed, "w") as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name), made.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
