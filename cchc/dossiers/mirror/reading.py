"""Rows of an export become what each tells; docs/rules/dossier-mirror.md."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dictionary
from datetime import date, datetime
from itertools import groupby, islice

from cchc.citizens import masking
from cchc.dossiers.mirror import dates, words
from cchc.dossiers.mirror.dates import When
from cchc.dossiers.mirror.fields import FIELDS
from cchc.dossiers.mirror.mapping import Mapping, columns_of, is_head, missing
from cchc.dossiers.mirror.seen import SeenCodes
from cchc.dossiers.mirror.told import Person, Place, Problem, Told, wrong_dates
from cchc.dossiers.rules.codes import DossierCode
from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.rows.cells import Cell, Row, column_name
from cchc.kernel.text import fold, nfc

HEAD_WITHIN = 20
_SHOWN = 60
_NUMBERED = re.compile(r"\(?\d{1,2}\)?")
_SHORT_CCCD = re.compile(r"[1-9]\d{10}", re.ASCII)
_DATES = ("received", "due", "finished", "returned")

Read = Told | list[Problem]


class NoHead(RuleBroken):
    """No row of titles, or not all that is needed."""

    def __init__(self, message: str) -> None:
        super().__init__(message, field="file")


class Export:
    """An export while it is read; ``titles`` are those of the first table that it has."""

    def __init__(self, mapping: Mapping, *, made_at: datetime) -> None:
        self.titles: tuple[str, ...] = ()
        self._mapping, self._made_at = mapping, made_at

    def told_by(self, rows: Iterable[Row]) -> Iterator[Read]:
        """What each row tells; NoHead when no sheet has the titles that are needed."""
        is_found = False
        with SeenCodes() as seen:
            for sheet, group in groupby(rows, key=lambda row: row.sheet):
                below = iter(group)
                above, titles, columns = _head(below, self._mapping)
                self._offer(titles or _fullest(above), is_found=is_found)
                if columns is None:
                    continue
                is_found = True
                if lacking := missing(columns):
                    raise NoHead(_lacks(sheet, lacking))
                reader = _SheetReader(self._mapping, titles, columns, self._made_at, seen)
                yield from reader.read(below)
        if not is_found:
            raise NoHead(NO_TITLES)

    def _offer(self, titles: tuple[str, ...], *, is_found: bool) -> None:
        """Titles from which a person may choose: of the table, else of the fullest row."""
        if not is_found and len(titles) > len(self.titles):
            self.titles = tuple(title[:_SHOWN] for title in titles if title)


NO_TITLES = (
    "Không tìm thấy dòng tiêu đề của bảng hồ sơ (cần cột Mã hồ sơ và ít nhất hai cột khác nhận ra"
    " được trong 20 dòng đầu). Hãy ghép cột cho nguồn này, hoặc xuất lại đúng danh sách hồ sơ."
)


def _lacks(sheet: str, labels: list[str]) -> str:
    where = f"Trang “{sheet}”" if sheet else "Tệp"
    return (
        f"{where} thiếu cột: {', '.join(labels)}. Hãy ghép cột cho nguồn này, hoặc xuất lại với đủ"
        " các cột."
    )


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(nfc(str(cell)) for cell in row.cells)


def _fullest(rows: list[Row]) -> tuple[str, ...]:
    """The titles that a person may choose from when none was recognised."""
    best = max(rows, key=lambda row: sum(map(bool, row.cells)), default=None)
    return _texts(best) if best else ()


def _head(
    rows: Iterator[Row], mapping: Mapping
) -> tuple[list[Row], tuple[str, ...], dict[str, int] | None]:
    """The rows above the titles, the titles, and which column holds what (None: no titles)."""
    above: list[Row] = []
    for row in islice(rows, HEAD_WITHIN):
        titles = _texts(row)
        columns = columns_of(titles, mapping)
        if is_head(columns):
            return above, titles, columns
        above.append(row)
    return above, (), None


def told_of(
    records: Iterable[Dictionary[str, Cell]], mapping: Mapping, *, made_at: datetime
) -> Iterator[Read]:
    """What records with named fields (those of ``FIELDS``) tell, read as the rows of a table are.

    Of a problem ``title`` is the field and ``place.row`` the record, counted from 1.
    """
    titles = tuple(FIELDS)
    columns = {name: number for number, name in enumerate(titles)}
    with SeenCodes() as seen:
        sheet = _SheetReader(mapping, titles, columns, made_at, seen)
        for number, record in enumerate(records, 1):
            row = Row("", number, [record.get(name, "") for name in titles])
            yield _RowReader(row, sheet).read()


class _SheetReader:
    """The rows below the titles of one sheet."""

    def __init__(
        self,
        mapping: Mapping,
        titles: tuple[str, ...],
        columns: dict[str, int],
        made_at: datetime,
        seen: SeenCodes,
    ) -> None:
        self._titles, self._columns = titles, columns
        self._made_at, self._seen = made_at, seen
        self._states = {fold(word): code for word, code in mapping.states.items()}
        self._channels = {fold(word): code for word, code in mapping.channels.items()}

    def read(self, rows: Iterable[Row]) -> Iterator[Read]:
        """What each row tells; rows that are none are passed over."""
        for number, row in enumerate(rows):
            is_numbered = number == 0 and all(_NUMBERED.fullmatch(str(c)) for c in row.cells if c)
            if not is_numbered and self._says_something(row):
                yield _RowReader(row, self).read()

    def _says_something(self, row: Row) -> bool:
        return any(self.cell(row, name) for name in ("code", "procedure_code", *_DATES))

    def cell(self, row: Row, name: str) -> Cell:
        """What the row has in the column of a field; empty when there is no such column."""
        column = self._columns.get(name)
        return "" if column is None else row.at(column)

    def problem(self, row: Row, name: str, why: str) -> Problem:
        """A value that is wrong, masked when it is personal."""
        column = self._columns.get(name)
        cell = self.cell(row, name)
        return Problem(
            place=Place(row.sheet, row.number),
            column="" if column is None else column_name(column),
            title=FIELDS[name].label if column is None else self._titles[column],
            value=_shown(name, cell),
            why=why,
        )

    def state(self, text: str) -> tuple[int, str] | None:
        """The code and the ending behind the source's word."""
        return words.state_of(text, self._states)

    def channel(self, text: str) -> int | None:
        """The channel behind the source's word."""
        return words.channel_of(text, self._channels)

    def before(self, code: str, place: Place) -> str | None:
        """Where the code stood already."""
        return self._seen.first_place(code, str(place))

    def wrong(self, told: Told) -> list[tuple[str, str]]:
        """What is wrong with the dates together."""
        return wrong_dates(told, self._made_at)


