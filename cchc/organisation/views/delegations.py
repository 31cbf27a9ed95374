"""Who stands in for whom: the person's own screen, and the office's for everybody."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation import queries, services
from cchc.organisation.choices import Act
from cchc.organisation.forms.delegations import DelegationForm
from cchc.organisation.guards import StaffRequest, signed_in
from cchc.organisation.views.shown import delegation_row
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message


@signed_in
def delegations(request: StaffRequest) -> HttpResponse:
    """One's own delegations; for the office everybody's."""
    today = clock.today()
    everybody = queries.may(request.user, Act.MANAGE_DELEGATIONS, today=today)
    found = queries.delegations_shown_to(request.user, everybody=everybody)
    rows = [delegation_row(each, request.user, today, everybody) for each in found]
    return render(request, "organisation/delegations.html", {"rows": rows})


@signed_in
def delegate(request: StaffRequest) -> HttpResponse:
    """Name a substitute."""
    everybody = queries.may(request.user, Act.MANAGE_DELEGATIONS, today=clock.today())
    form = DelegationForm(request.POST or None, user=request.user, everybody=everybody)
    if form.is_valid():
        with rules_shown(form):
            services.delegate(**form.cleaned_data, actor=request.user, at=clock.now())
            return redirect_with_message(request, "Đã cử người thay.", "organisation:delegations")
    context = {
        "title": "Cử người thay khi vắng",
        "intro": "Trong những ngày này, người thay nhận nhắc việc và làm được việc của người vắng.",
        "form": form,
        "submit": "Cử người thay",
        "back_url": reverse("organisation:delegations"),
    }
    return render(request, "web/form_page.html", context)


@require_POST
@signed_in
def revoke_delegation(request: StaffRequest, pk: int) -> HttpResponse:
    """Back early."""
    found = queries.delegation_for(request.user, pk)
    with rules_told(request):
        services.revoke_delegation(delegation=found, actor=request.user, at=clock.now())
        return redirect_with_message(request, "Đã thu hồi.", "organisation:delegations")
    return redirect("organisation:delegations")
