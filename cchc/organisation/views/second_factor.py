"""The second step of signing in; setting up, renewing and taking away a second factor."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cchc.kernel import clock
from cchc.organisation import enrolling, queries, services, sessions
from cchc.organisation.addresses import client_address
from cchc.organisation.choices import Act, SignInOutcome
from cchc.organisation.forms.people import ReasonForm
from cchc.organisation.forms.second_factor import CodeForm, ProofForm, RecoveryForm
from cchc.organisation.guards import StaffRequest, allowed, password_set, signed_in
from cchc.organisation.rules.second_factor import in_groups
from cchc.organisation.views.sign_in import HOME, THROTTLED, on_to
from cchc.web.failures import too_many
from cchc.web.forms import rules_shown
from cchc.web.limits import within
from cchc.web.responses import redirect_with_message, safe_next

REFUSED = (
    "Mã không đúng, đã dùng rồi, hoặc tài khoản đang bị khóa. Đợi ứng dụng hiện mã mới rồi nhập "
    "lại. Nhập sai nhiều lần liên tiếp thì tài khoản bị khóa."
)
MOST_TRIES, WINDOW_SECONDS = 10, 15 * 60
hidden = sensitive_post_parameters("password", "factor_code", "recovery_code")


@never_cache
@hidden
@require_http_methods(["GET", "POST"])
def give_code(request: HttpRequest) -> HttpResponse:
    """After the password: a code of the app, or a recovery code."""
    at, wanted = clock.now(), safe_next(request, HOME)
    user = sessions.waits_for_code(request, at)
    if user is None:
        sessions.forget_waiting(request)
        return redirect(f"{reverse('organisation:sign_in')}?{urlencode({'next': wanted})}")
    is_recovery = request.GET.get("cach") == "khoi-phuc" or "recovery_code" in request.POST
    form = (RecoveryForm if is_recovery else CodeForm)(request.POST or None)
    if form.is_valid():
        (code,) = form.cleaned_data.values()
        address = client_address(request)
        attempt = services.give_code(
            user=user, code=code, is_recovery=is_recovery, address=address, at=at
        )
        if attempt.user:
            sessions.begin(request, attempt.user, at)
            return on_to(request, attempt.user, wanted)
        is_throttled = attempt.outcome == SignInOutcome.THROTTLED
        form.add_error(None, THROTTLED if is_throttled else REFUSED)
    shown = {"form": form, "next": wanted, "is_recovery": is_recovery}
    return render(request, "organisation/give_code.html", shown)


@never_cache
@hidden
@require_http_methods(["GET", "POST"])
@password_set
def enrol_factor(request: StaffRequest) -> HttpResponse:
    """Set up: the QR code, the key to type, and a code that proves that the app has it."""
    wanted = safe_next(request, reverse("organisation:account"))
    if request.user.second_factor_at is not None:
        return redirect(wanted)
    secret = enrolling.secret_of(request, request.user)
    form = ProofForm(request.POST or None)
    if request.method == "POST" and not _may_try(request):
        return too_many(request, seconds=WINDOW_SECONDS)
    if form.is_valid():
        with rules_shown(form):
            codes = _enrolled(request, secret, form.cleaned_data)
            return _codes_page(request, codes, wanted)
    context = {
        "form": form,
        "next": wanted,
        "secret": in_groups(secret),
        "picture": enrolling.picture(secret, request.user),
        "demanded": queries.factor_demanded(request.user, clock.today()),
    }
    return render(request, "organisation/enrol_factor.html", context)


@never_cache
@hidden
@require_http_methods(["GET", "POST"])
@signed_in
def remove_factor(request: StaffRequest) -> HttpResponse:
    """Take it away, by password and code."""
    form = ProofForm(request.POST or None)
    if request.method == "POST" and not _may_try(request):
        return too_many(request, seconds=WINDOW_SECONDS)
    if form.is_valid():
        with rules_shown(form):
            changed = services.remove_factor(**_proof(request, form.cleaned_data))
            update_session_auth_hash(request, changed)
            return redirect_with_message(
                request, "Đã tắt xác thực hai lớp.", "organisation:account"
            )
    consequences = ["bỏ khóa trong ứng dụng và mọi mã khôi phục", "kết thúc các phiên ở máy khác"]
    if queries.factor_demanded(request.user, clock.today()):
        consequences.append("phải cài lại ngay, vì cơ quan bắt buộc xác thực hai lớp")
    context = _confirm("Tắt xác thực hai lớp?", "Tắt", form, consequences)
    return render(request, "web/confirm.html", context)


@never_cache
@hidden
@require_http_methods(["GET", "POST"])
@signed_in
def renew_recovery_codes(request: StaffRequest) -> HttpResponse:
    """Ten new recovery codes, by password and code."""
    form = ProofForm(request.POST or None)
    if request.method == "POST" and not _may_try(request):
        return too_many(request, seconds=WINDOW_SECONDS)
    if form.is_valid():
        with rules_shown(form):
            _, codes = services.renew_recovery_codes(**_proof(request, form.cleaned_data))
            return _codes_page(request, codes, reverse("organisation:account"))
    consequences = ["hiện mười mã mới, một lần duy nhất", "làm mọi mã khôi phục cũ hết dùng được"]
    context = _confirm("Lập lại mã khôi phục?", "Lập mã mới", form, consequences)
    return render(request, "web/confirm.html", {**context, "danger": False})


@allowed(Act.MANAGE_ACCOUNTS)
def reset_factor(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it away from somebody who has lost the telephone and the recovery codes."""
    user = queries.person_for(request.user, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            services.reset_factor(
                user=user, **form.cleaned_data, actor=request.user, at=clock.now()
            )
            done = "Đã gỡ xác thực hai lớp và báo cho người dùng."
            return redirect_with_message(request, done, "organisation:person", user.pk)
    consequences = [
        "chỉ còn mật khẩu đứng trước tài khoản cho đến khi người dùng cài lại",
        "kết thúc ngay các phiên đang mở của người này",
        "báo cho người này trong hệ thống và qua thư điện tử",
    ]
    context = _confirm(f"Gỡ xác thực hai lớp của {user}?", "Gỡ", form, consequences)
    context["back_url"] = reverse("organisation:person", args=[user.pk])
    return render(request, "web/confirm.html", context)


def _may_try(request: StaffRequest) -> bool:
    who = str(request.user.pk)
    return within("second factor", who, most=MOST_TRIES, seconds=WINDOW_SECONDS)


def _proof(request: StaffRequest, data: dict[str, str]) -> dict[str, Any]:
    given = {"password": data["password"], "code": data["factor_code"]}
    return {"user": request.user, **given, "at": clock.now()}


def _enrolled(request: StaffRequest, secret: str, data: dict[str, str]) -> list[str]:
    changed, codes = services.enrol_factor(secret=secret, **_proof(request, data))
    update_session_auth_hash(request, changed)
    enrolling.forget(request)
    request.user = changed  # the page that follows is that of a person who has one
    return list(codes)


def _codes_page(request: StaffRequest, codes: object, wanted: str) -> HttpResponse:
    context = {"codes": codes, "next": wanted, "at": clock.now()}
    return render(request, "organisation/recovery_codes.html", context)


def _confirm(question: str, yes: str, form: object, consequences: list[str]) -> dict[str, object]:
    return {
        "question": question,
        "consequences": consequences,
        "form": form,
        "yes": yes,
        "danger": True,
        "back_url": reverse("organisation:account"),
    }
