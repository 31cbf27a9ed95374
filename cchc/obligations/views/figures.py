"""Figures about tasks in a period; each opens the records that it counted."""

from typing import Any, cast, get_args
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.obligations import measures, queries
from cchc.obligations.choices import TASK, Figure
from cchc.obligations.measures import CountRow, Dimension
from cchc.obligations.queries import Wanted
from cchc.obligations.views.frame import lines_of, list_tabs
from cchc.obligations.views.reading import SEES
from cchc.organisation import queries as organisation
from cchc.organisation.guards import StaffRequest

DIMENSIONS = {"unit": "Theo bộ phận", "area": "Theo lĩnh vực", "person": "Theo người"}
PARTS = (("Q1", "Quý I năm"), ("H1", "6 tháng đầu năm"), ("M9", "9 tháng năm"), ("Y", "Cả năm"))
SHOWN = [Figure(name) for name in Figure.values if name != "earlier"]


@SEES
def figures(request: StaffRequest) -> HttpResponse:
    """Counts of tasks in the period, whole and by unit, area or person."""
    period, by = period_of(request), _dimension(request)
    agency, now = request.user.agency, clock.now()
    whole = measures.task_counts(agency, period, as_of=now, kind=TASK)[0]
    groups = measures.task_counts(agency, period, as_of=now, by=by, kind=TASK)
    context = {
        "tabs": list_tabs(request.user, "figures", clock.today()),
        "period": period,
        "by": by,
        "figures": SHOWN,
        "rows": [_cells(row, period, by) for row in groups],
        "whole": _cells(whole, period, None),
        "periods": _choices(period),
        "dimensions": DIMENSIONS,
        "products": measures.products_accepted(agency, period, as_of=now, kind=TASK).count(),
    }
    return render(request, "obligations/figures.html", context)


@SEES
def figure(request: StaffRequest) -> HttpResponse:
    """The obligations behind one figure."""
    period = period_of(request)
    by = _dimension(request) if request.GET.get("theo") else None
    name = request.GET.get("dem", Figure.PLANNED)
    if name not in Figure.values:
        raise Http404
    agency = request.user.agency
    rows = measures.task_counts(agency, period, as_of=clock.now(), by=by, kind=TASK)
    row = next((r for r in rows if by is None or r.key == request.GET.get("nhom", "")), None)
    keys = row.records[name] if row else ()
    found = queries.listed(request.user, Wanted(keys=keys), today=clock.today())
    context = {
        "figure": Figure(name),
        "period": period,
        "group": row.label if row else "",
        "tasks": len(row.tasks[name]) if row else 0,
        "lines": lines_of(request.user, found, clock.today()),
    }
    return render(request, "obligations/figure.html", context)


def period_of(request: StaffRequest) -> Period:
    """The period asked for, else this year's; by the agency's way of cutting off."""
    calendar = organisation.text_setting(request.user.agency, "reports.calendar")
    year = clock.today().year
    try:
        return Period.parse(request.GET.get("ky") or "Y", calendar, year)
    except RuleBroken:
        return Period.parse("Y", calendar, year)


def _dimension(request: StaffRequest) -> Dimension:
    asked = request.GET.get("theo", "unit")
    return cast(Dimension, asked) if asked in get_args(Dimension) else "unit"


def _choices(period: Period) -> list[tuple[str, str]]:
    year = period.last.year
    named = [(f"{year}-{part}", f"{label} {year}") for part, label in PARTS]
    before = (f"{year - 1}-Y", f"Cả năm {year - 1}")
    known = any(code == period.code for code, _ in named)
    return [*named, before] if known else [(period.code, period.label), *named, before]


def _cells(row: CountRow, period: Period, by: Dimension | None) -> dict[str, Any]:
    """A row of the table: label, and per figure its count and the address of its records."""
    base = {"ky": period.code, "theo": by or "", "nhom": row.key}
    address = reverse("obligations:figure")
    return {
        "label": row.label,
        "cells": [
            (name, getattr(row.counts, name), f"{address}?{urlencode({**base, 'dem': name.value})}")
            for name in SHOWN
        ],
    }
