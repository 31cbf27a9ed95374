"""The idle lock: stands before every page of a signed-in person. docs/rules/sign-in.md."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cchc.kernel import clock
from cchc.organisation import kept_forms, seats, sessions
from cchc.organisation.guards import page_before, sent_to
from cchc.organisation.models import User
from cchc.organisation.rules.sign_in import is_locked
from cchc.web.paths import is_public

BACKGROUND = "X-Background"
STILL_HERE = (
    "Phiên làm việc đã hết; nội dung vừa gửi chưa được ghi và đang được giữ lại. "
    f"Đăng nhập trong {kept_forms.KEPT_MINUTES} phút bằng đúng tài khoản đó để xem và gửi lại."
)


class IdleLock:
    """Sends a person whose session is locked to the page that asks for the password again.

    A request with the header ``X-Background: 1`` (a page that polls) does not count as activity.
    What is sent from a locked session is looked at after its token, so that only what the person
    sent is kept for them; what is sent after the session's end, for whoever sat at this browser.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.open_pages = (reverse("organisation:resume"), reverse("organisation:sign_out"))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        refused = None if request.method == "POST" else self._refused(request)
        answer = refused or self.get_response(request)
        if is_public(request.path):
            return answer  # read by everybody alike: no cookie is looked at, none is set
        at = clock.now()
        if isinstance(request.user, User) and seats.of(request, at) != request.user.pk:
            seats.take(answer, request.user, at)
        return answer

    def process_view(
        self, request: HttpRequest, view: object, arguments: Any, named: Any
    ) -> HttpResponse | None:
        """A form that was sent, its token already checked."""
        if request.method != "POST":
            return None
        return self._refused(request) or self._left(request)

    def _left(self, request: HttpRequest) -> HttpResponse | None:
        """What was sent after the session's end waits for whoever sat here; nothing for others."""
        if isinstance(request.user, User) or is_public(request.path):
            return None
        at = clock.now()
        account = seats.of(request, at)
        if account is None or request.path in self.open_pages:
            return None
        if not kept_forms.keep_for_who_left(request, account, at, page=page_before(request)):
            return None
        messages.info(request, STILL_HERE)
        return sent_to("organisation:sign_in", request)

    def _refused(self, request: HttpRequest) -> HttpResponse | None:
        if is_public(request.path):
            return None
        user = request.user
        if not isinstance(user, User):
            return None
        if request.method == "GET":
            user.roles_read = {}  # a page that changes nothing reads the roles once
        at = clock.now()
        if is_locked(user.locked_until, at):
            sessions.end(request)
            return sent_to("organisation:sign_in", request)
        counts = BACKGROUND not in request.headers
        locked = sessions.is_locked(request, user, at, counts=counts)
        if locked and request.path not in self.open_pages:
            if request.method == "POST":
                kept_forms.keep(request, user.pk, at, page=page_before(request))
            return sent_to("organisation:resume", request)
        if request.method == "POST" and not locked:
            kept_forms.forget_when_sent(request, user, at)
        return None
