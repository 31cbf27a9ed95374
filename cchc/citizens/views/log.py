"""Who opened whose data, when and why; the data themselves are not shown."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from cchc.citizens import queries
from cchc.citizens.forms import ReadsForm
from cchc.citizens.queries import Asked
from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed

PER_PAGE = 50


@allowed(Act.SEE_ACCESS_LOG)
def reads(request: StaffRequest) -> HttpResponse:
    """The openings of some days, by reader and one by one."""
    user, today = request.user, clock.today()
    people = organisation.people_visible_to(user)
    form = ReadsForm(request.GET, people=list(people), today=today)
    if not form.is_valid():
        return render(request, "citizens/reads.html", {"form": form})
    notes = queries.reads(user, Asked(**form.cleaned_data), today=today)
    page = Paginator(notes, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": queries.read_lines(user, page.object_list),
        "readers": queries.readers(notes),
        "whom": form.cleaned_data["whom"],
    }
    return render(request, "citizens/reads.html", context)
