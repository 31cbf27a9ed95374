"""Questions: written down, admitted, refused, answered; the asker opened one by one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.dialogues import queries, services
from cchc.dialogues.forms import AdmitForm, AnswerForm, ReasonForm, TakeForm
from cchc.dialogues.models import DialogueQuestion
from cchc.dialogues.showing import question_badge, question_buttons
from cchc.dialogues.views.acting import said_by
from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.forms import rules_shown
from cchc.web.responses import redirect_with_message


@allowed(Act.TAKE_QUESTION, Act.RUN_DIALOGUES)
def take(request: StaffRequest, pk: int) -> HttpResponse:
    """Write down what somebody asks."""
    row = queries.dialogue_for(request.user, pk, today=clock.today())
    form = TakeForm(request.POST if request.method == "POST" else None, row=row)
    if form.is_valid():
        with rules_shown(form):
            said = said_by(form)
            made = services.take_question(dialogue=row, actor=request.user, at=clock.now(), **said)
            done = f"Đã ghi câu hỏi. Mã để người hỏi tra câu trả lời: {made.shown_code}."
            return redirect_with_message(request, done, "dialogues:dialogue", pk)
    back = reverse("dialogues:dialogue", args=[pk])
    context = {"title": "Ghi câu hỏi", "subtitle": row.title, "form": form, "back_url": back}
    return render(request, "dialogues/act.html", {**context, "submit": "Ghi câu hỏi"})


@allowed(Act.SEE_DIALOGUES)
def question(request: StaffRequest, pk: int) -> HttpResponse:
    """One question as everybody reads it, and its way; the asker stays closed."""
    return _page(request, pk)


@require_POST
@allowed(Act.TAKE_QUESTION, Act.RUN_DIALOGUES)
def asker(request: StaffRequest, pk: int) -> HttpResponse:
    """The same page with the asker opened; noted in the log of reads."""
    return _page(request, pk, is_open=True)


def _page(request: StaffRequest, pk: int, *, is_open: bool = False) -> HttpResponse:
    today, user = clock.today(), request.user
    row = queries.question_for(user, pk, today=today)
    may_open = queries.may_take(user, today=today) or queries.may_run(user, today=today)
    context = {
        "row": row,
        "badge": question_badge(row),
        "buttons": question_buttons(row, queries.question_acts(row, user, today=today)),
        "may_open": may_open,
        "asker": queries.open_asker(user, row, at=clock.now(), today=today) if is_open else None,
    }
    return render(request, "dialogues/question.html", context)


@dataclass(frozen=True)
class Page:
    """A page of one act on a question."""

    title: str
    form: Callable[[Any, DialogueQuestion], forms.Form]
    do: Callable[..., object]
    done: str


def _admit_form(data: Any, row: DialogueQuestion) -> AdmitForm:
    return AdmitForm(data, row=row, units=organisation.staffed_units(row.dialogue.agency))


ADMIT = Page(
    "Tiếp nhận câu hỏi",
    _admit_form,
    services.admit,
    "Đã tiếp nhận; câu hỏi hiện trên trang công khai.",
)
REFUSE = Page(
    "Không tiếp nhận câu hỏi",
    lambda data, row: ReasonForm(data),
    services.refuse,
    "Đã ghi lý do; người hỏi đọc được bằng mã câu hỏi.",
)
ANSWER = Page(
    "Trả lời câu hỏi",
    lambda data, row: AnswerForm(data, row=row),
    services.answer,
    "Đã trả lời; câu trả lời hiện trên trang công khai.",
)


@allowed(Act.RUN_DIALOGUES)
def admit(request: StaffRequest, pk: int) -> HttpResponse:
    """Publish it in words that name nobody."""
    return _act(request, pk, ADMIT)


@allowed(Act.RUN_DIALOGUES)
def refuse(request: StaffRequest, pk: int) -> HttpResponse:
    """Not for this dialogue."""
    return _act(request, pk, REFUSE)


@allowed(Act.RUN_DIALOGUES, Act.SUBMIT_PRODUCT)
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Answer it."""
    return _act(request, pk, ANSWER)


def _act(request: StaffRequest, pk: int, page: Page) -> HttpResponse:
    row = queries.question_for(request.user, pk, today=clock.today())
    form = page.form(request.POST if request.method == "POST" else None, row)
    if form.is_valid():
        with rules_shown(form):
            page.do(question=row, actor=request.user, at=clock.now(), **form.cleaned_data)
            return redirect_with_message(request, page.done, "dialogues:question", pk)
    context = {
        "title": page.title,
        "subtitle": row.dialogue.title,
        "intro": row.wording,
        "form": form,
        "submit": page.title,
        "back_url": reverse("dialogues:question", args=[pk]),
    }
    return render(request, "dialogues/act.html", context)
