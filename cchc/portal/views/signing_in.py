"""Filers sign in by a code sent to their address; no page says whether anybody is known by it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from cchc.kernel import clock
from cchc.portal import filers, services
from cchc.portal.caching import unseen
from cchc.portal.filers import is_within
from cchc.portal.forms import CodeForm, EmailForm
from cchc.portal.rules import one_time_codes as rule
from cchc.web.failures import too_many
from cchc.web.responses import safe_next

REFUSED = (
    "Mã không đúng hoặc đã hết hạn. Hãy xem lại thư mới nhất; nhập sai 5 lần thì phải gửi mã khác."
)


@sensitive_variables("form", "email")
@sensitive_post_parameters("email")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Asks for an address and sends a code there; the same answer for every address."""
    form = EmailForm(request.POST or None)
    back = safe_next(request, reverse("portal:filings"))
    if form.is_valid():
        if not is_within(request, "filer-code", rule.ASKED_PER_MACHINE, rule.MACHINE_SECONDS):
            return unseen(too_many(request, seconds=rule.MACHINE_SECONDS))
        email = form.cleaned_data["email"]
        browser = services.ask_code(email=email, at=clock.now())
        answer = redirect("portal:filer_code")
        return unseen(filers.remember_asked(answer, email=email, browser=browser, back=back))
    context = {"form": form, "back": back}
    return unseen(render(request, "portal/filing/sign_in.html", context))


@sensitive_variables("form", "asked")
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Takes the code; the right one opens a session of this browser."""
    asked = filers.asked_in(request)
    if asked is None:
        return unseen(redirect("portal:filer_sign_in"))
    email, browser, back = asked
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if not is_within(request, "filer-try", rule.TRIED_PER_MACHINE, rule.MACHINE_SECONDS):
            return unseen(too_many(request, seconds=rule.MACHINE_SECONDS))
        said = form.cleaned_data["code"]
        token = services.open_session(email=email, browser=browser, code=said, at=clock.now())
        if token is not None:
            return unseen(filers.begin_session(HttpResponseRedirect(back), token))
        form.add_error("code", REFUSED)
    context = {"form": form, "email": email, "back": back}
    return unseen(render(request, "portal/filing/code.html", context))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """The session is over, here and in the database."""
    services.sign_out(token=filers.token_of(request), at=clock.now())
    return unseen(filers.end_session(redirect("portal:filer_sign_in")))
