"""Index and margin of a share of satisfied answers; docs/rules/satisfaction.md, "Formulas"."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from cchc.kernel.numbers import Ratio

SATISFIED = 4  # hài lòng and rất hài lòng
LEAST, MOST = 1, 5
Z = Decimal("1.959964")  # two-sided 95 %
_TENTH = Decimal("0.1")
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Interval:
    """Percentages between which the true share lies, 95 times of 100; rounded outward."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class Stratum:
    """A layer of a drawn sample: how many dossiers there were, how many answers say what."""

    size: int
    answers: Ratio


@dataclass(frozen=True)
class Weighted:
    """The share weighted by strata; ``covered`` of ``size`` dossiers lie in answered strata.

    ``effective`` is the number of equally weighted answers that would be worth as much.
    """

    share: Fraction | None
    effective: Fraction
    covered: int
    size: int

    @property
    def percent(self) -> Decimal | None:
        """With one place, half up; None without an answer."""
        if self.share is None:
            return None
        return Ratio(self.share.numerator, self.share.denominator).percent()

    @property
    def interval(self) -> Interval | None:
        """Wilson's with the effective number of answers; None without an answer."""
        if self.share is None:
            return None
        return _wilson(self.share, self.effective)


def satisfied(marks: Iterable[tuple[int, int]]) -> Ratio:
    """(mark, how many) of each mark: those of 4 and 5 of all."""
    counts = dict(marks)
    return Ratio(sum(n for mark, n in counts.items() if mark >= SATISFIED), sum(counts.values()))


def wilson(found: Ratio) -> Interval | None:
    """The 95 % interval of Wilson; None without data."""
    if not found.has_data:
        return None
    return _wilson(Fraction(found.part, found.whole), Fraction(found.whole))


def _wilson(share: Fraction, n: Fraction) -> Interval:
    p, number = _decimal(share), _decimal(n)
    around = Z * Z / number
    middle = p + around / 2
    half = Z * (p * (1 - p) / number + around / number / 4).sqrt()
    below, above = (middle - half) / (1 + around), (middle + half) / (1 + around)
    if share == 0:  # exactly, where the square root would leave a dust
        below = Decimal(0)
    if share == 1:
        above = Decimal(1)
    return Interval(_rounded(below, ROUND_FLOOR), _rounded(above, ROUND_CEILING))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _rounded(share: Decimal, how: str) -> Decimal:
    percent = (share * _HUNDRED).quantize(_TENTH, rounding=how)
    return min(max(percent, Decimal(0)), _HUNDRED)


def weighted(strata: Iterable[Stratum]) -> Weighted:
    """Each stratum counts by its size; strata without an answer are left out and said."""
    every = list(strata)
    answered = [each for each in every if each.answers.has_data]
    covered = sum(each.size for each in answered)
    size = sum(each.size for each in every)
    if not covered:
        return Weighted(None, Fraction(0), 0, size)
    share, spread = Fraction(0), Fraction(0)
    for each in answered:
        weight = Fraction(each.size, covered)
        share += weight * Fraction(each.answers.part, each.answers.whole)
        spread += weight * weight / each.answers.whole
    return Weighted(share, 1 / spread, covered, size)
