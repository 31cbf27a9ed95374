"""The list of documents, one document, its files."""

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from cchc.documents import queries
from cchc.documents.choices import DocumentAct
from cchc.documents.forms import CommentForm, FilterForm
from cchc.documents.handing import handed
from cchc.documents.preview import paper
from cchc.documents.views.showing import BUTTONS, badge_of, tabs
from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.responses import download

ROWS_A_PAGE = 25


@allowed(Act.SEE_PLAN)
def documents(request: StaffRequest) -> HttpResponse:
    """The documents that the person sees, what waits for them first."""
    today, user = clock.today(), request.user
    form = FilterForm(request.GET, years=queries.years(user.agency, today=today))
    chosen, shown_tabs = tabs(user, request.GET.get("muc", ""), today=today)
    rows = queries.filtered(chosen.rows, **form.chosen())
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "tabs": shown_tabs,
        "chosen": chosen,
        "page": page,
        "rows": [(row, badge_of(row.status)) for row in page],
        "may_draft": organisation.may(user, Act.DRAFT_DOCUMENT, today=today),
    }
    return render(request, "documents/documents.html", context)


@allowed(Act.SEE_PLAN)
def document(request: StaffRequest, pk: int) -> HttpResponse:
    """One document as it looks on paper; its way, for those who handle it."""
    today = clock.today()
    found = queries.get_for(request.user, pk, today=today)
    acts = queries.open_acts(found, request.user, today=today)
    handles = bool(queries.capacities(found, request.user, today=today))
    context = {
        "document": found,
        "badge": badge_of(found.status),
        "paper": paper(found.said),
        "buttons": [button for button in BUTTONS if button.act in acts],
        "gaps": queries.gaps(found) if DocumentAct.FREEZE in acts else [],
        "handles": handles,
        "comments": queries.comments_of(found) if handles else [],
        "asked": queries.comments_expected(found) if handles else [],
        "comment_form": CommentForm() if DocumentAct.COMMENT in acts else None,
        "history": queries.history(found) if handles else [],
    }
    return render(request, "documents/document.html", context)


@allowed(Act.SEE_PLAN)
def file(request: StaffRequest, pk: int, which: str) -> HttpResponseBase:
    """One of the document's files, as a download."""
    found = handed(queries.get_for(request.user, pk, today=clock.today()), which)
    return download(found.content, name=found.name, media_type=found.media_type)
