"""Slips: seen and printed on screen, handed out as files; files of papers and results."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render

from cchc.documents.preview import paper
from cchc.dossiers import queries, services
from cchc.dossiers.views.lists import WORKS
from cchc.kernel import clock
from cchc.organisation.guards import StaffRequest
from cchc.web.responses import download_stored


@WORKS
def slip(request: StaffRequest, pk: int) -> HttpResponse:
    """The slip as on paper; it prints itself when the counter asked for that."""
    found = queries.slip_for(request.user, pk, at=clock.now())
    context = {
        "slip": found,
        "row": found.dossier,
        "paper": paper(queries.content_of(found)),
        "prints": "in" in request.GET,
    }
    return render(request, "dossiers/slip.html", context)


@WORKS
def slip_file(request: StaffRequest, pk: int, kind: str) -> HttpResponseBase:
    """The slip as PDF or Word, always as a download; drawn the first time."""
    found = queries.slip_for(request.user, pk, at=clock.now())
    draw = {"pdf": services.draw, "docx": services.draw_word}.get(kind)
    if draw is None:
        raise Http404
    return download_stored(draw(slip=found, actor=request.user, at=clock.now()))


@WORKS
def attachment(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The file of a paper, always as a download; who takes it is noted in the access log."""
    return download_stored(queries.attachment_for(request.user, pk, at=clock.now()).file)


@WORKS
def brought(request: StaffRequest, pk: int) -> HttpResponseBase:
    """A file that the citizen sent online, always as a download; noted in the access log."""
    return download_stored(queries.brought_for(request.user, pk, at=clock.now()).file)


@WORKS
def result(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The file of a result, always as a download."""
    return download_stored(queries.result_for(request.user, pk, at=clock.now()).file)
