"""A report as the screen draws it: sentences with their figures as links, edits beside them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc.reports.models import Report, ReportEdit
from cchc.reports.rules.composed import Composed, Figure, Sentence, Table, TableRow
from cchc.reports.rules.edits import Changed, changed
from cchc.reports.rules.paper import RUNNING_ON, TABLE_AFTER, numbered

FIRST_COUNT = 2  # in a table of counts: after the number and the label
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


@dataclass(frozen=True)
class ShownSection:
    """A section with its heading and what follows it."""

    heading: str
    title: str
    is_running: bool
    sentences: Sequence[ShownSentence]
    words: Sequence[str]
    table: ShownTable | None


def shown(
    computed: Composed,
    edits: Mapping[str, ReportEdit] | None = None,
    words: Mapping[str, str] | None = None,
) -> list[ShownSection]:
    """Every section in order; the appendix comes last."""
    known = {table.code: table for table in computed.tables}
    sections = [
        ShownSection(
            heading=HEADINGS[level],
            title=f"{number} {section.title}".strip(),
            is_running=section.code in RUNNING_ON,
            sentences=list(_sentences(section.code, section.sentences, edits or {})),
            words=(words or {}).get(section.code, "").splitlines(),
            table=_table(known.get(TABLE_AFTER.get(section.code, ""))),
        )
        for section, level, number in numbered(computed)
    ]
    annex = _table(known.get("tasks"))
    if annex:
        sections.append(ShownSection("h2", f"Phụ lục. {annex.title}", False, (), (), annex))
    return sections


def shown_report(report: Report) -> list[ShownSection]:
    """A kept report with its edits and the office's words."""
    edits = {edit.place: edit for edit in report.edits.select_related("by")}
    return shown(report.computed, edits, report.words)


def _sentences(
    code: str, sentences: Sequence[Sentence], edits: Mapping[str, ReportEdit]
) -> Iterator[ShownSentence]:
    for number, sentence in enumerate(sentences, 1):
        place = f"{code}.{number}"
        edit = edits.get(place)
        if edit is None:
            yield ShownSentence(place, pieces(sentence))
        else:
            changes = changed(sentence, edit.text)
            yield ShownSentence(place, [Piece(edit.text)], edit, sentence.text, changes)


def pieces(sentence: Sentence) -> list[Piece]:
    """The sentence cut at its figures; a figure that is said in words has no piece."""
    found: list[Piece] = []
    rest = sentence.text
    for figure in sentence.figures:
        at = re.search(rf"(?<![\w/,.]){re.escape(figure.printed)}(?![\w/]|[,.]\d)", rest)
        if at:
            found += [Piece(rest[: at.start()]), _link(figure, figure.printed)]
            rest = rest[at.end() :]
    return [*found, Piece(rest)]


def _link(figure: Figure, text: str) -> Piece:
    return Piece(text, figure.records, figure.source)


def _table(table: Table | None) -> ShownTable | None:
    if table is None:
        return None
    rows = [(row.group, list(_cells(table, row))) for row in table.rows]
    return ShownTable(table.title, table.columns, rows)


def _cells(table: Table, row: TableRow) -> Iterator[tuple[str, Piece]]:
    """(column, text) of each cell; figures that are not nought open their records."""
    figures = dict(enumerate(row.figures, FIRST_COUNT))
    for n, (column, text) in enumerate(zip(table.columns, row.cells, strict=False)):
        figure = figures.get(n)
        is_open = figure is not None and figure.value != "0"
        yield column, _link(figure, text) if figure and is_open else Piece(text)
