"""The acts on a data request, each a form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cchc.citizens import queries as citizens
from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.privacy import queries, services
from cchc.privacy.forms import (
    IdentifyForm,
    ReasonForm,
    RefuseForm,
    SearchForm,
    SureForm,
    TakeForm,
    TextForm,
)
from cchc.privacy.models import DataRequest
from cchc.privacy.queries import Holdings
from cchc.web.forms import rules_shown
from cchc.web.responses import redirect_with_message

ACT = "privacy/act.html"


@allowed(Act.HANDLE_DATA_REQUESTS)
def take(request: StaffRequest) -> HttpResponse:
    """A request at the counter or by letter."""
    form = TakeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with rules_shown(form):
            user = request.user
            row = services.receive(agency=user.agency, actor=user, at=clock.now(), **form.said())
            done = f"Đã nhận. Mã để người yêu cầu tra cứu: {row.code}."
            return redirect_with_message(request, done, "privacy:request", row.pk)
    context = {"title": "Nhận yêu cầu về dữ liệu", "form": form, "submit": "Nhận yêu cầu"}
    return render(request, ACT, {**context, "back_url": reverse("privacy:requests")})


@allowed(Act.HANDLE_DATA_REQUESTS)
def identify(request: StaffRequest, pk: int) -> HttpResponse:
    """Find the person in the book by a posted text, then say how it was checked."""
    today, user = clock.today(), request.user
    row = queries.request_for(user, pk, today=today)
    search = SearchForm(request.POST or None)
    text = search.cleaned_data["q"] if request.method == "POST" and search.is_valid() else ""
    found = citizens.search(user, text, today=today).rows if text else []
    is_chosen = "citizen" in request.POST or "proof" in request.POST
    form = IdentifyForm(request.POST if is_chosen else None, people=found, text=text)
    if is_chosen and form.is_valid():
        with rules_shown(form):
            who = citizens.get_for(user, form.cleaned_data["citizen"])
            proof = form.cleaned_data["proof"]
            services.identify(request=row, citizen=who, proof=proof, actor=user, at=clock.now())
            return redirect_with_message(request, "Đã ghi nhận danh tính.", "privacy:request", pk)
    context = {"row": row, "search": search, "form": form if found else None, "text": text}
    return render(request, "privacy/identify.html", context)


@dataclass(frozen=True)
class Page:
    """A page of one act on a request."""

    title: str
    form: Callable[[Any], forms.Form]
    do: Callable[..., object]
    done: str
    intro: str = ""


REPLY = Page(
    "Trả lời tiếp nhận",
    TextForm,
    services.reply,
    "Đã ghi trả lời.",
    "Nói với người yêu cầu: đã nhận, sẽ làm gì, đến ngày nào.",
)
FINISH = Page("Ghi nhận đã thực hiện", TextForm, services.finish, "Đã ghi nhận thực hiện.")
GIVE_UP = Page("Người yêu cầu rút", TextForm, services.give_up, "Đã ghi nhận.")
EXTEND = Page(
    "Gia hạn thực hiện",
    ReasonForm,
    services.extend,
    "Đã gia hạn.",
    "Chỉ một lần, theo số ngày luật cho; phải báo người yêu cầu.",
)
REFUSE = Page("Từ chối yêu cầu", RefuseForm, services.refuse, "Đã từ chối, có lý do.")
ERASE = Page(
    "Xóa dữ liệu",
    SureForm,
    lambda *, sure, **how: services.erase(**how),
    "Đã xóa dữ liệu của người yêu cầu.",
    "Tên, số giấy tờ, liên lạc, nội dung trong nhật ký của người này bị xóa hẳn; chỉ còn số, loại, "
    "ngày của yêu cầu và dòng nhật ký ghi ai xóa, ai đồng ý.",
)


@allowed(Act.HANDLE_DATA_REQUESTS)
def reply(request: StaffRequest, pk: int) -> HttpResponse:
    """It is accepted."""
    return _act(request, pk, REPLY)


@allowed(Act.HANDLE_DATA_REQUESTS)
def finish(request: StaffRequest, pk: int) -> HttpResponse:
    """It is done."""
    return _act(request, pk, FINISH)


@allowed(Act.HANDLE_DATA_REQUESTS)
def give_up(request: StaffRequest, pk: int) -> HttpResponse:
    """The person took it back."""
    return _act(request, pk, GIVE_UP)


@allowed(Act.DECIDE_DATA_REQUESTS)
def extend(request: StaffRequest, pk: int) -> HttpResponse:
    """More days."""
    return _act(request, pk, EXTEND)


@allowed(Act.DECIDE_DATA_REQUESTS)
def refuse(request: StaffRequest, pk: int) -> HttpResponse:
    """No, on a ground."""
    return _act(request, pk, REFUSE)


@allowed(Act.DECIDE_DATA_REQUESTS)
def erase(request: StaffRequest, pk: int, holdings: Holdings) -> HttpResponse:
    """Delete as the second person."""
    return _act(request, pk, ERASE, holdings=holdings)


def _act(request: StaffRequest, pk: int, page: Page, **handed: Any) -> HttpResponse:
    row: DataRequest = queries.request_for(request.user, pk, today=clock.today())
    form = page.form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with rules_shown(form):
            page.do(request=row, actor=request.user, at=clock.now(), **form.cleaned_data, **handed)
            return redirect_with_message(request, page.done, "privacy:request", pk)
    context = {
        "title": page.title,
        "subtitle": row,
        "intro": page.intro,
        "form": form,
        "submit": page.title,
        "back_url": reverse("privacy:request", args=[pk]),
    }
    return render(request, ACT, context)
