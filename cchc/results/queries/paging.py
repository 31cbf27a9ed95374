"""Long lists part after part, by the key of the last row: as quick at the end as at the front."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Slice(Generic[Row]):
    """A part of a list; ``after`` asks for the next one, 0 when this is the last."""

    rows: Sequence[Row]
    after: int
    is_first: bool


def sliced(rows: QuerySet[Row], after: int, size: int, *, newest_first: bool = False) -> Slice[Row]:
    """So many rows beyond the one with key ``after`` (0: from the beginning)."""
    rows = rows.order_by("-pk" if newest_first else "pk")
    if after:
        rows = rows.filter(**{"pk__lt" if newest_first else "pk__gt": after})
    found = list(rows[: size + 1])
    shown = found[:size]
    return Slice(shown, shown[-1].pk if len(found) > size else 0, not after)
