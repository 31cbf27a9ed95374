"""Lists, the page of one obligation with its whole history, and its evidence."""

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from cchc.kernel import clock
from cchc.kernel.files.storing import open_stored
from cchc.obligations import queries
from cchc.obligations.forms import FilterForm
from cchc.obligations.views.frame import lines_of, list_tabs
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.responses import download

PER_PAGE = 50
FURTHER = ("person", "area", "first", "last")
SEES = allowed(Act.SEE_PLAN)


@SEES
def every(request: StaffRequest) -> HttpResponse:
    """Everything that the agency owes, narrowed by filters."""
    return _list(request, "every", to_judge=False)


@SEES
def to_judge(request: StaffRequest) -> HttpResponse:
    """What was handed in and waits to be accepted or sent back."""
    return _list(request, "to_judge", to_judge=True)


def _list(request: StaffRequest, tab: str, *, to_judge: bool) -> HttpResponse:
    agency, today = request.user.agency, clock.today()
    form = FilterForm(
        request.GET,
        units=organisation.units(agency),
        people=organisation.people_with(agency, Act.SUBMIT_PRODUCT, today),
        areas=queries.areas_of(agency),
    )
    rows = queries.listed(request.user, form.wanted(to_judge=to_judge), today=today)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": lines_of(request.user, page.object_list, today),
        "tabs": list_tabs(request.user, tab, today),
        "is_narrowed": any(form.data.get(name) for name in form.fields),
        "is_narrowed_more": any(form.data.get(name) for name in FURTHER),
        "to_judge": to_judge,
    }
    return render(request, "obligations/list.html", context)


@SEES
def mine(request: StaffRequest) -> HttpResponse:
    """Việc của tôi: what the person owes, the nearest date first."""
    today = clock.today()
    rows = queries.mine(request.user, today=today)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": lines_of(request.user, page.object_list, today),
        "tabs": list_tabs(request.user, "mine", today),
    }
    return render(request, "obligations/mine.html", context)


@SEES
def page(request: StaffRequest, pk: int) -> HttpResponse:
    """One obligation: dates, products, progress, requests, and everything that was done."""
    today = clock.today()
    row = queries.get_for(request.user, pk, today=today)
    context = {
        "row": row,
        "line": lines_of(request.user, [row], today)[0],
        "acts": queries.open_acts(row, request.user, today=today),
        "dates": queries.dates_of(row),
        "deliveries": queries.deliveries_of(row),
        "notes": queries.notes_of(row),
        "requests": queries.requests_of(row),
        "history": queries.history(row),
        "urgings": queries.urgings_of(row),
        "place": queries.place_of(row, request.user, today=today),
        "recommendation": queries.recommendation_of(row),
    }
    return render(request, "obligations/page.html", context)


@SEES
def evidence(request: StaffRequest, pk: int) -> HttpResponseBase:
    """A file of evidence, always as a download."""
    stored = queries.evidence_for(request.user, pk, today=clock.today()).file
    assert stored is not None  # evidence_for gives only those with a file
    return download(open_stored(stored), name=stored.name, media_type=stored.media_type)
