"""The pages of a PDF as letters and ruled lines, seen the way they are displayed.

Coordinates are points from the top left corner of the page as displayed (its /Rotate applied).
"""

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ..archives import BROKEN
from ..errors import Unreadable
from ..limits import Limits
from ..sniffing import LOCKED

_MOST_OBJECTS = 200_000
_MOST_NESTED = 8
_THIN = 3.0
_UPRIGHT_DEGREES = 8.0
_TAIL = 4096
_LINE_END_HYPHENS = frozenset("\x02\ufffe")
_PASSWORD = 4
_BOLD = ("bold", "black", "heavy", "demi")
_ITALIC = ("italic", "oblique")
_BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class Letter:
    """One printed character; ``spaced`` tells that a blank was written before it."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    spaced: bool
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruled line: at ``at`` across the axis, from ``start`` to ``end`` along it."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass
class Page:
    """What is printed on one page."""

    number: int
    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)
    pictured: float = 0.0
    undecoded: int = 0


def pages_of(content: bytes, limits: Limits) -> Iterator[Page]:
    """The pages in order. The library may only be entered by one thread of a process."""
    if b"%%EOF" not in content[-_TAIL:]:
        raise Unreadable(BROKEN)
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise Unreadable(LOCKED if error.err_code == _PASSWORD else BROKEN) from error
    try:
        _refuse_length(len(document), limits)
        for number in range(len(document)):
            yield _page(document[number], number + 1)
    except pdfium.PdfiumError as error:
        raise Unreadable(BROKEN) from error
    finally:
        document.close()


def _refuse_length(pages: int, limits: Limits) -> None:
    if pages == 0:
        raise Unreadable(BROKEN)
    if pages > limits.pages:
        raise Unreadable(
            f"Tệp có {pages} trang, nhiều hơn mức {limits.pages} trang đọc được: "
            "hãy tách riêng phần kế hoạch thành một tệp rồi tải lên."
        )


class _View:
    """Turns points of the page's own space into points as displayed."""

    def __init__(self, page: Any) -> None:
        self._left, self._bottom, self._right, self._top = page.get_cropbox()
        self.rotation = page.get_rotation()
        width, height = self._right - self._left, self._top - self._bottom
        lying = self.rotation in {90, 270}
        self.width, self.height = (height, width) if lying else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """(across, down) in points from the top left corner."""
        if self.rotation == 90:
            return y - self._bottom, x - self._left
        if self.rotation == 180:
            return self._right - x, y - self._bottom
        if self.rotation == 270:
            return self._top - y, self._right - x
        return x - self._left, self._top - y

    def is_upright(self, angle: float) -> bool:
        """Whether text at this angle (radians, clockwise) reads along the displayed lines."""
        off = (math.degrees(angle) + self.rotation) % 360
        return bool(min(off, 360 - off) < _UPRIGHT_DEGREES)


def _page(opened: Any, number: int) -> Page:
    view = _View(opened)
    page = Page(number, view.width, view.height)
    text = opened.get_textpage()
    count = text.count_chars()
    if count > _MOST_OBJECTS:
        raise Unreadable(BROKEN)
    _Letters(text.raw, view, page).gather(count)
    _Drawings(view, page).gather(opened)
    text.close()
    opened.close()
    return page


