"""What a file of a person becomes: paragraphs and tables in reading order, or raw lines of text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where in the source something stands; both lines included.

    ``page`` is 1-based and None where the format has none (.docx). Lines are 1-based and run
    through the whole file: .txt the line of the file, .pdf the printed line of the document,
    .docx the running block, .xlsx the running row of all sheets.
    """

    page: int | None
    line_from: int
    line_to: int


@dataclass(frozen=True)
class Paragraph:
    """One paragraph as printed (NFC), its automatic number or bullet resolved into the text.

    ``indent`` is the left edge of the first line in points from the left margin of the body.
    What the format does not tell is None.
    """

    text: str
    place: Place
    bold: bool | None = None
    italic: bool | None = None
    centred: bool | None = None
    indent: float | None = None


@dataclass(frozen=True)
class Cell:
    """The paragraphs of a cell as printed, blank ones dropped.

    A .pdf does not tell paragraphs from wrapped lines, so there each printed line is a line.
    """

    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One cell per column of the grid.

    ``spans`` holds the columns that each cell covers; a column covered by a cell to its left or
    (merged downwards) above has an empty cell with span 0. ``continued`` tells that the row
    carries on the one above over a page break, where the format does not allow joining them.
    """

    cells: tuple[Cell, ...]
    spans: tuple[int, ...]
    place: Place
    continued: bool = False


@dataclass(frozen=True)
class Table:
    """A table whose header is kept once, however many pages repeat it.

    ``header_rows`` is the number of leading rows that the file itself marks or repeats as header;
    0 when it does neither.
    """

    rows: tuple[Row, ...]
    header_rows: int
    place: Place


@dataclass(frozen=True)
class TextLine:
    """A raw line of a plain text, leading spaces kept, NFC, without its newline."""

    text: str
    place: Place


Block = Paragraph | Table


@dataclass(frozen=True)
class Source:
    """A file that was read: ``blocks`` for .docx, .pdf and .xlsx, ``lines`` for .txt."""

    kind: str
    name: str
    sha256: str
    pages: int | None
    blocks: tuple[Block, ...] = ()
    lines: tuple[TextLine, ...] = ()

    @property
    def texts(self) -> list[str]:
        """Every line, paragraph and line of a cell, in reading order."""
        found = [line.text for line in self.lines]
        for block in self.blocks:
            if isinstance(block, Paragraph):
                found.append(block.text)
            else:
                found += [line for row in block.rows for cell in row.cells for line in cell.lines]
        return found
