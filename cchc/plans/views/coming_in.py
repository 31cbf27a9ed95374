"""The document is dropped onto a page."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.plans import queries, services
from cchc.plans.choices import IncomingState, PlanScope
from cchc.plans.forms import BringInForm
from cchc.plans.models import IncomingFile, Plan
from cchc.web.components import Work
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import asks_for_part, gone_to, redirect_with_message


@allowed(Act.IMPORT_PLAN)
def bring_in(request: StaffRequest) -> HttpResponse:
    """Take the file, read it, go to the review."""
    asked = {"scope": request.GET.get("cua", PlanScope.AGENCY)}
    form = BringInForm(request.POST or None, request.FILES or None, initial=asked)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with rules_shown(form):
            brought = services.take_in(
                agency=request.user.agency,
                actor=request.user,
                at=clock.now(),
                content=file.read(),
                name=file.name,
                year=form.cleaned_data["year"],
                scope=form.cleaned_data["scope"],
            )
            return redirect(followed(brought))
    unfinished = queries.unfinished_files(request.user)
    return render(request, "plans/bring_in.html", {"form": form, "unfinished": unfinished})


@allowed(Act.IMPORT_PLAN)
@require_GET
def incoming(request: StaffRequest, pk: int) -> HttpResponse:
    """How far the reading of a long file has come; once it is read, its review.

    Of a file that had come in before: from which plans it is known, and whether it is wanted again.
    """
    file = queries.incoming_for(request.user, pk)
    if file.state == IncomingState.ASKED and file.file is not None:
        page = {"file": file, "plans": queries.plans_from(file.agency, file.file.sha256)}
        return render(request, "plans/again.html", page)
    if file.plan is not None:
        return gone_to(request, followed(file.plan))
    work = Work(
        f"Đang đọc “{file.name}”",
        followed(file),
        step="Có thể đóng trang này; kế hoạch đọc xong nằm trong danh sách kế hoạch.",
        failed=file.refusal,
    )
    page = {"file": file, "work": work, "idle": not queries.worker_is_alive()}
    template = "plans/incoming_part.html" if asks_for_part(request) else "plans/incoming.html"
    return render(request, template, page)


@allowed(Act.IMPORT_PLAN)
@require_POST
def again(request: StaffRequest, pk: int) -> HttpResponse:
    """Read the file once more knowingly, or drop it."""
    file = queries.incoming_for(request.user, pk)
    with rules_told(request):
        if "drop" in request.POST:
            services.drop_incoming(incoming=file, actor=request.user, at=clock.now())
            return redirect_with_message(request, "Đã bỏ tệp vừa tải lên.", "plans:list")
        services.read_again(incoming=file, actor=request.user, at=clock.now())
    return redirect("plans:incoming", pk)


def followed(brought: Plan | IncomingFile) -> str:
    """Where the person goes on: the review, or the page that shows the reading."""
    if isinstance(brought, Plan):
        return reverse("plans:review", args=[brought.code])
    return reverse("plans:incoming", args=[brought.pk])
