"""The calendar of a year's reports: how far each is; docs/rules/report-calendar.md."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period


class Stage(StrEnum):
    """How far a report of the calendar is."""

    NOT_OPEN = "not_open"
    AHEAD = "ahead"
    IN_PROGRESS = "in_progress"
    ISSUED = "issued"
    SENT = "sent"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Signs:
    """What tells how far a report is."""

    is_open: bool = False
    is_asked: bool = False
    has_draft: bool = False
    issued_on: date | None = None
    is_sent: bool = False
    is_cancelled: bool = False


@dataclass(frozen=True)
class Demand:
    """Who asked for a report on demand, by which document, until when."""

    title: str
    basis: str
    due_on: date
    kind: str = "cchc"


def stage_of(signs: Signs) -> Stage:
    """The furthest that is true; what was cancelled goes no further."""
    if signs.issued_on:
        return Stage.SENT if signs.is_sent else Stage.ISSUED
    if signs.is_cancelled:
        return Stage.CANCELLED
    if signs.has_draft or (signs.is_open and signs.is_asked):
        return Stage.IN_PROGRESS
    return Stage.AHEAD if signs.is_open else Stage.NOT_OPEN


def judged_on(signs: Signs, today: date) -> date:
    """The day against which the due day is held: that of the issue, else today."""
    return signs.issued_on or today


def may_open_ahead(signs: Signs, due_on: date, today: date) -> bool:
    """Whether the one act for the rest of the year opens it: neither begun nor past its day."""
    return stage_of(signs) is Stage.NOT_OPEN and due_on >= today


def check_demand(demand: Demand, period: Period, year: int) -> None:
    """RuleBroken beside the field that is missing or wrong."""
    if not demand.title.strip():
        raise RuleBroken("Ghi tên báo cáo như văn bản yêu cầu nêu.", field="title")
    if not demand.basis.strip():
        raise RuleBroken("Ghi số, ngày và nơi ban hành của văn bản yêu cầu báo cáo.", field="basis")
    if {period.first.year, period.last.year} != {year}:
        raise RuleBroken(f"Kỳ báo cáo phải nằm trong năm {year} của kế hoạch.", field="last")
