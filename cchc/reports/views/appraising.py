"""What the superior agency sees of its wards' reports, and answers."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.reports import queries, services
from cchc.reports.choices import SubmissionAct
from cchc.reports.submission_forms import CommentsForm, ReceivedFilter, RemarkForm, YearForm
from cchc.reports.views.submission_acts import Page, answer
from cchc.reports.views.submission_parts import shown_rows, superior_tabs

ROWS_A_PAGE = 25


@allowed(Act.SEE_SUBMITTED)
def received(request: StaffRequest) -> HttpResponse:
    """What the wards below have submitted."""
    today, user = clock.today(), request.user
    wards = queries.wards_below(user)
    form = ReceivedFilter(request.GET, wards=wards, year=today.year)
    chosen = form.chosen()
    rows = queries.received_above(user, today=today, **chosen)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": [queries.line_of(row) for row in page],
        "is_narrowed": bool(chosen),
        "tabs": superior_tabs("received"),
    }
    return render(request, "reports/received.html", context)


@allowed(Act.SEE_SUBMITTED)
def by_period(request: StaffRequest) -> HttpResponse:
    """Each ward below, each regular period of a year: what has come, and when."""
    today, user = clock.today(), request.user
    form = YearForm(request.GET, today=today)
    wards = Paginator(queries.wards_below(user), ROWS_A_PAGE)
    page = wards.get_page(request.GET.get("page"))
    grid = queries.grid_above(user, list(page), form.year, today=today)
    context = {
        "form": form,
        "page": page,
        "grid": grid,
        "rows": shown_rows(grid),
        "tabs": superior_tabs("by_period"),
    }
    return render(request, "reports/by_period.html", context)


RECEIVE = Page(
    SubmissionAct.RECEIVE,
    lambda data, row: forms.Form(data),
    services.receive,
    "Tiếp nhận",
    "Đã tiếp nhận báo cáo.",
    "Từ lúc tiếp nhận, đơn vị không tự rút báo cáo được nữa.",
)
SEND_BACK = Page(
    SubmissionAct.SEND_BACK,
    lambda data, row: CommentsForm(data),
    services.return_submission,
    "Trả lại",
    "Đã trả lại báo cáo kèm ý kiến.",
    "Đơn vị nhận thông báo và gửi lại bản mới; bản này và ý kiến vẫn được giữ.",
)
ACKNOWLEDGE = Page(
    SubmissionAct.ACKNOWLEDGE,
    lambda data, row: RemarkForm(data),
    services.acknowledge,
    "Ghi nhận báo cáo",
    "Đã ghi nhận báo cáo.",
    "Ghi nhận là kết thúc việc xem xét báo cáo này; sau đó không trả lại được nữa.",
)


@allowed(Act.APPRAISE_REPORT)
def receive(request: StaffRequest, pk: int) -> HttpResponse:
    """Say that the report has arrived."""
    return answer(request, pk, RECEIVE)


@allowed(Act.APPRAISE_REPORT)
def send_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Return the report with comments."""
    return answer(request, pk, SEND_BACK)


@allowed(Act.APPRAISE_REPORT)
def acknowledge(request: StaffRequest, pk: int) -> HttpResponse:
    """Be done with the report."""
    return answer(request, pk, ACKNOWLEDGE)
