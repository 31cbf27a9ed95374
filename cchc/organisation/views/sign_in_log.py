"""The log of signing in, for the weekly look."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from cchc.organisation import queries
from cchc.organisation.choices import Act, SignInOutcome
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.components import Tab

PER_PAGE = 50


@allowed(Act.MANAGE_ACCOUNTS)
def sign_ins(request: StaffRequest) -> HttpResponse:
    """Attempts and sign-outs, by outcome."""
    named = request.GET.get("ket-qua", "")
    outcome = SignInOutcome(named) if named in SignInOutcome.values else None
    found = queries.sign_ins_in(request.user.agency, outcome)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    tabs = [Tab("Tất cả", request.path, outcome is None)]
    tabs += [
        Tab(str(each.label), f"{request.path}?ket-qua={each.value}", each == outcome)
        for each in SignInOutcome
    ]
    return render(request, "organisation/sign_ins.html", {"page": page, "tabs": tabs})
