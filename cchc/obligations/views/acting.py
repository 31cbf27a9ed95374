"""One page with one form for each act; the buttons on the obligation's page lead here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cchc.kernel import clock
from cchc.obligations import queries, services
from cchc.obligations.forms import (
    AskExtensionForm,
    ProgressForm,
    ReasonForm,
    RescheduleForm,
    SendBackForm,
)
from cchc.obligations.models import Obligation
from cchc.obligations.views.frame import lines_of
from cchc.obligations.views.reading import SEES
from cchc.organisation.guards import StaffRequest
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message


@dataclass(frozen=True)
class Step:
    """An act as its page shows it."""

    title: str
    form: type[forms.Form]
    submit: str
    done: str
    do: Callable[..., object]
    intro: str = ""
    is_danger: bool = False


STEPS = {
    "report_progress": Step(
        "Báo tiến độ", ProgressForm, "Lưu tiến độ", "Đã ghi tiến độ.", services.report_progress
    ),
    "ask_extension": Step(
        "Xin gia hạn",
        AskExtensionForm,
        "Gửi đề nghị",
        "Đã gửi đề nghị gia hạn đến lãnh đạo.",
        services.ask_extension,
        "Gia hạn chỉ có giá trị khi lãnh đạo quyết định trước khi hết hạn hiện nay.",
    ),
    "send_back": Step(
        "Trả lại sản phẩm",
        SendBackForm,
        "Trả lại",
        "Đã trả lại sản phẩm.",
        services.send_back,
        "Hạn giữ nguyên; lần nộp sau được tính theo ngày nộp của nó.",
    ),
    "reopen": Step(
        "Hủy nghiệm thu",
        ReasonForm,
        "Hủy nghiệm thu",
        "Đã hủy nghiệm thu; việc trở lại đang thực hiện.",
        services.reopen,
        "Chỉ dùng khi nghiệm thu nhầm. Sản phẩm đã nộp vẫn được giữ trong lịch sử.",
        is_danger=True,
    ),
    "reschedule": Step(
        "Điều chỉnh hạn",
        RescheduleForm,
        "Điều chỉnh",
        "Đã điều chỉnh hạn.",
        services.reschedule,
        "Dùng khi kế hoạch được điều chỉnh. Hạn cũ vẫn được giữ; việc đã trễ vẫn tính là trễ.",
    ),
    "cancel": Step(
        "Hủy việc",
        ReasonForm,
        "Hủy việc",
        "Đã hủy việc.",
        lambda *, obligation, **more: services.cancel(obligations=[obligation], **more),
        "Việc bị hủy không còn trong số liệu nhưng giữ nguyên lịch sử. Không khôi phục được.",
        is_danger=True,
    ),
}


@SEES
def step(request: StaffRequest, pk: int, act: str) -> HttpResponse:
    """The page of a simple act."""
    row = queries.get_for(request.user, pk, today=clock.today())
    if answer := refused(request, row, act):
        return answer
    said = STEPS[act]
    form = said.form(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            said.do(obligation=row, actor=request.user, at=clock.now(), **form.cleaned_data)
            return redirect_with_message(request, said.done, "obligations:page", pk)
    context = {"title": said.title, "submit": said.submit, "intro": said.intro}
    return form_page(request, row, form, is_danger=said.is_danger, **context)


def refused(request: StaffRequest, row: Obligation, act: str) -> HttpResponse | None:
    """403 for who may not; back to the page, with the reason, when it cannot be done now."""
    with rules_told(request):
        queries.demand_open(row, request.user, act, today=clock.today())
        return None
    return redirect("obligations:page", row.pk)


def form_page(
    request: StaffRequest, row: Obligation, form: forms.Form, **context: Any
) -> HttpResponse:
    """The form beside what it is about."""
    line = lines_of(request.user, [row], clock.today())[0]
    back = reverse("obligations:page", args=[row.pk])
    shown = {"row": row, "line": line, "form": form, "back_url": back, **context}
    return render(request, "obligations/act.html", shown)
