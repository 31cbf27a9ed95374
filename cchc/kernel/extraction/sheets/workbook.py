"""The parts of a workbook: its visible sheets and what each of their cells shows.

Read straight from the XML: the fast readers trust the sizes that a file claims, and a file that
lies ends the whole process.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ..archives import BROKEN, Archive
from ..errors import Unreadable
from ..text import lines_of
from .formats import format_codes, shown_number, whole
from .xml import Position, area, name, position

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORKSHEET = "/worksheet"


@dataclass(frozen=True)
class Sheet:
    """What the cells of a sheet show by (row, column) from 0; the corners of merged cells."""

    cells: dict[Position, tuple[str, ...]]
    merges: tuple[tuple[Position, Position], ...]
    name: str


class Workbook:
    """An opened .xlsx file."""

    def __init__(self, archive: Archive, main_part: str) -> None:
        self._archive = archive
        self._folder, _, file = main_part.rpartition("/")
        book = archive.xml(main_part)
        if book is None:
            raise Unreadable(BROKEN)
        self._book = book
        links = archive.xml(self._part(f"_rels/{file}.rels"))
        found = [] if links is None else links.findall(_LINK)
        self._links = {link.get("Id"): link for link in found}
        properties = book.find(name("workbookPr"))
        date_1904 = "" if properties is None else properties.get("date1904", "")
        self._since_1904 = date_1904 in {"1", "true"}
        self._codes = format_codes(self._linked("/styles"))
        self._strings = _strings(self._linked("/sharedStrings"))

    def sheets(self) -> Iterator[Sheet]:
        """The visible sheets in order."""
        for sheet in self._book.iterfind(f"{name('sheets')}/{name('sheet')}"):
            link = self._links.get(sheet.get(_RELATION))
            if sheet.get("state", "visible") != "visible" or link is None:
                continue
            if link.get("Type", "").endswith(_WORKSHEET):
                root = self._archive.xml(self._part(link.get("Target", "")))
                if root is None:
                    raise Unreadable(BROKEN)
                yield self._sheet(root, sheet.get("name", ""))

    def _part(self, target: str) -> str:
        return target.lstrip("/") if target.startswith("/") else f"{self._folder}/{target}"

    def _linked(self, kind: str) -> etree._Element | None:
        for link in self._links.values():
            if link.get("Type", "").endswith(kind):
                return self._archive.xml(self._part(link.get("Target", "")))
        return None

    def _sheet(self, root: etree._Element, title: str) -> Sheet:
        cells: dict[Position, tuple[str, ...]] = {}
        for number, row in enumerate(root.iterfind(f"{name('sheetData')}/{name('row')}")):
            at = ((whole(row.get("r")) or number + 1) - 1, 0)
            for cell in row.iterfind(name("c")):
                at = position(cell.get("r", "")) or at
                lines = lines_of(self._shown(cell))
                if lines:
                    cells[at] = lines
                at = (at[0], at[1] + 1)
        merges = [area(each.get("ref", "")) for each in root.iter(name("mergeCell"))]
        return Sheet(cells, tuple(merge for merge in merges if merge), title)

    def _shown(self, cell: etree._Element) -> str:
        kind: str = cell.get("t", "n")
        value: str = cell.findtext(name("v"), "")
        if kind == "s":
            at = whole(value)
            return self._strings[at] if at is not None and at < len(self._strings) else ""
        if kind == "inlineStr":
            return _text(cell)
        if kind == "b":
            return "x" if value == "1" else ""
        if kind != "n" or not value:
            return value
        style = whole(cell.get("s")) or 0
        code = self._codes[style] if style < len(self._codes) else ""
        return shown_number(value, code, since_1904=self._since_1904)


def _strings(root: etree._Element | None) -> list[str]:
    return [] if root is None else [_text(each) for each in root.iterfind(name("si"))]


def _text(holder: etree._Element) -> str:
    """The runs of a rich text together; readings printed above signs are left out."""
    texts = holder.iter(name("t"))
    return "".join(t.text or "" for t in texts if t.getparent().tag != name("rPh"))
