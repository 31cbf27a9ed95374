"""Who is filing in this browser: cookies apart from the staff's, and the guard before a view."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cchc.kernel import clock, crypto
from cchc.organisation.addresses import client_address
from cchc.portal import queries, services
from cchc.portal.caching import unseen
from cchc.portal.models import Filer
from cchc.portal.services.signing_in import token_hash
from cchc.web.limits import within

SESSION, ASKED = "cchc_nguoi_nop", "cchc_hoi_ma"
_PATH = "/nop-ho-so/"
_PLACE = "portal asked cookie"
_ASKED_SECONDS = 1800
Rest = ParamSpec("Rest")


class FilerRequest(HttpRequest):
    """A request of somebody who is signed in as a filer."""

    filer: Filer


def token_of(request: HttpRequest) -> str:
    """The secret of the session, "" without one."""
    return str(request.COOKIES.get(SESSION, ""))


def filer_of(request: HttpRequest) -> Filer | None:
    """Who files in this browser."""
    token = token_of(request)
    return queries.filer_with(token_hash(token), at=clock.now()) if token else None


def filing(
    view: Callable[Concatenate[FilerRequest, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Only filers get through; others are sent to sign in, and come back. Kept by no cache."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        filer = filer_of(request)
        if filer is None:
            back = request.path if request.method in ("GET", "HEAD") else reverse("portal:filings")
            return unseen(HttpResponseRedirect(sign_in_address(back)))
        request.filer = filer  # type: ignore[attr-defined]  # what FilerRequest says
        if request.method == "POST":
            services.keep_session(token=token_of(request), at=clock.now())
        return unseen(view(request, *args, **kwargs))  # type: ignore[arg-type]  # see above

    return guarded


def sign_in_address(back: str) -> str:
    """Where to sign in, and where to go from there."""
    return f"{reverse('portal:filer_sign_in')}?{urlencode({'next': back})}"


def is_within(request: HttpRequest, kind: str, most: int, seconds: int) -> bool:
    """Whether this machine may ask once more."""
    return within(kind, client_address(request) or "unknown", most=most, seconds=seconds)


def remember_asked(answer: HttpResponse, *, email: str, browser: str, back: str) -> HttpResponse:
    """What the page of the code needs to know, closed, in the browser only."""
    said = json.dumps([email, browser, back]).encode()
    _set(answer, ASKED, crypto.seal(_key(), said, _PLACE).hex(), _ASKED_SECONDS)
    return answer


def asked_in(request: HttpRequest) -> tuple[str, str, str] | None:
    """(address, secret, where to go back) of the browser that asked for a code."""
    try:
        sealed = bytes.fromhex(request.COOKIES.get(ASKED, ""))
        email, browser, back = json.loads(crypto.open_sealed(_key(), sealed, _PLACE))
    except (ValueError, crypto.Unopened):
        return None
    return email, browser, back


def begin_session(answer: HttpResponse, token: str) -> HttpResponse:
    """The browser keeps the secret until it is closed."""
    _set(answer, SESSION, token, None)
    answer.delete_cookie(ASKED, path=_PATH)
    return answer


def end_session(answer: HttpResponse) -> HttpResponse:
    """The browser forgets the secret."""
    answer.delete_cookie(SESSION, path=_PATH)
    return answer


def _set(answer: HttpResponse, name: str, value: str, seconds: int | None) -> None:
    options: dict[str, Any] = {"secure": settings.SESSION_COOKIE_SECURE, "samesite": "Lax"}
    answer.set_cookie(name, value, max_age=seconds, path=_PATH, httponly=True, **options)


def _key() -> bytes:
    return crypto.purpose_key("CCHC_MASTER_KEY", "portal.asked")
