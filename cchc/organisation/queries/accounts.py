"""Accounts as the administrator sees them: state, dormancy, review, history."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from operator import attrgetter

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from cchc.kernel import audit
from cchc.kernel.audit import EventView
from cchc.kernel.text import fold
from cchc.organisation.choices import AccountState
from cchc.organisation.models import Agency, Post, User
from cchc.organisation.queries.holding import held_on
from cchc.organisation.queries.settings import integer_setting
from cchc.organisation.rules.names import name_order
from cchc.organisation.rules.sign_in import is_locked


def accounts(
    agency: Agency, at: datetime, *, state: AccountState | None = None, text: str = ""
) -> list[User]:
    """The accounts of the agency with ``posts_now``, narrowed to a state and to a text."""
    now = Prefetch(
        "posts",
        Post.objects.filter(held_on(at.date())).select_related("unit"),
        to_attr="posts_now",
    )
    found: QuerySet[User] = User.objects.filter(agency=agency).prefetch_related(now)
    if state:
        found = found.filter(_in_state(agency, state, at))
    wanted = fold(text)
    named = [user for user in found if wanted in fold(f"{user.full_name} {user.username}")]
    return sorted(named, key=lambda user: name_order(user.full_name))


def account_state(user: User, at: datetime, dormant: datetime) -> AccountState:
    """The state of an account; ``dormant`` from ``dormant_since``."""
    if not user.is_active:
        return AccountState.CLOSED
    if is_locked(user.locked_until, at):
        return AccountState.LOCKED
    last = user.last_login or user.opened_at
    return AccountState.DORMANT if last and last < dormant else AccountState.OPEN


def dormant_since(agency: Agency, at: datetime) -> datetime:
    """Who has not signed in since then has forgotten the account."""
    return at - timedelta(days=integer_setting(agency, "accounts.dormant_days"))


def review_due(agency: Agency, at: datetime) -> datetime:
    """Accounts last reviewed before then are due."""
    months = integer_setting(agency, "accounts.review_months")
    return at - timedelta(days=months * 365 // 12)


def post_for(user: User, pk: int) -> Post:
    """A post of one's own agency, or Http404."""
    found = (
        Post.objects.filter(pk=pk, user__agency=user.agency_id)
        .select_related("user__agency", "unit")
        .first()
    )
    if found is None:
        raise Http404
    return found


def history_of(user: User) -> list[EventView]:
    """Everything that was done to the account and its posts, the latest first."""
    agency = user.agency.code
    events = audit.history(agency, "account", str(user.pk))
    for pk in user.posts.values_list("pk", flat=True):
        events += audit.history(agency, "post", str(pk))
    return sorted(events, key=attrgetter("seq"), reverse=True)


def names_of(actor_keys: Iterable[str]) -> dict[str, str]:
    """The names behind actor keys; one query. The program itself is "Hệ thống"."""
    numbers = {key: key.removeprefix("person:") for key in set(actor_keys)}
    people = User.objects.in_bulk([int(n) for n in numbers.values() if n.isdigit()])
    names = {key: people[int(n)].full_name for key, n in numbers.items() if n.isdigit()}
    return {key: names.get(key, "Hệ thống") for key in numbers}


def posts_of(user: User) -> QuerySet[Post]:
    """All posts of a person, the present ones first."""
    return user.posts.select_related("unit").order_by("-from_on")


def _in_state(agency: Agency, state: AccountState, at: datetime) -> Q:
    closed, locked = Q(is_active=False), Q(locked_until__gt=at)
    dormant = dormant_since(agency, at)
    forgotten = Q(last_login__lt=dormant) | Q(last_login__isnull=True, opened_at__lt=dormant)
    return {
        AccountState.CLOSED: closed,
        AccountState.LOCKED: ~closed & locked,
        AccountState.DORMANT: ~closed & ~locked & forgotten,
        AccountState.OPEN: ~closed & ~locked & ~forgotten,
    }[state]
