"""What a ward sends up: the lists, one submission with its file, sending, again, taking back."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from cchc.documents import queries as documents
from cchc.documents.models import OfficialDocument
from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.plans import queries as plans
from cchc.reports import queries, services
from cchc.reports.choices import SubmissionAct
from cchc.reports.models import ReportSubmission
from cchc.reports.submission_forms import (
    AgainForm,
    CoveringForm,
    KindFilter,
    OutsideForm,
    ReasonForm,
    SentFilter,
    SubmitForm,
)
from cchc.reports.views.submission_acts import Page, answer, posted
from cchc.reports.views.submission_parts import BUTTONS, ward_tabs
from cchc.web.forms import rules_shown
from cchc.web.responses import download_stored, redirect_with_message

ROWS_A_PAGE = 25


@allowed(Act.SEE_PLAN)
def sent(request: StaffRequest) -> HttpResponse:
    """What the ward has sent, and what was answered."""
    today, user = clock.today(), request.user
    form = SentFilter(request.GET)
    chosen = form.chosen()
    rows = queries.sent_by_ward(user, today=today, **chosen)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": [queries.line_of(row) for row in page],
        "is_narrowed": bool(chosen),
        "tabs": ward_tabs("sent", queries.not_yet_sent(user, today=today).count()),
        "superior": user.agency.superior,
    }
    return render(request, "reports/sent.html", context)


@allowed(Act.SEE_PLAN)
def unsent(request: StaffRequest) -> HttpResponse:
    """Issued documents that were not sent up: reports, or every kind."""
    today, user = clock.today(), request.user
    form = KindFilter(request.GET)
    rows = queries.not_yet_sent(user, today=today, every_kind=form.every_kind)
    context = {
        "form": form,
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "tabs": ward_tabs("unsent", queries.not_yet_sent(user, today=today).count()),
        "superior": user.agency.superior,
        "may_send": organisation.may(user, Act.SUBMIT_REPORT, today=today),
    }
    return render(request, "reports/unsent.html", context)


@allowed(Act.SEE_PLAN, Act.SEE_SUBMITTED)
def one(request: StaffRequest, pk: int) -> HttpResponse:
    """One submission for both sides: file, answer, versions, history."""
    today, user = clock.today(), request.user
    row = queries.submission_for(user, pk, today=today)
    acts = queries.submission_acts(row, user, today=today)
    context = {
        "row": row,
        "line": queries.line_of(row),
        "buttons": [button for button in BUTTONS if button.act in acts],
        "versions": [queries.line_of(v) for v in queries.versions_of(row, user, today=today)],
        "history": queries.history_of(row),
        "is_own": row.agency_id == user.agency_id,
    }
    return render(request, "reports/submission.html", context)


@allowed(Act.SEE_PLAN, Act.SEE_SUBMITTED)
def file(request: StaffRequest, pk: int, which: str) -> HttpResponseBase:
    """The file as it was sent: "pdf", or "ban-ky" for the scan of the signed paper."""
    row = queries.submission_for(request.user, pk, today=clock.today())
    found = {"pdf": row.file, "ban-ky": row.signed_copy}.get(which)
    if found is None:
        raise Http404
    return download_stored(found)


@allowed(Act.SUBMIT_REPORT)
def submit(request: StaffRequest, pk: int) -> HttpResponse:
    """Send an issued document to the agency above."""
    today = clock.today()
    document = documents.get_for(request.user, pk, today=today)
    form = SubmitForm(
        posted(request), document=document, plans=plans.plans_in_force(request.user, today=today)
    )
    superior = request.user.agency.superior
    context = {
        "title": "Gửi cấp trên",
        "submit": f"Gửi {superior}" if superior else "Gửi cấp trên",
        "done": f"Đã gửi {superior}.",
        "to": superior,
    }
    return _send(request, document, form, context, services.submit_upward)


@allowed(Act.SUBMIT_REPORT)
def send_outside(request: StaffRequest, pk: int) -> HttpResponse:
    """Record that an issued document was sent outside the installation."""
    today = clock.today()
    document = documents.get_for(request.user, pk, today=today)
    form = OutsideForm(
        posted(request),
        document=document,
        plans=plans.plans_in_force(request.user, today=today),
        today=today,
    )
    context = {"title": "Ghi nhận đã gửi ngoài hệ thống", "submit": "Ghi nhận", "outside": True}
    context["done"] = "Đã ghi nhận việc gửi ngoài hệ thống."
    return _send(request, document, form, context, services.record_sending)


def _send(
    request: StaffRequest,
    document: OfficialDocument,
    form: CoveringForm,
    context: dict[str, Any],
    do: Callable[..., ReportSubmission],
) -> HttpResponse:
    if form.is_valid():
        with rules_shown(form):
            covered = ("period", "plan_code", "due_on")
            rest = {k: v for k, v in form.cleaned_data.items() if k not in covered}
            by = {"actor": request.user, "at": clock.now(), "covering": form.covering()}
            made = do(document=document, **rest, **by)
            return redirect_with_message(request, context["done"], "reports:submission", made.pk)
    shown = {"document": document, "form": form, "back_url": reverse("reports:unsent")}
    return render(request, "reports/send.html", context | shown)


@allowed(Act.SUBMIT_REPORT)
def submit_again(request: StaffRequest, pk: int) -> HttpResponse:
    """Send a new version in the place of one that was returned or withdrawn."""
    today = clock.today()
    page = Page(
        SubmissionAct.SUBMIT_AGAIN,
        lambda data, row: AgainForm(
            data,
            documents=queries.replacements(row, request.user, today=today),
            initial=row.document,
        ),
        services.submit_again,
        "Gửi lại",
        "Đã gửi bản mới.",
        "Kỳ báo cáo và hạn gửi giữ như bản đầu; bản trước và ý kiến vẫn được giữ.",
    )
    return answer(request, pk, page)


WITHDRAW = Page(
    SubmissionAct.WITHDRAW,
    lambda data, row: ReasonForm(data),
    services.withdraw_submission,
    "Rút lại",
    "Đã rút lại.",
    "Lần gửi này vẫn được giữ trong danh sách với lý do rút.",
)


@allowed(Act.SUBMIT_REPORT)
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a submission back before it is received."""
    return answer(request, pk, WITHDRAW)
