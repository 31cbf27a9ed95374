"""Addresses that are told of events: the administrator's screens."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cchc.api import queries, services, showing
from cchc.api.forms import StopForm, SubscriptionForm
from cchc.api.views.clients import MANAGES
from cchc.kernel import clock
from cchc.organisation.guards import StaffRequest
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

PAGE = 50


@never_cache
@MANAGES
def subscribe(request: StaffRequest, pk: int) -> HttpResponse:
    """One more address; its secret is shown once, on the answer."""
    client = queries.client_for(request.user, pk)
    form = SubscriptionForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            row, secret = services.subscribe(
                client=client,
                **form.cleaned_data,
                internal=settings.WEBHOOK_INTERNAL,
                actor=request.user,
                at=clock.now(),
            )
            return render(request, "api/secret.html", {"row": row, "secret": secret})
    context = {
        "title": f"Gửi tin tới “{client.name}”",
        "intro": "Mỗi tin có chữ ký; khóa ký chỉ hiện một lần, ở trang tiếp theo.",
        "form": form,
        "submit": "Đăng ký",
        "back_url": reverse("api:client", args=(pk,)),
    }
    return render(request, "web/form_page.html", context)


@MANAGES
def subscription(request: StaffRequest, pk: int) -> HttpResponse:
    """What was sent to the address, with the proof of each attempt."""
    row = queries.subscription_for(request.user, pk)
    page = Paginator(queries.deliveries_of(row), PAGE).get_page(request.GET.get("page"))
    context = {
        "row": row,
        "line": showing.address_line(row),
        "page": page,
        "lines": [showing.delivery_line(each) for each in page],
    }
    return render(request, "api/subscription.html", context)


@MANAGES
def stop(request: StaffRequest, pk: int) -> HttpResponse:
    """Tell the address nothing more."""
    row = queries.subscription_for(request.user, pk)
    form = StopForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            services.stop_subscription(
                subscription=row, **form.cleaned_data, actor=request.user, at=clock.now()
            )
            return redirect_with_message(request, "Đã dừng gửi tin.", "api:subscription", pk)
    context = {
        "question": "Dừng gửi tin tới địa chỉ này?",
        "consequences": ["bỏ các tin đang chờ gửi", "không gửi tin mới cho tới khi bật lại"],
        "form": form,
        "yes": "Dừng gửi tin",
        "back_url": reverse("api:subscription", args=(pk,)),
    }
    return render(request, "web/confirm.html", context)


@require_POST
@MANAGES
def resume(request: StaffRequest, pk: int) -> HttpResponse:
    """Tell the address again."""
    row = queries.subscription_for(request.user, pk)
    with rules_told(request):
        services.resume_subscription(subscription=row, actor=request.user, at=clock.now())
        return redirect_with_message(request, "Đã bật lại.", "api:subscription", pk)
    return redirect("api:subscription", pk)


@require_POST
@MANAGES
def ping(request: StaffRequest, pk: int) -> HttpResponse:
    """Send a message that tells nothing."""
    row = queries.subscription_for(request.user, pk)
    with rules_told(request):
        services.send_ping(subscription=row, actor=request.user, at=clock.now())
        said = "Đã đưa tin thử vào hàng chờ; tải lại trang sau nửa phút để xem kết quả."
        return redirect_with_message(request, said, "api:subscription", pk)
    return redirect("api:subscription", pk)
