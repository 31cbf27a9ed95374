"""Whether a draft agrees with itself and with the period before; docs/rules/report-templates.md."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cchc.kernel.formats import number_vi, parse_number_vi
from cchc.reports.rules import ii06a
from cchc.reports.rules.composed import Composed, Figure, Table, TableRow
from cchc.reports.rules.edits import Edit, changed, placed

ERROR, WARNING = "error", "warning"
TOTAL = "Tổng cộng"
# Columns of form II.06a, from 0, each with those that make it up.
SUMS_OF_FORM = ((2, (3, 4, 5)), (6, (7, 8, 9)), (10, (11, 12)), (2, (6, 10)))
COUNTS_OF_AREAS = range(2, 8)
OPEN, CARRIED = "dossiers.open", "dossiers.carried_over"


@dataclass(frozen=True)
class Finding:
    """What does not agree; ``key`` names it for good, ``place`` the sentence to mend, if one."""

    key: str
    severity: str
    where: str
    message: str
    advice: str
    place: str = ""


def findings(
    report: Composed, edits: Sequence[Edit], before: Mapping[str, Any] | None = None
) -> list[Finding]:
    """Everything that does not agree, errors first.

    ``before``: of the report of the period before, its label and how many dossiers it left open.
    """
    found = [
        *_sums(report),
        *_one_value(report),
        *_carried_over(report, before),
        *_against_tables(report, edits),
    ]
    return sorted(found, key=lambda each: each.severity != ERROR)


def blocking(found: Iterable[Finding], waived: Iterable[str]) -> list[Finding]:
    """The errors that nobody waived."""
    known = set(waived)
    return [each for each in found if each.severity == ERROR and each.key not in known]


def _sums(report: Composed) -> Iterator[Finding]:
    for table in report.tables:
        if table.code == ii06a.CODE:
            yield from _form(table)
        if table.code in (ii06a.CODE, "areas"):
            yield from _total(table)


def _form(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        numbers = _numbers(row)
        for whole, parts in SUMS_OF_FORM:
            adds = sum(numbers[part] for part in parts)
            if numbers[whole] != adds:
                columns = " + ".join(str(part + 1) for part in parts)
                text = f"cột {whole + 1} là {numbers[whole]}, các cột {columns} cộng lại là {adds}"
                yield _of_table(table, row, f"{whole}", text)


def _total(table: Table) -> Iterator[Finding]:
    total = next((row for row in table.rows if row.cells and row.cells[1] == TOTAL), None)
    if total is None:
        return
    others = [_numbers(row) for row in table.rows if row.cells and row is not total]
    columns = COUNTS_OF_AREAS if table.code == "areas" else range(2, len(table.columns))
    for n in columns:
        adds = sum(row[n] for row in others)
        if _numbers(total)[n] != adds:
            text = f"cột {n + 1} là {_numbers(total)[n]}, các dòng cộng lại là {adds}"
            yield _of_table(table, total, f"total.{n}", text)


def _of_table(table: Table, row: TableRow, key: str, text: str) -> Finding:
    name = row.cells[1]
    return Finding(
        f"sum.{table.code}.{name}.{key}",
        ERROR,
        f"Bảng “{table.title}”, dòng “{name}”",
        f"Số không cộng khớp: {text}.",
        "Mở các bản ghi của dòng này, sửa hồ sơ ghi sai rồi rút dự thảo và lập lại.",
    )


def _numbers(row: TableRow) -> dict[int, int]:
    """The counts of a row by column."""
    found = {}
    for n, cell in enumerate(row.cells):
        bare = cell.replace(".", "").replace("%", "")
        found[n] = int(parse_number_vi(bare)) if bare.isdigit() else 0
    return found


def _figures(report: Composed) -> Iterator[tuple[str, Figure]]:
    for place, _, sentence in placed(report):
        yield from ((place, figure) for figure in sentence.figures)
    for table in report.tables:
        for row in table.rows:
            yield from (("", figure) for figure in row.figures)


def _one_value(report: Composed) -> Iterator[Finding]:
    """The same figure is the same number wherever it stands."""
    first: dict[str, Figure] = {}
    for place, figure in _figures(report):
        known = first.setdefault(figure.id, figure)
        if known.value != figure.value:
            yield Finding(
                f"value.{figure.id}",
                ERROR,
                f"Số liệu {figure.id}",
                f"Chỗ ghi {known.printed}, chỗ ghi {figure.printed}.",
                "Rút dự thảo rồi lập lại; còn khác thì báo quản trị.",
                place,
            )


def _carried_over(report: Composed, before: Mapping[str, Any] | None) -> Iterator[Finding]:
    """What was carried over is what the period before left open."""
    carried = next(((p, f) for p, f in _figures(report) if f.id == CARRIED), None)
    if carried is None or not before or int(carried[1].value) == before[OPEN]:
        return
    reported, now = number_vi(before[OPEN]), number_vi(int(carried[1].value))
    yield Finding(
        f"carried.{before[OPEN]}.{carried[1].value}",
        ERROR,
        "Hồ sơ kỳ trước chuyển sang",
        f"{before['label']} báo cáo còn {reported} hồ sơ đang giải quyết, kỳ này ghi chuyển sang "
        f"{now}.",
        "Tìm hồ sơ được nhập hoặc sửa sau kỳ trước; đúng là do nhập muộn thì bỏ qua và ghi lý do.",
        carried[0],
    )


def _against_tables(report: Composed, edits: Sequence[Edit]) -> Iterator[Finding]:
    """A number changed by hand that a table still prints as computed."""
    by_place = {edit.place: edit for edit in edits}
    in_tables = {
        figure.id: table for table in report.tables for row in table.rows for figure in row.figures
    }
    for place, section, sentence in placed(report):
        edit = by_place.get(place)
        for one in changed(sentence, edit.text) if edit else ():
            figure = next((f for f in sentence.figures if f.printed == one.computed), None)
            if figure and figure.id in in_tables:
                table = in_tables[figure.id]
                yield Finding(
                    f"edit.{place}.{one.computed}.{one.edited}",
                    ERROR,
                    section.title or "Mở đầu",
                    f"Câu sửa tay ghi {one.edited} thay cho {one.computed}, nhưng bảng "
                    f"“{table.title}” vẫn ghi {one.computed}.",
                    "Lấy lại câu do hệ thống tính, hoặc bỏ qua và ghi lý do.",
                    place,
                )
