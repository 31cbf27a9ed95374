"""Accounts and posts: the administrator's screens."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation import queries, services
from cchc.organisation.choices import AccountState, Act, Role
from cchc.organisation.forms.people import (
    AccountFilterForm,
    EndPostForm,
    OpenAccountForm,
    PersonForm,
    PostForm,
    ReasonForm,
)
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.models import User
from cchc.organisation.rules import passwords
from cchc.organisation.views import shown
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

MANAGES = allowed(Act.MANAGE_ACCOUNTS)


@MANAGES
def people(request: StaffRequest) -> HttpResponse:
    """Every account of the agency, with posts and state."""
    at, agency = clock.now(), request.user.agency
    form = AccountFilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {"state": "", "q": ""}
    state = AccountState(wanted["state"]) if wanted["state"] else None
    found = queries.accounts(agency, at, state=state, text=wanted["q"])
    rows = shown.account_rows(found, at, queries.dormant_since(agency, at))
    return render(request, "organisation/people.html", {"form": form, "rows": rows})


@MANAGES
def person(request: StaffRequest, pk: int) -> HttpResponse:
    """One account: posts, state, everything that was done to it."""
    user = queries.person_for(request.user, pk)
    at = clock.now()
    state = queries.account_state(user, at, queries.dormant_since(user.agency, at))
    context = {
        "person": user,
        "state": shown.account_badge(state),
        "is_locked": state == AccountState.LOCKED,
        "locked_until": shown.lock_end(user),
        "is_self": user.pk == request.user.pk,
        "posts": queries.posts_of(user),
        "entries": shown.entries(queries.history_of(user)),
    }
    return render(request, "organisation/person.html", context)


@never_cache
@MANAGES
def open_account(request: StaffRequest) -> HttpResponse:
    """A new account; its first password is shown once, on the answer."""
    agency, now = request.user.agency, clock.now()
    form = OpenAccountForm(request.POST or None, agency=agency, today=now.date())
    if form.is_valid():
        data = form.cleaned_data
        password = passwords.initial()
        with rules_shown(form):
            user = services.take_on(
                **{**data, "role": Role(data["role"])},
                password=password,
                actor=request.user,
                at=now,
            )
            return _first_password(request, user, password)
    context = {
        "title": "Mở tài khoản",
        "form": form,
        "submit": "Mở tài khoản",
        "back_url": reverse("organisation:people"),
        "intro": "Mật khẩu lần đầu được hệ thống đặt và chỉ hiện một lần, ở trang tiếp theo.",
    }
    return render(request, "web/form_page.html", context)


@MANAGES
def correct_person(request: StaffRequest, pk: int) -> HttpResponse:
    """Name and address set right."""
    user = queries.person_for(request.user, pk)
    initial = {"full_name": user.full_name, "honorific": user.honorific, "email": user.email}
    form = PersonForm(request.POST or None, initial=initial)
    if form.is_valid():
        services.correct_account(user=user, **form.cleaned_data, actor=request.user, at=clock.now())
        return _to_person(request, user, "Đã sửa thông tin.")
    return _form_page(request, user, form, f"Sửa thông tin: {user}", "Lưu")


@MANAGES
def give_post(request: StaffRequest, pk: int) -> HttpResponse:
    """One more post."""
    user = queries.person_for(request.user, pk)
    form = PostForm(request.POST or None, agency=user.agency, today=clock.today())
    if form.is_valid():
        data = form.cleaned_data
        with rules_shown(form):
            services.give_post(
                user=user,
                **{**data, "role": Role(data["role"])},
                actor=request.user,
                at=clock.now(),
            )
            return _to_person(request, user, "Đã giao chức vụ.")
    return _form_page(request, user, form, f"Giao chức vụ: {user}", "Giao chức vụ")


@MANAGES
def end_post(request: StaffRequest, pk: int) -> HttpResponse:
    """The last day of a post."""
    post = queries.post_for(request.user, pk)
    form = EndPostForm(request.POST or None, initial={"to_on": clock.today()})
    if form.is_valid():
        with rules_shown(form):
            services.end_post(post=post, **form.cleaned_data, actor=request.user, at=clock.now())
            return _to_person(request, post.user, "Đã ghi ngày kết thúc chức vụ.")
    title = f"Kết thúc chức vụ: {post.title} ({post.user})"
    return _form_page(request, post.user, form, title, "Kết thúc")


@MANAGES
def lock_account(request: StaffRequest, pk: int) -> HttpResponse:
    """Lock, with a reason."""
    user = queries.person_for(request.user, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            services.lock_account(
                user=user, **form.cleaned_data, actor=request.user, at=clock.now()
            )
            return _to_person(request, user, "Đã khóa tài khoản.")
    consequences = [
        "kết thúc ngay các phiên đang mở",
        "không đăng nhập được cho đến khi mở khóa",
    ]
    return _confirm(request, user, form, f"Khóa tài khoản của {user}?", consequences, "Khóa")


@MANAGES
def close_account(request: StaffRequest, pk: int) -> HttpResponse:
    """Close the account of somebody who has left."""
    user = queries.person_for(request.user, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            services.close_account(
                user=user, **form.cleaned_data, actor=request.user, at=clock.now()
            )
            return _to_person(request, user, "Đã đóng tài khoản.")
    consequences = ["không đăng nhập được nữa", "giữ nguyên tên và việc đã làm trong lịch sử"]
    return _confirm(request, user, form, f"Đóng tài khoản của {user}?", consequences, "Đóng")


@never_cache
@MANAGES
def reset_password(request: StaffRequest, pk: int) -> HttpResponse:
    """A new first password, shown once; unlocks the account."""
    user = queries.person_for(request.user, pk)
    if request.method == "POST":
        password = passwords.initial()
        services.reset_password(user=user, password=password, actor=request.user, at=clock.now())
        return _first_password(request, user, password)
    consequences = ["thay mật khẩu hiện tại và mở khóa", "buộc đổi mật khẩu khi đăng nhập"]
    question = f"Đặt lại mật khẩu của {user}?"
    return _confirm(request, user, None, question, consequences, "Đặt lại mật khẩu")


@require_POST
@MANAGES
def unlock_account(request: StaffRequest, pk: int) -> HttpResponse:
    """Unlock after failures or a lock by hand."""
    user = queries.person_for(request.user, pk)
    services.unlock_account(user=user, actor=request.user, at=clock.now())
    return _to_person(request, user, "Đã mở khóa tài khoản.")


@require_POST
@MANAGES
def reopen_account(request: StaffRequest, pk: int) -> HttpResponse:
    """The person is back."""
    user = queries.person_for(request.user, pk)
    services.reopen_account(user=user, actor=request.user, at=clock.now())
    return _to_person(request, user, "Đã mở lại tài khoản; hãy đặt lại mật khẩu nếu cần.")


@MANAGES
def review(request: StaffRequest) -> HttpResponse:
    """The yearly look at every open account: still needed, with these posts?"""
    at, agency = clock.now(), request.user.agency
    since = queries.review_due(agency, at)
    found = [user for user in queries.accounts(agency, at) if user.is_active]
    rows = shown.account_rows(found, at, queries.dormant_since(agency, at), review_due=since)
    return render(request, "organisation/review.html", {"rows": rows, "since": since})


@require_POST
@MANAGES
def review_account(request: StaffRequest, pk: int) -> HttpResponse:
    """The account is still needed."""
    user = queries.person_for(request.user, pk)
    with rules_told(request):
        services.review_account(user=user, actor=request.user, at=clock.now())
    return redirect("organisation:review")


def _first_password(request: StaffRequest, user: User, password: str) -> HttpResponse:
    context = {"person": user, "password": password}
    return render(request, "organisation/first_password.html", context)


def _to_person(request: StaffRequest, user: User, message: str) -> HttpResponse:
    return redirect_with_message(request, message, "organisation:person", user.pk)


def _form_page(
    request: StaffRequest, user: User, form: object, title: str, submit: str
) -> HttpResponse:
    back = reverse("organisation:person", args=[user.pk])
    context = {"title": title, "form": form, "submit": submit, "back_url": back}
    return render(request, "web/form_page.html", context)


def _confirm(
    request: StaffRequest,
    user: User,
    form: object,
    question: str,
    consequences: list[str],
    yes: str,
) -> HttpResponse:
    context = {
        "question": question,
        "consequences": consequences,
        "form": form,
        "yes": yes,
        "danger": True,
        "back_url": reverse("organisation:person", args=[user.pk]),
    }
    return render(request, "web/confirm.html", context)
