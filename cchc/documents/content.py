"""What an official document says, as data: composed once, drawn as .docx, PDF and on screen.

Values only: no Django, no database. Texts are as they shall be printed, without the final "./."
and without the dashes and semicolons of lists, which the layout adds.
"""

import dataclasses
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Align = Literal["left", "center", "right", "justify"]
SheetName = Literal["A4", "A4 form", "A4 lying", "A5"]


@dataclass(frozen=True)
class Heading:
    """A numbered heading: level 1 "I.", 2 "1.", 3 "a)" or "1.1.", 4 without bold."""

    text: str
    level: int = 1
    number: str = ""


@dataclass(frozen=True)
class Para:
    """A paragraph; ``lead`` is set in bold before the text ("Điều 1.")."""

    text: str
    lead: str = ""
    bold: bool = False
    italic: bool = False
    align: Align = "justify"
    indent: bool = True


@dataclass(frozen=True)
class Bullet:
    """An item of a list: level 1 is drawn with "-", level 2 with "+"."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Column:
    """A column: its share of the width, and the header cells above its own (outermost first)."""

    title: str
    share: float = 1
    align: Align = "left"
    above: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One row, a text per column; a line break in a text begins a new paragraph in the cell."""

    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True)
class GroupRow:
    """A row that opens a group: its number in the first column, its label over the others."""

    label: str
    number: str = ""


@dataclass(frozen=True)
class TableBlock:
    """A table; its header is repeated on every page that it reaches."""

    columns: tuple[Column, ...]
    rows: tuple[Row | GroupRow, ...]
    caption: str = ""
    unit_note: str = ""
    numbered_columns: bool = False
    size: float = 12

    def __post_init__(self) -> None:
        for row in self.rows:
            if isinstance(row, Row) and len(row.cells) != len(self.columns):
                raise ValueError(f"row of {len(row.cells)} cells in {len(self.columns)} columns")


@dataclass(frozen=True)
class ChartBlock:
    """A drawing of numbers: "bars" lying one below the other, or a "line" over time.

    ``points`` are (label, number as a decimal string, number as printed); ``alt`` says in words
    what the drawing shows. A share is drawn on a scale to 100.
    """

    kind: str
    caption: str
    alt: str
    points: tuple[tuple[str, str, str], ...]
    is_share: bool = False


@dataclass(frozen=True)
class Code:
    """A QR code of that text, its edge in millimetres, with a few words below it."""

    text: str
    size_mm: float = 24
    caption: str = ""


@dataclass(frozen=True)
class Fact:
    """One line of a form: a label, without its colon, and what stands beside it."""

    label: str
    value: str
    bold: bool = False


@dataclass(frozen=True)
class Facts:
    """Lines of a form in two columns without borders, a code to the right where there is one."""

    facts: tuple[Fact, ...]
    code: Code | None = None


Block = Heading | Para | Bullet | PageBreak | TableBlock | ChartBlock | Code | Facts


@dataclass(frozen=True)
class Signature:
    """Who signs: authority lines ("TM. ỦY BAN NHÂN DÂN\\nKT. CHỦ TỊCH"), post, full name.

    ``note`` stands below the post ("Ký, ghi rõ họ tên"), without its brackets.
    """

    authority: str
    post: str
    name: str
    note: str = ""


UNSIGNED = Signature("", "", "")  # until the document is put before a signer


@dataclass(frozen=True)
class Annex:
    """An appendix; its number is drawn when there are several."""

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    landscape: bool = False


@dataclass(frozen=True)
class Letterhead:
    """Who issues: the lines in capitals above the number, and the name as running text."""

    agency_lines: tuple[str, ...]
    agency_name: str
    place: str
    superior_line: str = ""
    is_sample: bool = False


@dataclass(frozen=True)
class Content:
    """One official document.

    ``kind`` is a value of ``choices.DocumentKind``; ``symbol`` what stands after the stroke of
    the number ("BC-UBND", of a công văn "UBND-VP"); ``title`` the trích yếu; ``subject_line`` the
    V/v of a công văn. ``number`` and ``issued_on`` are None until the clerk issues.

    ``form`` is the name of a form that a circular lays down ("Phiếu từ chối …"); ``kind`` is then
    empty, ``left`` may sign beside ``signature``, and no Nơi nhận is asked for. ``sheet`` is the
    paper: "A4", "A4 form" (letters a point smaller), "A4 lying" (landscape) or "A5".
    """

    kind: str
    letterhead: Letterhead
    symbol: str
    blocks: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...]
    title: str = ""
    subject_line: str = ""
    addressees: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    number: int | None = None
    issued_on: date | None = None
    year: int | None = None
    footer_note: str = ""
    form: str = ""
    left: Signature | None = None
    sheet: SheetName = "A4"

    def to_json(self) -> dict[str, Any]:
        """The document as JSON values, texts in NFC."""
        plain: dict[str, Any] = _plain(self)
        return plain

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> "Content":
        """The document that ``to_json`` wrote; ValueError or TypeError for anything else."""
        return _content(data)


_TYPES: dict[str, type] = {
    "heading": Heading,
    "para": Para,
    "bullet": Bullet,
    "page_break": PageBreak,
    "table": TableBlock,
    "row": Row,
    "group": GroupRow,
    "chart": ChartBlock,
    "code": Code,
    "fact": Fact,
    "facts": Facts,
}
_NAMES = {kind: name for name, kind in _TYPES.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        name = _NAMES.get(type(value))
        return {"type": name, **fields} if name else fields
    return value


def _tagged(data: Mapping[str, Any]) -> Any:
    """A block or a row, by its tag."""
    fields = {key: _frozen(value) for key, value in data.items() if key != "type"}
    if data.get("type") not in _TYPES:
        raise ValueError(f"unknown block {data.get('type')!r}")
    if "columns" in fields:
        fields["columns"] = tuple(Column(**column) for column in fields["columns"])
    return _TYPES[data["type"]](**fields)


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, Mapping):
        if "type" in value:
            return _tagged(value)
        return {key: _frozen(item) for key, item in value.items()}
    return value


def _content(data: Mapping[str, Any]) -> Content:
    fields = {key: _frozen(value) for key, value in data.items()}
    fields["letterhead"] = Letterhead(**fields["letterhead"])
    fields["signature"] = Signature(**fields["signature"])
    fields["left"] = Signature(**fields["left"]) if fields.get("left") else None
    fields["annexes"] = tuple(Annex(**annex) for annex in fields.get("annexes", ()))
    if fields.get("issued_on"):
        fields["issued_on"] = date.fromisoformat(fields["issued_on"])
    return Content(**fields)
