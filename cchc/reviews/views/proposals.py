"""Proposals: the list behind a figure, one proposal with its way, the acts on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.reviews import facts, measures, queries, services
from cchc.reviews.forms import AnswerForm, ImplementForm, ProposalForm, ReasonForm, SendForm
from cchc.reviews.models import Proposal
from cchc.reviews.rules.saving import explained
from cchc.reviews.showing import buttons_of, figure_tabs, proposal_badge
from cchc.reviews.views.reading import ROWS_A_PAGE, year_asked
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message


@allowed(Act.SEE_PROCEDURES)
def proposals(request: StaffRequest) -> HttpResponse:
    """The proposals of a year behind a figure, with what they save together."""
    figure, year = request.GET.get("figure", "proposals"), year_asked(request)
    agency = request.user.agency
    if figure not in measures.PROPOSAL_FIGURES:
        raise Http404
    rows = measures.proposals(agency, year, figure)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "year": year,
        "page": page,
        "lines": [(row, proposal_badge(row.status)) for row in page],
        "tabs": figure_tabs(measures.figures(agency, year), year, figure),
        "total": queries.total(rows, measures.costs_of(agency, year)),
    }
    return render(request, "reviews/proposals.html", context)


@allowed(Act.SEE_PROCEDURES)
def proposal(request: StaffRequest, pk: int) -> HttpResponse:
    """One proposal: what it says, what it saves, its paper, its answer, its history."""
    today, user = clock.today(), request.user
    row = queries.proposal_for(user, pk, today=today)
    context = {
        "row": row,
        "badge": proposal_badge(row.status),
        "lines": explained(row.saves, row.finding.review.costs),
        "buttons": buttons_of(row.pk, queries.proposal_acts(row, user, today=today)),
        "sees_paper": queries.sees_paper(user, row, today=today),
        "history": queries.history(row.agency, facts.PROPOSAL, row.pk),
    }
    return render(request, "reviews/proposal.html", context)


@require_POST
@allowed(Act.REVIEW_PROCEDURES)
def draft_submission(request: StaffRequest, pk: int) -> HttpResponse:
    """Draft the paper with every waiting proposal to that level, and open it."""
    row = queries.proposal_for(request.user, pk, today=clock.today())
    with rules_told(request):
        made = services.draft_submission(proposal=row, actor=request.user, at=clock.now())
        done = "Đã soạn dự thảo tờ trình; hãy xem lại rồi trình lãnh đạo ký."
        return redirect_with_message(request, done, "documents:document", made.pk)
    return redirect("reviews:proposal", pk)


@dataclass(frozen=True)
class Page:
    """A page of one act: its form, what is done with what the form says, the words around it."""

    title: str
    form: Callable[[Any, Proposal], forms.Form]
    do: Callable[..., object]
    said: Callable[[Any], dict[str, Any]]
    done: str
    intro: str = ""


def _cleaned(form: forms.Form) -> dict[str, Any]:
    return form.cleaned_data


REVISE = Page(
    "Sửa đề xuất",
    lambda data, row: ProposalForm(data, finding=row.finding, proposal=row),
    services.revise,
    _cleaned,
    "Đã sửa đề xuất.",
)
SEND = Page(
    "Ghi nhận đã gửi",
    lambda data, row: SendForm(data, today=clock.today()),
    services.record_sending,
    _cleaned,
    "Đã ghi nhận gửi mọi đề xuất của văn bản.",
    "Ghi cho mọi đề xuất có trong văn bản trình đã ký, đã phát hành.",
)
ANSWER = Page(
    "Ghi trả lời",
    lambda data, row: AnswerForm(data, proposal=row),
    services.record_answer,
    lambda form: form.said(),
    "Đã ghi trả lời.",
)
IMPLEMENT = Page(
    "Ghi nhận đã thực hiện",
    lambda data, row: ImplementForm(data),
    services.implement,
    _cleaned,
    "Đã ghi nhận thực hiện.",
)
WITHDRAW = Page(
    "Rút đề xuất",
    lambda data, row: ReasonForm(data),
    services.withdraw,
    _cleaned,
    "Đã rút đề xuất.",
    "Phát hiện trở lại trạng thái đã xác nhận và có thể đề xuất lại.",
)


@allowed(Act.REVIEW_PROCEDURES)
def revise(request: StaffRequest, pk: int) -> HttpResponse:
    """Say it differently."""
    return _act(request, pk, REVISE)


@allowed(Act.REVIEW_PROCEDURES)
def send(request: StaffRequest, pk: int) -> HttpResponse:
    """The issued paper went."""
    return _act(request, pk, SEND)


@allowed(Act.REVIEW_PROCEDURES)
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    """What the competent level answered."""
    return _act(request, pk, ANSWER)


@allowed(Act.REVIEW_PROCEDURES)
def implement(request: StaffRequest, pk: int) -> HttpResponse:
    """It is done."""
    return _act(request, pk, IMPLEMENT)


@allowed(Act.REVIEW_PROCEDURES)
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it back."""
    return _act(request, pk, WITHDRAW)


def _act(request: StaffRequest, pk: int, page: Page) -> HttpResponse:
    row = queries.proposal_for(request.user, pk, today=clock.today())
    form = page.form(request.POST if request.method == "POST" else None, row)
    if form.is_valid():
        with rules_shown(form):
            page.do(proposal=row, actor=request.user, at=clock.now(), **page.said(form))
            return redirect_with_message(request, page.done, "reviews:proposal", pk)
    context = {
        "title": page.title,
        "subtitle": row.finding.title,
        "intro": page.intro,
        "form": form,
        "submit": page.title,
        "back_url": reverse("reviews:proposal", args=[pk]),
    }
    return render(request, "reviews/act.html", context)
