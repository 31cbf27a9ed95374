"""Requests for an extension: which wait, and the decision on one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from cchc.kernel import clock
from cchc.obligations import queries, services
from cchc.obligations.choices import RequestState
from cchc.obligations.forms import DecideExtensionForm
from cchc.obligations.models import ExtensionRequest
from cchc.obligations.views.acting import form_page, refused
from cchc.obligations.views.frame import list_tabs
from cchc.obligations.views.reading import SEES
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest
from cchc.web.forms import rules_shown
from cchc.web.responses import redirect_with_message


@SEES
def extensions(request: StaffRequest) -> HttpResponse:
    """Requests that wait for a decision; the one whose date is nearest stands first."""
    today = clock.today()
    context = {
        "requests": queries.waiting_requests(request.user.agency),
        "tabs": list_tabs(request.user, "extensions", today),
        "today": today,
        "may_decide": organisation.may(request.user, Act.GRANT_EXTENSION, today=today),
    }
    return render(request, "obligations/extensions.html", context)


@SEES
def decide(request: StaffRequest, pk: int) -> HttpResponse:
    """Grant or refuse one request."""
    asked = queries.request_for(request.user, pk, today=clock.today())
    row = asked.obligation
    if answer := refused(request, row, "grant_extension"):
        return answer
    if asked.state != RequestState.WAITING:
        return redirect("obligations:page", row.pk)
    form = DecideExtensionForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            said = _decide(request, asked, form.cleaned_data)
            return redirect_with_message(request, said, "obligations:page", row.pk)
    context = {"title": "Quyết định đề nghị gia hạn", "submit": "Lưu quyết định", "asked": asked}
    context["is_late"] = bool(row.binding_on and row.binding_on < clock.today())
    return form_page(request, row, form, **context)


def _decide(request: StaffRequest, asked: ExtensionRequest, got: dict[str, Any]) -> str:
    """Do what was chosen; what to say about it."""
    by, at = request.user, clock.now()
    if got["decision"] == "refuse":
        services.refuse_extension(request=asked, reason=got["reason"], actor=by, at=at)
        return "Đã lưu: không cho gia hạn."
    services.grant_extension(
        request=asked, until=got["until"], reason=got["reason"], actor=by, at=at
    )
    return "Đã cho gia hạn."
