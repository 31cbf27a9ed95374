"""Where the staff decides what the public pages tell: news, and whether the plan is shown."""

from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.portal import queries, services
from cchc.portal.forms import NewsForm, NewsReasonForm, ShowPlanForm
from cchc.portal.services.telling import Words
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

ITEMS_A_PAGE = 50


@allowed(Act.WRITE_NEWS)
def pages(request: StaffRequest) -> HttpResponse:
    """The agency's news with their states, and the plan that is shown."""
    user, today = request.user, clock.today()
    page = Paginator(queries.news_of(user), ITEMS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "shown": queries.shown_plan(user.agency),
        "may_show": organisation.may(user, Act.SHOW_PLAN_PROGRESS, today=today),
        "plan_form": ShowPlanForm(None, plans=queries.plans_to_show(user.agency)),
        "is_open": organisation.text_setting(user.agency, "portal.open") == "open",
    }
    return render(request, "portal/staff/pages.html", context)


@allowed(Act.WRITE_NEWS)
def write(request: StaffRequest) -> HttpResponse:
    """A new draft."""
    form = NewsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with rules_shown(form):
            made = services.write_news(
                agency=request.user.agency,
                words=Words(**form.cleaned_data),
                actor=request.user,
                at=clock.now(),
            )
            return redirect_with_message(request, "Đã lưu bản nháp.", "portal:staff_item", made.pk)
    return _act(request, "Soạn tin", form, "Lưu bản nháp", reverse("portal:staff"))


@allowed(Act.WRITE_NEWS)
def item(request: StaffRequest, pk: int) -> HttpResponse:
    """One item as everybody will read it, and what may be done to it."""
    row = queries.news_for(request.user, pk)
    acts = queries.news_acts(row, request.user, today=clock.today())
    return render(request, "portal/staff/item.html", {"row": row, "acts": sorted(acts)})


@allowed(Act.WRITE_NEWS)
def correct(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    row = queries.news_for(request.user, pk)
    initial = {"title": row.title, "text": row.text}
    form = NewsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with rules_shown(form):
            services.correct_news(
                news=row, words=Words(**form.cleaned_data), actor=request.user, at=clock.now()
            )
            return redirect_with_message(request, "Đã sửa bản nháp.", "portal:staff_item", pk)
    return _act(request, "Sửa bản nháp", form, "Lưu", reverse("portal:staff_item", args=[pk]))


@require_POST
@allowed(Act.PUBLISH_NEWS)
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """Show it to everybody."""
    row = queries.news_for(request.user, pk)
    with rules_told(request):
        services.publish_news(news=row, actor=request.user, at=clock.now())
        return redirect_with_message(request, "Đã đăng tin.", "portal:staff_item", pk)
    return redirect("portal:staff_item", pk)


@allowed(Act.WRITE_NEWS)
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it away, for a reason."""
    row = queries.news_for(request.user, pk)
    form = NewsReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with rules_shown(form):
            services.withdraw_news(
                news=row, reason=form.cleaned_data["reason"], actor=request.user, at=clock.now()
            )
            return redirect_with_message(request, "Đã gỡ tin.", "portal:staff_item", pk)
    return _act(request, "Gỡ tin", form, "Gỡ tin", reverse("portal:staff_item", args=[pk]))


@require_POST
@allowed(Act.SHOW_PLAN_PROGRESS)
def show_plan(request: StaffRequest) -> HttpResponse:
    """Let everybody see how far a plan is."""
    form = ShowPlanForm(request.POST, plans=queries.plans_to_show(request.user.agency))
    if form.is_valid():
        with rules_told(request):
            services.show_plan(plan=form.cleaned_data["plan"], actor=request.user, at=clock.now())
            done = "Tiến độ kế hoạch đã được công khai."
            return redirect_with_message(request, done, "portal:staff")
    return redirect("portal:staff")


@require_POST
@allowed(Act.SHOW_PLAN_PROGRESS)
def hide_plan(request: StaffRequest) -> HttpResponse:
    """Show no plan any more."""
    with rules_told(request):
        services.hide_plan(agency=request.user.agency, actor=request.user, at=clock.now())
        return redirect_with_message(request, "Đã tắt công khai tiến độ.", "portal:staff")
    return redirect("portal:staff")


def _act(request: StaffRequest, title: str, form: Form, submit: str, back: str) -> HttpResponse:
    context: dict[str, Any] = {"title": title, "form": form, "submit": submit, "back_url": back}
    return render(request, "portal/staff/act.html", context)
