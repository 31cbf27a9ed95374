"""Figures of a period, and the petitions behind each."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.feedback import measures, queries
from cchc.feedback.choices import Figure
from cchc.feedback.showing import badges_of, lines_on_time, rates_of, stats_of
from cchc.feedback.views.reading import HANDLERS, ROWS_A_PAGE, period_asked
from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed


@require_safe
@allowed(Act.COUNT_PETITIONS)
def figures(request: StaffRequest) -> HttpResponse:
    """Counts and shares; of which agency, where the person's own is above several."""
    today, period = clock.today(), period_asked(request)
    agency = queries.agency_counted(request.user, request.GET.get("coquan", ""))
    found = measures.figures(agency, period, today=today)
    may_open = queries.may_open(request.user, today=today)
    context = {
        "agency": agency,
        "agencies": queries.agencies_counted(request.user),
        "period": period,
        "periods": [f"{today.year}-Q{n}" for n in range(1, 5)] + [f"{today.year}-Y"],
        "found": found,
        "stats": stats_of(found, period.code, may_open=may_open),
        "rates": rates_of(found),
        "on_time": lines_on_time(found),
    }
    return render(request, "feedback/figures.html", context)


@require_safe
@allowed(*HANDLERS)
def records(request: StaffRequest, figure: str) -> HttpResponse:
    """The petitions behind a figure that the person may see, and how many the others are."""
    if figure not in Figure.values:
        raise Http404
    today, user, period = clock.today(), request.user, period_asked(request)
    every = measures.records(user.agency, period, Figure(figure), today=today)
    rows = queries.among_visible(user, every, today=today)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "figure": Figure(figure),
        "period": period,
        "page": page,
        "lines": [(s, badges_of(s.row)) for s in queries.shown(page, user, today=today)],
        "hidden": every.count() - page.paginator.count,
    }
    return render(request, "feedback/records.html", context)
