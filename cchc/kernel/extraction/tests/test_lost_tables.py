"""Cells that a converter joined are told by the marks of the old file."""

import pytest

from cchc.kernel.extraction.blocks import Block, Cell, Paragraph, Place, Row, Table
from cchc.kernel.extraction.errors import Unreadable
from cchc.kernel.extraction.gathering import Gathered
from cchc.kernel.extraction.lost_tables import refuse_lost_tables

HERE = Place(None, 1, 1)
CELLS = ("Rà soát văn bản", "Danh mục văn bản;", "Văn phòng UBND")


def marked(*cells: str) -> bytes:
    """Bytes of an old file around its text, which begins at an odd place as it may."""
    text = "".join(f"{cell}\x07" for cell in cells)
    return b"\xd0\xcf\x11\xe0\x01" + text.encode("utf-16-le") + b"\x07\x00\x02"


def gathered(*blocks: Block) -> Gathered:
    return Gathered(blocks)


def test_cells_that_came_out_as_one_text_refuse_the_file() -> None:
    with pytest.raises(Unreadable, match=r"\.docx"):
        refuse_lost_tables(marked(*CELLS), gathered(Paragraph("".join(CELLS), HERE)))


def test_a_table_that_came_through_is_taken_also_beside_paragraphs_of_its_words() -> None:
    row = Row(tuple(Cell((text,)) for text in CELLS), (1, 1, 1), HERE)
    blocks = (Table((row,), 0, HERE), Paragraph(" ".join(CELLS), HERE))
    refuse_lost_tables(marked(*CELLS), gathered(*blocks))


@pytest.mark.parametrize("cells", [("20", "26"), ("2025", "2026"), ("I", "II"), ("-", "-")])
def test_figures_side_by_side_are_not_taken_for_a_year_elsewhere(cells: tuple[str, ...]) -> None:
    refuse_lost_tables(marked(*cells), gathered(Paragraph("năm 2026, 20252026, III, --", HERE)))
