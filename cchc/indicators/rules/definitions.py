"""A definition as a value: how an indicator is measured from a day on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cchc.indicators.rules.values import Value

BEGINNING = date(2000, 1, 1)


@dataclass(frozen=True)
class Definition:
    """docs/rules/indicators.md; without a ``family`` there is no source.

    ``part`` and ``whole`` name figures of the family, which are added. ``narrowed_by`` and
    ``narrowed_to`` keep to one value of a dimension.
    """

    code: str
    name: str
    shelf: str
    kind: str = "ratio"
    family: str = ""
    part: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    unit: str = "%"
    direction: str = "up"
    decimals: int = 1
    formula: str = ""
    source: str = ""
    owner: str = "Văn phòng"
    no_data: str = "Chưa có hồ sơ nào trong mẫu số"
    version: int = 1
    valid_from: date = BEGINNING
    narrowed_by: str = ""
    narrowed_to: str = ""

    @property
    def has_source(self) -> bool:
        """Whether a room counts it."""
        return bool(self.family)

    def value(self, counts: Mapping[str, int]) -> Value:
        """From the figures of its family."""
        part = sum(counts[name] for name in self.part)
        return Value(self.kind, part, sum(counts[name] for name in self.whole))
