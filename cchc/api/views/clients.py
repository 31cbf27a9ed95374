"""Systems that may connect: the administrator's screens."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cchc.api import queries, services, showing
from cchc.api.forms import ClientForm, RevokeForm
from cchc.api.services.clients import Wanted
from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

MANAGES = allowed(Act.MANAGE_CLIENTS)
APPROVES = allowed(Act.APPROVE_CLIENT)
SEES = allowed(Act.MANAGE_CLIENTS, Act.APPROVE_CLIENT)


@SEES
def clients(request: StaffRequest) -> HttpResponse:
    """Every client of the agency."""
    today = clock.today()
    found = queries.clients_of(request.user)
    lines = [showing.client_line(row, today, addresses) for row, addresses in found]
    manages = queries.may_manage(request.user, today)
    return render(request, "api/clients.html", {"lines": lines, "manages": manages})


@never_cache
@MANAGES
def register(request: StaffRequest) -> HttpResponse:
    """A new client; its key is shown once, on the answer."""
    form = ClientForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            client, key = services.register_client(
                agency=request.user.agency,
                wanted=Wanted(**form.cleaned_data),
                actor=request.user,
                at=clock.now(),
            )
            return render(request, "api/key.html", {"client": client, "key": key})
    context = {
        "title": "Cấp khóa cho hệ thống khác",
        "intro": "Khóa chỉ hiện một lần, ở trang tiếp theo, và dùng được sau khi lãnh đạo duyệt.",
        "form": form,
        "submit": "Cấp khóa",
        "back_url": reverse("api:clients"),
    }
    return render(request, "web/form_page.html", context)


@SEES
def client(request: StaffRequest, pk: int) -> HttpResponse:
    """One client: rights, addresses, everything that was done to it."""
    found, today = queries.client_for(request.user, pk), clock.today()
    context = {
        "client": found,
        "line": showing.client_line(found, today),
        "manages": queries.may_manage(request.user, today),
        "may_approve": queries.may_approve(request.user, found, today),
        "addresses": [showing.address_line(row) for row in queries.subscriptions_of(found)],
        "entries": showing.entries(queries.history_of(found)),
    }
    return render(request, "api/client.html", context)


@require_POST
@APPROVES
def approve(request: StaffRequest, pk: int) -> HttpResponse:
    """The key opens from now on."""
    found = queries.client_for(request.user, pk)
    with rules_told(request):
        services.approve_client(client=found, actor=request.user, at=clock.now())
        return redirect_with_message(request, "Đã duyệt kết nối.", "api:client", pk)
    return redirect("api:client", pk)


@MANAGES
def revoke(request: StaffRequest, pk: int) -> HttpResponse:
    """The key opens nothing any more."""
    found = queries.client_for(request.user, pk)
    if found.revoked_at is not None:
        return redirect("api:client", pk)
    form = RevokeForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            services.revoke_client(
                client=found, **form.cleaned_data, actor=request.user, at=clock.now()
            )
            return redirect_with_message(request, "Đã thu hồi khóa.", "api:client", pk)
    context = {
        "question": f"Thu hồi khóa của “{found.name}”?",
        "consequences": ["chặn mọi yêu cầu dùng khóa này ngay", "dừng gửi tin tới hệ thống đó"],
        "form": form,
        "yes": "Thu hồi khóa",
        "danger": True,
        "back_url": reverse("api:client", args=(pk,)),
    }
    return render(request, "web/confirm.html", context)
