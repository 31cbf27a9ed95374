"""Tables of a Word, PDF or Excel file become rows of tasks or targets.

Rule: docs/rules/plan-reading.md, "Tables".
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc.kernel.extraction.blocks import Row, Table
from cchc.plans.content import SourcePlace
from cchc.plans.reading.columns import (
    UNKEPT,
    Role,
    are_column_numbers,
    is_header_text,
    is_target_header,
    is_task_header,
    role_of,
    settle,
    tells_progress,
)
from cchc.plans.reading.lines import Line, joined
from cchc.plans.reading.rows import RawArea, RawRow, RawTable
from cchc.plans.rules.vocabulary import begins_small
from cchc.plans.rules.words import all_capitals, has_bullet, roman_value

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)\s*[.)]?")
_NUMBER_FIRST = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)\s*[.)]\s+(\S.*)")
_CODE_FIRST = re.compile(r"([IVXL]{1,6}|[A-HĐ])\s*(?:[.):/-]\s*|\s+)(\S.*)")
_HEADER_ROWS = 3

_HEADING = re.compile(r"(\d{1,2}(?:\.\d{1,2})*|[IVXL]{1,6}|[A-H])\s*[.)/:-]\s*(\S.{2,120})")

Roles = tuple[Role | None, ...]
Tight = Callable[[str], bool]


def columns_of(table: Table) -> tuple[Roles, int] | None:
    """The roles of the columns and the number of header rows; None for any other table."""
    for first in range(min(_HEADER_ROWS, len(table.rows))):
        last = first + 1
        while last < len(table.rows) and last - first < _HEADER_ROWS:
            if not _continues_header(table.rows[first:last], table.rows[last]):
                break
            last += 1
        roles = settle(_roles(table.rows[first:last]))
        if is_task_header(roles) or is_target_header(roles):
            return roles, last
    return None


def _continues_header(above: Sequence[Row], row: Row) -> bool:
    """Header words, or any words that stand only below a wide cell of the header.

    Beside them at least one cell of the header reaches down over the row.
    """
    if _is_header_row(row):
        return True
    parted = {
        column + n
        for over in above
        for column, span in enumerate(over.spans)
        if 1 < span < len(over.spans)
        for n in range(span)
    }
    filled = {column for column, cell in enumerate(row.cells) if cell.lines}
    beside = [n for n in range(len(row.spans)) if n not in parted]
    reaches = any(row.spans[n] == 0 for n in beside)
    return len(filled) > 1 and filled <= parted and reaches


def _is_header_row(row: Row) -> bool:
    texts = [" ".join(cell.lines) for cell in row.cells if cell.lines]
    return bool(texts) and all(is_header_text(text) for text in texts)


def _roles(rows: Sequence[Row]) -> list[Role | None]:
    """For each column its lowest header cell that says something; a wide cell heads several."""
    width = max(len(row.cells) for row in rows)
    roles: list[Role | None] = [None] * width
    for row in rows:
        for column, (cell, span) in enumerate(zip(row.cells, row.spans, strict=True)):
            role = role_of(" ".join(cell.lines)) if cell.lines else None
            if role is not None:
                roles[column : column + max(span, 1)] = [role] * max(span, 1)
    return roles


def _strange_titles(rows: Sequence[Row], roles: Roles) -> dict[int, str]:
    """The titles of the columns that have one and no role, or the role of a column before."""
    titles: dict[int, str] = {}
    for row in rows:
        for column, (cell, span) in enumerate(zip(row.cells, row.spans, strict=True)):
            for under in range(column, column + max(span, 1)) if cell.lines else ():
                titles[under] = " ".join(" ".join(cell.lines).split())
    left = {column: titles[column] for column in sorted(titles) if roles[column] is None}
    return {column: title for column, title in left.items() if role_of(title) not in UNKEPT}


def raw_table(table: Table, tight: Tight) -> RawTable | None:
    """The rows of a table of tasks or targets; ``tight`` tells of a line how the next follows."""
    found = columns_of(table)
    if found is None:
        return None
    roles, header_rows = found
    reader = _Reader(roles, tight, _strange_titles(table.rows[:header_rows], roles))
    for row in table.rows[header_rows:]:
        reader.take(row)
    return RawTable(roles, tuple(_numbered_areas(reader.items)))


def progress_column(table: Table) -> str:
    """The title of a filled column that tells how far the tasks of the table are, else ""."""
    found = columns_of(table)
    if found is None or not is_task_header(found[0]):
        return ""
    header, rows = table.rows[: found[1]], table.rows[found[1] :]
    titles = [(n, " ".join(c.lines)) for row in header for n, c in enumerate(row.cells) if c.lines]
    for column, title in titles:
        if tells_progress(title) and any(_is_filled(row, column) for row in rows):
            return title
    return ""


def _is_filled(row: Row, column: int) -> bool:
    return column < len(row.cells) and any(line.strip() for line in row.cells[column].lines)


def joined_tables(tables: Sequence[RawTable]) -> tuple[RawTable, ...]:
    """A table that goes on in another with the same columns, and its numbers, is one."""
    whole: list[RawTable] = []
    for table in tables:
        if whole and whole[-1].roles == table.roles and not _begins_anew(table):
            whole[-1] = replace(whole[-1], items=whole[-1].items + table.items)
        else:
            whole.append(table)
    return tuple(whole)


def under_headings(tables: Sequence[RawTable]) -> tuple[RawTable, ...]:
    """Where every area has a table of its own, the numbered line above it is the area."""
    tasks = [table for table in tables if is_task_header(table.roles)]
    if len(tasks) < 2 or any(_numbered_heading(table) is None for table in tasks):
        return tuple(tables)
    if any(isinstance(item, RawArea) for table in tasks for item in table.items):
        return tuple(tables)
    return tuple(_under_its_heading(table) for table in tables)


def _under_its_heading(table: RawTable) -> RawTable:
    area = _numbered_heading(table) if is_task_header(table.roles) else None
    return replace(table, items=(area, *table.items)) if area else table


def _numbered_heading(table: RawTable) -> RawArea | None:
    found = _HEADING.fullmatch(table.heading.text) if table.heading else None
    return RawArea(found.group(1), found.group(2), None) if found else None


def _begins_anew(table: RawTable) -> bool:
    first = table.items[0] if table.items else None
    return isinstance(first, RawRow) and first.number == "1"


@dataclass
class _Reader:
    roles: Roles
    tight: Tight
    strange: Mapping[int, str] = field(default_factory=dict)
    items: list[RawArea | RawRow] = field(default_factory=list)
    _above: dict[Role, tuple[Line, ...]] = field(default_factory=dict)

    def take(self, row: Row) -> None:
        cells = self._cells(row)
        texts = [" ".join(cell.lines) for cell in row.cells]
        if not any(texts) or are_column_numbers(texts) or _is_header_row(row):
            return
        area = self._area(row, cells)
        if area is not None:
            self.items.append(area)
            self._above = {}
            return
        self._take_task(row, cells)

    def _cells(self, row: Row) -> dict[Role, tuple[Line, ...]]:
        cells: dict[Role, tuple[Line, ...]] = {}
        for role, cell in zip(self.roles, row.cells, strict=False):
            if role is not None and cell.lines:
                cells[role] = tuple(self._line(text, row) for text in cell.lines)
        return cells

    def _line(self, text: str, row: Row) -> Line:
        return Line(" ".join(text.split()), row.place, tight=self.tight(text))

    def _area(self, row: Row, cells: dict[Role, tuple[Line, ...]]) -> RawArea | None:
        """One wide cell, or a code and a title with nothing beside them."""
        place = SourcePlace(row.place.page, row.place.line_from, row.place.line_to)
        filled = [(n, c) for n, c in enumerate(row.cells) if c.lines]
        wide = any(row.spans[n] > 1 for n, _ in filled)
        if len(filled) > 2 or (set(cells) - {Role.NUMBER, Role.TASK, Role.TARGET} and not wide):
            return None
        if not wide and self._merged_beside(row):
            return None
        text = joined(self._line(t, row) for _, cell in filled for t in cell.lines)
        found = _CODE_FIRST.fullmatch(text)
        if found and (roman_value(found.group(1)) or len(found.group(1)) == 1):
            return RawArea(found.group(1), found.group(2), place)
        number = joined(cells.get(Role.NUMBER, ()))
        if wide and len(filled) == 1 and not _NUMBER_FIRST.fullmatch(text):
            return RawArea(None, text, place)
        if wide and _NUMBER.fullmatch(number):
            return RawArea(number.rstrip(".)"), text.removeprefix(number).strip(), place)
        alone = not number and all_capitals(text) and Role.TASK in cells
        return RawArea(None, text, place) if alone and len(filled) == 1 else None

    def _merged_beside(self, row: Row) -> bool:
        """Whether another column of this row is merged with the row above."""
        return any(
            span == 0 and role in (Role.LEAD, Role.DUE, Role.PRODUCT, Role.CO)
            for role, span in zip(self.roles, row.spans, strict=False)
        )

    def _take_task(self, row: Row, cells: dict[Role, tuple[Line, ...]]) -> None:
        number, cells = _numbered(cells, has_column=Role.NUMBER in self.roles)
        last = self.items[-1] if self.items else None
        if isinstance(last, RawRow) and self._goes_on(row, number, cells):
            extended = _extended(last, cells, row, itemised=not row.continued)
            self.items[-1] = replace(extended, strange=_more(last.strange, self._strange(row)))
            return
        for role in self._merged_above(row, cells):
            cells[role] = self._above[role]
        self._above = {**self._above, **cells} if self._merged_beside(row) else dict(cells)
        place = SourcePlace(row.place.page, row.place.line_from, row.place.line_to)
        self.items.append(RawRow(number, cells, place, tuple(self._strange(row).items())))

    def _strange(self, row: Row) -> dict[str, str]:
        """The filled cells of this row in columns that nobody knows, by their titles."""
        found: dict[str, str] = {}
        for column, title in self.strange.items():
            lines = row.cells[column].lines if column < len(row.cells) else ()
            text = joined(self._line(line, row) for line in lines if line.strip())
            if text:
                found[title] = f"{found[title]}; {text}" if title in found else text
        return found

    def _goes_on(self, row: Row, number: str | None, cells: dict[Role, tuple[Line, ...]]) -> bool:
        """The rest of a row broken over a page, or another line of a task merged downwards."""
        if row.continued:
            return True
        if number is not None:
            return False
        main = cells.get(Role.TASK) or cells.get(Role.TARGET)
        if not main:
            return True
        return Role.NUMBER in self.roles and begins_small(main[0].text)

    def _merged_above(self, row: Row, cells: dict[Role, tuple[Line, ...]]) -> list[Role]:
        """The columns that are blank because their cell is merged with the one above."""
        merged = []
        covered = 0
        for role, span in zip(self.roles, row.spans, strict=False):
            if span == 0 and covered <= 0 and role in self._above and role not in cells:
                merged.append(role)
            covered = span - 1 if span > 0 else covered - 1
        return [role for role in merged if role not in (None, Role.NUMBER, Role.TASK)]


def _numbered(
    cells: dict[Role, tuple[Line, ...]], *, has_column: bool
) -> tuple[str | None, dict[Role, tuple[Line, ...]]]:
    """The row's number, from its column or from the beginning of the task."""
    said = joined(cells.get(Role.NUMBER, ()))
    rest = dict(cells)
    rest.pop(Role.NUMBER, None)
    if said:
        found = _NUMBER.fullmatch(said)
        return (found.group(1) if found else said.rstrip(".)")), rest
    main = rest.get(Role.TASK, ())
    found = _NUMBER_FIRST.fullmatch(main[0].text) if main else None
    if not found or has_column:
        return None, rest
    first = replace(main[0], text=found.group(2))
    return found.group(1), {**rest, Role.TASK: (first, *main[1:])}


