"""Plans and tasks that a person looks for by words."""

from collections.abc import Callable
from datetime import date

from cchc.kernel.text import fold
from cchc.organisation.models import User
from cchc.plans.models import Plan, Task
from cchc.plans.queries.plans import agency_plans, visible_to


def plans_found(user: User, text: str, *, today: date, most: int) -> list[Plan]:
    """The visible plans whose title, number or year has every word, the newest first."""
    holds = _holder(text)
    rows = visible_to(user, today=today).order_by("-year", "-serial")
    found = [row for row in rows if holds(row.title, row.number, row.symbol, row.code)]
    return found[:most]


def tasks_found(user: User, text: str, *, today: date, most: int) -> list[Task]:
    """Tasks of the agency's visible plans with every word in title or products, newest first.

    A plan has some thirty tasks and an agency one plan a year: they are compared here, because
    the database knows no Vietnamese fold.
    """
    holds = _holder(text)
    plans = agency_plans(user, today=today)
    rows = (
        Task.objects.filter(plan__in=plans, dropped_at=None)
        .select_related("plan", "area")
        .order_by("-plan__year", "-plan__serial", "order")
    )
    found = [row for row in rows if holds(row.label, row.title, *map(str, row.products))]
    return found[:most]


def _holder(text: str) -> Callable[..., bool]:
    words = fold(text).split()

    def holds(*parts: str) -> bool:
        folded = fold(" ".join(parts))
        return bool(words) and all(word in folded for word in words)

    return holds
