"""What comes out of a long table: rows of texts and moments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

# A number is text as it would be typed; what the workbook itself formats as a date is one.
Cell = str | date | datetime


@dataclass(frozen=True)
class Row:
    """A row with at least one filled cell; ``number`` counts from 1 as the program shows it.

    ``sheet`` is empty in a .csv file.
    """

    sheet: str
    number: int
    cells: Sequence[Cell]

    def at(self, column: int) -> Cell:
        """The cell of a column from 0; empty text beyond the last one."""
        return self.cells[column] if column < len(self.cells) else ""


def column_name(column: int) -> str:
    """The letters of a column from 0: A, B, … Z, AA."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
