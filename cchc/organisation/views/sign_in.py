"""Signing in and out, going on after an idle lock, one's own account and password."""

from urllib.parse import urlencode

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from cchc.kernel import clock
from cchc.organisation import kept_forms, queries, seats, services, sessions
from cchc.organisation.addresses import client_address
from cchc.organisation.choices import SignInOutcome
from cchc.organisation.forms.sign_in import ChangePasswordForm, ResumeForm, SignInForm
from cchc.organisation.guards import StaffRequest, recognised, signed_in
from cchc.organisation.models import User
from cchc.web.forms import rules_shown
from cchc.web.responses import redirect_with_message, safe_next

HOME = "/"
REFUSED = (
    "Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang bị khóa. "
    "Nhập sai nhiều lần liên tiếp thì tài khoản bị khóa; hãy liên hệ quản trị viên để mở."
)
THROTTLED = "Máy này đã đăng nhập sai quá nhiều lần. Hãy thử lại sau 15 phút."


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The door for people with accounts."""
    wanted = safe_next(request, HOME)
    if isinstance(request.user, User) and request.method == "GET":
        return redirect(wanted)
    form = SignInForm(request.POST or None)
    if form.is_valid():
        at = clock.now()
        attempt = services.sign_in(**form.cleaned_data, address=client_address(request), at=at)
        if attempt.user:
            sessions.begin(request, attempt.user, at)
            return on_to(request, attempt.user, wanted)
        if attempt.waiting:
            sessions.wait_for_code(request, attempt.waiting, at)
            return redirect(f"{reverse('organisation:give_code')}?{urlencode({'next': wanted})}")
        form.add_error(None, _reason(attempt.outcome))
    return render(request, "organisation/sign_in.html", {"form": form, "next": wanted})


@require_POST
@recognised
def sign_out(request: StaffRequest) -> HttpResponse:
    """Leave; the session is emptied, and nothing at this browser remembers whose it was."""
    services.sign_out(user=request.user, address=client_address(request), at=clock.now())
    sessions.end(request)
    answer = redirect("organisation:sign_in")
    seats.leave(answer)
    return answer


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@recognised
def resume(request: StaffRequest) -> HttpResponse:
    """The session locked itself: the password opens it where it was left."""
    wanted = safe_next(request, HOME)
    form = ResumeForm(request.POST or None)
    if form.is_valid():
        at = clock.now()
        attempt = services.resume(
            user=request.user, **form.cleaned_data, address=client_address(request), at=at
        )
        if attempt.user:
            sessions.unlock(request, at)
            return on_to(request, request.user, wanted)
        form.add_error(None, "Mật khẩu không đúng, hoặc tài khoản đang bị khóa.")
    waits = kept_forms.kept(request, request.user, clock.now()) is not None
    shown = {"form": form, "next": wanted, "waits": waits}
    return render(request, "organisation/resume.html", shown)


@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
def kept_form(request: StaffRequest) -> HttpResponse:
    """What was sent when the session was locked: send it again, or drop it."""
    form = kept_forms.kept(request, request.user, clock.now())
    wanted = form.page if form and form.page else HOME
    if form is None or request.method == "POST":
        kept_forms.forget(request)
        return redirect(wanted)
    return render(request, "organisation/kept_form.html", {"kept": form})


@never_cache
@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "POST"])
@recognised
def change_password(request: StaffRequest) -> HttpResponse:
    """One's own password; before anything else at the first sign-in."""
    wanted = safe_next(request, HOME)
    least = queries.integer_setting(request.user.agency, "sign_in.password_length")
    form = ChangePasswordForm(request.POST or None, least=least)
    if form.is_valid():
        with rules_shown(form):
            changed = services.change_password(
                user=request.user,
                old=form.cleaned_data["old"],
                new=form.cleaned_data["new"],
                at=clock.now(),
            )
            update_session_auth_hash(request, changed)
            return redirect_with_message(request, "Đã đổi mật khẩu.", wanted)
    shown = {"form": form, "next": wanted, "first": request.user.must_change_password}
    return render(request, "organisation/change_password.html", shown)


@signed_in
def account(request: StaffRequest) -> HttpResponse:
    """One's own account: posts, delegations, the last sign-ins."""
    today = clock.today()
    shown = {
        "posts": queries.posts_on(request.user, today),
        "sign_ins": queries.sign_ins_of(request.user)[:10],
        "substitute": queries.substitutes_for(request.user, today),
        "codes_left": queries.recovery_codes_left(request.user),
        "demanded": queries.factor_demanded(request.user, today),
    }
    return render(request, "organisation/account.html", shown)


def on_to(request: HttpRequest, user: User, wanted: str) -> HttpResponse:
    """Where the person wanted to go; first to what they had typed, if it is kept."""
    if kept_forms.kept(request, user, clock.now()):
        return redirect("organisation:kept_form")
    kept_forms.forget(request)
    return redirect(wanted)


def _reason(outcome: SignInOutcome) -> str:
    return THROTTLED if outcome == SignInOutcome.THROTTLED else REFUSED
