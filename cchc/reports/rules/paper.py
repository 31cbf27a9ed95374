"""A composed report becomes an official document: docs/rules/reports.md, "Outline"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cchc.documents.content import (
    UNSIGNED,
    Annex,
    Block,
    Bullet,
    Column,
    Content,
    GroupRow,
    Heading,
    Letterhead,
    Para,
    Row,
    TableBlock,
)
from cchc.kernel.formats import moment_vi
from cchc.reports.rules.composed import Composed, Section, Table
from cchc.reports.rules.edits import Edit, changed, edited, placed

KIND = "BC"
RUNNING_ON = ("opening", "direction", "results.whole")  # one paragraph of all their sentences
TABLE_AFTER = {"results.areas": "areas", "results.units": "units", "targets": "targets"}
REPLACED_BY_WORDS = ("difficulties", "proposals")  # "none" is not said beside the office's words
ROMAN = ("I", "II", "III", "IV", "V", "VI")
LETTERS = "abcdđeghiklmnopqrstuvxy"
_COUNT = Column("", 1, "right")
SHAPES: dict[str, tuple[Column, ...]] = {
    "areas": (Column("", 0.6, "center"), Column("", 3.4), *[_COUNT] * 7),
    "units": (Column("", 0.6, "center"), Column("", 3.4), *[_COUNT] * 7),
    "targets": (Column("", 0.6, "center"), Column("", 5), Column("", 2), Column("", 1.8)),
    "tasks": (
        Column("", 0.5, "center"),
        Column("", 4.2),
        Column("", 2.8),
        Column("", 2),
        Column("", 2.2),
        Column("", 1.5, "center"),
        Column("", 1.8),
    ),
}
DONE = "Đã hoàn thành"
ABOVE = {"Đúng hạn": (DONE,), "Sau thời hạn": (DONE,)}
EDITS_TITLE = "SỐ LIỆU ĐIỀU CHỈNH THỦ CÔNG"


@dataclass(frozen=True)
class Words:
    """What the office writes itself: text by section code, one paragraph a line."""

    by_section: Mapping[str, str] = field(default_factory=dict)
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def content_of(
    report: Composed, *, letterhead: Letterhead, symbol: str, words: Words, edits: Sequence[Edit]
) -> Content:
    """The document, unsigned and without number."""
    return Content(
        kind=KIND,
        letterhead=letterhead,
        symbol=symbol,
        title=report.title,
        blocks=tuple(_blocks(edited(report, edits), words)),
        signature=UNSIGNED,
        recipients=words.recipients,
        addressees=words.addressees,
        annexes=tuple(_annexes(report, edits)),
    )


def _blocks(report: Composed, words: Words) -> Iterator[Block]:
    known = {table.code for table in report.tables}
    for section, level, number in numbered(report):
        if level:
            title = section.title.upper() if level == 1 else section.title
            yield Heading(title, level, number)
        yield from _said(section, words.by_section.get(section.code, ""))
        code = TABLE_AFTER.get(section.code, "")
        if code in known:
            yield _table(report.table(code))


def numbered(report: Composed) -> Iterator[tuple[Section, int, str]]:
    """Each section with its level and its number: "II.", "1.", "a)"."""
    counters = [0, 0, 0]
    for section in report.sections:
        level = level_of(section.code)
        if level:
            counters[level - 1] += 1
            counters[level:] = [0] * (3 - level)
        yield section, level, _number(level, counters[level - 1]) if level else ""


def level_of(code: str) -> int:
    """How deep a section lies; 0 has no heading."""
    if code == "opening":
        return 0
    if code in ("late", "difficulties", "targets"):
        return 2
    return code.count(".") + 1


def _number(level: int, count: int) -> str:
    if level == 1:
        return f"{ROMAN[count - 1]}."
    if level == 2:
        return f"{count}."
    return f"{LETTERS[count - 1]})" if count <= len(LETTERS) else f"{count})"


def _said(section: Section, own_words: str) -> Iterator[Block]:
    texts = [sentence.text for sentence in section.sentences]
    is_none = len(texts) == 1 and not section.sentences[0].figures
    if own_words.strip() and section.code in REPLACED_BY_WORDS and is_none:
        texts = []
    if section.code in RUNNING_ON and texts:
        yield Para(" ".join(texts))
    elif texts:
        yield Para(texts[0])
        yield from (Bullet(text) for text in texts[1:])
    for line in filter(None, map(str.strip, own_words.splitlines())):
        yield Bullet(line.lstrip("-– ")) if line[0] in "-–" else Para(line)


def _table(table: Table) -> TableBlock:
    shapes = SHAPES[table.code]
    columns = tuple(
        Column(title, shape.share, shape.align, ABOVE.get(title, ()))
        for title, shape in zip(table.columns, shapes, strict=True)
    )
    counted = table.code in ("areas", "units")
    return TableBlock(
        columns=columns,
        rows=tuple(
            GroupRow(row.group) if row.group else Row(row.cells, bold=counted and not row.cells[0])
            for row in table.rows
        ),
        caption="" if table.code == "tasks" else table.title,
        unit_note="Đơn vị tính: nhiệm vụ" if counted else "",
        size=11,
    )


def _annexes(report: Composed, edits: Sequence[Edit]) -> Iterator[Annex]:
    for table in report.tables:
        if table.code == "tasks":
            yield Annex(table.title.upper(), (_table(table),), landscape=True)
    rows = tuple(_edit_rows(report, edits))
    if rows:
        yield Annex(EDITS_TITLE, (TableBlock(EDIT_COLUMNS, rows, size=11),), landscape=True)


EDIT_COLUMNS = (
    Column("TT", 0.5, "center"),
    Column("Mục", 2.2),
    Column("Hệ thống tính", 1.4, "center"),
    Column("Sau điều chỉnh", 1.4, "center"),
    Column("Câu sau điều chỉnh", 4),
    Column("Lý do", 2.6),
    Column("Người điều chỉnh", 2),
)


def _edit_rows(report: Composed, edits: Sequence[Edit]) -> Iterator[Row]:
    by_place = {edit.place: edit for edit in edits}
    number = 0
    for place, section, sentence in placed(report):
        edit = by_place.get(place)
        for one in changed(sentence, edit.text) if edit else ():
            assert edit is not None
            number += 1
            who = f"{edit.by}\n{moment_vi(edit.at)}"
            title = section.title or "Mở đầu"
            yield Row((str(number), title, one.computed, one.edited, edit.text, edit.reason, who))