def _extended(
    row: RawRow, cells: dict[Role, tuple[Line, ...]], source: Row, *, itemised: bool
) -> RawRow:
    """The row with more lines; those of a merged task are items of their own."""
    merged = dict(row.cells)
    for role, lines in cells.items():
        first, *others = lines
        if itemised and role in merged and role is not Role.TASK:
            first = replace(first, text=_as_item(first.text, role))
        merged[role] = (*merged.get(role, ()), first, *others)
    place = row.source and replace(row.source, line_to=source.place.line_to)
    return RawRow(row.number, merged, place, row.strange)


def _more(above: Sequence[tuple[str, str]], here: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The strange cells of a row that goes on, title by title."""
    whole = dict(above)
    for title, text in here.items():
        whole[title] = f"{whole[title]} {text}" if title in whole else text
    return tuple(whole.items())


def _as_item(text: str, role: Role) -> str:
    """A further line of a merged row: a further date, or a further item of a list."""
    if role is Role.DUE:
        return f"; {text}"
    return text if has_bullet(text) else f"- {text}"


def _numbered_areas(items: Sequence[RawArea | RawRow]) -> list[RawArea | RawRow]:
    """A row "1" with nothing but a title heads the rows "1.1", "1.2" below it."""
    settled: list[RawArea | RawRow] = []
    for item, after in zip(items, [*items[1:], None], strict=True):
        if isinstance(item, RawRow) and _heads(item, after):
            title = joined(item.cells.get(Role.TASK, ()))
            settled.append(RawArea(item.number, title, item.source))
        else:
            settled.append(item)
    return settled


def _heads(row: RawRow, after: RawArea | RawRow | None) -> bool:
    if row.number is None or set(row.cells) - {Role.TASK}:
        return False
    below = isinstance(after, RawRow) and (after.number or "")
    return bool(below) and str(below).startswith((f"{row.number}.", "a)", "a"))
