"""What a session remembers besides the person: last activity, whether it is locked."""

from datetime import datetime

from django.contrib.auth import login, logout
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from cchc.organisation import queries
from cchc.organisation.choices import Role
from cchc.organisation.models import User

_ACTIVE, _MINUTES, _LOCKED = "active_at", "idle_minutes", "locked"
_WAITING = "waits_for_code"
# So long may one look for the telephone between password and code.
CODE_MINUTES = 10
# Activity is written down at most this often, so that reading pages seldom writes.
GRAIN_SECONDS = 20


def begin(request: HttpRequest, user: User, at: datetime) -> None:
    """Sign the person in under a new session key."""
    login(request, user)
    forget_waiting(request)
    request.session.set_expiry(None)  # one of nobody that kept a form was to end with it
    _start(request, user, at)


def wait_for_code(request: HttpRequest, user: User, at: datetime) -> None:
    """The password was right: remember whose, until the code; nobody is signed in by that."""
    if isinstance(request.user, User) and request.user.pk != user.pk:
        logout(request)
    request.session.cycle_key()
    moment = int(at.timestamp())
    request.session[_WAITING] = [user.pk, user.get_session_auth_hash(), moment]


def waits_for_code(request: HttpRequest, at: datetime) -> User | None:
    """Whose password was right a moment ago; another password or factor since then undoes it."""
    pk, hashed, since = request.session.get(_WAITING, (0, "", 0))
    if not 0 <= at.timestamp() - since <= CODE_MINUTES * 60:
        return None
    user = queries.account_with_key(pk)
    is_same = user is not None and constant_time_compare(user.get_session_auth_hash(), hashed)
    return user if is_same else None


def forget_waiting(request: HttpRequest) -> None:
    """Back to the beginning: the password has to be given anew."""
    request.session.pop(_WAITING, None)


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
