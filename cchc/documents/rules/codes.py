"""QR codes as black squares, the same on paper and on the screen."""

import io

import segno

QUIET = 3  # white squares around, besides the paper's own white
ERROR = "m"  # a code stays readable with about 15 % of it gone
_DOTS = 12  # of a picture, along the edge of a square


def edge(text: str) -> int:
    """How many squares the code has along its edge, the white ones around it included."""
    return len(_squares(text))


def path(text: str) -> str:
    """The black squares as the path of a drawing, one unit to a square."""
    runs = []
    for y, row in enumerate(_squares(text)):
        start = None
        for x, is_black in enumerate((*row, 0)):
            if is_black and start is None:
                start = x
            elif not is_black and start is not None:
                runs.append(f"M{start} {y}h{x - start}v1h-{x - start}z")
                start = None
    return "".join(runs)


def drawing(text: str) -> str:
    """The code as SVG."""
    size = edge(text)
    box = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"'
    return f'<svg {box} shape-rendering="crispEdges"><path d="{path(text)}"/></svg>'


def picture(text: str) -> bytes:
    """The code as PNG, for Word."""
    stream = io.BytesIO()
    _code(text).save(stream, kind="png", scale=_DOTS, border=QUIET)
    return stream.getvalue()


def _code(text: str) -> segno.QRCode:
    return segno.make_qr(text, error=ERROR)


def _squares(text: str) -> list[tuple[int, ...]]:
    return [tuple(row) for row in _code(text).matrix_iter(border=QUIET)]
