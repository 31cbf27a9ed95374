"""Where a target stands, and how much more it can bear; docs/rules/indicators.md."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from cchc.kernel.numbers import Ratio

NO_DATA, MET, AT_RISK, MISSED = "no_data", "met", "at_risk", "missed"


@dataclass(frozen=True)
class Bar:
    """What a target demands: "ge", "le" or "eq" a percentage."""

    comparison: str
    value: Decimal


def expected(whole: int, *, last_year: int, gone: int, days: int) -> int:
    """The whole that the period will have at its end; ``gone`` of ``days`` are over."""
    if last_year:
        return max(whole, last_year)
    return max(whole, ceil(Fraction(whole * days, max(1, min(gone, days)))))


def bears(found: Ratio, bar: Bar, whole_at_end: int) -> int:
    """How many more failures the bar bears; below 0 it is lost whatever follows.

    A failure of "ge" is one more that is not in the part, of "le" one more that is.
    """
    limit = Fraction(bar.value)
    if bar.comparison == "le":
        return floor(whole_at_end * limit / 100) - found.part
    return floor(whole_at_end * (100 - limit) / 100) - (found.whole - found.part)


def state(found: Ratio, bar: Bar, whole_at_end: int, *, is_over: bool) -> str:
    """One of the four states."""
    if not found.has_data:
        return NO_DATA
    is_reached = found.at_most(bar.value) if bar.comparison == "le" else found.at_least(bar.value)
    if is_over:
        return MET if is_reached else MISSED
    left = bears(found, bar, whole_at_end)
    if left < 0:
        return MISSED
    if not is_reached:
        return AT_RISK
    bears_nothing = left == 0 and not _allows_none(bar)
    return AT_RISK if bears_nothing else MET


def _allows_none(bar: Bar) -> bool:
    """A bar of 100 (or a cap of 0) never bears a failure: reaching it is all there is."""
    return bar.value == (0 if bar.comparison == "le" else 100)
