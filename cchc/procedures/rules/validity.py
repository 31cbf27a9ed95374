"""From when to when versions are applied; docs/rules/procedures.md, "Which version applies"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from cchc.kernel.errors import RuleBroken
from cchc.procedures.choices import Standing, VersionState

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


def covers(state: VersionState, valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """Whether a version is the one of the day; a withdrawn one without a last day never was."""
    if state == VersionState.DRAFT or valid_from is None:
        return False
    if state == VersionState.WITHDRAWN and valid_to is None:
        return False
    return Span(0, valid_from, valid_to).covers(day)


def standing(
    state: VersionState, valid_from: date | None, valid_to: date | None, day: date
) -> Standing:
    """What the version is on the day."""
    if state == VersionState.DRAFT or valid_from is None:
        return Standing.DRAFT
    if covers(state, valid_from, valid_to, day):
        return Standing.IN_FORCE
    if state == VersionState.WITHDRAWN:
        return Standing.WITHDRAWN
    return Standing.FORTHCOMING if day < valid_from else Standing.ENDED


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
    check_last_day(met, new.first - _DAY, today)
    return Span(met.number, met.first, new.first - _DAY)


def check_last_day(span: Span, last: date, today: date) -> None:
    """RuleBroken where a version would end before a day on which it has already been applied."""
    if last < today - _DAY:
        raise RuleBroken(
            f"Phiên bản {span.number} đã áp dụng đến hôm nay, không kết thúc lùi về ngày cũ được: "
            f"hãy chọn từ ngày {today:%d/%m/%Y} trở đi.",
            field="valid_from",
        )


def overlap(spans: Sequence[Span]) -> tuple[Span, Span] | None:
    """Two versions that share a day, the earlier first, or nothing."""
    ordered = sorted(spans, key=lambda span: span.first)
    for one, next_one in pairwise(ordered):
        if one.last is None or one.last >= next_one.first:
            return one, next_one
    return None
