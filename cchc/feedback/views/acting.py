"""One page for each act on a petition: its form, what is done, the words around it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cchc.feedback import queries, services
from cchc.feedback.choices import LetterKind, PetitionAct
from cchc.feedback.forms import (
    AssignForm,
    ClassifyForm,
    CounterForm,
    IntoForm,
    NoForm,
    PublishForm,
    ReasonForm,
    ReserveForm,
    TextForm,
    ToForm,
)
from cchc.feedback.models import Petition
from cchc.feedback.views.reading import HANDLERS
from cchc.feedback.views.words import GUIDE_TO_COMPLAIN, PAGES, SHOWS_QUESTION
from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

A = PetitionAct


@dataclass(frozen=True)
class Doing:
    """The form of an act, and the service that does it."""

    form: Callable[[Any, Petition], forms.Form]
    do: Callable[..., object]


def _classify(data: Any, row: Petition) -> forms.Form:
    return ClassifyForm(data, row=row, units=queries.units_to_choose(row.agency_id))


def _assign(data: Any, row: Petition) -> forms.Form:
    units = queries.units_to_choose(row.agency_id)
    return AssignForm(data, row=row, units=units, today=clock.today())


def _draft(data: Any, row: Petition) -> forms.Form:
    return TextForm(data, initial={"text": queries.drafted(row)})


def _guide(data: Any, row: Petition) -> forms.Form:
    return TextForm(data, initial={"text": GUIDE_TO_COMPLAIN})


def _plain(form: Callable[[Any], forms.Form]) -> Callable[[Any, Petition], forms.Form]:
    return lambda data, row: form(data)


DOINGS: dict[PetitionAct, Doing] = {
    A.RECEIVE: Doing(_plain(NoForm), services.receive),
    A.REFUSE: Doing(_plain(ReasonForm), services.refuse),
    A.ASK_MORE: Doing(_plain(TextForm), services.ask_more),
    A.SUPPLY: Doing(_plain(TextForm), services.supply),
    A.CLASSIFY: Doing(_classify, services.classify),
    A.GUIDE: Doing(_guide, services.guide),
    A.RESERVE: Doing(_plain(ReserveForm), services.reserve),
    A.SETTLE: Doing(_plain(TextForm), services.settle),
    A.FORWARD: Doing(_plain(ToForm), services.forward),
    A.MERGE: Doing(_plain(IntoForm), services.merge),
    A.ASSIGN: Doing(_assign, services.assign),
    A.DRAFT: Doing(_draft, services.draft_answer),
    A.SUBMIT: Doing(_plain(NoForm), services.submit_answer),
    A.SEND_BACK: Doing(_plain(ReasonForm), services.send_back),
    A.APPROVE: Doing(_plain(NoForm), services.approve),
    A.SEND: Doing(_plain(NoForm), services.send),
    A.PUBLISH: Doing(lambda data, row: PublishForm(data, row=row), services.publish),
    A.WITHHOLD: Doing(_plain(ReasonForm), services.withhold),
    A.TAKE_DOWN: Doing(_plain(ReasonForm), services.take_down),
}


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(*HANDLERS)
def act(request: StaffRequest, pk: int, act: PetitionAct) -> HttpResponse:
    """The form of the act; done, back to the petition, or to the list where it is seen no more."""
    today, user = clock.today(), request.user
    row = queries.get_for(user, pk, today=today)
    queries.demand(row, user, act, today=today)
    doing, page = DOINGS[act], PAGES[act]
    form = doing.form(request.POST if request.method == "POST" else None, row)
    if form.is_valid():
        with rules_shown(form):
            said = form.said() if hasattr(form, "said") else form.cleaned_data
            doing.do(petition=row, actor=user, at=clock.now(), **said)
            if act in (A.RESERVE,):
                return redirect_with_message(request, page.done, "feedback:petitions")
            return redirect_with_message(request, page.done, "feedback:petition", pk)
    return render(request, "feedback/act.html", _shown(request, row, act, form))


def _shown(
    request: StaffRequest, row: Petition, act: PetitionAct, form: forms.Form
) -> dict[str, object]:
    """What the page of the act has beside its form."""
    page, user = PAGES[act], request.user
    asks = act in SHOWS_QUESTION
    return {
        "title": f"{act.label}: {row.code}",
        "subtitle": row.title,
        "intro": page.intro,
        "form": form,
        "row": row,
        "question": queries.question_of(user, row, at=clock.now()) if asks else "",
        "answer": queries.drafted(row) if page.shows_answer else "",
        "act_label": act.label,
        "submit": page.button or act.label,
        "back_url": reverse("feedback:petition", args=[row.pk]),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Act.RECEIVE_PETITION)
def write_down(request: StaffRequest) -> HttpResponse:
    """Write down what a person brings, says, or calls."""
    agency = request.user.agency
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = CounterForm(data, files, units=queries.units_to_choose(agency.pk))
    if form.is_valid():
        with rules_shown(form):
            row = services.file_petition(
                agency=agency, actor=request.user, at=clock.now(), **form.said()
            )
            if queries.is_seen(request.user, row, today=clock.today()):
                done = f"Đã ghi phản ánh {row.code}. In phiếu có mã và PIN cho người gửi."
                return redirect_with_message(request, done, "feedback:receipt", row.pk)
            done = f"Đã ghi phản ánh {row.code}; phản ánh kín nên bạn không xem lại được."
            return redirect_with_message(request, done, "feedback:petitions")
    return render(request, "feedback/write_down.html", {"form": form})


@require_POST
@allowed(Act.RECEIVE_PETITION)
def draft_letter(request: StaffRequest, pk: int, kind: str) -> HttpResponse:
    """Draft the paper and open it."""
    row = queries.get_for(request.user, pk, today=clock.today())
    with rules_told(request):
        made = services.draft_letter(
            petition=row, kind=LetterKind(kind), actor=request.user, at=clock.now()
        )
        done = "Đã soạn dự thảo; hãy xem lại rồi trình lãnh đạo ký."
        return redirect_with_message(request, done, "documents:document", made.pk)
    return redirect("feedback:petition", pk)
