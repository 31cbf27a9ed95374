"""Figures of a month as they were published, and the same as open data."""

import io

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.kernel import clock
from cchc.portal import open_data as files
from cchc.portal import queries
from cchc.portal.caching import shared
from cchc.portal.rules import months
from cchc.web.responses import download


@require_safe
def figures(request: HttpRequest, agency: str, month: str = "") -> HttpResponse:
    """A month, the one that runs unless another is asked for."""
    face, today = queries.face_of(agency, at=clock.now()), clock.today()
    first = months.parsed(month or f"{today:%Y-%m}", today)
    if first is None:
        raise Http404
    context = {
        "face": face,
        "month": first,
        "months": months.reachable(today),
        "figures": queries.figures_of(face.agency, first),
    }
    return shared(render(request, "portal/figures.html", context))


@require_safe
def open_data(request: HttpRequest, agency: str) -> HttpResponse:
    """Which files there are, and what their columns mean."""
    face, today = queries.face_of(agency, at=clock.now()), clock.today()
    published = queries.months_with_figures(face.agency)
    context = {
        "face": face,
        "columns": files.DESCRIPTION,
        "months": [month for month in months.reachable(today) if month in published],
    }
    return shared(render(request, "portal/open_data.html", context))


@require_safe
def open_file(request: HttpRequest, agency: str, month: str, kind: str) -> HttpResponseBase:
    """The figures of a month as .csv or .json."""
    face, today = queries.face_of(agency, at=clock.now()), clock.today()
    first = months.parsed(month, today)
    found = queries.figures_of(face.agency, first) if first else None
    if found is None or kind not in files.WRITERS:
        raise Http404
    content, media_type = files.WRITERS[kind](face.agency, found), files.MEDIA_TYPES[kind]
    name = f"so-lieu-{face.agency.code}-{month}.{kind}"
    return shared(download(io.BytesIO(content), name=name, media_type=media_type))
