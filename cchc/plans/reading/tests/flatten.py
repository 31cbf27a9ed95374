"""A known table printed and then flattened to text, as programs do that take text from a PDF."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc.kernel.extraction.blocks import Place, Source, TextLine
from cchc.plans.reading.columns import Role

Item = tuple[str, str] | dict[Role, str]


@dataclass(frozen=True)
class Table:
    """What is printed: areas as (code, title), tasks as the text of each column.

    Cells may hold several paragraphs, parted by newlines.
    """

    header: tuple[tuple[Role, str], ...]
    items: tuple[Item, ...]
    widths: dict[Role, int]

    @property
    def tasks(self) -> list[dict[Role, str]]:
        return [item for item in self.items if isinstance(item, dict)]


@dataclass(frozen=True)
class Manner:
    """How a program writes the text down.

    ``gap``: blank lines between printed lines; ``number``: where the row's number comes (``first``,
    ``beside`` the text, ``middle`` of the task's lines); ``rows_a_page``: with the header repeated
    on each page; ``cut``: the last row of a page goes on over the page break; ``narrow``: columns
    so many characters narrower.
    """

    gap: int = 1
    number: str = "first"
    rows_a_page: int = 5
    cut: bool = False
    narrow: int = 0
    trailing: bool = True


def flattened(table: Table, manner: Manner) -> list[str]:
    """The lines of the text, pages parted by form feeds."""
    lines: list[str] = []
    for number, page in enumerate(_pages(table, manner)):
        if number:
            lines.append("\f")
        for text in page:
            lines.append(text + (" " if manner.trailing else ""))
            lines.extend([""] * manner.gap)
    return lines


def source_of(lines: Sequence[str]) -> Source:
    """The lines as extracted from a plain text."""
    page, placed = 1, []
    for number, line in enumerate(lines, start=1):
        page += line.count("\f")
        placed.append(TextLine(line.replace("\f", ""), Place(page, number, number)))
    return Source("txt", "van-ban.txt", "0" * 64, page, lines=tuple(placed))


def _pages(table: Table, manner: Manner) -> Iterator[list[str]]:
    page = _header(table, manner)
    printed = 0
    for item in table.items:
        if isinstance(item, tuple):
            page.append(" ".join(item))
            continue
        printed += 1
        if printed % manner.rows_a_page == 0:
            first, rest = _cut_row(table, item, manner)
            yield page + first
            page = _header(table, manner) + rest
        else:
            page.extend(_row(table, item, manner))
    yield page


def _header(table: Table, manner: Manner) -> list[str]:
    lines = []
    for role, text in table.header:
        lines.extend(wrapped(text, max(table.widths.get(role, 4), 4), manner))
    return lines


def wrapped(text: str, width: int, manner: Manner) -> list[str]:
    return [
        line
        for paragraph in text.split("\n")
        for line in textwrap.wrap(paragraph, max(width - manner.narrow, 4), break_on_hyphens=False)
    ]


def _cells(table: Table, item: dict[Role, str], manner: Manner) -> dict[Role, list[str]]:
    return {
        role: wrapped(item.get(role, ""), table.widths[role], manner)
        for role, _ in table.header
        if role is not Role.NUMBER
    }


def _row(table: Table, item: dict[Role, str], manner: Manner) -> list[str]:
    return _written(item[Role.NUMBER], _cells(table, item, manner), manner)


def _written(number: str, cells: dict[Role, list[str]], manner: Manner) -> list[str]:
    first, *others = cells.values()
    middle = len(first) // 2 if manner.number == "middle" else 0
    task = list(cells[Role.TASK])
    if manner.number == "beside" and first is cells[Role.TASK]:
        lines = [f"{number} {task[0]}", *task[1:]]
    else:
        lines = [*first[:middle], number, *first[middle:]]
    return lines + [line for cell in others for line in cell]


def _cut_row(table: Table, item: dict[Role, str], manner: Manner) -> tuple[list[str], list[str]]:
    """The row on its page and its rest on the next: the ends of cells of more than three lines."""
    cells = _cells(table, item, manner)
    if not manner.cut:
        return _written(item[Role.NUMBER], cells, manner), []
    kept = {role: lines[:-1] if len(lines) > 3 else lines for role, lines in cells.items()}
    rest = [lines[-1] for lines in cells.values() if len(lines) > 3]
    return _written(item[Role.NUMBER], kept, manner), rest
