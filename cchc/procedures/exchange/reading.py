"""A file of the catalogue is read whole: every version that it writes, every row that is wrong."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.sniffing import container_of
from cchc.procedures.choices import DatumSource, FeeMode, FieldType, Level, LimitUnit, OnlineLevel
from cchc.procedures.choices import VersionState as State
from cchc.procedures.exchange.cells import Value, value_of
from cchc.procedures.exchange.columns import OF_PART, TABLES, Table
from cchc.procedures.exchange.objects import rows_of_objects
from cchc.procedures.exchange.rows import Row
from cchc.procedures.exchange.workbooks import rows_of_workbook
from cchc.procedures.rules import checking, codes
from cchc.procedures.rules.checking import BASES, FIELDS, FORMS, PAPERS, RESULTS, STEPS, VERSION
from cchc.procedures.whole import (
    Content,
    Entry,
    Life,
    WholeBasis,
    WholeField,
    WholeForm,
    WholePaper,
    WholeResult,
    WholeStep,
)

Values = dict[str, Any]
NOTHING = "Tệp không có thủ tục nào: cần trang “Thủ tục” với ít nhất một dòng."


@dataclass(frozen=True)
class RowProblem:
    """A bad row: the sheet, which row (of JSON: where), the column, why."""

    sheet: str
    row: str
    column: str
    why: str

    def __str__(self) -> str:
        return f"{self.sheet}, {self.row}, cột {self.column}: {self.why}"


@dataclass(frozen=True)
class Written:
    """A version as the file writes it; ``number`` None lets the catalogue give the next one."""

    entry: Entry
    number: int | None
    life: Life
    content: Content
    places: Mapping[tuple[str, str], str]

    def problem(self, part: str, code: str, name: str, why: str) -> RowProblem:
        """What is wrong with a part of the version, at its row and column."""
        table = OF_PART[part]
        if (part, code) not in self.places:  # of a whole list: said at the version
            return RowProblem(TABLES[0].name, self.places[VERSION, ""], table.name, why)
        column = {(FORMS, "code"): "form_code", (BASES, "number"): "number_text"}
        heading = table.column(column.get((part, name), name)).heading
        return RowProblem(table.name, self.places[part, code], heading, why)


@dataclass(frozen=True)
class Catalogue:
    """What a file holds: versions in the order of the file, and every problem of its rows."""

    versions: tuple[Written, ...]
    problems: tuple[RowProblem, ...]


@dataclass
class _Parts:
    """The rows of one version, by part."""

    head: Values
    rows: dict[str, list[Values]] = field(default_factory=lambda: defaultdict(list))
    places: dict[tuple[str, str], str] = field(default_factory=dict)


def read(content: bytes, *, name: str) -> Catalogue:
    """Read an .xlsx or JSON file; RuleBroken (field ``file``) where it is neither."""
    is_json = container_of(content) == "txt" and name.lower().endswith(".json")
    rows = rows_of_objects(content) if is_json else rows_of_workbook(content, name)
    reader = _Reader(is_json)
    for table in TABLES:
        reader.take(table, [row for row in rows if row.part == table.part])
    if not reader.heads and not reader.problems:
        raise RuleBroken(NOTHING, field="file")
    versions = tuple(_written(parts) for parts in reader.versions())
    for version in versions:
        reader.problems += [
            version.problem(each.part, each.code, each.field, each.why)
            for each in checking.problems(version.content)
        ]
    return Catalogue(versions, tuple(reader.problems))


class _Reader:
    """Turns rows into values and puts each under its version."""

    def __init__(self, is_json: bool) -> None:
        self.is_json = is_json
        self.problems: list[RowProblem] = []
        self.heads: dict[tuple[str, int | None], _Parts] = {}
        self._broken: set[str] = set()  # codes of procedures with a row that cannot be used

    def versions(self) -> list[_Parts]:
        """The versions of which every row could be read."""
        return [each for (code, _), each in self.heads.items() if code not in self._broken]

    def take(self, table: Table, rows: Iterable[Row]) -> None:
        """The rows of one sheet; those of procedures come first."""
        for row in rows:
            values = self._values(table, row)
            if values is None:
                continue
            if table.part == VERSION:
                self._head(table, row, values)
            else:
                self._under(table, row, values)

    def _values(self, table: Table, row: Row) -> Values | None:
        values: Values = {}
        fine = True
        for column in table.columns:
            try:
                values[column.name] = value_of(
                    column, row.cells.get(column.name), is_json=self.is_json
                )
            except RuleBroken as broken:
                fine = False
                self._say(table, row, column.heading, broken.message)
        if not fine:
            self._broken.add(str(row.cells.get("procedure", "")).strip())
        return values if fine else None

    def _say(self, table: Table, row: Row, heading: str, why: str) -> None:
        self.problems.append(RowProblem(table.name, row.place, heading, why))

    def _head(self, table: Table, row: Row, values: Values) -> None:
        key = (values["procedure"], values["number"])
        if why := self._head_problem(key):
            self._say(table, row, table.columns[0].heading, why)
            self._broken.add(key[0])
            return
        self.heads[key] = _Parts(values, places={(VERSION, ""): row.place})

    def _head_problem(self, key: tuple[str, int | None]) -> str:
        if not codes.is_procedure_code(key[0]):
            return codes.WHAT_A_CODE_IS.format(key[0])
        if key in self.heads:
            return f"Thủ tục {key[0]} phiên bản {key[1] or 'mới'} đã có ở một dòng trên."
        return ""

    def _under(self, table: Table, row: Row, values: Values) -> None:
        parts = self._version_of(values["procedure"], values["number"])
        if parts is None:
            if values["procedure"] not in self._broken:
                why = "Không có thủ tục, phiên bản này ở trang “Thủ tục”."
                self._say(table, row, table.columns[0].heading, why)
            return
        parts.rows[table.part].append(values)
        for key in _keys(table.part, values):
            parts.places.setdefault(key, row.place)

    def _version_of(self, code: str, number: int | None) -> _Parts | None:
        found = self.heads.get((code, number))
        if found is None and number is None:
            of_code = [parts for (each, _), parts in self.heads.items() if each == code]
            found = of_code[0] if len(of_code) == 1 else None
        return found


def _keys(part: str, values: Values) -> Iterable[tuple[str, str]]:
    """Under which codes a problem of this row is found."""
    if part == FIELDS:
        yield FORMS, values["form_code"]
        yield FIELDS, f"{values['form_code']}:{values['code']}"
    else:
        yield part, values["number_text"] if part == BASES else values["code"]


def _written(parts: _Parts) -> Written:
    head = parts.head
    return Written(
        entry=Entry(
            head["procedure"],
            head["field_code"],
            head["field_name"],
            head["is_sensitive"],
            Level(head["level"]),
        ),
        number=head["number"],
        life=_life(head),
        content=_content(head, parts.rows),
        places=parts.places,
    )


def _life(head: Values) -> Life:
    dates = ("valid_from", "valid_to", "decision_on", "effective_on", "published_on")
    return Life(
        state=State(head["state"]),
        decision_number=head["decision_number"],
        withdrawn_on=head["withdrawn_on"],
        withdraw_reason=head["withdraw_reason"],
        **{name: head[name] for name in dates},
    )


def _content(head: Values, rows: Mapping[str, list[Values]]) -> Content:
    plain = ("name", "limit_amount", "cutoff", "needs_receipt", "fee_note", "conditions")
    return Content(
        **{name: head[name] for name in plain},
        limit_unit=LimitUnit(head["limit_unit"]),
        applicants=head["applicants"],
        target_level=Level(head["target_level"]),
        online_level=OnlineLevel(head["online_level"]),
        fee=head["fee"] or 0,
        fee_mode=FeeMode(head["fee_mode"]),
        bases=tuple(
            WholeBasis(each["number_text"], *_named(each, "text", "in_force_from", "in_force_to"))
            for each in rows.get(BASES, ())
        ),
        papers=tuple(_paper(each) for each in rows.get(PAPERS, ())),
        forms=_forms(rows.get(FIELDS, ())),
        results=tuple(
            WholeResult(*_named(each, "code", "name", "validity_months", "is_public"))
            for each in rows.get(RESULTS, ())
        ),
        steps=tuple(
            WholeStep(*_named(each, "code", "name", "unit", "role", "minutes"))
            for each in rows.get(STEPS, ())
        ),
    )


def _named(values: Values, *names: str) -> list[Any]:
    return [values[name] for name in names]


def _paper(values: Values) -> WholePaper:
    counts = {name: values[name] or 0 for name in ("originals", "copies", "electronic")}
    rest: dict[str, Value] = {
        name: value
        for name, value in values.items()
        if name not in ("procedure", "number", *counts)
    }
    return WholePaper(**counts, **rest)  # type: ignore[arg-type]


def _forms(rows: Iterable[Values]) -> tuple[WholeForm, ...]:
    """One form for each code, with the title of its first row."""
    titles: dict[str, str] = {}
    fields: dict[str, list[WholeField]] = defaultdict(list)
    for row in rows:
        titles.setdefault(row["form_code"], row["title"])
        fields[row["form_code"]].append(
            WholeField(
                row["code"],
                row["label"],
                FieldType(row["type"]),
                row["is_required"],
                DatumSource(row["source"]),
                row["options"],
            )
        )
    return tuple(WholeForm(code, title, tuple(fields[code])) for code, title in titles.items())
