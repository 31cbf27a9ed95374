"""Answers that many views give: downloads never shown inline, redirects that say what was done."""

from typing import Any, BinaryIO

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from cchc.kernel.files.models import StoredFile
from cchc.kernel.files.storing import open_stored


def download(content: BinaryIO, *, name: str, media_type: str) -> FileResponse:
    """The file as an attachment, never shown inline and never sniffed (PDF and HTML too)."""
    answer = FileResponse(content, as_attachment=True, filename=name, content_type=media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer


def download_stored(stored: StoredFile) -> FileResponse:
    """A file of the kernel's store as an attachment under the name that it was handed in with."""
    return download(open_stored(stored), name=stored.name, media_type=stored.media_type)


def redirect_with_message(
    request: HttpRequest, message: str, to: str, *args: Any, **kwargs: Any
) -> HttpResponseRedirect:
    """Say what was done and go to the named address (or a path)."""
    messages.success(request, message)
    return HttpResponseRedirect(resolve_url(to, *args, **kwargs))


def safe_next(request: HttpRequest, default: str) -> str:
    """The address in ``next`` when it is one of ours, else the default."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    host = request.get_host()
    if url_has_allowed_host_and_scheme(wanted, {host}, require_https=request.is_secure()):
        return wanted
    return default


def asks_for_part(request: HttpRequest) -> bool:
    """True when htmx asks for a part of the page (and not for a whole page on going back)."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and not headers.get("HX-History-Restore-Request")


def gone_to(request: HttpRequest, address: str) -> HttpResponse:
    """A redirect of the whole page, also where htmx asked for a part of it."""
    if asks_for_part(request):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def polling_is_over() -> HttpResponse:
    """The answer that makes htmx stop asking."""
    return HttpResponse(status=286)
