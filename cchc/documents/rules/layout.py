"""The lines of an official document as words: docs/rules/documents.md, section "Layout".

Both renderers and the screen draw what is decided here, so that they cannot differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from cchc.documents.choices import DocumentKind
from cchc.documents.content import (
    Annex,
    Block,
    Bullet,
    Column,
    Content,
    Fact,
    Facts,
    Heading,
    Para,
    Row,
    Signature,
    TableBlock,
)

END_MARK = "./."
SAMPLE_MARK = "DỮ LIỆU MẪU"
NUMBER_BLANK = " " * 8
DAY_BLANK = " " * 6
TALLEST_WHOLE_ROW = 0.4  # of a page: a taller row may break over two pages
POINT_IN_MM = 0.3528
CELL_EDGES = 4.0  # millimetres beside the words of a cell, both sides
LINE_HEIGHT = 1.25
LABEL_GAP = 2.5  # mm between a label and its value
WIDEST_LABEL = 0.45  # of the room: a longer label has two lines
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class HeaderCell:
    """A cell of a table's header, possibly over several rows or columns."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


def kind_line(content: Content) -> str:
    """The kind, or the name of the form, in capitals over the title; nothing for a công văn."""
    return "" if content.kind == DocumentKind.LETTER else _kind(content).upper()


def _kind(content: Content) -> str:
    return content.form or DocumentKind(content.kind).label


def number_text(number: int) -> str:
    """The number as printed: below ten with a nought."""
    return f"{number:02d}"


def number_line(content: Content) -> str:
    """ "Số: 05/BC-UBND"; with room for the number while there is none."""
    number = NUMBER_BLANK if content.number is None else f" {number_text(content.number)}"
    return f"Số:{number}/{content.symbol}"


def date_words(day: date) -> str:
    """ "ngày 05 tháng 02 năm 2026": days below 10 and months 1 and 2 with a nought."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _blank_date(year: int | None) -> str:
    return f"ngày{DAY_BLANK}tháng{DAY_BLANK}năm {year or DAY_BLANK}".rstrip()


def date_line(content: Content) -> str:
    """Place and date; with room for the day while it is not issued."""
    day = content.issued_on
    return f"{content.letterhead.place}, {date_words(day) if day else _blank_date(content.year)}"


def roman(number: int) -> str:
    """A number from 1 to 39 in Roman letters."""
    letters = ""
    for value, letter in ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters


def annex_line(content: Content, index: int) -> str:
    """ "Phụ lục", with a roman number where there are several."""
    return "Phụ lục" if len(content.annexes) == 1 else f"Phụ lục {roman(index + 1)}"


def annex_source(content: Content) -> str:
    """ "(Kèm theo Kế hoạch số 05/KH-UBND ngày … của …)"."""
    kind = _kind(content)
    number = number_line(content).removeprefix("Số:").strip()
    number = number if content.number is not None else f"{NUMBER_BLANK}{number}"
    day = content.issued_on
    when = date_words(day) if day else _blank_date(content.year)
    return f"(Kèm theo {kind} số {number} {when} của {content.letterhead.agency_name})"


def _listed(items: Iterable[str]) -> list[str]:
    bare = [item.strip().lstrip("-").strip().rstrip(";.").strip() for item in items]
    return [f"- {item}{'.' if n == len(bare) else ';'}" for n, item in enumerate(bare, 1)]


def name_of(content: Content) -> str:
    """Kind and title as one line, for lists and the file's own title."""
    return f"{_kind(content)} {content.title or content.subject_line}".strip()


def authority_lines(signature: Signature) -> list[str]:
    """Authority and post, a line each, in capitals."""
    lines = [*signature.authority.split("\n"), signature.post]
    return [line.strip().upper() for line in lines if line.strip()]


def signing_note(signature: Signature) -> str:
    """ "(Ký, ghi rõ họ tên)" below the post, where there is one."""
    return f"({signature.note})" if signature.note else ""


def is_closed(content: Content) -> bool:
    """Whether anything stands below the body: recipients or somebody who signs."""
    return bool(content.recipients or content.left or not content.form or content.signature.post)


def label_text(fact: Fact) -> str:
    """A label with its colon."""
    return f"{fact.label}:"


def label_width(block: Facts, size: float, room: float) -> float:
    """The column of the labels in mm: as wide as the widest, at most a share of the room."""
    widest = max(text_width(label_text(fact), size) for fact in block.facts)
    return min(widest + LABEL_GAP, room * WIDEST_LABEL)


def footer(content: Content) -> str:
    """The small line at the foot of every page: sample mark, seal line."""
    parts = (SAMPLE_MARK if content.letterhead.is_sample else "", content.footer_note)
    return " · ".join(part for part in parts if part)


def column_numbers(block: TableBlock) -> list[str]:
    """ "(1)", "(2)", … under the header, where the table has them."""
    return [f"({n})" for n in range(1, len(block.columns) + 1)] if block.numbered_columns else []


def recipient_lines(recipients: Iterable[str]) -> list[str]:
    """The list under "Nơi nhận:": dashes, semicolons, a full stop at the end."""
    return _listed(recipients)


