"""Rows of an .xlsx file as they are parsed; neither the sheet nor its texts are held in memory."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import IO, BinaryIO

from lxml import etree

from ..archives import BROKEN, Archive, refuse_bomb
from ..errors import Unreadable
from ..limits import Limits
from ..sheets.formats import format_codes, shown_number, whole
from ..sheets.xml import position
from ..sniffing import office_kind
from .cells import Cell, Row
from .parts import each_element
from .strings import SharedStrings, text_of

NO_WORKBOOK = (
    "Tệp này không phải là bảng tính Excel (.xlsx): hãy xuất lại từ hệ thống nguồn kiểu Excel hoặc"
    " CSV."
)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_WIDEST = 500
_COLUMNS: dict[str, int] = {}
_DAY = Decimal(86_400)
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FIRST_DAY, _LAST_DAY = 61, 73_050  # from 1 March 1900 up to the year 2100


def rows_of_workbook(stream: BinaryIO, limits: Limits) -> Iterator[Row]:
    """The filled rows of every visible sheet."""
    with _opened(stream, limits) as (archive, opened), SharedStrings() as strings:
        kind, main_part = office_kind(archive)
        if kind != "xlsx":
            raise Unreadable(NO_WORKBOOK)
        book = _Book(archive, main_part)
        if book.strings_part in archive.names:
            with opened.open(book.strings_part) as part:
                strings.take(part)
        for name, place in book.sheets():
            if place not in archive.names:
                raise Unreadable(BROKEN)
            with opened.open(place) as part:
                yield from _Sheet(name, book, strings).rows(part)


@contextmanager
def _opened(stream: BinaryIO, limits: Limits) -> Iterator[tuple[Archive, zipfile.ZipFile]]:
    """The archive; whatever breaks while it is read is one sentence."""
    try:
        with zipfile.ZipFile(stream) as opened:
            packed = sum(entry.compress_size for entry in opened.infolist())
            refuse_bomb(opened.infolist(), packed, limits)
            yield Archive(opened, limits), opened
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise Unreadable(BROKEN) from error


class _Book:
    """What stands around the sheets: their names and places, formats, the era of dates."""

    def __init__(self, archive: Archive, main_part: str) -> None:
        self._folder, _, file = main_part.rpartition("/")
        book = archive.xml(main_part)
        if book is None:
            raise Unreadable(BROKEN)
        self._book = book
        links = archive.xml(self._place(f"_rels/{file}.rels"))
        self._links = {} if links is None else {each.get("Id"): each for each in links}
        properties = book.find("{*}workbookPr")
        era = "" if properties is None else properties.get("date1904", "")
        self.since_1904 = era in {"1", "true"}
        self.codes = format_codes(archive.xml(self._linked("/styles")))
        self.strings_part = self._linked("/sharedStrings")

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Name and place of each visible sheet."""
        for sheet in self._book.iterfind("{*}sheets/{*}sheet"):
            link = self._links.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION))
            if link is None or sheet.get("state", "visible") != "visible":
                continue
            if link.get("Type", "").endswith("/worksheet"):
                yield sheet.get("name", ""), self._place(link.get("Target", ""))

    def _place(self, target: str) -> str:
        return target.lstrip("/") if target.startswith("/") else f"{self._folder}/{target}"

    def _linked(self, kind: str) -> str:
        for link in self._links.values():
            if link.get("Type", "").endswith(kind):
                return self._place(link.get("Target", ""))
        return ""


class _Sheet:
    """One sheet, row by row; most of an import's time is spent here."""

    def __init__(self, name: str, book: _Book, strings: SharedStrings) -> None:
        self._name, self._book, self._strings = name, book, strings

    def rows(self, part: IO[bytes]) -> Iterator[Row]:
        """The filled rows."""
        last = 0
        for element in each_element(part, "row"):
            last = whole(element.get("r")) or last + 1
            cells = self._cells(element)
            if any(cells):
                yield Row(self._name, last, cells)

    def _cells(self, row: etree._Element) -> list[Cell]:
        cells: list[Cell] = []
        for cell in row.iterchildren("{*}c"):
            column = _column(cell.get("r", ""), len(cells))
            if not len(cells) <= column < _WIDEST:
                continue  # beyond what any table is wide, or out of order
            cells += [""] * (column - len(cells))
            cells.append(self._value(cell))
        return cells

    def _value(self, cell: etree._Element) -> Cell:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return " ".join(text_of(cell).split())
        value = next((child.text or "" for child in cell.iterchildren("{*}v")), "")
        if kind == "s":
            number = whole(value)
            return "" if number is None else self._strings[number]
        if kind == "n" and value:
            return self._number(value, whole(cell.get("s")) or 0)
        return " ".join(value.split())

    def _number(self, value: str, style: int) -> Cell:
        codes = self._book.codes
        code = codes[style] if style < len(codes) else ""
        if "%" not in code and ("y" in code or "d" in code):
            moment = _moment(value, since_1904=self._book.since_1904)
            if moment is not None:
                return moment
        return shown_number(value, "", since_1904=False)


def _column(reference: str, following: int) -> int:
    """The column from 0 that a reference such as "AB12" names; without one, the following."""
    letters = reference.rstrip("0123456789")
    if not letters:
        return following
    known = _COLUMNS.get(letters)
    if known is None:
        at = position(reference)
        known = at[1] if at else following
        if len(_COLUMNS) < _WIDEST:
            _COLUMNS[letters] = known
    return known


def _moment(value: str, *, since_1904: bool) -> date | datetime | None:
    """A count of days as the day, or with its time to the second; None when it is no such count."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    if not number.is_finite() or not _FIRST_DAY <= number <= _LAST_DAY:
        return None
    epoch = _EPOCH_1904 if since_1904 else _EPOCH
    seconds = round(number % 1 * _DAY)
    day = datetime.combine(epoch + timedelta(int(number)), time.min)
    return day + timedelta(seconds=seconds) if seconds else day.date()
