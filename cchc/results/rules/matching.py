"""Which file is the scan of which row; docs/rules/results.md, "Files by number"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc.kernel.text import fold

NO_ROW = "không có dòng chưa số hóa nào mang số này"
SEVERAL = "nhiều dòng cùng số, ghi thêm năm vào tên tệp"
TWICE = "đã có tệp khác cho cùng một dòng"


@dataclass(frozen=True)
class Numbered:
    """A row that waits for its scan."""

    key: int
    number: str
    year: int


@dataclass(frozen=True)
class Matched:
    """A file and its row, or why there is none."""

    file: str
    key: int | None = None
    why: str = ""


def matched(files: Sequence[str], rows: Iterable[Numbered]) -> list[Matched]:
    """For each file name, in order, the row whose number stands in it."""
    waiting = list(rows)
    taken: set[int] = set()
    found = []
    for file in files:
        one = _row_of(file, waiting)
        if one.key is not None and one.key in taken:
            one = Matched(file, why=TWICE)
        elif one.key is not None:
            taken.add(one.key)
        found.append(one)
    return found


def _row_of(file: str, rows: Iterable[Numbered]) -> Matched:
    stem = file.rpartition(".")[0] or file
    words = f" {fold(stem)} "
    fitting = [row for row in rows if fold(row.number) and f" {fold(row.number)} " in words]
    longest = max((len(fold(row.number)) for row in fitting), default=0)
    best = [row for row in fitting if len(fold(row.number)) == longest]
    if len(best) > 1:
        best = [row for row in best if _has_year(words, row)]
        if len(best) != 1:
            return Matched(file, why=SEVERAL)
    return Matched(file, best[0].key) if best else Matched(file, why=NO_ROW)


def _has_year(words: str, row: Numbered) -> bool:
    """Whether the year stands in the name besides the number."""
    without = words.replace(f" {fold(row.number)} ", " ", 1)
    return f" {row.year} " in without
