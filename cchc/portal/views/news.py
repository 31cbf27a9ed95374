"""News of the reform and the plan's progress; the same for everybody."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.kernel import clock
from cchc.portal import queries
from cchc.portal.caching import shared

ITEMS_A_PAGE = 20


@require_safe
def news(request: HttpRequest, agency: str) -> HttpResponse:
    """What the agency has published, newest first."""
    face = queries.face_of(agency, at=clock.now())
    rows = queries.public_news(face.agency)
    page = Paginator(rows, ITEMS_A_PAGE).get_page(request.GET.get("page"))
    return shared(render(request, "portal/news.html", {"face": face, "page": page}))


@require_safe
def item(request: HttpRequest, agency: str, pk: int) -> HttpResponse:
    """One published item."""
    face = queries.face_of(agency, at=clock.now())
    row = queries.public_item(face.agency, pk)
    return shared(render(request, "portal/news_item.html", {"face": face, "row": row}))


@require_safe
def progress(request: HttpRequest, agency: str) -> HttpResponse:
    """How far the shown plan is; 404 while the chair has switched none on."""
    now = clock.now()
    face = queries.face_of(agency, at=now)
    shown = queries.shown_plan(face.agency)
    if shown is None:
        raise Http404
    context = {"face": face, "progress": queries.progress_of(shown.plan, at=now)}
    return shared(render(request, "portal/progress.html", context))
