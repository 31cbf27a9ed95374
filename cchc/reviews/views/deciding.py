"""What a person decides about a finding: it is one, it is none, this is proposed."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.reviews import queries, services
from cchc.reviews.forms import ProposalForm, ReasonForm
from cchc.reviews.rules.saving import formula
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message


@require_POST
@allowed(Act.REVIEW_PROCEDURES)
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    """The finding is right."""
    row = queries.finding_for(request.user, pk, today=clock.today())
    with rules_told(request):
        services.confirm(finding=row, actor=request.user, at=clock.now())
        done = "Đã xác nhận; có thể lập đề xuất."
        return redirect_with_message(request, done, "reviews:finding", pk)
    return redirect("reviews:finding", pk)


@allowed(Act.REVIEW_PROCEDURES)
def dismiss(request: StaffRequest, pk: int) -> HttpResponse:
    """The finding is none, for a reason."""
    row = queries.finding_for(request.user, pk, today=clock.today())
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with rules_shown(form):
            services.dismiss(
                finding=row, reason=form.cleaned_data["reason"], actor=request.user, at=clock.now()
            )
            done = "Đã bỏ qua; lý do được giữ lại."
            return redirect_with_message(request, done, "reviews:finding", pk)
    context = {
        "title": "Bỏ qua phát hiện",
        "subtitle": row.title,
        "form": form,
        "submit": "Bỏ qua",
        "back_url": reverse("reviews:finding", args=[pk]),
    }
    return render(request, "reviews/act.html", context)


@allowed(Act.REVIEW_PROCEDURES)
def propose(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what is proposed about a confirmed finding."""
    row = queries.finding_for(request.user, pk, today=clock.today())
    form = ProposalForm(request.POST if request.method == "POST" else None, finding=row)
    if form.is_valid():
        with rules_shown(form):
            made = services.propose(
                finding=row, actor=request.user, at=clock.now(), **form.cleaned_data
            )
            return redirect_with_message(request, "Đã lập đề xuất.", "reviews:proposal", made.pk)
    context = {
        "title": "Lập đề xuất",
        "subtitle": f"{row.get_kind_display()}: {row.title}",
        "intro": f"Tiết kiệm tính theo: {'; '.join(formula(row.review.costs))}.",
        "form": form,
        "submit": "Lập đề xuất",
        "back_url": reverse("reviews:finding", args=[pk]),
    }
    return render(request, "reviews/act.html", context)
