"""The catalogue, one procedure, one of its versions, the catalogue as a file."""

import io
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render

from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.procedures import queries, showing
from cchc.procedures.choices import VersionState
from cchc.procedures.exchange import MEDIA_TYPES, WRITERS
from cchc.procedures.forms import FilterForm
from cchc.procedures.models import Procedure, ProcedureVersion
from cchc.procedures.rules.checking import problems
from cchc.procedures.whole import WholeVersion
from cchc.web.responses import download

ROWS_A_PAGE = 50


@allowed(Act.SEE_PROCEDURES)
def procedures(request: StaffRequest) -> HttpResponse:
    """The catalogue, found by words without accents and by field."""
    today, user = clock.today(), request.user
    form = FilterForm(request.GET, fields=queries.fields_of(user.agency))
    text, field = form.said()
    rows = queries.search(user, text, today=today)
    if field:
        rows = queries.in_field(rows, field)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    versions = queries.versions_on(page, today)
    context = {
        "form": form,
        "page": page,
        "lines": [showing.ProcedureLine(row, versions.get(row.pk)) for row in page],
        "is_sample": any(row.is_sample for row in page),
        "may_manage": organisation.may(user, Act.MANAGE_PROCEDURES, today=today),
    }
    return render(request, "procedures/list.html", context)


@allowed(Act.SEE_PROCEDURES)
def procedure(request: StaffRequest, pk: int) -> HttpResponse:
    """A procedure as it is applied today; where it is not, its newest version."""
    today = clock.today()
    found = queries.get_for(request.user, pk, today=today)
    versions = queries.versions_for(request.user, found, today=today)
    version = next((each for each in versions if showing.is_applied(each, today)), None)
    version = version or next(iter(versions), None)
    if version is None:
        raise Http404
    return _shown(request, found, version, versions)


@allowed(Act.SEE_PROCEDURES)
def version(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """One version of a procedure."""
    today = clock.today()
    found = queries.get_for(request.user, pk, today=today)
    versions = queries.versions_for(request.user, found, today=today)
    chosen = next((each for each in versions if each.number == number), None)
    if chosen is None:
        raise Http404
    return _shown(request, found, chosen, versions)


def _shown(
    request: StaffRequest,
    procedure: Procedure,
    version: ProcedureVersion,
    versions: list[ProcedureVersion],
) -> HttpResponse:
    today = clock.today()
    whole = queries.whole(version)
    manages = queries.may_manage(request.user, procedure, today=today)
    is_draft = version.status == VersionState.DRAFT
    context: dict[str, Any] = {
        "procedure": procedure,
        "version": version,
        "content": whole.content,
        "badge": showing.standing_badge(version, today),
        "facts": showing.facts_of(version, queries.publication_of(version)),
        "papers": showing.paper_lines(whole, _labels(whole)),
        "steps": [(step, showing.minutes_words(step.minutes)) for step in whole.content.steps],
        "versions": [(each, showing.standing_badge(each, today)) for each in versions],
        "acts": queries.open_acts(version, versions, today=today) if manages else frozenset(),
        "history": queries.history(procedure, versions) if manages else [],
        "problems": problems(whole.content) if manages and is_draft else [],
    }
    return render(request, "procedures/procedure.html", context)


def _labels(whole: WholeVersion) -> dict[str, str]:
    return queries.datum_labels(code for paper in whole.content.papers for code in paper.proves)


@allowed(Act.SEE_PROCEDURES)
def export(request: StaffRequest, kind: str) -> HttpResponseBase:
    """The agency's own catalogue as .xlsx or JSON, as it can be imported again."""
    if kind not in WRITERS:
        raise Http404
    content = WRITERS[kind](queries.exported_for(request.user, today=clock.today()))
    name = f"danh-muc-thu-tuc-{request.user.agency.code}.{kind}"
    return download(io.BytesIO(content), name=name, media_type=MEDIA_TYPES[kind])
