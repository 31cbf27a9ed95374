"""One Word paragraph with its number, look and text boxes."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ..text import lines_of
from .numbering import Level, Numbering
from .runs import Runs, Written, edge, is_joined_to_next
from .styles import Styles
from .xml import TWIPS_IN_POINT, flag, local, value, w, whole

_WRAPPERS = frozenset(["ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag"])
Properties = list[tuple[str | None, etree._Element]]


@dataclass(frozen=True)
class Printed:
    """A paragraph as printed: its lines (soft breaks part them), look and anchored boxes."""

    lines: tuple[str, ...]
    bold: bool | None
    italic: bool | None
    centred: bool
    indent: float
    boxes: tuple[etree._Element, ...]


def children(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs, tables, rows or cells below a parent, through content controls and changes."""
    for child in parent:
        if local(child) in _WRAPPERS:
            yield from children(child)
        else:
            yield child


class Paragraphs:
    """Reads the paragraphs of a document in order, since numbers and fields run through it."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._runs = Runs(styles)
        self._carried: Written | None = None
        self.fonts: set[str] = set()

    def read(self, paragraph: etree._Element) -> Printed | None:
        """The paragraph; None while its text carries on in the next one."""
        written = self._carried or Written()
        self._carried = None
        self._runs.read(paragraph, written)
        if is_joined_to_next(paragraph):
            self._carried = written
            return None
        self.fonts |= written.fonts
        direct = paragraph.find(w("pPr"))
        properties = list(self._styles.paragraph_properties(direct))
        label, level = self._label(properties, direct, bool(written.text.strip()))
        letters = written.letters
        return Printed(
            lines=lines_of(label + written.text.lstrip() if label else written.text),
            bold=written.bold == letters if letters else None,
            italic=written.italic == letters if letters else None,
            centred=_alignment(properties) == "center",
            indent=_indent(properties, level),
            boxes=tuple(written.boxes),
        )

    def _label(
        self, properties: Properties, direct: etree._Element | None, has_text: bool
    ) -> tuple[str, Level | None]:
        """The automatic number, counted; a bullet before nothing is not kept."""
        number_id, at = self._position(properties)
        if number_id is None:
            return "", None
        level = self._numbering.level(number_id, at)
        mark = None if direct is None else direct.find(w("rPr"))
        if not has_text and (flag(mark, "vanish") or (level and level.style == "bullet")):
            return "", level
        return self._numbering.label(number_id, at), level

    def _position(self, properties: Properties) -> tuple[str | None, int]:
        """(list, level) of the nearest numbering, which may stand partly in the style."""
        level: int | None = None
        for style, holder in properties:
            numbering = holder.find(w("numPr"))
            if numbering is None:
                continue
            level = whole(value(numbering, "ilvl")) if level is None else level
            number_id = value(numbering, "numId")
            if number_id == "0":
                return None, 0
            if number_id is not None:
                bound = self._numbering.level_of_style(number_id, style) if style else 0
                return number_id, bound if level is None else level
        return None, 0


def _alignment(properties: Properties) -> str | None:
    found = (value(holder, "jc") for _, holder in properties)
    return next((alignment for alignment in found if alignment), None)


def _indent(properties: Properties, level: Level | None) -> float:
    """Left edge of the first line in points: own setting, then the list's, then the style's."""
    holders = [holder for style, holder in properties if style is None]
    if level is not None and level.properties is not None:
        holders.append(level.properties)
    holders += [holder for style, holder in properties if style is not None]
    edges = [edge(holder.find(w("ind"))) for holder in holders]
    left = next((left for left, _ in edges if left is not None), 0)
    first = next((first for _, first in edges if first is not None), 0)
    return (left + first) / TWIPS_IN_POINT
