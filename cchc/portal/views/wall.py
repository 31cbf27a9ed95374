"""The screen on the wall of the one-stop hall: the month at a glance, nobody's name."""

from dataclasses import dataclass

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cchc.kernel import clock
from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import Period
from cchc.organisation.models import Agency
from cchc.portal import queries
from cchc.portal.caching import shared
from cchc.surveys import measures as surveys
from cchc.surveys import queries as asked
from cchc.surveys.choices import IndexKind

REFRESH = 300  # seconds: the figures change each night, the notice of a downtime at any time
FIELDS = 6


@dataclass(frozen=True)
class Index:
    """A satisfaction index of the year; none while too few have answered to be published."""

    label: str
    found: Ratio | None


@require_safe
def wall(request: HttpRequest, agency: str) -> HttpResponse:
    """Large type, no link to press, renewed by itself; the newest month that is published."""
    face, now = queries.face_of(agency, at=clock.now()), clock.now()
    months = sorted(queries.months_with_figures(face.agency), reverse=True)
    figures = queries.figures_of(face.agency, months[0]) if months else None
    home = settings.SITE_ADDRESS + reverse("portal:front", args=[agency])
    context = {
        "face": face,
        "figures": figures,
        "fields": sorted(figures.fields, key=lambda one: -one.finished)[:FIELDS] if figures else [],
        "indices": _indices(face.agency, now.year),
        "home": home.partition("://")[2],
        "picture": segno.make_qr(home, error="m").svg_data_uri(scale=5, border=2),
        "refresh": REFRESH,
    }
    return shared(render(request, "portal/wall.html", context))


def _indices(agency: Agency, year: int) -> list[Index]:
    if not asked.asks(agency):
        return []
    period, least = Period.parse("Y", year=year), surveys.small_cell(agency)
    found = [(kind, surveys.index(agency, period, kind).found) for kind in IndexKind]
    return [Index(kind.label, ratio if ratio.whole >= least else None) for kind, ratio in found]
