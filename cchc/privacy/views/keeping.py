"""The rules of retention: what would go today, who approves, what went."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.privacy import queries, services
from cchc.privacy.choices import RecordKind
from cchc.privacy.queries import Holdings
from cchc.web.forms import rules_told
from cchc.web.responses import redirect_with_message

ROWS_A_PAGE = 20


@allowed(Act.SEE_DATA_REQUESTS)
def retention(request: StaffRequest, holdings: Holdings) -> HttpResponse:
    """Each rule with the number of records that it would take today, and the runs."""
    today, user = clock.today(), request.user
    runs = Paginator(queries.runs_of(user.agency), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "rules": queries.previews(user.agency, today=today, holdings=holdings),
        "page": runs,
        "may_prepare": queries.may_handle(user, today=today),
        "may_decide": queries.may_decide(user, today=today),
    }
    return render(request, "privacy/retention.html", context)


@require_POST
@allowed(Act.HANDLE_DATA_REQUESTS)
def prepare(request: StaffRequest, kind: str, holdings: Holdings) -> HttpResponse:
    """Put a run before a leader."""
    if kind not in RecordKind.values:
        raise Http404
    with rules_told(request):
        user = request.user
        services.prepare_run(
            agency=user.agency, kind=kind, actor=user, at=clock.now(), holdings=holdings
        )
        return redirect_with_message(request, "Đã lập, chờ lãnh đạo duyệt.", "privacy:retention")
    return redirect("privacy:retention")


@require_POST
@allowed(Act.DECIDE_DATA_REQUESTS)
def approve(request: StaffRequest, pk: int) -> HttpResponse:
    """Let the worker do it tonight."""
    run = queries.run_for(request.user, pk, today=clock.today())
    with rules_told(request):
        services.approve(run=run, actor=request.user, at=clock.now())
        return redirect_with_message(request, "Đã duyệt; máy chạy đêm nay.", "privacy:retention")
    return redirect("privacy:retention")


@require_POST
@allowed(Act.DECIDE_DATA_REQUESTS)
def drop(request: StaffRequest, pk: int) -> HttpResponse:
    """Nothing is deleted."""
    run = queries.run_for(request.user, pk, today=clock.today())
    with rules_told(request):
        services.drop(run=run, actor=request.user, at=clock.now())
        return redirect_with_message(request, "Đã bỏ, không xóa gì.", "privacy:retention")
    return redirect("privacy:retention")
