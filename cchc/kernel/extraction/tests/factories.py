"""Word and PDF twins of one small document, made at test time.

``docx_of`` and ``pdf_of`` take the same items, so that a test can compare what both become.
"""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdfium2 as pdfium
import typst
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from cchc.kernel.extraction import conversion

ROOT = Path(__file__).resolve().parents[4]
FONTS = ROOT / "build" / "front-end" / "fonts"
FONT = "Tinos"

CellText = str | Sequence[str]


@dataclass(frozen=True)
class Line:
    """A paragraph of the body."""

    text: str
    bold: bool = False
    italic: bool = False
    centred: bool = False
    item: str = "line"


@dataclass(frozen=True)
class Sides:
    """Two blocks of short centred lines side by side without borders: letterhead, signature."""

    left: Sequence[str]
    right: Sequence[str]
    item: str = "sides"


@dataclass(frozen=True)
class Across:
    """A row of a table that is one cell over all columns, such as the title of an area."""

    text: str


@dataclass(frozen=True)
class Grid:
    """A ruled table; ``widths`` in centimetres. The header is repeated on each page."""

    header: Sequence[str]
    rows: Sequence[Sequence[CellText] | Across]
    widths: Sequence[float] = ()
    size: float = 12
    item: str = "grid"


@dataclass(frozen=True)
class Landscape:
    """From here on a new page lying on its side."""

    item: str = "landscape"


@dataclass(frozen=True)
class NewPage:
    """A page break."""

    item: str = "page"


Item = Line | Sides | Grid | Landscape | NewPage


def lines_in(cell: CellText) -> list[str]:
    """The paragraphs of a cell."""
    return [cell] if isinstance(cell, str) else list(cell)


def docx_of(items: Sequence[Item]) -> bytes:
    """The items as a Word document in the usual look of an office."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(13)
    first = document.sections[0]
    first.page_width, first.page_height = Cm(21), Cm(29.7)
    first.left_margin, first.right_margin = Cm(3), Cm(1.5)
    first.top_margin = first.bottom_margin = Cm(2)
    for item in items:
        if isinstance(item, Line):
            _docx_line(document.add_paragraph(), item)
        elif isinstance(item, Sides):
            _docx_sides(document, item)
        elif isinstance(item, Grid):
            _docx_grid(document, item)
        elif isinstance(item, Landscape):
            section = document.add_section()
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Cm(29.7), Cm(21)
        else:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    return saved(document)


def saved(document: Any) -> bytes:
    """The bytes of a python-docx document."""
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _docx_line(paragraph: Any, line: Line) -> None:
    run = paragraph.add_run(line.text)
    run.bold, run.italic = line.bold, line.italic
    if line.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        paragraph.paragraph_format.first_line_indent = Cm(1)


def _docx_sides(document: Any, sides: Sides) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (sides.left, sides.right), strict=True):
        _fill(cell, lines)
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _docx_grid(document: Any, grid: Grid) -> None:
    table = document.add_table(rows=1, cols=len(grid.header), style="Table Grid")
    for column, width in zip(table.columns, grid.widths, strict=False):
        column.width = Cm(width)
    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for cell, text in zip(table.rows[0].cells, grid.header, strict=True):
        _fill(cell, [text], bold=True)
    for row in grid.rows:
        cells = table.add_row().cells
        if isinstance(row, Across):
            _fill(cells[0].merge(cells[-1]), [row.text], bold=True)
            continue
        for cell, content in zip(cells, row, strict=True):
            _fill(cell, lines_in(content))


def _fill(cell: Any, lines: Sequence[str], *, bold: bool = False) -> None:
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.add_run(line).bold = bold


@dataclass(frozen=True)
class PdfLook:
    """How the pages of ``pdf_of`` look."""

    size: float = 13
    first_line_indent: float = 28
    page_numbers: bool = True
    justify: bool = True
    font: str = FONT


_TEMPLATE = """
#let look = json(bytes(sys.inputs.look))
#let items = json(bytes(sys.inputs.items))
#let portrait = (left: 3cm, right: 1.5cm, top: 2cm, bottom: 2cm)
#set page(paper: "a4", margin: portrait,
  numbering: if look.page_numbers { "1" } else { none }, number-align: top + center)
