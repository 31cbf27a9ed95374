"""The text of one Word paragraph as it is printed, without numbering.

Tracked insertions are taken and deletions dropped, field results kept and instructions dropped,
hidden text and notes left out. Rule: docs/rules/extraction.md, "What a Word paragraph says".
"""

from dataclasses import dataclass, field

from lxml import etree

from .styles import Styles
from .symbols import is_symbol_font, sign, without_private
from .xml import local, w, whole

_TRANSPARENT = frozenset(
    {"ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag"}
    | {"hyperlink", "fldSimple", "dir", "bdo", "ruby", "rubyBase"}
)
_BREAKS = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "",
}  # fmt: skip
_PICTURES = frozenset({"drawing", "pict", "object", "AlternateContent"})
_MATHS = frozenset({"oMath", "oMathPara"})


@dataclass
class Written:
    """What was gathered: text, the letters of it that are bold or italic, boxes anchored here."""

    parts: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    italic: int = 0
    boxes: list[etree._Element] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        return "".join(self.parts)


class Runs:
    """Reads the runs of paragraphs in order; a field may begin in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []  # per open field: still in its instruction

    def read(self, paragraph: etree._Element, written: Written) -> None:
        """Add the text of a paragraph to ``written``."""
        self._walk(paragraph, paragraph.find(w("pPr")), written)

    def _walk(self, parent: etree._Element, style: etree._Element | None, written: Written) -> None:
        for child in parent:
            name = local(child)
            if name == "r":
                self._run(child, style, written)
            elif name in _TRANSPARENT:
                self._walk(child, style, written)
            elif name in _MATHS:
                written.parts += [t.text or "" for t in child.iter() if local(t) == "t"]

    def _run(self, run: etree._Element, style: etree._Element | None, written: Written) -> None:
        properties = run.find(w("rPr"))
        if self._styles.switched_on("vanish", properties, style):
            self._count_fields(run)
            return
        fonts = None if properties is None else properties.find(w("rFonts"))
        font = None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
        text = "".join(self._piece(child, font, style, written) for child in run)
        letters = sum(1 for c in text if not c.isspace())
        if not letters:
            written.parts.append(text)
            return
        written.parts.append(text)
        written.letters += letters
        written.bold += letters * self._styles.switched_on("b", properties, style)
        written.italic += letters * self._styles.switched_on("i", properties, style)
        if font:
            written.fonts.add(font)

    def _piece(
        self,
        child: etree._Element,
        font: str | None,
        style: etree._Element | None,
        written: Written,
    ) -> str:
        name = local(child)
        if name == "fldChar":
            self._field(child)
        elif name in _PICTURES:
            written.boxes += _boxes(child)
        elif name in _TRANSPARENT:
            self._walk(child, style, written)
        if any(self._fields):
            return ""
        if name == "t":
            return without_private(child.text or "", font if is_symbol_font(font) else None)
        if name == "sym":
            code = child.get(w("char")) or ""
            return sign(int(code, 16), child.get(w("font"))) if _is_hexadecimal(code) else ""
        return _BREAKS.get(name, "")

    def _count_fields(self, run: etree._Element) -> None:
        """A hidden run may still begin or end a field."""
        for mark in run.iterfind(w("fldChar")):
            self._field(mark)

    def _field(self, mark: etree._Element) -> None:
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def _is_hexadecimal(code: str) -> bool:
    try:
        return int(code, 16) > 0
    except ValueError:
        return False


def _boxes(picture: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing; the same box kept for older programs is not read twice."""
    if local(picture) == "AlternateContent":
        ways = [child for child in picture if local(child) in {"Choice", "Fallback"}]
        found = [_boxes_within(way) for way in ways]
        return next((boxes for boxes in found if boxes), [])
    return _boxes_within(picture)


def _boxes_within(parent: etree._Element) -> list[etree._Element]:
    boxes: list[etree._Element] = []
    for child in parent:
        if local(child) == "txbxContent":
            boxes.append(child)
        else:
            boxes += _boxes(child)
    return boxes


def is_joined_to_next(paragraph: etree._Element) -> bool:
    """Whether the paragraph's own end was deleted, so that the next one carries on its text."""
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and (mark.find(w("del")) is not None)


def edge(indent: etree._Element | None) -> tuple[int | None, int | None]:
    """(left, first line) of ``w:ind`` in twips; hanging is a negative first line."""
    if indent is None:
        return None, None
    left = whole(indent.get(w("left")) or indent.get(w("start")))
    hanging = whole(indent.get(w("hanging")))
    first = -hanging if hanging is not None else whole(indent.get(w("firstLine")))
    return left, first
