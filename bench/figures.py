"""What a measuring module hands over."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value; ``wanted`` is set where any other value is a failure."""

    figure: str
    value: float
    unit: str
    wanted: float | None = None

    @property
    def fails(self) -> bool:
        """Whether the value is not the one that is wanted."""
        return self.wanted is not None and self.value != self.wanted

    def as_line(self) -> str:
        """The JSON line that is printed."""
        shown = {"figure": self.figure, "value": self.value, "unit": self.unit}
        return json.dumps(shown, ensure_ascii=False)


Measure = Callable[[bool], Iterable[Figure]]
