"""Long lists part after part, by the key of the last row: as quick at the end as at the front."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from cchc.notices.models import Notice

ROWS_A_PAGE = 30


@dataclass(frozen=True)
class Part:
    """A part of a list; ``after`` asks for the next one, 0 when this is the last."""

    rows: Sequence[Notice]
    after: int
    is_first: bool


def sliced(
    rows: QuerySet[Notice], after: int, *, newest_first: bool = True, size: int = ROWS_A_PAGE
) -> Part:
    """So many rows beyond the one with key ``after`` (0: from the beginning)."""
    rows = rows.order_by("-pk" if newest_first else "pk")
    if after:
        rows = rows.filter(**{"pk__lt" if newest_first else "pk__gt": after})
    found = list(rows[: size + 1])
    shown = found[:size]
    return Part(shown, shown[-1].pk if len(found) > size else 0, not after)
