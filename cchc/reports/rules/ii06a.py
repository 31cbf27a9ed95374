"""Form II.06a/VPCP/KSTT as a table of a report, the whole first, each number with its rows."""

from collections.abc import Callable, Collection, Sequence

from cchc.kernel.formats import number_vi
from cchc.reports.rules.composed import Figure, Table, TableRow

CODE = "ii06a"
TITLE = "Tình hình, kết quả giải quyết thủ tục hành chính (biểu số II.06a/VPCP/KSTT)"
# What each column of the form adds up, from the third on.
COUNTED: tuple[tuple[str, ...], ...] = (
    ("received", "carried_over"),
    ("received_online",),
    ("received_counter", "received_postal"),
    ("carried_over",),
    ("finished",),
    ("finished_early",),
    ("finished_on_time",),
    ("finished_late",),
    ("open",),
    ("open_within",),
    ("open_overdue",),
)
COLUMNS = (
    "TT",
    "Lĩnh vực",
    "Tiếp nhận: tổng số",
    "Tiếp nhận: trực tuyến",
    "Tiếp nhận: trực tiếp, bưu chính",
    "Tiếp nhận: từ kỳ trước",
    "Đã giải quyết: tổng số",
    "Đã giải quyết: trước hạn",
    "Đã giải quyết: đúng hạn",
    "Đã giải quyết: quá hạn",
    "Đang giải quyết: tổng số",
    "Đang giải quyết: trong hạn",
    "Đang giải quyết: quá hạn",
)


def heading(column: str) -> tuple[str, tuple[str, ...]]:
    """The words above a column of figures, and the group of columns above them."""
    group, _, words = column.rpartition(": ")
    return f"{words[:1].upper()}{words[1:]}", (group,) if group else ()


def table(
    rows: Sequence[Sequence[int | str]],
    fields: Collection[str],
    figure: Callable[[tuple[str, ...], str], Figure],
) -> Table:
    """The form; a row of a field that has rows at other levels too opens none of its own."""
    sums = [sum(int(row[n]) for row in rows) for n in range(2, len(COLUMNS))]
    total = TableRow(
        ("", "Tổng cộng", *map(number_vi, sums)),
        tuple(figure(figures, "") for figures in COUNTED),
    )
    return Table(CODE, TITLE, COLUMNS, (total, *(_row(row, fields, figure) for row in rows)))


def _row(
    row: Sequence[int | str],
    fields: Collection[str],
    figure: Callable[[tuple[str, ...], str], Figure],
) -> TableRow:
    number, name, counts = str(row[0]), str(row[1]), [int(cell) for cell in row[2:]]
    cells = (number, name, *map(number_vi, counts))
    if name not in fields:
        return TableRow(cells)
    made = tuple(figure(figures, name) for figures in COUNTED)
    agrees = [int(one.value) for one in made] == counts
    return TableRow(cells, made if agrees else ())
