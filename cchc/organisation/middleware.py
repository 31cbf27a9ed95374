"""The idle lock: stands before every page of a signed-in person. docs/rules/sign-in.md."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cchc.kernel import clock
from cchc.organisation import kept_forms, sessions
from cchc.organisation.guards import page_before, sent_to
from cchc.organisation.models import User
from cchc.organisation.rules.sign_in import is_locked
from cchc.web.paths import is_public

BACKGROUND = "X-Background"


class IdleLock:
    """Sends a person whose session is locked to the page that asks for the password again.

    A request with the header ``X-Background: 1`` (a page that polls) does not count as activity.
    What is sent from a locked session is looked at after its token, so that only what the person
    sent is kept for them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.open_pages = (reverse("organisation:resume"), reverse("organisation:sign_out"))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            return self.get_response(request)
        return self._refused(request) or self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, arguments: Any, named: Any
    ) -> HttpResponse | None:
        """A form that was sent, its token already checked."""
        return self._refused(request) if request.method == "POST" else None

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
                kept_forms.keep(request, user, at, page=page_before(request))
            return sent_to("organisation:resume", request)
        if request.method == "POST" and not locked:
            kept_forms.forget_when_sent(request, user, at)
        return None
