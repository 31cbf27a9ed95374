"""Blocks of a template -> sentences, tables and charts of a report, once their fields are known.

docs/rules/report-templates.md. What has no data says so in its own sentence.
"""

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from cchc.kernel.numbers import NO_DATA
from cchc.reports.rules.composed import (
    NOTHING_TO_SAY,
    Chart,
    Figure,
    Sentence,
    Table,
    TableRow,
)
from cchc.reports.rules.outline import Block, Condition, cut, names_in

_COMPARE: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True)
class Found:
    """What a field gives: its words with the figures in them, and its exact number.

    ``missing`` is the sentence that is said instead when there is no data.
    """

    words: str
    figures: tuple[Figure, ...] = ()
    number: Fraction | None = None
    missing: str = ""


@dataclass(frozen=True)
class Line:
    """One value among several: of a part of a dimension, of a period, of an indicator.

    ``part`` and ``whole`` are the two counts of a share; ``former`` the same period of last year.
    """

    label: str
    found: Found
    part: Found | None = None
    whole: Found | None = None
    former: Found | None = None
    change: str = ""


class Source(Protocol):
    """Where the values come from."""

    def found(self, name: str) -> Found:
        """The value of a field."""

    def lines(self, block: Block) -> Sequence[Line]:
        """The values of a table, list or chart."""

    def table(self, name: str) -> Table | None:
        """A ready table; None when it would be empty."""

    def label(self, name: str) -> str:
        """The name of an indicator or figure."""

    def dimension(self, name: str, by: str) -> str:
        """The name of a dimension of it."""

    def is_share(self, name: str) -> bool:
        """Whether it has a part and a whole."""


def holds(condition: Condition, source: Source) -> bool:
    """Whether the condition is fulfilled; a comparison with what has no data is not."""
    found = source.found(condition.name)
    has_data = found.number is not None and not found.missing
    if condition.sign in ("there", "none"):
        return has_data is (condition.sign == "there")
    if not has_data:
        return False
    assert found.number is not None
    return _COMPARE[condition.sign](found.number, Fraction(condition.number))


def sentence(block: Block, source: Source) -> Sentence | None:
    """The sentence with its figures; None when a condition does not hold."""
    if not all(holds(each, source) for each in block.conditions):
        return None
    missing = _missing(block.text, source)
    if missing and block.otherwise:
        missing = _missing(block.otherwise, source)
        return Sentence(missing) if missing else filled(block.otherwise, source)
    return Sentence(missing) if missing else filled(block.text, source)


def filled(text: str, source: Source) -> Sentence:
    """The words with every field in its place."""
    words = ""
    figures: list[Figure] = []
    for name, plain in cut(text):
        if not name:
            words += plain
            continue
        found = source.found(name)
        words += found.words
        figures += found.figures
    return Sentence(f"{words[:1].upper()}{words[1:]}", tuple(figures))


def _missing(text: str, source: Source) -> str:
    said = (source.found(name).missing for name in names_in(text))
    return next(filter(None, said), "")


def listed(block: Block, source: Source) -> list[Sentence]:
    """An item for each part that has anything: "Đất đai: 03 hồ sơ."."""
    unit = f" {block.otherwise}" if block.otherwise else ""
    return [
        Sentence(f"{line.label}: {line.found.words}{_pair(line)}{unit}.", _figures(line))
        for line in source.lines(block)
        if line.found.number
    ]


def _pair(line: Line) -> str:
    return f" ({line.part.words}/{line.whole.words})" if line.part and line.whole else ""


def _figures(line: Line) -> tuple[Figure, ...]:
    sides = (line.found, line.part, line.whole)
    return tuple(figure for side in sides if side for figure in side.figures)


def table(block: Block, code: str, source: Source) -> Table | None:
    """A table of one field by a dimension, or of several indicators; None when it is empty."""
    lines = source.lines(block)
    if not lines:
        return None
    if block.by:
        return _by_dimension(block, code, source, lines)
    columns = ("TT", "Chỉ số", "Số đạt", "Tổng số", "Kết quả", "Cùng kỳ năm trước", "So sánh")
    rows = [_indicator(number, line) for number, line in enumerate(lines, 1)]
    return Table(code, "Các chỉ số trong kỳ", columns, tuple(rows))


def _by_dimension(block: Block, code: str, source: Source, lines: Sequence[Line]) -> Table:
    name = block.names[0]
    by, label = source.dimension(name, block.by), source.label(name)
    sides = ("Số đạt", "Tổng số", "Tỷ lệ") if source.is_share(name) else ("Số lượng",)
    rows = tuple(
        _row(number, line, (line.part, line.whole)) for number, line in enumerate(lines, 1)
    )
    return Table(code, f"{label}, theo {by.lower()}", ("TT", by, *sides), rows)


def _row(number: int, line: Line, sides: Sequence[Found | None]) -> TableRow:
    said = [side for side in (*sides, line.found) if side]
    cells = (str(number), line.label, *(_cell(side) for side in said))
    return TableRow(cells, tuple(figure for side in said for figure in side.figures))


def _indicator(number: int, line: Line) -> TableRow:
    sides = (line.part, line.whole, line.found, line.former)
    cells = tuple(_cell(side) if side else NOTHING_TO_SAY for side in sides)
    figures = tuple(figure for side in sides if side for figure in side.figures)
    return TableRow((str(number), line.label, *cells, line.change or NOTHING_TO_SAY), figures)


def _cell(found: Found) -> str:
    return NO_DATA if found.missing else found.words


def chart(block: Block, code: str, source: Source) -> tuple[Table, Chart] | None:
    """A drawing and the table of its numbers; None when nothing has data."""
    lines = [line for line in source.lines(block) if line.found.number is not None]
    if len(lines) < (2 if block.periods else 1):
        return None
    name = block.names[0]
    label = source.label(name)
    over = f"theo {source.dimension(name, block.by).lower()}" if block.by else "qua các kỳ"
    rows = tuple(_row(number, line, ()) for number, line in enumerate(lines, 1))
    title = f"{label}, {over}"
    heading = source.dimension(name, block.by) if block.by else "Kỳ"
    points = tuple((line.label, str(_exact(line.found)), line.found.words) for line in lines)
    said = "; ".join(f"{label} {words}" for label, _, words in points)
    drawn = Chart(code, block.kind, f"{title}: {said}.", points, source.is_share(name))
    return Table(code, title, ("TT", heading, "Giá trị"), rows), drawn


def _exact(found: Found) -> float:
    """Only for the length of a bar; what is printed beside it is exact."""
    assert found.number is not None
    return round(float(found.number), 4)
