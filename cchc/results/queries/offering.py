"""Once only: what the repository already holds of somebody."""

from dataclasses import dataclass
from datetime import date

from cchc.citizens.models import Citizen
from cchc.results.models import Result
from cchc.results.queries.repository import in_force


@dataclass(frozen=True)
class HeldResult:
    """A result in force of a holder: its name, since when, and how it is called."""

    name: str
    on: date
    label: str


def held_by(holder: Citizen, *, today: date) -> list[HeldResult]:
    """The results in force of the holder, the oldest first. One query."""
    rows = Result.objects.filter(in_force(today), holder=holder).order_by("issued_on", "pk")
    told = rows.values_list("name", "issued_on", "number", "subject_label")
    return [
        HeldResult(name, on, f"kết quả số {number}" if number else subject)
        for name, on, number, subject in told
    ]
