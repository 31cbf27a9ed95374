"""The tables of a report: by area, by unit, the targets, and the appendix of tasks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc.kernel.formats import date_vi, number_vi
from cchc.kernel.numbers import NO_DATA
from cchc.reports.rules.composed import Figure, Maker, Table, TableRow
from cchc.reports.rules.counts import Counted
from cchc.reports.rules.facts import Facts, Group, TargetLine, TaskLine
from cchc.reports.rules.filling import Found
from cchc.reports.rules.tasks import SHOWN

COUNTS = ("planned", "due", "done_on_time", "done_late", "waiting", "overdue")
COUNT_TITLES = (
    "Tổng số",
    "Đến hạn trong kỳ",
    "Đúng hạn",
    "Sau thời hạn",
    "Chờ nghiệm thu",
    "Quá hạn",
)
RATE_TITLE = "Tỷ lệ hoàn thành"
NOTHING_DUE = "–"


def by_area(facts: Facts, make: Maker) -> Table:
    """Counts of tasks by area, the whole below."""
    columns = ("TT", "Lĩnh vực", *COUNT_TITLES, RATE_TITLE)
    rows = [_counts(group, str(n), make) for n, group in enumerate(facts.by_area, 1)]
    return Table(
        "areas",
        "Tình hình thực hiện nhiệm vụ theo lĩnh vực",
        columns,
        (*rows, _counts(facts.whole, "", make, label="Tổng cộng")),
    )


def by_unit(facts: Facts, make: Maker) -> Table:
    """Counts of tasks by leading unit."""
    columns = ("TT", "Bộ phận chủ trì", *COUNT_TITLES, RATE_TITLE)
    rows = tuple(_counts(group, str(n), make) for n, group in enumerate(facts.by_unit, 1))
    return Table("units", "Tình hình thực hiện nhiệm vụ theo bộ phận chủ trì", columns, rows)


def _counts(group: Group, number: str, make: Maker, label: str = "") -> TableRow:
    found = Counted(group, make)
    figures: list[Figure] = [found[name] for name in COUNTS]
    cells = [number_vi(int(figure.value)) for figure in figures]
    if group["due"]:
        rate = found.rate()
        figures.append(rate)
        cells.append(rate.printed)
    else:
        cells.append(NOTHING_DUE)
    return TableRow((number, label or group.label, *cells), tuple(figures))


def targets(facts: Facts) -> Table:
    """The targets of the plan with what is known of them."""
    rows = tuple(
        TableRow((str(n), target.text, wanted(target), NO_DATA))
        for n, target in enumerate(facts.targets, 1)
    )
    columns = ("TT", "Chỉ tiêu", "Mức kế hoạch", "Kết quả")
    return Table("targets", "Kết quả thực hiện các chỉ tiêu", columns, rows)


def wanted(target: TargetLine) -> str:
    """ "từ 99,9% trở lên", "không quá 5%", "100%"; "không nêu mức" without a value."""
    if target.value is None:
        return "không nêu mức"
    number = number_vi(target.value.normalize() + 0)
    measured = f"{number}%" if target.unit == "%" else f"{number} {target.unit}".strip()
    return {"ge": f"từ {measured} trở lên", "le": f"không quá {measured}"}.get(
        target.comparison, measured
    )


@dataclass(frozen=True)
class TargetRow:
    """A target with the value of the indicator that a person bound to it, and how it stands."""

    text: str
    wanted: str
    found: Found | None
    state: str


def alive(targets: Sequence[TargetRow]) -> Table:
    """The targets of the plan with their values in the period."""
    columns = ("TT", "Chỉ tiêu", "Kết quả", "Mức kế hoạch", "Đánh giá")
    rows = tuple(_alive(number, target) for number, target in enumerate(targets, 1))
    return Table("targets", "Kết quả thực hiện các chỉ tiêu", columns, rows)


def _alive(number: int, target: TargetRow) -> TableRow:
    found = target.found
    has_data = found is not None and not found.missing
    words = found.words if found and has_data else NO_DATA
    said = target.state or (NOTHING_DUE if found else "chưa gắn chỉ số")
    cells = (str(number), target.text, words, target.wanted, said)
    return TableRow(cells, found.figures if found and has_data else ())


def of_tasks(facts: Facts) -> Table:
    """The appendix: every task of the plan with what became of it in the period."""
    columns = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn", "Kết quả")
    return Table("tasks", "Danh mục nhiệm vụ và kết quả thực hiện", columns, tuple(_tasks(facts)))


def _tasks(facts: Facts) -> Iterator[TableRow]:
    known = {code for code, _ in facts.areas}
    for code, title in facts.areas:
        here = [task for task in facts.tasks if task.area == code]
        if here:
            yield TableRow(group=f"{code}. {title}")
            yield from (_task(task, facts) for task in here)
    others = [task for task in facts.tasks if task.area not in known]
    if others and known:
        yield TableRow(group="Nhiệm vụ khác")
    yield from (_task(task, facts) for task in others)


def _task(task: TaskLine, facts: Facts) -> TableRow:
    return TableRow(
        (
            task.number or task.ident,
            task.title,
            "\n".join(task.products),
            task.lead,
            task.coordinating,
            _dates(task, facts),
            _result(task),
        )
    )


def _dates(task: TaskLine, facts: Facts) -> str:
    """The dates in the period, else the next one, else what is waited for."""
    period = facts.period
    dates = task.due_within(period.first, period.last)
    if not dates:
        dates = [d for d in sorted({x.due_on for x in task.duties if x.due_on}) if d > period.last]
        dates = dates[:1]
    if dates:
        return "\n".join(map(date_vi, dates))
    if task.counted == "awaiting_event":
        return _awaited(task)
    return task.deadline or "–"


def _awaited(task: TaskLine) -> str:
    events = [d.event for d in task.duties if d.event]
    return events[0] if events else "chưa ấn định thời hạn"


def _result(task: TaskLine) -> str:
    words = SHOWN[task.counted]
    if task.is_carried_over and task.counted != "overdue":
        words = f"quá hạn từ kỳ trước; {words}" if task.counted else "quá hạn từ kỳ trước"
    return f"{words[0].upper()}{words[1:]}"
