"""What happens around every view: headers that keep a shared computer safe, broken rules shown."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cchc.kernel.errors import RuleBroken
from cchc.web.failures import broken_rule

UNUSED_POWERS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


class SafePages:
    """Headers for every page; a broken rule that no form caught becomes a page of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The browser keeps nothing: the next person at a shared computer sees nothing."""
        answer = self.get_response(request)
        answer.headers.setdefault("Permissions-Policy", UNUSED_POWERS)
        answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """409 with the rule's own sentence."""
        if isinstance(exception, RuleBroken):
            return broken_rule(request, exception.message)
        return None
