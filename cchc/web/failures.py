"""What a person sees when a page cannot be given: what happened, and what to do."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 when what was sent is too big."""
    if isinstance(exception, TOO_BIG):
        return too_large(request)
    return render(request, "web/failures/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403; the reason that the room gave is shown."""
    reason = str(exception or "")
    return render(request, "web/failures/403.html", {"reason": reason}, status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, the same whether the thing is absent or not to be seen."""
    return render(request, "web/failures/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; rendered without any context, since that may be what failed."""
    return HttpResponse(render_to_string("web/failures/500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that is too old or comes from elsewhere."""
    return render(request, "web/failures/csrf.html", status=403)


def broken_rule(request: HttpRequest, message: str) -> HttpResponse:
    """409: a rule forbids the act and no form was there to say so."""
    return render(request, "web/failures/409.html", {"message": message}, status=409)


def too_large(request: HttpRequest) -> HttpResponse:
    """413."""
    return render(request, "web/failures/413.html", status=413)


def too_many(request: HttpRequest, *, seconds: int) -> HttpResponse:
    """429, saying when to come back."""
    shown = {"minutes": -(-seconds // 60)}
    answer = render(request, "web/failures/429.html", shown, status=429)
    answer["Retry-After"] = str(seconds)
    return answer
