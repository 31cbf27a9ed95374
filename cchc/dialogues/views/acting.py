"""The acts on a dialogue, each a form or a bare button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.dialogues import queries, services
from cchc.dialogues.forms import DialogueForm, HoldForm, MoveForm, PromiseForm, ReasonForm
from cchc.dialogues.models import Dialogue
from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message


@dataclass(frozen=True)
class Page:
    """A page of one act: its form, what is done with what the form says, the words around it."""

    title: str
    form: Callable[[Any, Dialogue], forms.Form]
    do: Callable[..., object]
    done: str
    intro: str = ""


def said_by(form: Any) -> dict[str, Any]:
    """What the form says, as the service takes it."""
    found: dict[str, Any] = form.said() if hasattr(form, "said") else form.cleaned_data
    return found


@allowed(Act.RUN_DIALOGUES)
def prepare(request: StaffRequest) -> HttpResponse:
    """A new dialogue."""
    agency, today = request.user.agency, clock.today()
    chairs = queries.chairs(agency, today)
    form = DialogueForm(request.POST if request.method == "POST" else None, chairs=chairs)
    if form.is_valid():
        with rules_shown(form):
            said = said_by(form)
            row = services.prepare(agency=agency, actor=request.user, at=clock.now(), **said)
            done = "Đã lập buổi đối thoại; soạn giấy mời rồi công bố lịch."
            return redirect_with_message(request, done, "dialogues:dialogue", row.pk)
    context = {
        "title": "Lập buổi đối thoại",
        "form": form,
        "submit": "Lập buổi đối thoại",
        "back_url": reverse("dialogues:dialogues"),
    }
    return render(request, "dialogues/act.html", context)


def _promise_form(data: Any, row: Dialogue) -> PromiseForm:
    return PromiseForm(
        data,
        units=organisation.staffed_units(row.agency),
        doers=queries.doers(row.agency, clock.today()),
        questions=queries.public_questions(row),
    )


REVISE = Page(
    "Sửa buổi đối thoại",
    lambda data, row: DialogueForm(data, chairs=queries.chairs(row.agency, clock.today()), row=row),
    services.revise,
    "Đã sửa.",
)
MOVE = Page(
    "Dời buổi đối thoại",
    lambda data, row: MoveForm(data, row=row),
    services.move,
    "Đã dời; trang công khai ghi cả ngày cũ và lý do.",
)
CALL_OFF = Page(
    "Hủy buổi đối thoại",
    lambda data, row: ReasonForm(data),
    services.call_off,
    "Đã hủy buổi đối thoại.",
    "Buổi đã công bố vẫn nằm trên trang công khai, kèm lý do hủy.",
)
HOLD = Page(
    "Ghi nhận đã tổ chức",
    lambda data, row: HoldForm(data),
    services.hold,
    "Đã ghi nhận. Ghi từng lời hứa rồi soạn biên bản.",
)
PROMISE = Page(
    "Ghi lời hứa",
    _promise_form,
    services.promise,
    "Đã ghi lời hứa; người được nêu thấy trong Việc của tôi.",
    "Lời hứa là một việc phải làm có hạn. Hạn không tự dời; trễ thì trang công khai ghi là trễ.",
)


@allowed(Act.RUN_DIALOGUES)
def revise(request: StaffRequest, pk: int) -> HttpResponse:
    """Say it differently before it is public."""
    return _act(request, pk, REVISE)


@allowed(Act.RUN_DIALOGUES)
def move(request: StaffRequest, pk: int) -> HttpResponse:
    """Another time or place."""
    return _act(request, pk, MOVE)


@allowed(Act.RUN_DIALOGUES)
def call_off(request: StaffRequest, pk: int) -> HttpResponse:
    """It will not take place."""
    return _act(request, pk, CALL_OFF)


@allowed(Act.RUN_DIALOGUES)
def hold(request: StaffRequest, pk: int) -> HttpResponse:
    """It took place."""
    return _act(request, pk, HOLD)


@allowed(Act.RUN_DIALOGUES)
def promise(request: StaffRequest, pk: int) -> HttpResponse:
    """Something was promised."""
    return _act(request, pk, PROMISE)


@require_POST
@allowed(Act.RUN_DIALOGUES)
def announce(request: StaffRequest, pk: int) -> HttpResponse:
    """Onto the public calendar."""
    return _press(request, pk, services.announce, "Đã công bố trên lịch đối thoại.")


@require_POST
@allowed(Act.RUN_DIALOGUES)
def close(request: StaffRequest, pk: int) -> HttpResponse:
    """Nothing is left."""
    return _press(request, pk, services.close, "Đã khép lại buổi đối thoại.")


@require_POST
@allowed(Act.RUN_DIALOGUES)
def invite(request: StaffRequest, pk: int) -> HttpResponse:
    """Draft the giấy mời and open it."""
    return _draft(request, pk, services.draft_invitation)


@require_POST
@allowed(Act.RUN_DIALOGUES)
def minute(request: StaffRequest, pk: int) -> HttpResponse:
    """Draft the biên bản and open it."""
    return _draft(request, pk, services.draft_minutes)


def _draft(request: StaffRequest, pk: int, do: Callable[..., Any]) -> HttpResponse:
    row = queries.dialogue_for(request.user, pk, today=clock.today())
    with rules_told(request):
        made = do(dialogue=row, actor=request.user, at=clock.now())
        done = "Đã soạn dự thảo; hãy xem lại rồi trình lãnh đạo ký."
        return redirect_with_message(request, done, "documents:document", made.pk)
    return redirect("dialogues:dialogue", pk)


def _press(request: StaffRequest, pk: int, do: Callable[..., Any], done: str) -> HttpResponse:
    row = queries.dialogue_for(request.user, pk, today=clock.today())
    with rules_told(request):
        do(dialogue=row, actor=request.user, at=clock.now())
        return redirect_with_message(request, done, "dialogues:dialogue", pk)
    return redirect("dialogues:dialogue", pk)


def _act(request: StaffRequest, pk: int, page: Page) -> HttpResponse:
    row = queries.dialogue_for(request.user, pk, today=clock.today())
    form = page.form(request.POST if request.method == "POST" else None, row)
    if form.is_valid():
        with rules_shown(form):
            page.do(dialogue=row, actor=request.user, at=clock.now(), **said_by(form))
            return redirect_with_message(request, page.done, "dialogues:dialogue", pk)
    context = {
        "title": page.title,
        "subtitle": row.title,
        "intro": page.intro,
        "form": form,
        "submit": page.title,
        "back_url": reverse("dialogues:dialogue", args=[pk]),
    }
    return render(request, "dialogues/act.html", context)