#set text(font: (look.font, "Libertinus Serif"), size: look.size * 1pt)
#set text(lang: "vi", hyphenate: false)
#set par(justify: look.justify, leading: 0.5em, spacing: 0.8em,
  first-line-indent: (amount: look.first_line_indent * 1pt, all: true))
#let plain(body) = { set par(first-line-indent: 0pt, justify: false, spacing: 0.5em); body }
#let paragraphs(lines) = plain(for line in lines { par(line) })
#let styled(it) = {
  let body = it.text
  if it.bold { body = strong(body) }
  if it.italic { body = emph(body) }
  if it.centred { plain(align(center, par(body))) } else { par(body) }
}
#let sides(it) = grid(columns: (1fr, 1.4fr), column-gutter: 12pt,
  ..(it.left, it.right).map(lines => align(center, paragraphs(lines))))
#let ruled(it) = {
  set text(size: it.size * 1pt)
  table(columns: it.widths.map(w => w * 1cm), stroke: 0.5pt, inset: 4pt,
    table.header(..it.header.map(h => plain(align(center, strong(h))))),
    ..it.rows.map(row => if row.across {
      (table.cell(colspan: it.header.len(), plain(strong(row.cells.first().first()))),)
    } else { row.cells.map(paragraphs) }).flatten())
}
#let show-item(it) = {
  if it.item == "line" { styled(it) }
  if it.item == "sides" { sides(it) }
  if it.item == "grid" { ruled(it) }
}
#let cut = items.position(it => it.item == "landscape")
#let first = if cut == none { items } else { items.slice(0, cut) }
#for it in first { if it.item == "page" { pagebreak() } else { show-item(it) } }
#if cut != none {
  set page(flipped: true)
  for it in items.slice(cut + 1) { if it.item == "page" { pagebreak() } else { show-item(it) } }
}
"""


def pdf_of(items: Sequence[Item], look: PdfLook | None = None) -> bytes:
    """The items as a PDF with text and ruled lines, as an office program exports it."""
    inputs = {
        "look": json.dumps(asdict(look or PdfLook())),
        "items": json.dumps([_typst_item(item) for item in items]),
    }
    return typeset(_TEMPLATE, **inputs)


def typeset(source: str, **inputs: str) -> bytes:
    """The PDF of a typst source."""
    fonts = typst.Fonts(font_paths=[str(FONTS)] if FONTS.is_dir() else [])
    made = typst.compile(source.encode(), sys_inputs=inputs, font_paths=fonts)
    assert isinstance(made, bytes)
    return made


def _typst_item(item: Item) -> dict[str, Any]:
    if not isinstance(item, Grid):
        return asdict(item)
    usual = 24.0 / len(item.header)
    return {
        "item": item.item,
        "size": item.size,
        "header": list(item.header),
        "widths": list(item.widths) or [usual] * len(item.header),
        "rows": [_typst_row(row) for row in item.rows],
    }


def _typst_row(row: Sequence[CellText] | Across) -> dict[str, Any]:
    if isinstance(row, Across):
        return {"across": True, "cells": [[row.text]]}
    return {"across": False, "cells": [lines_in(cell) for cell in row]}


def scan_of(pdf: bytes) -> bytes:
    """The same pages as pictures without a letter, as a scanner gives them."""
    printed, scanned = pdfium.PdfDocument(pdf), pdfium.PdfDocument.new()
    for page in printed:
        width, height = page.get_size()
        image = pdfium.PdfImage.new(scanned)
        image.set_bitmap(page.render(scale=1))
        image.set_matrix(pdfium.PdfMatrix().scale(width, height))
        blank = scanned.new_page(width, height)
        blank.insert_obj(image)
        blank.gen_content()
    return saved(scanned)


def turned(pdf: bytes) -> bytes:
    """The same pages, to be displayed a quarter turn clockwise."""
    document = pdfium.PdfDocument(pdf)
    for page in document:
        page.set_rotation(90)
    return saved(document)


def exported(word: bytes, folder: Path) -> bytes:
    """The PDF that LibreOffice makes of a Word file; only where ``conversion.program()``."""
    source = folder / "source.docx"
    source.write_bytes(word)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(conversion.program()), profile, "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return source.with_suffix(".pdf").read_bytes()
