"""A composed report as data: sections of sentences, each sentence with its figures, and tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from string import Formatter
from typing import Any
from urllib.parse import quote

from cchc.kernel.formats import number_vi
from cchc.kernel.numbers import Ratio


@dataclass(frozen=True)
class Figure:
    """A number of the report: a count, or a ratio with its part and whole.

    ``value`` is a decimal string; ``source`` the measure in its own words; ``records`` the address
    that lists what was counted.
    """

    id: str
    value: str
    part: int | None
    whole: int | None
    source: str
    records: str

    @property
    def printed(self) -> str:
        """As sentences print it: "05", "12", "1.250", "83,3%"."""
        if self.part is not None:
            return f"{number_vi(Decimal(self.value))}%"
        count = int(self.value)
        return f"{count:02}" if count < 10 else number_vi(count)

    def to_json(self) -> dict[str, Any]:
        """The figure as commands print it."""
        return {
            "id": self.id,
            "value": self.value,
            "part": self.part,
            "whole": self.whole,
            "source": self.source,
            "records": self.records,
        }


@dataclass(frozen=True)
class Sentence:
    """What the report says, and the figures in the order in which they are printed."""

    text: str
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of the report; "results.area.II" lies in "results"."""

    code: str
    title: str
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class TableRow:
    """A row of texts with the figures that are printed in it; or the label of a group."""

    cells: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    group: str = ""


@dataclass(frozen=True)
class Table:
    """A table of the report."""

    code: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class Composed:
    """The whole report; ``title`` is its trích yếu."""

    title: str
    period: Mapping[str, str]
    as_of: str
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]

    def to_json(self) -> dict[str, Any]:
        """The report as ``cchc report compose`` writes it."""
        return {
            "period": dict(self.period),
            "as_of": self.as_of,
            "sections": [_section(section) for section in self.sections],
            "tables": [_table(table) for table in self.tables],
        }

    @staticmethod
    def from_json(data: Mapping[str, Any], title: str) -> "Composed":
        """The report that ``to_json`` wrote."""
        return Composed(
            title,
            data["period"],
            data["as_of"],
            tuple(
                Section(part["code"], part["title"], tuple(map(_sentence_of, part["sentences"])))
                for part in data["sections"]
            ),
            tuple(map(_table_of, data["tables"])),
        )

    def table(self, code: str) -> Table:
        """The table of that code."""
        return next(table for table in self.tables if table.code == code)


def _section(section: Section) -> dict[str, Any]:
    sentences = [
        {"text": said.text, "figures": [figure.to_json() for figure in said.figures]}
        for said in section.sentences
    ]
    return {"code": section.code, "title": section.title, "sentences": sentences}


def _table(table: Table) -> dict[str, Any]:
    rows = [
        {"group": row.group}
        if row.group
        else {"cells": list(row.cells), "figures": [f.to_json() for f in row.figures]}
        for row in table.rows
    ]
    return {
        "code": table.code,
        "title": table.title,
        "columns": list(table.columns),
        "rows": rows,
    }


def _sentence_of(data: Mapping[str, Any]) -> Sentence:
    return Sentence(data["text"], tuple(Figure(**figure) for figure in data["figures"]))


def _table_of(data: Mapping[str, Any]) -> Table:
    rows = tuple(
        TableRow(group=row["group"])
        if "group" in row
        else TableRow(tuple(row["cells"]), tuple(Figure(**figure) for figure in row["figures"]))
        for row in data["rows"]
    )
    return Table(data["code"], data["title"], tuple(data["columns"]), rows)


@dataclass(frozen=True)
class Maker:
    """Makes figures whose records are listed below one address."""

    address: str

    def count(self, ident: str, number: int, source: str) -> Figure:
        """A count."""
        return Figure(ident, str(number), None, None, source, self._records(ident))

    def rate(self, ident: str, part: int, whole: int, source: str) -> Figure:
        """A percentage with its part and whole; ValueError for a part of nothing."""
        shown = Ratio(part, whole).percent()
        if shown is None:
            raise ValueError(f"{ident}: nothing to measure")
        value = shown.to_integral_value() if shown == shown.to_integral_value() else shown
        return Figure(ident, str(value), part, whole, source, self._records(ident))

    def _records(self, ident: str) -> str:
        return f"{self.address}{quote(ident)}"


def say(template: str, unseen: tuple[Figure, ...] = (), /, **values: Figure | str) -> Sentence:
    """The sentence with figures and texts in their places; ``unseen`` stand behind its words.

    A figure of 0 is said in words ("không", "chưa") and handed in as ``unseen``.
    """
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    words = {n: v.printed if isinstance(v, Figure) else v for n, v in values.items()}
    seen = [value for name in names if isinstance(value := values[name], Figure)]
    return Sentence(template.format(**words), (*seen, *unseen))
