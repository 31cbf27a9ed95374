"""Pages of a list that may be very long: counting stops where nobody leafs any more."""

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.utils.functional import cached_property

if TYPE_CHECKING:
    _Pages = Paginator[Any]
else:
    _Pages = Paginator

MOST = 10_000


class LongPaginator(_Pages):
    """The first ``MOST`` rows of a query in pages: a page costs the same however many there are."""

    @cached_property
    def count(self) -> int:
        """How many rows can be leafed through."""
        return min(self._found, MOST)

    @property
    def has_more(self) -> bool:
        """Whether there are rows behind the last page."""
        return self._found > MOST

    @cached_property
    def _found(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[: MOST + 1].count())  # in any order: by the best index
