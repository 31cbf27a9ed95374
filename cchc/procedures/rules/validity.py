"""From when to when versions are applied; docs/rules/procedures.md, "Which version applies"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cchc.kernel.errors import RuleBroken
from cchc.procedures.choices import Standing, VersionState
from cchc.procedures.whole import Life

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """The days of a version that was published; ``last`` None is until further notice."""

    number: int
    first: date
    last: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the version is applied on the day."""
        return self.first <= day and (self.last is None or day <= self.last)


def span_of(number: int, life: Life) -> Span | None:
    """The days of a version; none of a draft, nor of one withdrawn before it began."""
    if life.state == VersionState.DRAFT or life.valid_from is None:
        return None
    if life.state == VersionState.WITHDRAWN and life.valid_to is None:
        return None
    return Span(number, life.valid_from, life.valid_to)


def spans_of(lives: Mapping[int, Life]) -> list[Span]:
    """The days of the versions, by their number, that have any."""
    found: Iterable[Span | None] = (span_of(number, life) for number, life in lives.items())
    return [span for span in found if span is not None]


def standing(life: Life, day: date) -> Standing:
    """What the version is on the day."""
    if life.state == VersionState.DRAFT:
        return Standing.DRAFT
    span = span_of(0, life)
    if span is not None and span.covers(day):
        return Standing.IN_FORCE
    if span is None or life.state == VersionState.WITHDRAWN:
        return Standing.WITHDRAWN
    return Standing.FORTHCOMING if day < span.first else Standing.ENDED


def check_life(life: Life) -> None:
    """RuleBroken where the state and the days of withdrawal or of the end do not agree."""
    if life.valid_to and (life.valid_from is None or life.valid_to < life.valid_from):
        raise RuleBroken("Ngày cuối phải từ ngày bắt đầu áp dụng trở đi.", field="valid_to")
    if life.state != VersionState.WITHDRAWN:
        if life.withdrawn_on or life.withdraw_reason:
            raise RuleBroken("Chỉ phiên bản đã bãi bỏ mới ghi ngày, lý do.", field="withdrawn_on")
        return
    if life.withdrawn_on is None or not life.withdraw_reason:
        raise RuleBroken("Phiên bản đã bãi bỏ: ghi từ ngày nào, lý do.", field="withdrawn_on")
    if life.valid_to is not None and life.valid_to >= life.withdrawn_on:
        raise RuleBroken("Ngày cuối phải trước ngày bãi bỏ.", field="valid_to")


def ended_by(before: Sequence[Span], new: Span, today: date) -> Span | None:
    """The open version that the new one ends the day before it begins, as it will then be.

    RuleBroken where the new version overlaps another one, or would end one that was applied
    after its new last day: dossiers of those days have kept it.
    """
    later = [span for span in before if span.first >= new.first]
    if later:
        raise RuleBroken(
            f"Phiên bản {later[0].number} áp dụng từ {later[0].first:%d/%m/%Y}; phiên bản mới phải "
            f"áp dụng từ sau ngày đó.",
            field="valid_from",
        )
    met = next((span for span in before if span.last is None or span.last >= new.first), None)
    if met is None:
        return None
    if met.last is not None:
        raise RuleBroken(
            f"Phiên bản {met.number} áp dụng đến hết {met.last:%d/%m/%Y}; phiên bản mới phải áp "
            f"dụng từ sau ngày đó.",
            field="valid_from",
        )
    if new.first < today:
        raise RuleBroken(
            f"Phiên bản {met.number} đã áp dụng đến hôm nay, không thay lùi về ngày cũ được: "
            f"hãy chọn từ ngày {today:%d/%m/%Y} trở đi.",
            field="valid_from",
        )
    return Span(met.number, met.first, new.first - _DAY)
