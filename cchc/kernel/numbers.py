"""A number is a pair: part and whole travel together, verdicts compare exactly.

Rule and worked examples: docs/rules/ratio.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from cchc.kernel.formats import number_vi

NO_DATA = "chưa có số liệu"


@dataclass(frozen=True)
class Ratio:
    """``part`` of ``whole``, both counts; a whole of 0 is "no data", never 0 % or 100 %."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        if self.part < 0 or self.whole < 0:
            raise ValueError(f"counts cannot be negative: {self}")
        if self.part and not self.whole:
            raise ValueError(f"a part of nothing: {self}")

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(self.part + other.part, self.whole + other.whole)

    @classmethod
    def total(cls, ratios: Iterable["Ratio"]) -> "Ratio":
        """All of them added; "no data" when there are none."""
        return sum(ratios, cls(0, 0))

    @property
    def has_data(self) -> bool:
        """Whether there is anything to measure."""
        return self.whole > 0

    def at_least(self, percent: Decimal | int) -> bool | None:
        """Whether the exact percentage reaches ``percent``; None without data."""
        return self._exact() >= Fraction(percent) if self.has_data else None

    def at_most(self, percent: Decimal | int) -> bool | None:
        """Whether the exact percentage does not exceed ``percent``; None without data."""
        return self._exact() <= Fraction(percent) if self.has_data else None

    def percent(
        self,
        places: int = 1,
        bars: Iterable[Decimal | int] = (),
        caps: Iterable[Decimal | int] = (),
    ) -> Decimal | None:
        """The percentage as shown, None without data.

        Half up, but never at or above a bar (100 is one) that the exact value is below, and never
        at or below a cap (0 is one) that it is above; a place is added when nothing else fits.
        """
        if not self.has_data:
            return None
        exact = self._exact()
        above = [bar for bar in (100, *bars) if exact < Fraction(bar)]
        below = [cap for cap in (0, *caps) if exact > Fraction(cap)]
        while True:
            scaled = exact * 10**places
            for number in (floor(scaled + Fraction(1, 2)), floor(scaled), ceil(scaled)):
                shown = Decimal(number).scaleb(-places)
                if all(shown < bar for bar in above) and all(shown > cap for cap in below):
                    return shown
            places += 1

    def show(
        self,
        places: int = 1,
        bars: Iterable[Decimal | int] = (),
        caps: Iterable[Decimal | int] = (),
    ) -> str:
        """ "99,8%" by the rule of ``percent``; a whole percentage without decimals, "100%"."""
        shown = self.percent(places, bars, caps)
        if shown is None:
            return NO_DATA
        exact = self._exact()
        return f"{number_vi(int(exact) if exact.denominator == 1 else shown)}%"

    def _exact(self) -> Fraction:
        return Fraction(self.part * 100, self.whole)
