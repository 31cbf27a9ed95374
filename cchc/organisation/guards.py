"""What stands before a view: signed in, password changed, allowed. Part of this room's door."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from cchc.kernel import clock
from cchc.organisation import queries
from cchc.organisation.choices import Act
from cchc.organisation.models import User

P = ParamSpec("P")
ENDED = "Phiên làm việc đã hết; nội dung vừa gửi chưa được lưu. Đăng nhập rồi gửi lại."


class StaffRequest(HttpRequest):
    """A request of a person with an account."""

    user: User


View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
StaffView = Callable[Concatenate[StaffRequest, P], HttpResponseBase]


def recognised(view: StaffView[P]) -> View[P]:
    """Let only people with an account in, even when the password must still be changed."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not isinstance(request.user, User):
            if request.method == "POST":
                messages.warning(request, ENDED)
            return sent_to("organisation:sign_in", request)
        return view(_of_staff(request), *args, **kwargs)

    return guarded


def password_set(view: StaffView[P]) -> View[P]:
    """Let only people with an account in; who must change the password does that first."""

    @wraps(view)
    def guarded(request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.user.must_change_password:
            return sent_to("organisation:change_password", request)
        return view(request, *args, **kwargs)

    return recognised(guarded)


def signed_in(view: StaffView[P]) -> View[P]:
    """Let only people in who changed the password and set up the second factor, if they must."""

    @wraps(view)
    def guarded(request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if queries.lacks_factor(request.user, clock.today()):
            return sent_to("organisation:enrol_factor", request)
        return view(request, *args, **kwargs)

    return password_set(guarded)


def allowed(*acts: Act) -> Callable[[StaffView[P]], View[P]]:
    """Let only people in whose posts of today allow one of the acts; others see 403."""

    def decorate(view: StaffView[P]) -> View[P]:
        @wraps(view)
        def checked(
            request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            today = clock.today()
            if not any(queries.may(request.user, act, today=today) for act in acts):
                raise PermissionDenied(f"Chức vụ của bạn không được phép: {acts[0].label.lower()}.")
            return view(request, *args, **kwargs)

        return signed_in(checked)

    return decorate


def page_before(request: HttpRequest) -> str:
    """The page of ours from which a form was sent, "" when the browser does not say."""
    before = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(before, request.get_host(), request.is_secure()):
        return ""
    found = urlsplit(before)
    return f"{found.path}?{found.query}" if found.query else found.path


def sent_to(page: str, request: HttpRequest) -> HttpResponse:
    """A redirect that remembers where the person wanted to go; htmx is told to go as a whole."""
    wanted = request.get_full_path() if request.method == "GET" else page_before(request)
    address = reverse(page) + (f"?{urlencode({'next': wanted})}" if wanted else "")
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _of_staff(request: HttpRequest) -> StaffRequest:
    assert isinstance(request.user, User)
    return request  # type: ignore[return-value]  # the same object, now known to have a User
