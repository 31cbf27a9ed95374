"""Figures of a period, and the petitions behind each."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.feedback import measures, queries
from cchc.feedback.choices import Figure
from cchc.feedback.showing import badges_of, lines_on_time, parts_of, rates_of, stats_of
from cchc.feedback.views.reading import HANDLERS, ROWS_A_PAGE, period_asked
from cchc.kernel import clock
from cchc.kernel.periods import Period
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed

KIND, CHANNEL = "loai", "kenh"  # how an address narrows the records


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
        "periods": _periods(period, today.year),
        "kinds": parts_of(found.by_kind, KIND, period.code, may_open=may_open),
        "channels": parts_of(found.by_channel, CHANNEL, period.code, may_open=may_open),
        "has_records": may_open,
        "stats": stats_of(found, period.code, may_open=may_open),
        "rates": rates_of(found, period.code, may_open=may_open),
        "on_time": lines_on_time(found),
    }
    return render(request, "feedback/figures.html", context)


def _periods(chosen: Period, year: int) -> list[Period]:
    """What the list offers: quarters and the whole of this year and the one before, as chosen."""
    codes = [f"{y}-{part}" for y in (year, year - 1) for part in ("Y", "Q1", "Q2", "Q3", "Q4")]
    found = [Period.parse(code) for code in codes]
    return found if chosen.code in codes else [chosen, *found]


@require_safe
@allowed(*HANDLERS)
def records(request: StaffRequest, figure: str) -> HttpResponse:
    """The petitions behind a figure that the person may see, and how many the others are."""
    if figure not in Figure.values:
        raise Http404
    today, user, period = clock.today(), request.user, period_asked(request)
    every = measures.records(user.agency, period, Figure(figure), today=today)
    every = queries.of_part(every, request.GET.get(KIND, ""), request.GET.get(CHANNEL, ""))
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


@require_safe
@allowed(Act.SEE_ACCESS_LOG)
def reads(request: StaffRequest) -> HttpResponse:
    """Who opened which petition."""
    today, period = clock.today(), period_asked(request)
    notes = queries.reads(request.user, period, today=today)
    page = Paginator(notes, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "period": period,
        "periods": _periods(period, today.year),
        "page": page,
        "lines": queries.read_lines(page.object_list),
    }
    return render(request, "feedback/reads.html", context)