def addressee_lines(addressees: tuple[str, ...]) -> list[str]:
    """What follows "Kính gửi:": one addressee plain, several as a list."""
    return (
        [a.strip().rstrip(".;") for a in addressees] if len(addressees) < 2 else _listed(addressees)
    )


def heading_text(block: Heading) -> str:
    """Number and text of a heading."""
    return f"{block.number} {block.text}".strip()


def bullet_text(block: Bullet) -> str:
    """An item with the dash or plus of its level."""
    return f"{'-' if block.level == 1 else '+'} {block.text}"


def body(content: Content) -> tuple[Block, ...]:
    """What stands between title and signature; a form has its own last words."""
    return content.blocks if content.form else ended(content.blocks)


def ended(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body with the end mark after its last sentence, or below a table that ends it."""
    if not blocks:
        return blocks
    last = blocks[-1]
    if isinstance(last, Para | Bullet):
        bare = last.text.rstrip().removesuffix(END_MARK).rstrip(" .;")
        return (*blocks[:-1], replace(last, text=f"{bare}{END_MARK}"))
    return (*blocks, Para(END_MARK, indent=False, align="right"))


def annexes(content: Content) -> list[tuple[str, Annex]]:
    """Each annex with its heading line."""
    return [(annex_line(content, n), annex) for n, annex in enumerate(content.annexes)]


def header_grid(columns: tuple[Column, ...]) -> list[HeaderCell]:
    """The header's cells: equal cells above neighbours are one, a title reaches down."""
    depth = 1 + max(len(column.above) for column in columns)
    cells = []
    for row in range(depth - 1):
        for start, stop in _runs(columns, row):
            text = columns[start].above[row]
            cells.append(HeaderCell(text, row, start, 1, stop - start))
    for n, column in enumerate(columns):
        top = len(column.above)
        cells.append(HeaderCell(column.title, top, n, depth - top, 1))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _runs(columns: tuple[Column, ...], row: int) -> list[tuple[int, int]]:
    """Neighbouring columns under the same cells down to that row, as [start, stop)."""
    runs: list[tuple[int, int]] = []
    for n, column in enumerate(columns):
        path = column.above[: row + 1]
        if len(path) <= row:
            continue
        if runs and runs[-1][1] == n and columns[n - 1].above[: row + 1] == path:
            runs[-1] = (runs[-1][0], n + 1)
        else:
            runs.append((n, n + 1))
    return runs


def header_depth(columns: tuple[Column, ...]) -> int:
    """How many rows the header has."""
    return 1 + max(len(column.above) for column in columns)


def widths(columns: tuple[Column, ...], total: float, size: float) -> list[float]:
    """The width of each column in millimetres, by its share of ``total``.

    A column too narrow for a word of its title, printed in ``size``, takes what it lacks from
    those that have room, so that no word breaks; where there is none, the shares stand.
    """
    whole = sum(column.share for column in columns)
    shared = [total * column.share / whole for column in columns]
    least = [_least(column, size) for column in columns]
    lacking = sum(max(need - width, 0) for need, width in zip(least, shared, strict=True))
    spare = [max(width - need, 0) for need, width in zip(least, shared, strict=True)]
    if not lacking or lacking > sum(spare):
        return shared
    given = lacking / sum(spare)
    return [max(need, w - s * given) for need, w, s in zip(least, shared, spare, strict=True)]


def _least(column: Column, size: float) -> float:
    """The width of the longest word of the title, and of the cell's edges."""
    words = column.title.split() or [""]
    return CELL_EDGES + max(text_width(w, size, bold=True) + _extra(w, size) for w in words)


def _extra(word: str, size: float) -> float:
    """What the widest small letters take beyond the mean of the others."""
    return 0.36 * sum(letter in "mw" for letter in word) * size * POINT_IN_MM


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide the text is in millimetres (Times: capitals wide, small letters narrow)."""
    ems = sum(_em(letter) for letter in text)
    return ems * size * POINT_IN_MM * (1.06 if bold else 1)


def _em(letter: str) -> float:
    if letter == " ":
        return 0.25
    if letter.isupper():
        return 0.68
    return 0.45 if letter.isalnum() else 0.3


def balanced(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The text in as few lines as the room asks for, the longest as short as can be.

    A line break in the text is kept.
    """
    lines = []
    for part in filter(None, text.split("\n")):
        width = room
        best = _filled(part.split(), size, room, bold=bold)
        while width > room / 2:
            width -= 2
            narrower = _filled(part.split(), size, width, bold=bold)
            if len(narrower) > len(best):
                break
            best = narrower
        lines += best
    return lines


def _filled(words: list[str], size: float, room: float, *, bold: bool) -> list[str]:
    """Lines filled one after the other; a word wider than the room has a line of its own."""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if text_width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def may_break(row: Row, columns: list[float], size: float, page: float) -> bool:
    """Whether a row is so tall that it has to be allowed to break; widths and page in mm."""
    lines = max(
        sum(ceil(max(text_width(part, size), 1) / (width - 3)) for part in text.split("\n"))
        for text, width in zip(row.cells, columns, strict=True)
    )
    return lines * size * POINT_IN_MM * LINE_HEIGHT > page * TALLEST_WHOLE_ROW
