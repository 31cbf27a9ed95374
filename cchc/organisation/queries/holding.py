"""When a post is held."""

from datetime import date

from django.db.models import Q


def held_between(first: date, last: date | None) -> Q:
    """Posts held on any of those days; ``last`` None is for ever."""
    begun = Q(from_on__lte=last) if last else Q()
    return begun & (Q(to_on__isnull=True) | Q(to_on__gte=first))


def held_on(day: date) -> Q:
    """Posts held on that day."""
    return held_between(day, day)
