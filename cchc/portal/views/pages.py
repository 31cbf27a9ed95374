"""Front page, catalogue, a procedure, the list of late dossiers; the same for everybody."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cchc.dossiers import queries as dossiers
from cchc.kernel import clock
from cchc.portal import queries
from cchc.portal.caching import shared
from cchc.portal.forms import CatalogueForm, LookUpForm, PublishedForm
from cchc.portal.rules import months
from cchc.procedures import queries as procedures
from cchc.results import queries as repository
from cchc.surveys import queries as surveys
from cchc.web.paging import LongPaginator

ROWS_A_PAGE = 50
AGENCIES_A_PAGE = 100
NEWS_IN_FRONT = 5


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """The public agencies; where there is one, its front page."""
    page = Paginator(queries.public_agencies(), AGENCIES_A_PAGE).get_page(request.GET.get("page"))
    if page.paginator.count == 1:
        return redirect("portal:front", page.object_list[0].code)
    return render(request, "portal/agencies.html", {"page": page, "form": LookUpForm()})


@require_safe
def front(request: HttpRequest, agency: str) -> HttpResponse:
    """Look-up, catalogue, late list and figures of an agency."""
    now, today = clock.now(), clock.today()
    face = queries.face_of(agency, at=now)
    last = months.reachable(today)[1]
    shown = queries.shown_plan(face.agency)
    context = {
        "face": face,
        "form": LookUpForm(),
        "fields": procedures.fields_of(face.agency),
        "figures": queries.figures_of(face.agency, last),
        "news": queries.public_news(face.agency)[:NEWS_IN_FRONT],
        "rates": surveys.asking_agency(face.agency.code) is not None,
        "shown": shown,
        "whole": queries.whole_of(shown.plan, at=now) if shown else None,
    }
    return render(request, "portal/front.html", context)


@require_safe
def catalogue(request: HttpRequest, agency: str) -> HttpResponse:
    """What applies today, found by words without accents and by field."""
    face, today = queries.face_of(agency, at=clock.now()), clock.today()
    form = CatalogueForm(request.GET, fields=procedures.fields_of(face.agency))
    text, field = form.said()
    rows = queries.catalogue(face.agency, text, field, today=today)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    lines = queries.lines_of(page, today=today)
    context = {"face": face, "form": form, "page": page, "lines": lines}
    return shared(render(request, "portal/catalogue.html", context))


@require_safe
def procedure(request: HttpRequest, agency: str, code: str) -> HttpResponse:
    """A procedure as it applies today."""
    face, today = queries.face_of(agency, at=clock.now()), clock.today()
    found = queries.described(face.agency, code, today=today)
    return shared(render(request, "portal/procedure.html", {"face": face, "found": found}))


@require_safe
def results(request: HttpRequest, agency: str) -> HttpResponse:
    """Results that the law wants public: number, days, standing; nobody they were given to."""
    face, today = queries.face_of(agency, at=clock.now()), clock.today()
    form = PublishedForm(request.GET, kinds=procedures.public_results(face.agency, today))
    kind, number = form.said()
    rows = repository.published(face.agency, kind, number=number)
    page = LongPaginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    lines = repository.public_lines(page, today=today)
    context = {"face": face, "form": form, "kind": kind, "page": page, "lines": lines}
    return shared(render(request, "portal/results.html", context))


@require_safe
def late(request: HttpRequest, agency: str, month: str = "") -> HttpResponse:
    """Dossiers late at some moment of the month, masked; sensitive fields as counts."""
    now, today = clock.now(), clock.today()
    face = queries.face_of(agency, at=now)
    first = months.parsed(month or f"{today:%Y-%m}", today)
    if first is None:
        raise Http404
    rows = dossiers.public_late_rows(face.agency, first, at=now)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "face": face,
        "month": first,
        "months": months.reachable(today),
        "page": page,
        "lines": dossiers.public_late_lines(page, face.agency, first, at=now),
        "counts": dossiers.public_late_counts(face.agency, first, at=now),
        "at": now,
    }
    return shared(render(request, "portal/late.html", context))