class _RowReader:
    """One row; gathers every problem of it."""

    def __init__(self, row: Row, sheet: _SheetReader) -> None:
        self._row, self._sheet = row, sheet
        self._place = Place(row.sheet, row.number)
        self._problems: list[Problem] = []

    def read(self) -> Read:
        """The row as told, or all that is wrong with it."""
        state, ending = self._state()
        when = {name: self._when(name) for name in _DATES}
        told = Told(
            place=self._place,
            code=self._code(),
            procedure_code=self._text("procedure_code"),
            procedure_name=self._text("procedure_name"),
            applicant=self._person(),
            channel=self._channel(),
            state=state,
            ending=ending,
            **when,
        )
        if not (told.procedure_code or told.procedure_name):
            self._note("procedure_name", "thiếu mã và tên thủ tục")
        if not self._problems:
            for name, why in self._sheet.wrong(told):
                self._note(name, why)
        return self._problems or told

    def _note(self, name: str, why: str) -> None:
        self._problems.append(self._sheet.problem(self._row, name, why))

    def _text(self, name: str) -> str:
        cell = self._sheet.cell(self._row, name)
        return nfc(cell) if isinstance(cell, str) else f"{cell:%d/%m/%Y}"

    def _code(self) -> str:
        text = self._text("code")
        try:
            DossierCode.parse(text)
        except RuleBroken:
            self._note("code", "không phải là mã hồ sơ" if text else "thiếu mã hồ sơ")
            return ""
        code = text.upper()
        if before := self._sheet.before(code, self._place):
            self._note("code", f"mã này đã có ở {before}")
        return code

    def _state(self) -> tuple[int, str]:
        text = self._text("state")
        found = self._sheet.state(text)
        if found is None:
            why = "chưa biết trạng thái này là mã nào; ghép trạng thái cho nguồn này"
            self._note("state", why if text else "thiếu trạng thái")
        return found or (0, "")

    def _channel(self) -> int:
        text = self._text("channel")
        found = self._sheet.channel(text) if text else 1
        if found is None:
            self._note("channel", "chưa biết đây là kênh nào; ghép kênh cho nguồn này")
        return found or 1

    def _when(self, name: str) -> When | None:
        cell = self._sheet.cell(self._row, name)
        if not cell or (isinstance(cell, str) and not cell.strip("-–. /")):
            return None
        try:
            return dates.read(cell)
        except RuleBroken as broken:
            self._note(name, broken.message)
            return None

    def _person(self) -> Person:
        name = self._text("applicant")
        if not fold(name):
            self._note("applicant", "thiếu tên người nộp")
        kind = words.KINDS.get(fold(self._text("applicant_kind")), "0")
        number = self._text("id_number").lstrip("'")
        if _SHORT_CCCD.fullmatch(number) and kind == "0":
            number = number.zfill(12)  # a number cell of a workbook has lost the zero before
        phone, address = self._text("phone").lstrip("'"), self._text("address")
        return Person(name[:200], kind, number[:30], phone[:30], address)


def _shown(name: str, cell: Cell) -> str:
    """A value for the list of bad rows."""
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if not FIELDS[name].is_personal:
        return cell[:_SHOWN]
    if name == "applicant":
        return masking.name(cell, "0", masking.Eye.PUBLIC)[:_SHOWN]
    return "•••" if cell else ""
