"""The leader's board: one screen, one printed page; docs/rules/leaders-board.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from cchc.dossiers import queries as dossiers
from cchc.dossiers.choices import Alarm
from cchc.feedback import queries as feedback
from cchc.indicators import queries
from cchc.indicators.queries import Reading, Valued
from cchc.indicators.showing import TargetLine, change_of, opened, page_of, target_lines
from cchc.kernel.formats import number_vi
from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import Period
from cchc.obligations import measures as obligations
from cchc.obligations.choices import TASK, Figure
from cchc.organisation.models import User
from cchc.plans.models import Plan
from cchc.web.components import Badge, Stat, Tone

CODES = (
    "nhiem-vu-dung-han",
    "dung-han-bieu",
    "dung-han-thuc",
    "nop-truc-tuyen",
    "so-hoa-ket-qua",
    "hai-long-phuc-vu",
    "hai-long-giai-quyet",
    "phan-anh-dung-han",
)
BY_UNIT = "dung-han-bieu"
RISKS = (Alarm.LATE, dossiers.SOON)


@dataclass(frozen=True)
class Trended:
    """An indicator in the period, in the one before and in the same period of last year."""

    found: Valued
    before: Valued | None
    former: Valued | None

    @property
    def change(self) -> Badge | None:
        """Better or worse than the same period of last year."""
        return change_of(self.found, self.former)

    @property
    def url(self) -> str:
        """Its page."""
        return page_of(self.found)

    @property
    def bars(self) -> list[tuple[str, str, int]]:
        """(label, value, per cent of the height) of the three periods, the oldest first."""
        named = (("năm trước", self.former), ("kỳ trước", self.before), ("kỳ này", self.found))
        return [
            (label, each.shown, _height(each))
            for label, each in named
            if each is not None and each.value.has_data
        ]


@dataclass(frozen=True)
class UnitLine:
    """A unit: its tasks due, done and late; its dossiers in time of those finished."""

    label: str
    due: int
    done: int
    overdue: int
    tasks_url: str
    late_url: str
    dossiers: Ratio
    dossiers_url: str


@dataclass(frozen=True)
class Board:
    """Everything on the page."""

    period: Period
    figures: Sequence[Trended]
    plan: Plan | None
    targets: Sequence[TargetLine]
    today: Sequence[Stat]
    units: Sequence[UnitLine]


def board_for(user: User, period: Period, *, at: datetime) -> Board:
    """Of the person's agency; what concerns cases only as far as the person sees it."""
    today = at.date()
    now, before, former = (
        Reading(user.agency, each, at) for each in (period, period.previous(), period.last_year())
    )
    plan = queries.plan_with_targets(user, "", today=today)
    alive = queries.targets_of(plan, as_of=at, today=today) if plan else None
    return Board(
        period,
        [_figure(code, now, before, former) for code in CODES],
        plan,
        target_lines(alive) if alive else [],
        _today(user, at),
        _units(user, now),
    )


def _figure(code: str, *readings: Reading) -> Trended:
    found, before, former = (
        queries.value_of(
            each.asked.agency, code, each.asked.period, as_of=each.asked.as_of, reading=each
        )
        for each in readings
    )
    assert found is not None, code  # ready made: a test asks for each
    return Trended(found, before, former)


def _height(found: Valued | None) -> int:
    ratio = found.value.ratio if found else None
    return int(100 * ratio.part / ratio.whole) if ratio and ratio.whole else 0


def _today(user: User, at: datetime) -> list[Stat]:
    """What is late and what soon will be, of the cases that the person sees."""
    risks, petitions = reverse("dossiers:risks"), reverse("feedback:petitions")
    late, soon = (dossiers.risky(user, risk, at=at).count() for risk in RISKS)
    found = [
        _stat("Hồ sơ trễ hạn", late, f"{risks}?risk={RISKS[0]}", "late"),
        _stat("Hồ sơ sắp đến hạn", soon, f"{risks}?risk={RISKS[1]}", "warn"),
    ]
    waiting = feedback.waiting_for(user, today=at.date())
    if waiting:
        overdue = f"{petitions}?muc={feedback.LATE}"
        found += [
            _stat("Phản ánh cần xử lý", waiting["under_way"], petitions, "info"),
            _stat("Phản ánh quá hạn", waiting["late"], overdue, "late"),
        ]
    return found


def _stat(label: str, number: int, url: str, tone: Tone) -> Stat:
    return Stat(label, number_vi(number), url, tone=tone if number else "neutral")


def _units(user: User, now: Reading) -> list[UnitLine]:
    """The units that have tasks due or finished dossiers in the period, by name."""
    asked = now.asked
    rows = obligations.task_counts(
        asked.agency, asked.period, as_of=asked.as_of, by="unit", kind=TASK
    )
    counted = queries.value_of(asked.agency, BY_UNIT, asked.period, as_of=asked.as_of, reading=now)
    parts = queries.by_dimension(counted, "unit", now) if counted else []
    shares = {each.key: each for each in parts}
    lines = [
        _unit(row, shares.pop(row.key, None), asked.period) for row in rows if row.counts.planned
    ]
    rest = [_only_dossiers(each) for each in shares.values()]
    return [line for line in (*lines, *rest) if line.due or line.overdue or line.dossiers.whole]


def _unit(row: obligations.CountRow, share: Valued | None, period: Period) -> UnitLine:
    return UnitLine(
        row.label,
        row.counts.due,
        row.counts.done,
        row.counts.overdue,
        _tasks(period, row.key, Figure.DUE),
        _tasks(period, row.key, Figure.OVERDUE),
        _ratio(share),
        _rows_of(share),
    )


def _only_dossiers(share: Valued) -> UnitLine:
    return UnitLine(share.label, 0, 0, 0, "", "", _ratio(share), _rows_of(share))


def _ratio(share: Valued | None) -> Ratio:
    return (share.value.ratio if share else None) or Ratio(0, 0)


def _rows_of(share: Valued | None) -> str:
    """The address of the unit's finished dossiers."""
    return opened(share, by="unit")[1].url if share else ""


def _tasks(period: Period, unit: str, figure: Figure) -> str:
    asked = {"ky": period.code, "theo": "unit", "nhom": unit, "dem": figure.value}
    return f"{reverse('obligations:figure')}?{urlencode(asked)}"
