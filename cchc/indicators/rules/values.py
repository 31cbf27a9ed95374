"""Part and whole -> a value, exact; docs/rules/indicators.md, "Kinds of values"."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from cchc.kernel.formats import number_vi
from cchc.kernel.numbers import NO_DATA, Ratio

MINUTES = 60
DIVIDED = ("ratio", "average", "time", "score")


@dataclass(frozen=True)
class Value:
    """What a definition gives; ``part`` None: there is no source."""

    kind: str
    part: int | None
    whole: int | None = None

    @property
    def has_data(self) -> bool:
        """Whether there is anything to show."""
        if self.part is None:
            return False
        return bool(self.whole) if self.kind in DIVIDED else True

    @property
    def ratio(self) -> Ratio | None:
        """The pair of a ratio with a source."""
        if self.kind != "ratio" or self.part is None:
            return None
        return Ratio(self.part, self.whole or 0)

    @property
    def rest(self) -> int | None:
        """What of a ratio's whole is not its part."""
        return None if self.ratio is None else max(0, self.ratio.whole - self.ratio.part)

    def exact(self) -> Fraction | None:
        """Percent, number, hours, points or đồng; None without data."""
        if not self.has_data:
            return None
        assert self.part is not None
        if self.kind == "ratio":
            return Fraction(self.part * 100, self.whole or 1)
        if self.kind == "average":
            return Fraction(self.part, (self.whole or 1) * MINUTES)
        if self.kind == "score":
            return Fraction(self.part, self.whole or 1)
        return Fraction(self.part, MINUTES if self.kind == "time" else 1)

    def decimal(
        self,
        places: int = 1,
        bars: Iterable[Decimal | int] = (),
        caps: Iterable[Decimal | int] = (),
    ) -> Decimal | None:
        """The value as shown; a ratio never passes a bar or cap that it does not reach."""
        exact = self.exact()
        if exact is None:
            return None
        if self.ratio is not None:
            return self.ratio.percent(places, bars, caps)
        if exact.denominator == 1:
            return Decimal(exact.numerator)
        exponent = Decimal(1).scaleb(-places)
        quotient = Decimal(exact.numerator) / Decimal(exact.denominator)
        return quotient.quantize(exponent, ROUND_HALF_UP)

    def shown(
        self,
        unit: str = "",
        places: int = 1,
        bars: Iterable[Decimal | int] = (),
        caps: Iterable[Decimal | int] = (),
    ) -> str:
        """ "99,8%", "12 hồ sơ", "9,5 giờ làm việc"; "chưa có số liệu"."""
        if self.ratio is not None:
            return self.ratio.show(places, bars, caps)
        number = self.decimal(places)
        return NO_DATA if number is None else f"{number_vi(number)} {unit}".strip()
