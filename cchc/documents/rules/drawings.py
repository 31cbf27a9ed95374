"""Bars and lines drawn for print: black on white, every number written beside its mark.

Measures in millimetres on a sheet as wide as the text of an A4 page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

from cchc.documents.content import ChartBlock
from cchc.documents.rules.layout import text_width

WIDTH = 165.0
LETTERS = 3.9  # height of the letters, about 11 points
POINTS = LETTERS / 0.3528
BAR, BAR_STEP = 4.6, 7.4
LABELS = 58.0
LINE_HEIGHT, SIDE, TOP, BOTTOM = 44.0, 16.0, 12.0, 9.0
FONT = "Tinos, 'Times New Roman', serif"
GREY, INK = "#7a7a7a", "#000000"


@dataclass(frozen=True)
class Words:
    """A label or a number; ``anchor`` is "start", "middle" or "end"."""

    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True)
class Mark:
    """A bar (``height`` of it) or, with ``height`` 0, a point of a line."""

    x: float
    y: float
    width: float
    height: float = 0.0


@dataclass(frozen=True)
class Drawing:
    """Everything that is drawn; ``line`` are the corners of a line."""

    height: float
    marks: tuple[Mark, ...]
    words: tuple[Words, ...]
    line: str = ""
    axis: tuple[float, float, float, float] = (0, 0, 0, 0)
    width: float = WIDTH


def drawn(block: ChartBlock) -> Drawing:
    """The drawing of a chart."""
    top = _top(block)
    return _line(block, top) if block.kind == "line" else _bars(block, top)


def svg(block: ChartBlock) -> str:
    """The same as SVG."""
    drawing = drawn(block)
    box = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(WIDTH)} {_n(drawing.height)}"'
    return f"<svg {box}>{''.join(_pieces(drawing))}</svg>"


def _pieces(drawing: Drawing) -> Iterator[str]:
    x1, y1, x2, y2 = map(_n, drawing.axis)
    yield f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{INK}" stroke-width="0.3"/>'
    if drawing.line:
        points = f'points="{drawing.line}" fill="none"'
        yield f'<polyline {points} stroke="{INK}" stroke-width="0.6"/>'
    for mark in drawing.marks:
        if mark.height:
            size = f'width="{_n(mark.width)}" height="{_n(mark.height)}"'
            yield f'<rect x="{_n(mark.x)}" y="{_n(mark.y)}" {size} fill="{GREY}"/>'
        else:
            yield f'<circle cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.width)}" fill="{INK}"/>'
    for words in drawing.words:
        place = f'x="{_n(words.x)}" y="{_n(words.y)}" text-anchor="{words.anchor}"'
        look = f'font-family="{FONT}" font-size="{LETTERS}"'
        yield f"<text {place} {look}>{escape(words.text)}</text>"


def _top(block: ChartBlock) -> Decimal:
    """The number at the end of the scale."""
    numbers = [Decimal(number) for _, number, _ in block.points]
    return Decimal(100) if block.is_share else max([*numbers, Decimal(1)])


def _bars(block: ChartBlock, top: Decimal) -> Drawing:
    room = WIDTH - LABELS - 22
    marks, words = [], []
    for n, (label, number, said) in enumerate(block.points):
        y = 1.5 + n * BAR_STEP
        long = float(Decimal(number) / top) * room
        marks.append(Mark(LABELS, y, max(long, 0.2), BAR))
        words.append(Words(LABELS - 2, y + BAR - 0.9, _short(label, LABELS - 4), "end"))
        words.append(Words(LABELS + long + 1.5, y + BAR - 0.9, said))
    height = len(block.points) * BAR_STEP + 1
    axis = (LABELS, 0.0, LABELS, height)
    return Drawing(height, tuple(marks), tuple(words), axis=axis)


def _line(block: ChartBlock, top: Decimal) -> Drawing:
    step = (WIDTH - 2 * SIDE) / max(len(block.points) - 1, 1)
    room = LINE_HEIGHT - TOP - BOTTOM
    marks, words = [], []
    for n, (label, number, said) in enumerate(block.points):
        x, y = SIDE + n * step, TOP + room - float(Decimal(number) / top) * room
        marks.append(Mark(x, y, 0.9))
        words.append(Words(x, y - 2.2, said, "middle"))
        words.append(Words(x, LINE_HEIGHT - 2.5, _short(label, step - 1), "middle"))
    corners = " ".join(f"{_n(mark.x)},{_n(mark.y)}" for mark in marks)
    floor = TOP + room
    axis = (SIDE - 6, floor, WIDTH - SIDE + 6, floor)
    return Drawing(LINE_HEIGHT, tuple(marks), tuple(words), corners, axis)


def _short(label: str, room: float) -> str:
    """The label, cut off with three dots where it is too long."""
    if text_width(label, POINTS) <= room:
        return label
    kept = label
    while kept and text_width(f"{kept}…", POINTS) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
