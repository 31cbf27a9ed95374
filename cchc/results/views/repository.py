"""The repository: its list, one result with its QR code and text, what becomes of it."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.procedures import queries as procedures
from cchc.results import queries, services, showing
from cchc.results.choices import ResultAct
from cchc.results.forms import CorrectForm, HolderForm, ResultFilter, RevokeForm, SupersedeForm
from cchc.results.models import Result
from cchc.results.views.board import after_of
from cchc.web.forms import rules_shown
from cchc.web.responses import download_stored, redirect_with_message

KEEPS = allowed(Act.KEEP_RESULTS)
NAMES = allowed(Act.SEE_PERSONAL_DATA)


@KEEPS
def results(request: StaffRequest) -> HttpResponse:
    """The repository, narrowed, the newest first."""
    user, today = request.user, clock.today()
    form = ResultFilter(request.GET, fields=procedures.fields_of(user.agency))
    rows = queries.listed_results(user, form.wanted(), today=today)
    part = queries.sliced(rows, after_of(request), queries.ROWS_A_PAGE, newest_first=True)
    context = {
        "form": form,
        "part": part,
        "lines": showing.result_lines(part.rows, today),
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "results/results.html", context)


@KEEPS
def result(request: StaffRequest, pk: int) -> HttpResponse:
    """One result: what it is, its mark, its text, what became of it."""
    user, today = request.user, clock.today()
    row = queries.result_for(user, pk, today=today)
    acts = queries.result_acts(row, user, today=today)
    context = {
        "row": row,
        "badge": showing.standing_of(row, today),
        "holder": queries.shown_holder(user, row, today=today),
        "code": showing.code_of(row),
        "address": queries.address_of(row),
        "acts": {act.value for act in acts},
        "before": queries.superseded_by(row),
        "corrections": queries.corrections_of(row),
        "history": showing.entries(queries.history_of_result(row)),
        **_text(row),
    }
    return render(request, "results/result.html", context)


@KEEPS
def text(request: StaffRequest, pk: int) -> HttpResponse:
    """How far the text beside the original is; a part of the page of the result."""
    row = queries.result_for(request.user, pk, today=clock.today())
    return render(request, "results/_text.html", {"row": row, **_text(row)})


@require_POST
@KEEPS
def words(request: StaffRequest, pk: int) -> HttpResponse:
    """The text beside the original; that it was read is noted."""
    row = queries.result_for(request.user, pk, today=clock.today())
    found = queries.words_of(request.user, row, at=clock.now())
    return render(request, "results/words.html", {"row": row, "words": found})


@KEEPS
def original(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The original as it was handed in; that it was opened is noted."""
    row = queries.result_for(request.user, pk, today=clock.today())
    queries.note_original(request.user, row, at=clock.now())
    return download_stored(row.file)


@KEEPS
def stickers(request: StaffRequest) -> HttpResponse:
    """A sheet of stickers with the QR codes of the narrowed list, to be printed."""
    user, today = request.user, clock.today()
    form = ResultFilter(request.GET, fields=procedures.fields_of(user.agency))
    rows = queries.sticker_rows(user, form.wanted(), today=today)
    lines = [(row, showing.code_of(row)) for row in rows]
    return render(request, "results/stickers.html", {"lines": lines})


@KEEPS
def correct(request: StaffRequest, pk: int) -> HttpResponse:
    """Put right what was typed."""
    row = queries.result_for(request.user, pk, today=clock.today())
    form = CorrectForm(request.POST or None, row=row)
    if form.is_valid():
        why = form.cleaned_data["reason"]
        with rules_shown(form):
            services.correct(
                result=row, told=form.told(), reason=why, actor=request.user, at=clock.now()
            )
            return redirect_with_message(request, "Đã đính chính.", "results:result", pk)
    return _act_page(request, row, form, ResultAct.CORRECT)


@KEEPS
def revoke(request: StaffRequest, pk: int) -> HttpResponse:
    """A document took the result back."""
    row = queries.result_for(request.user, pk, today=clock.today())
    form = RevokeForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            services.revoke(result=row, told=form.told(), actor=request.user, at=clock.now())
            done = "Đã ghi nhận thu hồi, hủy bỏ."
            return redirect_with_message(request, done, "results:result", pk)
    return _act_page(request, row, form, ResultAct.REVOKE)


@KEEPS
def supersede(request: StaffRequest, pk: int) -> HttpResponse:
    """A newer result stands in the place of this one."""
    user, today = request.user, clock.today()
    row = queries.result_for(user, pk, today=today)
    form = SupersedeForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            newer = queries.to_supersede(user, row, form.cleaned_data["number"], today=today)
            services.supersede(result=row, by=newer, actor=user, at=clock.now())
            done = "Đã ghi nhận thay thế."
            return redirect_with_message(request, done, "results:result", pk)
    return _act_page(request, row, form, ResultAct.SUPERSEDE)


@NAMES
def name_holder(request: StaffRequest, pk: int) -> HttpResponse:
    """Say whose result it is."""
    user, today = request.user, clock.today()
    row = queries.result_for(user, pk, today=today)
    form = HolderForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            holder = queries.holder_meant(user, form.cleaned_data["who"], today=today)
            services.name_holder(result=row, holder=holder, actor=user, at=clock.now())
            return redirect_with_message(request, "Đã ghi.", "results:result", pk)
    return _act_page(request, row, form, ResultAct.NAME_HOLDER)


def _text(row: Result) -> dict[str, Any]:
    found = queries.text_of(row)
    return {
        "text": found,
        "work": showing.text_work(row, found),
        "told": showing.text_told(found),
        "idle": not queries.worker_is_alive(),
    }


def _act_page(request: StaffRequest, row: Result, form: forms.Form, act: ResultAct) -> HttpResponse:
    context = {
        "title": act.label,
        "subtitle": str(row),
        "form": form,
        "submit": act.label,
        "back_url": reverse("results:result", args=[row.pk]),
        "of_repository": True,
    }
    return render(request, "results/act.html", context)
