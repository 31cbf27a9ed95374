"""Who last signed in at this browser, so that what is sent after a session's end finds its person.

A sealed cookie that opens nothing: it only says for whom a form is sealed. It ends with the
browser, with signing out, and after a day. Decision: docs/decisions/0007.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cchc.kernel import crypto
from cchc.organisation.models import User

_SECONDS = 24 * 3600
_PLACE = "seat"


def name() -> str:
    """What the cookie is called; over HTTPS no other host of the domain can plant it."""
    return "__Host-seat" if settings.SESSION_COOKIE_SECURE else "seat"


def of(request: HttpRequest, at: datetime) -> int | None:
    """The account that sat here within the last day, None for a stranger."""
    try:
        sealed = urlsafe_b64decode(request.COOKIES.get(name(), ""))
        account, since = crypto.open_sealed(_key(), sealed, _PLACE).split()
    except (crypto.Unopened, Error, ValueError):
        return None
    return int(account) if 0 <= at.timestamp() - int(since) <= _SECONDS else None


def take(answer: HttpResponse, user: User, at: datetime) -> None:
    """Note on the answer who sits here now."""
    sealed = crypto.seal(_key(), f"{user.pk} {int(at.timestamp())}".encode(), _PLACE)
    answer.set_cookie(
        name(),
        urlsafe_b64encode(sealed).decode("ascii"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def leave(answer: HttpResponse) -> None:
    """Nobody sits here any more."""
    answer.delete_cookie(name(), samesite="Lax")


def _key() -> bytes:
    return crypto.purpose_key("CCHC_MASTER_KEY", _PLACE)
