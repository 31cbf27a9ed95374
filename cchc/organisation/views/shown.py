"""Records of organisation as components show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cchc.kernel.audit import EventView
from cchc.kernel.formats import date_vi, moment_vi
from cchc.organisation import queries
from cchc.organisation.choices import ACTS_DONE, AccountState
from cchc.organisation.models import Delegation, Post, User
from cchc.organisation.rules.sign_in import UNTIL_UNLOCKED
from cchc.web.components import Badge, Entry, Tone

_TONES: dict[AccountState, Tone] = {
    AccountState.OPEN: "good",
    AccountState.LOCKED: "bad",
    AccountState.DORMANT: "warn",
    AccountState.CLOSED: "neutral",
}


@dataclass(frozen=True)
class AccountRow:
    """A line of the list of accounts."""

    user: User
    posts: Sequence[Post]
    state: Badge
    review_is_due: bool = False


def account_badge(state: AccountState) -> Badge:
    """The state of an account in its colour."""
    return Badge(str(state.label), _TONES[state])


def lock_end(user: User) -> str:
    """Until when an account is locked, in words."""
    if user.locked_until is None:
        return ""
    if user.locked_until == UNTIL_UNLOCKED:
        return "đến khi quản trị viên mở khóa"
    return f"đến {moment_vi(user.locked_until)}"


def account_rows(
    people: Sequence[User],
    at: datetime,
    dormant: datetime,
    *,
    review_due: datetime | None = None,
) -> list[AccountRow]:
    """Rows for people that ``queries.accounts`` found."""
    return [
        AccountRow(
            user,
            getattr(user, "posts_now", ()),
            account_badge(queries.account_state(user, at, dormant)),
            bool(review_due and (user.reviewed_at or user.opened_at or at) < review_due),
        )
        for user in people
    ]


def entries(events: Sequence[EventView]) -> list[Entry]:
    """A history for the timeline: who did what, with the reason where there is one."""
    names = queries.names_of(event.actor for event in events)
    return [
        Entry(
            at=event.at,
            actor=names[event.actor],
            text=ACTS_DONE.get(event.act, event.act),
            detail=_detail(event),
        )
        for event in events
    ]


def _detail(event: EventView) -> str:
    payload = event.payload or {}
    told = [payload.get(name) for name in ("title", "reason", "document")]
    return "; ".join(str(part) for part in told if part)


@dataclass(frozen=True)
class DelegationRow:
    """A line of the list of delegations."""

    delegation: Delegation
    state: Badge
    may_revoke: bool


def delegation_row(
    delegation: Delegation, user: User, today: date, everybody: bool
) -> DelegationRow:
    """The delegation with its state today."""
    state = _delegation_badge(delegation, today)
    open_ended = not delegation.revoked_on and delegation.to_on >= today
    mine = everybody or delegation.absent_id == user.pk
    return DelegationRow(delegation, state, open_ended and mine)


def _delegation_badge(delegation: Delegation, today: date) -> Badge:
    if delegation.revoked_on:
        return Badge(f"Thu hồi {date_vi(delegation.revoked_on)}")
    if delegation.to_on < today:
        return Badge("Đã hết")
    if delegation.from_on > today:
        return Badge("Sắp tới", "info")
    return Badge("Đang thay", "good")
