"""A report as the screen draws it: sentences with their figures as links, edits beside them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc.documents import preview
from cchc.documents.content import ChartBlock
from cchc.documents.preview import Drawing
from cchc.reports.models import Report, ReportEdit
from cchc.reports.rules.composed import (
    NOTHING,
    Composed,
    Figure,
    Section,
    Sentence,
    Table,
    TableRow,
)
from cchc.reports.rules.edits import Changed, changed
from cchc.reports.rules.paper import numbered, shapes_of, shown_after

MOST_COLUMNS = 9
FIRST_COUNT = 2  # in a table of counts: after the number and the label
_DATE = re.compile(r"\d{1,2}/(?:\d{1,2}/)?\d{4}")
HEADINGS = {0: "h2", 1: "h2", 2: "h3", 3: "h4"}


@dataclass(frozen=True)
class Piece:
    """Some text; with an address when it is a figure whose records can be opened."""

    text: str
    url: str = ""
    source: str = ""


@dataclass(frozen=True)
class ShownSentence:
    """A sentence in pieces; when it was edited, by whom, and what that changed."""

    place: str
    is_item: bool
    pieces: Sequence[Piece]
    edit: ReportEdit | None = None
    computed: str = ""
    changes: Sequence[Changed] = ()


@dataclass(frozen=True)
class ShownTable:
    """A table of the report; a row is a group's label or its cells."""

    title: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[tuple[str, Piece]]]]
    drawing: Drawing | None = None
    alt: str = ""

    @property
    def is_wide(self) -> bool:
        """Whether it has more columns than a screen holds."""
        return len(self.columns) > MOST_COLUMNS


@dataclass(frozen=True)
class ShownSection:
    """A section with its heading and what follows it."""

    heading: str
    title: str
    sentences: Sequence[ShownSentence]
    words: Sequence[str]
    tables: Sequence[ShownTable]


def shown(
    computed: Composed,
    edits: Mapping[str, ReportEdit] | None = None,
    words: Mapping[str, str] | None = None,
) -> list[ShownSection]:
    """Every section in order; the appendix comes last."""
    sections = [
        ShownSection(
            heading=HEADINGS[level],
            title=f"{number} {section.title}".strip(),
            sentences=list(_sentences(section, edits or {})),
            words=(words or {}).get(section.code, "").splitlines(),
            tables=[_drawn(computed, code) for code in shown_after(computed, section)],
        )
        for section, level, number in numbered(computed)
    ]
    known = {table.code for table in computed.tables}
    for code in filter(known.__contains__, computed.annexed):
        annex = _drawn(computed, code)
        sections.append(ShownSection("h2", f"Phụ lục. {annex.title}", (), (), (annex,)))
    return sections


def shown_report(report: Report) -> list[ShownSection]:
    """A kept report with its edits and the office's words."""
    edits = {edit.place: edit for edit in report.edits.select_related("by")}
    return shown(report.computed, edits, report.words)


def _sentences(section: Section, edits: Mapping[str, ReportEdit]) -> Iterator[ShownSentence]:
    each = zip(section.sentences, shapes_of(section), strict=True)
    for number, (sentence, shape) in enumerate(each, 1):
        place, is_item = f"{section.code}.{number}", shape == "item"
        edit = edits.get(place)
        if edit is None:
            yield ShownSentence(place, is_item, pieces(sentence))
        else:
            changes = changed(sentence, edit.text)
            words = [Piece(edit.text)]
            yield ShownSentence(place, is_item, words, edit, sentence.text, changes)


def pieces(sentence: Sentence) -> list[Piece]:
    """The sentence cut at its figures; a figure that is said in words has no piece."""
    found: list[Piece] = []
    text, begin = sentence.text, 0
    dates = [date.span() for date in _DATE.finditer(text)]
    for figure in sentence.figures:
        number = re.compile(rf"(?<![\w,.]){re.escape(figure.printed)}(?!\w|[,.]\d|/\D)")
        for at in number.finditer(text, begin):
            if not any(first <= at.start() < last for first, last in dates):
                found += [Piece(text[begin : at.start()]), _link(figure, figure.printed)]
                begin = at.end()
                break
    return [*found, Piece(text[begin:])]


def _link(figure: Figure, text: str) -> Piece:
    return Piece(text, figure.records, figure.source)


def _drawn(computed: Composed, code: str) -> ShownTable:
    table, chart = computed.table(code), computed.chart(code)
    shown = _table(table)
    if chart is None:
        return shown
    block = ChartBlock(chart.kind, table.title, chart.alt, chart.points, chart.is_share)
    return replace(shown, drawing=preview.drawing(block), alt=chart.alt)


def _table(table: Table) -> ShownTable:
    rows = [(row.group, list(_cells(table, row))) for row in table.rows]
    return ShownTable(table.title, table.columns, rows)


def _cells(table: Table, row: TableRow) -> Iterator[tuple[str, Piece]]:
    """(column, text) of each cell; figures that are not nought open their records."""
    figures = iter(row.figures)
    for n, (column, text) in enumerate(zip(table.columns, row.cells, strict=False)):
        figure = next(figures, None) if n >= FIRST_COUNT and text not in NOTHING else None
        is_open = figure is not None and figure.value != "0"
        yield column, _link(figure, text) if figure and is_open else Piece(text)
