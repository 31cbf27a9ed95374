"""What a session remembers besides the person: last activity, whether it is locked."""

from datetime import datetime

from django.contrib.auth import login, logout
from django.http import HttpRequest

from cchc.organisation import queries
from cchc.organisation.choices import Role
from cchc.organisation.models import User

_ACTIVE, _MINUTES, _LOCKED = "active_at", "idle_minutes", "locked"
# Activity is written down at most this often, so that reading pages seldom writes.
GRAIN_SECONDS = 20


def begin(request: HttpRequest, user: User, at: datetime) -> None:
    """Sign the person in under a new session key."""
    login(request, user)
    request.session.set_expiry(None)  # one of nobody that kept a form was to end with it
    _start(request, user, at)


def end(request: HttpRequest) -> None:
    """Forget the person and everything of the session."""
    logout(request)


def unlock(request: HttpRequest, at: datetime) -> None:
    """Go on after an idle lock, under a new session key."""
    request.session.cycle_key()
    request.session[_LOCKED] = False
    request.session[_ACTIVE] = int(at.timestamp())


def is_locked(request: HttpRequest, user: User, at: datetime, *, counts: bool) -> bool:
    """Whether the session is locked now; locks it when the person was idle for too long.

    ``counts``: whether this request shows that somebody is there (a poll of the page does not).
    """
    session = request.session
    if _ACTIVE not in session:
        _start(request, user, at)
    if session.get(_LOCKED):
        return True
    idle = at.timestamp() - session[_ACTIVE]
    if idle >= session[_MINUTES] * 60:
        session[_LOCKED] = True
        return True
    if counts and idle >= GRAIN_SECONDS:
        session[_ACTIVE] = int(at.timestamp())
    return False


def idle_minutes(request: HttpRequest) -> int:
    """After how many minutes this session locks; 0 when nobody is signed in."""
    return int(request.session.get(_MINUTES, 0))


def _start(request: HttpRequest, user: User, at: datetime) -> None:
    administers = Role.ADMINISTRATOR in queries.roles_of(user, at.date())
    key = "sign_in.administrator_idle_minutes" if administers else "sign_in.idle_minutes"
    request.session[_MINUTES] = queries.integer_setting(user.agency, key)
    request.session[_ACTIVE] = int(at.timestamp())
    request.session[_LOCKED] = False
