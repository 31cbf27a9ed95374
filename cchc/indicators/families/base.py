"""What a family of figures offers: its figures, its dimensions, the rows behind each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django.db.models import QuerySet

from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.organisation.models import Agency, User


@dataclass(frozen=True)
class Asked:
    """Of whom, over which days, as it stood when."""

    agency: Agency
    period: Period
    as_of: datetime

    @property
    def today(self) -> date:
        """The day of ``as_of`` in Hà Nội."""
        return self.as_of.astimezone(HANOI).date()


@dataclass(frozen=True)
class Group:
    """The figures of one value of a dimension; ``key`` is "" for the rows that have none."""

    key: str
    label: str
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Line:
    """A row behind a figure as a list shows it; ``url`` "" when the person may not open it."""

    label: str
    detail: str
    url: str = ""


@dataclass(frozen=True)
class Behind:
    """The rows behind a figure: how many in all, those the person sees, how each is shown."""

    total: int
    rows: "QuerySet[Any] | Sequence[Any]"
    lines: Callable[[Sequence[Any]], Sequence[Line]]


class Family(Protocol):
    """Figures that one room counts; each module of this folder has one or more."""

    @property
    def code(self) -> str:
        """Its name in definitions."""

    @property
    def label(self) -> str:
        """Its name for people."""

    @property
    def figures(self) -> Mapping[str, str]:
        """What it counts, by code."""

    @property
    def dimensions(self) -> Mapping[str, str]:
        """By what it can be parted."""

    def counts(self, asked: Asked) -> Mapping[str, int]:
        """Every figure."""

    def groups(self, asked: Asked, dimension: str) -> Sequence[Group]:
        """Every figure of each value of the dimension; KeyError for an unknown one."""

    def behind(self, user: User, asked: Asked, wanted: "Wanted") -> Behind:
        """The rows of these figures."""

    def keys(self, asked: Asked, figures: Sequence[str]) -> list[str]:
        """What names the rows of these figures for good, in order; not parted."""


@dataclass(frozen=True)
class Wanted:
    """Rows of any of ``figures`` and of none of ``without``, within a group where one is named."""

    figures: tuple[str, ...]
    without: tuple[str, ...] = ()
    dimension: str = ""
    key: str = ""
