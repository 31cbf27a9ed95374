"""A source, whatever its format, becomes lines outside tables and the tables of the plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from cchc.kernel.extraction.blocks import Block, Paragraph, Source, Table, TextLine
from cchc.kernel.text import nfc
from cchc.plans.reading.lines import Line, has_loose_hyphens, is_tight_without_blanks
from cchc.plans.reading.plain_text.tables import split_text
from cchc.plans.reading.rows import RawTable, with_wraps
from cchc.plans.reading.tables import (
    Tight,
    joined_tables,
    progress_column,
    raw_table,
    under_headings,
)


@dataclass(frozen=True)
class Body:
    """``wrapped`` tells that a paragraph may be broken over several lines.

    ``progress``: the column of a table left out, for it tells how the tasks stand, not the tasks.
    """

    lines: tuple[Line, ...]
    tables: tuple[RawTable, ...]
    wrapped: bool
    progress: str = ""


def body_of(source: Source) -> Body:
    """Lines and tables; a PDF without ruled tables is read like plain text."""
    if source.kind == "txt":
        return _of_text(source.lines)
    tight = _tightness(source.blocks) if source.kind == "pdf" else _never
    body = _body_of_blocks(source.blocks, tight)
    if source.kind != "pdf":
        return body
    if body.tables or body.progress:
        return replace(body, tables=tuple(map(with_wraps, body.tables)))
    text = _of_text(_as_lines(source.blocks))
    return text if text.tables else body


def _of_text(lines: Sequence[TextLine]) -> Body:
    split = split_text(lines)
    return Body(split.body, tuple(map(with_wraps, split.tables)), wrapped=True)


def _never(text: str) -> bool:
    return False


def _tightness(blocks: Iterable[Block]) -> Tight:
    """How a printed line of this PDF joins the next one."""
    texts = [line.text for line in _as_lines(tuple(blocks))]
    return partial(is_tight_without_blanks, loose_hyphens=has_loose_hyphens(texts))


def _body_of_blocks(blocks: Iterable[Block], tight: Tight) -> Body:
    lines: list[Line] = []
    tables: list[RawTable] = []
    progress = ""
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.extend(_lines(block.text.split("\n"), block))
            continue
        if column := progress_column(block):
            progress = column
            continue
        table = raw_table(block, tight)
        if table is not None:
            tables.append(replace(table, heading=lines[-1] if lines else None))
        else:
            for row in block.rows:
                for cell in row.cells:
                    lines.extend(_lines(cell.lines, block))
    whole = under_headings(joined_tables(tables))
    return Body(tuple(lines), whole, wrapped=False, progress=progress)


def _lines(texts: Iterable[str], block: Block) -> list[Line]:
    return [Line(nfc(text), block.place) for text in texts if nfc(text)]


def _as_lines(blocks: Sequence[Block]) -> list[TextLine]:
    texts: list[TextLine] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(TextLine(block.text, block.place))
        elif isinstance(block, Table):
            texts.extend(
                TextLine(line, row.place)
                for row in block.rows
                for cell in row.cells
                for line in cell.lines
            )
    return texts
