"""The register of data requests, one request, its content opened, the extract handed out."""

import io
import json

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cchc.documents import render as papers
from cchc.kernel import clock
from cchc.obligations import queries as obligations
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.privacy import queries, services
from cchc.privacy.queries import Holdings
from cchc.privacy.showing import badge_of, buttons_of
from cchc.web.forms import rules_told
from cchc.web.responses import download

ROWS_A_PAGE = 30
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = {"json": "application/json", "pdf": "application/pdf", "docx": DOCX}


@allowed(Act.SEE_DATA_REQUESTS)
def requests(request: StaffRequest) -> HttpResponse:
    """The register: number, kind, days, state; nobody's name."""
    today, user = clock.today(), request.user
    rows = queries.requests_of(user, today=today)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    calendar = organisation.working_calendar(user.agency)
    replies = obligations.shown([r.replying for r in page], today=today, calendar=calendar)
    doings = obligations.shown([r.doing for r in page], today=today, calendar=calendar)
    context = {
        "page": page,
        "lines": list(zip(page, map(badge_of, page), replies, doings, strict=True)),
        "may_handle": queries.may_handle(user, today=today),
    }
    return render(request, "privacy/requests.html", context)


@allowed(Act.SEE_DATA_REQUESTS)
def page(request: StaffRequest, pk: int, holdings: Holdings) -> HttpResponse:
    """One request, its content closed."""
    return _page(request, pk, holdings)


@require_POST
@allowed(Act.HANDLE_DATA_REQUESTS, Act.DECIDE_DATA_REQUESTS)
def opened(request: StaffRequest, pk: int, holdings: Holdings) -> HttpResponse:
    """The same page with the content opened; noted in the log of reads."""
    return _page(request, pk, holdings, is_open=True)


def _page(
    request: StaffRequest, pk: int, holdings: Holdings, *, is_open: bool = False
) -> HttpResponse:
    today, user = clock.today(), request.user
    row = queries.request_for(user, pk, today=today)
    calendar = organisation.working_calendar(user.agency)
    owed = obligations.shown([row.replying, row.doing], today=today, calendar=calendar)
    may_handle = queries.may_handle(user, today=today)
    may_open = may_handle or queries.may_decide(user, today=today)
    context = {
        "row": row,
        "badge": badge_of(row),
        "buttons": buttons_of(row, queries.acts_on(row, user, today=today)),
        "replying": owed[0],
        "doing": owed[1],
        "opened": queries.open_request(user, row, at=clock.now(), today=today) if is_open else None,
        "may_open": may_open and row.closed_at is None,
        "may_extract": may_handle and queries.has_extract(row),
        "weighed": queries.weighed(row, holdings) if may_open else None,
        "consents": queries.open_consents_of(row.citizen) if row.citizen else [],
        "history": queries.history(row),
    }
    return render(request, "privacy/request.html", context)


@require_POST
@allowed(Act.HANDLE_DATA_REQUESTS)
def extract(request: StaffRequest, pk: int, form: str, holdings: Holdings) -> HttpResponseBase:
    """Everything that we hold of the person, as a file; logged as a read and as an act."""
    row = queries.request_for(request.user, pk, today=clock.today())
    if form not in FORMS:
        raise Http404
    with rules_told(request):
        said = queries.extract_of(request.user, row, at=clock.now(), holdings=holdings)
        services.note_export(request=row, actor=request.user, at=clock.now())
        name = f"ban-trich-{row.year}-{row.number}.{form}"
        if form == "json":
            content = json.dumps(said, ensure_ascii=False, indent=2).encode()
        else:
            paper = queries.paper_of(row, said)
            content = papers.pdf(paper) if form == "pdf" else papers.docx(paper)
        return download(io.BytesIO(content), name=name, media_type=FORMS[form])
    return redirect("privacy:request", pk)
