"""A Word document becomes blocks in reading order."""

from lxml import etree

from ..archives import BROKEN, Archive
from ..blocks import Block, Paragraph, Place, Table
from ..errors import Unreadable
from ..gathering import Gathered
from ..grids import rows_of, without_repeated_headers
from ..limits import Limits
from .numbering import Numbering
from .paragraphs import Paragraphs, Printed, children
from .styles import Styles
from .tables import TOLERANCE_TWIPS, drawn_rows, marked_header_rows, table_cells, table_rows
from .xml import local, w

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def gather(archive: Archive, main_part: str, limits: Limits) -> Gathered:
    """Everything printed in the body: headers, footers, notes and comments are left out."""
    root = archive.xml(main_part)
    body = None if root is None else root.find(w("body"))
    if body is None:
        raise Unreadable(BROKEN)
    styles = Styles(_part(archive, main_part, "styles"))
    numbering = Numbering(_part(archive, main_part, "numbering"), styles)
    reader = _Reader(Paragraphs(styles, numbering), limits)
    blocks = tuple(reader.blocks(body))
    return Gathered(blocks, frozenset(reader.paragraphs.fonts))


def _part(archive: Archive, main_part: str, kind: str) -> etree._Element | None:
    """The part that the main one points to by that kind of relationship."""
    folder, _, name = main_part.rpartition("/")
    links = archive.xml(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    for link in [] if links is None else links.iterfind(f"{{{_RELATIONSHIPS}}}Relationship"):
        if link.get("Type", "").endswith(f"/{kind}") and link.get("TargetMode") != "External":
            target = link.get("Target", "")
            return archive.xml(target.lstrip("/") if target[:1] == "/" else f"{folder}/{target}")
    return None


class _Reader:
    """Walks the body once, counting printed paragraphs and rows as running lines."""

    def __init__(self, paragraphs: Paragraphs, limits: Limits) -> None:
        self.paragraphs = paragraphs
        self._limits = limits
        self._line = 0

    def blocks(self, container: etree._Element) -> list[Block]:
        """The blocks of the body, a text box or a cell that only wraps a table."""
        found: list[Block] = []
        for child in children(container):
            if local(child) == "p":
                printed = self.paragraphs.read(child)
                if printed is not None:
                    found += self._paragraph(printed)
            elif local(child) == "tbl":
                found += self._table(child)
        return found

    def _paragraph(self, printed: Printed) -> list[Block]:
        """The paragraph, then what stands in text boxes anchored to it."""
        found: list[Block] = []
        if printed.lines:
            text = "\n".join(printed.lines)
            look = (printed.bold, printed.italic, printed.centred, printed.indent)
            found.append(Paragraph(text, self._place(), *look))
        for box in printed.boxes:
            found += self.blocks(box)
        return found

    def _table(self, table: etree._Element) -> list[Block]:
        rows = table_rows(table)
        only = table_cells(rows[0]) if len(rows) == 1 else []
        if len(only) == 1 and only[0].find(w("tbl")) is not None:
            return self.blocks(only[0])
        drawn = drawn_rows(table, rows, self._lines, self._place)
        if not any(cell.lines for row in drawn for cell in row.cells):
            return []
        gridded = rows_of(drawn, TOLERANCE_TWIPS)
        kept, header_rows = without_repeated_headers(gridded, marked_header_rows(rows))
        place = Place(None, drawn[0].place.line_from, drawn[-1].place.line_to)
        return [Table(kept, header_rows, place)]

    def _lines(self, cell: etree._Element) -> tuple[str, ...]:
        """The printed lines of a cell, those of a table inside it cell by cell."""
        lines: tuple[str, ...] = ()
        for child in children(cell):
            if local(child) == "p":
                printed = self.paragraphs.read(child)
                if printed is not None:
                    lines += tuple(line.replace("\t", " ") for line in printed.lines)
                    lines += tuple(line for box in printed.boxes for line in self._lines(box))
            elif local(child) == "tbl":
                for row in table_rows(child):
                    lines += tuple(x for inner in table_cells(row) for x in self._lines(inner))
        return lines

    def _place(self) -> Place:
        self._line += 1
        if self._line > self._limits.rows:
            raise Unreadable(
                f"Tệp có hơn {self._limits.rows} đoạn và dòng bảng, dài hơn mức đọc được: "
                "hãy tách riêng phần kế hoạch thành một tệp rồi tải lên."
            )
        return Place(None, self._line, self._line)
