"""Whether a version was announced and shown in time; docs/rules/procedures.md, "Publication"."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cchc.kernel.errors import RuleBroken
from cchc.procedures.whole import Life

DAYS = 5  # working days of a province; a ministry has more
WorkingDays = Callable[[date, date], int]


@dataclass(frozen=True)
class Publication:
    """Working days from the decision to its effect, and to the day on which it was shown."""

    before_effect: int
    to_public: int

    @property
    def is_announced_in_time(self) -> bool:
        """Decided five working days or more before it takes effect."""
        return self.before_effect >= DAYS

    @property
    def is_shown_in_time(self) -> bool:
        """Shown within five working days of the decision."""
        return self.to_public <= DAYS


def publication(
    decided: date, effective: date, published: date, working_days: WorkingDays
) -> Publication:
    """Count; ``working_days`` counts the working days after its first day, to its last."""
    return Publication(working_days(decided, effective), working_days(decided, published))


def check_dates(
    *,
    decided: date | None,
    effective: date | None,
    published: date | None,
    valid_from: date | None,
) -> None:
    """RuleBroken where a date is missing or the dates come in a wrong order."""
    if decided is None:
        raise RuleBroken("Ghi ngày của quyết định công bố.", field="decision_on")
    if effective is None:
        raise RuleBroken("Ghi ngày có hiệu lực.", field="effective_on")
    if published is None:
        raise RuleBroken("Ghi ngày công khai.", field="published_on")
    if valid_from is None:
        raise RuleBroken("Ghi ngày bắt đầu áp dụng.", field="valid_from")
    if effective < decided:
        raise RuleBroken("Ngày có hiệu lực không được trước ngày quyết định.", field="effective_on")
    if published < decided:
        raise RuleBroken("Ngày công khai không được trước ngày quyết định.", field="published_on")
    if valid_from < effective:
        raise RuleBroken("Không áp dụng trước ngày quyết định có hiệu lực.", field="valid_from")


def check_announced(life: Life, today: date) -> None:
    """RuleBroken where a published version lacks its decision, or what is said is to come."""
    if not life.decision_number.strip():
        raise RuleBroken("Ghi số quyết định công bố.", field="decision_number")
    check_dates(
        decided=life.decision_on,
        effective=life.effective_on,
        published=life.published_on,
        valid_from=life.valid_from,
    )
    if life.published_on is not None and life.published_on > today:
        raise RuleBroken("Ngày công khai không được sau hôm nay.", field="published_on")
