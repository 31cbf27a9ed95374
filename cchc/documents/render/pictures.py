"""A drawing as PNG, for Word, lettered in the fonts of this installation."""

from functools import cache
from pathlib import Path

import typst

DOTS = 200  # to an inch
SHEET = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg", width: float(sys.inputs.width) * 1mm)
"""


@cache
def fonts_in(folder: Path) -> typst.Fonts:
    """The fonts of that folder and no others."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )


def png(svg: str, width: float, fonts: Path) -> bytes:
    """The drawing so many millimetres wide; the same drawing, the same bytes."""
    found = typst.compile(
        SHEET,
        font_paths=fonts_in(fonts),
        sys_inputs={"drawing": svg, "width": str(width)},
        format="png",
        ppi=DOTS,
    )
    assert isinstance(found, bytes)
    return found
