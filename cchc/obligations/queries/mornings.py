"""What a morning's digests are made of."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from cchc.obligations.choices import State
from cchc.obligations.models import Obligation, ReminderRun
from cchc.organisation.choices import Role
from cchc.organisation.models import Agency, Post, User

_HORIZON = timedelta(days=60)  # the longest reminder, 30 working days, with a long holiday


def agencies_to_remind(day: date) -> QuerySet[Agency]:
    """Agencies that owe something and whose digests of that day were not put yet."""
    done = ReminderRun.objects.filter(day=day).values("agency")
    owing = Obligation.objects.filter(state=State.OPEN).values("agency")
    return Agency.objects.filter(pk__in=owing).exclude(pk__in=done).order_by("pk")


def open_until_soon(agency: Agency, day: date) -> QuerySet[Obligation]:
    """Open obligations that are late or come due within the longest reminder."""
    return (
        Obligation.objects.filter(agency=agency, state=State.OPEN, due_on__lte=day + _HORIZON)
        .select_related("unit", "chief")
        .prefetch_related("helpers")
        .order_by("due_on", "pk")
    )


def posts_of(agency: Agency, day: date) -> list[Post]:
    """The posts that active people of the agency hold that day."""
    still = Q(to_on__isnull=True) | Q(to_on__gte=day)
    posts = Post.objects.filter(still, user__agency=agency, user__is_active=True, from_on__lte=day)
    return list(posts.select_related("user", "unit").order_by("pk"))


def writers_by_unit(posts: Iterable[Post], may: Collection[int]) -> dict[int, list[User]]:
    """Who may submit, by the units in which they hold a post."""
    found: dict[int, list[User]] = defaultdict(list)
    for post in posts:
        if post.user_id in may:
            found[post.unit_id].append(post.user)
    return found


def leaders_in_charge(row: Obligation, posts: Iterable[Post]) -> list[User]:
    """The leader named for the unit; else the only vice-chair; else the chair (reminders.md)."""
    by_role: dict[str, list[User]] = defaultdict(list)
    for post in posts:
        by_role[post.role].append(post.user)
    vice, chair = by_role[Role.VICE_CHAIR], by_role[Role.CHAIR]
    named = row.unit.overseer_id if row.unit else None
    charged = [leader for leader in (*vice, *chair) if leader.pk == named]
    return charged[:1] or (vice if len(vice) == 1 else []) or chair or vice
