"""A composed report as data: sections of sentences, each sentence with its figures, and tables."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from string import Formatter
from typing import Any
from urllib.parse import quote

from cchc.kernel.formats import number_vi
from cchc.kernel.numbers import NO_DATA, Ratio

NOTHING_TO_SAY = "–"
NOTHING = (NO_DATA, NOTHING_TO_SAY, "")


PERIOD = ("period", "from", "to", "calendar")


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
        """As sentences print it: "05", "12", "1.250", "9,5", "83,3%"; nought is "0"."""
        number = Decimal(self.value)
        if self.part is not None:
            return f"{number_vi(number)}%"
        is_small = self.value.isdigit() and 0 < number < 10
        return f"{int(number):02}" if is_small else number_vi(number)

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
class Layout:
    """How a section is drawn: its level, of each sentence whether it runs on, which tables follow.

    ``shapes``: "run" goes on after the sentence before, "para" begins a paragraph, "item" a line.
    """

    level: int
    shapes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of the report; "results.area.II" lies in "results".

    ``layout`` None: of a report from before there were templates, see ``rules.paper``.
    """

    code: str
    title: str
    sentences: tuple[Sentence, ...] = ()
    layout: Layout | None = field(default=None, compare=False)


@dataclass(frozen=True)
class TableRow:
    """A row of texts with the figures that are printed in it; or the label of a group.

    The figures belong to the cells after number and label, in order, but for those that say that
    there is nothing (``NOTHING``).
    """

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
class Chart:
    """A drawing of the numbers in the table of the same code.

    ``points`` are (label, number as a decimal string, number as printed); ``alt`` says them all.
    """

    code: str
    kind: str
    alt: str
    points: tuple[tuple[str, str, str], ...]
    is_share: bool = False


@dataclass(frozen=True)
class Composed:
    """The whole report; ``title`` is its trích yếu, ``annexed`` the tables of its appendix.

    ``addressees`` are those that its template names, if any.
    """

    title: str
    period: Mapping[str, str]
    as_of: str
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...] = ()
    annexed: tuple[str, ...] = ("tasks",)
    addressees: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The report as ``cchc report compose`` writes it."""
        return {
            "period": dict(self.period),
            "as_of": self.as_of,
            "sections": [_section(section) for section in self.sections],
            "tables": [_table(table) for table in self.tables],
        }

    def layout(self) -> dict[str, Any]:
        """How it is drawn, which is kept beside ``to_json``."""
        return {
            "sections": [asdict(part.layout) if part.layout else None for part in self.sections],
            "charts": [asdict(chart) for chart in self.charts],
            "annexed": list(self.annexed),
            "addressees": list(self.addressees),
        }

    @staticmethod
    def from_json(
        data: Mapping[str, Any], title: str, layout: Mapping[str, Any] | None = None
    ) -> "Composed":
        """The report that ``to_json`` wrote, drawn as ``layout`` said."""
        drawn = layout or {"sections": [None] * len(data["sections"]), "charts": []}
        return Composed(
            title,
            {key: data["period"][key] for key in PERIOD},  # a database may have sorted them
            data["as_of"],
            tuple(map(_section_of, data["sections"], drawn["sections"])),
            tuple(map(_table_of, data["tables"])),
            tuple(map(_chart_of, drawn["charts"])),
            tuple(drawn.get("annexed", ("tasks",))),
            tuple(drawn.get("addressees", ())),
        )

    def chart(self, code: str) -> Chart | None:
        """The drawing of the table of that code, if it is drawn."""
        return next((chart for chart in self.charts if chart.code == code), None)

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


def _section_of(data: Mapping[str, Any], layout: Mapping[str, Any] | None) -> Section:
    said = tuple(map(_sentence_of, data["sentences"]))
    drawn = None
    if layout:
        drawn = Layout(layout["level"], tuple(layout["shapes"]), tuple(layout["shown"]))
    return Section(data["code"], data["title"], said, drawn)


def _chart_of(data: Mapping[str, Any]) -> Chart:
    points = tuple((label, number, words) for label, number, words in data["points"])
    return Chart(data["code"], data["kind"], data["alt"], points, data["is_share"])


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
