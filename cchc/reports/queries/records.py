"""The records behind one figure of a report, as they stood at its moment."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from cchc.obligations import measures
from cchc.obligations.choices import RECOMMENDATION, TASK, Figure
from cchc.obligations.measures import CountRow
from cchc.obligations.queries import Stood, as_they_stood
from cchc.plans import queries as plans
from cchc.plans.models import Target
from cchc.plans.queries import PlannedTask
from cchc.reports.queries.gathering import Asked
from cchc.reports.rules.following import following

NAMES = {
    **{figure.value: str(figure.label) for figure in Figure},
    "done": "Hoàn thành",
    "done_rate": "Tỷ lệ hoàn thành trên số đến hạn",
    "late": "Đang quá hạn, kể cả từ kỳ trước",
    "next_due": "Đến hạn trong kỳ tới",
    "products_accepted": "Sản phẩm được nghiệm thu",
    "events_awaited": "Sự kiện chưa diễn ra",
    "dates_to_set": "Chưa ấn định thời hạn",
    "units": "Bộ phận chủ trì",
    "areas": "Lĩnh vực",
    "targets": "Chỉ tiêu",
    "recommended": "Kiến nghị giám sát trong kỳ",
    "answers_due": "Nội dung kiến nghị đến hạn trả lời",
    "answers_on_time": "Nội dung kiến nghị được trả lời đúng hạn",
}
# The figures about recommendations, by those of the measure.
ANSWERS: dict[str, tuple[str, ...]] = {
    "recommended": ("made",),
    "answers_due": ("on_time", "late"),
    "answers_on_time": ("on_time",),
}
SUMS = {
    "done": ("done_on_time", "done_late"),
    "done_rate": ("due",),
    "late": ("overdue", "carried_over"),
    "units": ("planned",),
    "areas": ("planned",),
}


@dataclass(frozen=True)
class Records:
    """What was counted: obligations with their standing then, or targets of the plan."""

    label: str
    group: str
    rows: Sequence[Stood] = ()
    targets: Sequence[Target] = ()


def records_behind(asked: Asked, ident: str) -> Records | None:
    """The records of the figure with that id; None when there is no such figure."""
    group, _, name = ident.rpartition(".")
    if name not in NAMES:
        return None
    if name == "targets":
        return Records(NAMES[name], "", targets=list(asked.plan.targets.all()))
    if name in ANSWERS:
        return Records(NAMES[name], "", _answers(asked, ANSWERS[name])) if not group else None
    tasks = plans.planned_tasks(asked.plan, as_of=asked.as_of)
    row = _row(asked, tasks, group)
    if row is None:
        return None
    stood = asked.stood(tasks)
    keys = _keys(asked, tasks, row, name, stood)
    return Records(NAMES[name], row.label if group else "", [s for s in stood if s.row.pk in keys])


def _answers(asked: Asked, figures: Collection[str]) -> list[Stood]:
    """The answers owed that a figure about recommendations counted."""
    agency, as_of = asked.plan.agency, asked.as_of
    owed = {
        key: recommendation
        for figure in figures
        for key, recommendation in measures.answers_behind(
            agency, asked.period, figure, as_of=as_of
        )
    }
    keys = {str(recommendation) for recommendation in owed.values()}
    stood = as_they_stood(agency, kind=RECOMMENDATION, keys=keys, as_of=as_of)
    return [s for s in stood if s.row.pk in owed]


def _row(asked: Asked, tasks: Sequence[PlannedTask], group: str) -> CountRow | None:
    """The counts of the group that the id names."""
    if not group:
        return asked.counts(tasks)[0]
    kind, _, key = group.partition(".")
    if kind == "unit":
        wanted = "" if key == "0" else key
        return next((row for row in asked.counts(tasks, "unit") if row.key == wanted), None)
    if kind != "area":
        return None
    rows = asked.counts(tasks, "area")
    codes = {str(area): area.code for area in asked.plan.areas.all()}
    others = [row for row in rows if row.key not in codes]
    named = {f"other{n}": row for n, row in enumerate(others)}
    return next((row for row in rows if codes.get(row.key) == key), named.get(key))


def _keys(
    asked: Asked, tasks: Sequence[PlannedTask], row: CountRow, name: str, stood: Sequence[Stood]
) -> Collection[int]:
    """The obligations that the figure counted."""
    if name in Figure.values or name in SUMS:
        return {key for part in SUMS.get(name, (name,)) for key in row.records[part]}
    special: dict[str, Callable[[], Collection[int]]] = {
        "next_due": lambda: _next_due(asked, stood),
        "products_accepted": lambda: _accepted(asked, tasks),
        "events_awaited": lambda: _awaiting(stood, undated=False),
        "dates_to_set": lambda: _awaiting(stood, undated=True),
    }
    return special[name]()


def _next_due(asked: Asked, stood: Sequence[Stood]) -> set[int]:
    after = following(asked.period)
    return {
        s.row.pk
        for s in stood
        if s.standing in ("running", "waiting")
        and s.binding_on
        and after.first <= s.binding_on <= after.last
    }


def _accepted(asked: Asked, tasks: Sequence[PlannedTask]) -> set[int]:
    keys = [task.key for task in tasks]
    found = measures.products_accepted(
        asked.plan.agency, asked.period, as_of=asked.as_of, kind=TASK, keys=keys
    )
    return set(found.values_list("obligation", flat=True))


def _awaiting(stood: Sequence[Stood], *, undated: bool) -> set[int]:
    return {
        s.row.pk
        for s in stood
        if s.binding_on is None and s.row.event and s.row.event.is_date_to_set is undated
    }
