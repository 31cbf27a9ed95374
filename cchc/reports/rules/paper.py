"""A composed report becomes an official document: docs/rules/reports.md, "Outline"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cchc.documents.content import (
    UNSIGNED,
    Annex,
    Block,
    Bullet,
    ChartBlock,
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
from cchc.reports.rules import ii06a
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
    "targets": (
        Column("", 0.5, "center"),
        Column("", 4.4),
        Column("", 1.6, "center"),
        Column("", 1.8),
        Column("", 1.7),
    ),
    "tasks": (
        Column("", 0.8, "center"),  # "III.12" in one line, in Word too
        Column("", 3.9),
        Column("", 2.8),
        Column("", 2),
        Column("", 2.2),
        Column("", 1.5, "center"),
        Column("", 1.8),
    ),
}
DONE = "Đã hoàn thành"
ABOVE = {"Đúng hạn": (DONE,), "Sau thời hạn": (DONE,)}
WORDS_IN = ("Mức kế hoạch", "Đánh giá", "So sánh", "Kết quả")
UNITS = dict.fromkeys(("areas", "units"), "Đơn vị tính: nhiệm vụ") | {
    ii06a.CODE: "Đơn vị tính: số hồ sơ"
}
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
    for section, level, number in numbered(report):
        if level:
            title = section.title.upper() if level == 1 else section.title
            yield Heading(title, level, number)
        yield from _said(section, words.by_section.get(section.code, ""))
        for code in shown_after(report, section):
            yield _drawn(report, code)


def shown_after(report: Composed, section: Section) -> list[str]:
    """The tables and drawings that follow a section."""
    known = {table.code for table in report.tables}
    old = (TABLE_AFTER.get(section.code, ""),)
    return [code for code in (section.layout.shown if section.layout else old) if code in known]


def shapes_of(section: Section) -> tuple[str, ...]:
    """Of each sentence whether it runs on, begins a paragraph or is an item of a list."""
    if section.layout:
        return section.layout.shapes
    others = "run" if section.code in RUNNING_ON else "item"
    return ("para", *[others] * (len(section.sentences) - 1))[: len(section.sentences)]


def _drawn(report: Composed, code: str) -> Block:
    chart, table = report.chart(code), report.table(code)
    if chart:
        return ChartBlock(chart.kind, table.title, chart.alt, chart.points, chart.is_share)
    return _table(table)


def numbered(report: Composed) -> Iterator[tuple[Section, int, str]]:
    """Each section with its level and its number: "II.", "1.", "a)"."""
    counters = [0, 0, 0]
    for section in report.sections:
        level = section.layout.level if section.layout else level_of(section.code)
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
    paragraph: list[str] = []
    for text, shape in zip(texts, shapes_of(section), strict=False):
        if paragraph and shape != "run":
            yield Para(" ".join(paragraph))
            paragraph = []
        if shape == "item":
            yield Bullet(text)
        else:
            paragraph.append(text)
    if paragraph:
        yield Para(" ".join(paragraph))
    for line in filter(None, map(str.strip, own_words.splitlines())):
        yield Bullet(line.lstrip("-– ")) if line[0] in "-–" else Para(line)


def _table(table: Table, caption: str | None = None) -> TableBlock:
    columns = tuple(_columns(table))
    counted = table.code in ("areas", "units")
    return TableBlock(
        columns=columns,
        rows=tuple(
            GroupRow(row.group) if row.group else Row(row.cells, bold=counted and not row.cells[0])
            for row in table.rows
        ),
        caption=table.title if caption is None else caption,
        unit_note=UNITS.get(table.code, ""),
        size=10 if table.code == ii06a.CODE else 11,
    )


def _columns(table: Table) -> Iterator[Column]:
    """The columns with their widths and the cells above them."""
    if table.code == ii06a.CODE:
        for title, shape in zip(table.columns, _wide(table), strict=True):
            words, above = ii06a.heading(title)
            yield Column(words, shape.share, shape.align, above)
        return
    for title, shape in zip(table.columns, _shapes(table), strict=True):
        yield Column(title, shape.share, shape.align, ABOVE.get(title, ()))


def _shapes(table: Table) -> Sequence[Column]:
    known = SHAPES.get(table.code, ())
    return known if len(known) == len(table.columns) else _wide(table)


def _wide(table: Table) -> list[Column]:
    """Number, label, and as many columns of figures as there are; words are to the left."""
    rest = [Column("", 1.6, "left") if title in WORDS_IN else _COUNT for title in table.columns[2:]]
    return [Column("", 0.5, "center"), Column("", 2.6), *rest]


def _annexes(report: Composed, edits: Sequence[Edit]) -> Iterator[Annex]:
    for code in report.annexed:
        table = next((one for one in report.tables if one.code == code), None)
        if table:
            yield Annex(table.title.upper(), (_table(table, caption=""),), landscape=True)
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