class _Letters:
    """Reads the characters of one page in the order in which they were written."""

    def __init__(self, text: Any, view: _View, page: Page) -> None:
        self._text, self._view, self._page = text, view, page
        self._box = [ctypes.c_double() for _ in range(4)]
        self._origin = [ctypes.c_double() for _ in range(2)]
        self._matrix = raw.FS_MATRIX()
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()

    def gather(self, count: int) -> None:
        """All upright letters of the page."""
        spaced = True
        for at in range(count):
            character = chr(raw.FPDFText_GetUnicode(self._text, at))
            if raw.FPDFText_HasUnicodeMapError(self._text, at) == 1 or character == "\x00":
                self._page.undecoded += 1
            if character in _LINE_END_HYPHENS:
                character = "-"
            if unicodedata.combining(character) and self._page.letters:
                last = self._page.letters[-1]
                self._page.letters[-1] = replace(last, text=last.text + character)
            elif character.isspace() or raw.FPDFText_IsGenerated(self._text, at) == 1:
                spaced = True
            elif self._view.is_upright(raw.FPDFText_GetCharAngle(self._text, at)):
                self._page.letters.append(self._letter(at, character, spaced))
                spaced = False

    def _letter(self, at: int, character: str, spaced: bool) -> Letter:
        left, right, bottom, top = self._box
        raw.FPDFText_GetCharBox(self._text, at, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(self._text, at, *self._origin)
        raw.FPDFText_GetMatrix(self._text, at, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d)
        corners = (
            self._view.point(left.value, bottom.value)[0],
            self._view.point(right.value, top.value)[0],
        )
        _, baseline = self._view.point(self._origin[0].value, self._origin[1].value)
        bold, italic = self._look(at)
        size = raw.FPDFText_GetFontSize(self._text, at) * scale
        return Letter(
            character, min(corners), max(corners), baseline, size or 1.0, spaced, bold, italic
        )

    def _look(self, at: int) -> tuple[bool, bool]:
        raw.FPDFText_GetFontInfo(self._text, at, self._name, len(self._name), self._flags)
        font = self._name.value.decode("utf-8", "replace")
        self._page.fonts.add(font)
        lower = font.lower()
        weight = raw.FPDFText_GetFontWeight(self._text, at)
        bold = weight >= _BOLD_WEIGHT or any(word in lower for word in _BOLD)
        return bold, any(word in lower for word in _ITALIC)


class _Drawings:
    """Reads the ruled lines and the size of pictures of one page."""

    def __init__(self, view: _View, page: Page) -> None:
        self._view, self._page = view, page
        self._seen = 0

    def gather(self, opened: Any) -> None:
        """Everything drawn, also inside forms."""
        whole = pdfium.PdfMatrix()
        count = raw.FPDFPage_CountObjects(opened.raw)
        for at in range(count):
            self._object(raw.FPDFPage_GetObject(opened.raw, at), whole, 0)

    def _object(self, drawn: Any, outer: pdfium.PdfMatrix, depth: int) -> None:
        self._seen += 1
        if self._seen > _MOST_OBJECTS:
            raise Unreadable(BROKEN)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(drawn, _matrix(drawn).multiply(outer))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self._picture(_matrix(drawn).multiply(outer))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MOST_NESTED:
            inner = _matrix(drawn).multiply(outer)
            for at in range(raw.FPDFFormObj_CountObjects(drawn)):
                self._object(raw.FPDFFormObj_GetObject(drawn, at), inner, depth + 1)

    def _picture(self, matrix: pdfium.PdfMatrix) -> None:
        """A picture fills the unit square; its share of the page is kept."""
        a, b = self._view.point(*matrix.on_point(0, 0)), self._view.point(*matrix.on_point(1, 1))
        area = abs(a[0] - b[0]) * abs(a[1] - b[1])
        self._page.pictured += area / max(self._page.width * self._page.height, 1.0)

    def _path(self, drawn: Any, matrix: pdfium.PdfMatrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
        for corners in _outlines(drawn):
            if not corners:
                continue
            points = [self._view.point(*matrix.on_point(x, y)) for x, y in corners]
            if stroke.value:
                for start, end in pairwise(points):
                    self._rule(start, end)
            elif fill.value:
                self._bar(points)

    def _bar(self, points: list[tuple[float, float]]) -> None:
        """A thin filled rectangle is a line; a thick one is shading."""
        across, down = [x for x, _ in points], [y for _, y in points]
        width, height = max(across) - min(across), max(down) - min(down)
        if height <= _THIN and width > height:
            middle = (min(down) + max(down)) / 2
            self._rule((min(across), middle), (max(across), middle))
        elif width <= _THIN and height > width:
            middle = (min(across) + max(across)) / 2
            self._rule((middle, min(down)), (middle, max(down)))

    def _rule(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        (x0, y0), (x1, y1) = start, end
        if abs(y0 - y1) < 1 <= abs(x0 - x1):
            self._page.rulings.append(Ruling(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) < 1 <= abs(y0 - y1):
            self._page.rulings.append(Ruling(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _matrix(drawn: Any) -> pdfium.PdfMatrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, found)
    return pdfium.PdfMatrix.from_raw(found)


def _outlines(path: Any) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path, closed parts ending where they began; no curves."""
    x, y = ctypes.c_float(), ctypes.c_float()
    corners: list[tuple[float, float]] = []
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            yield corners
            corners = []
        corners.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and corners[0] != corners[-1]:
            corners.append(corners[0])
    yield corners
