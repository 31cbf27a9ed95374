"""One row of the backlog: its page, its scans, and what a person does to it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.procedures import queries as procedures
from cchc.results import queries, services, showing
from cchc.results.choices import Ground, ItemAct
from cchc.results.forms import AssignForm, EntryForm, ExcludeForm, ReasonForm, ScanForm
from cchc.results.models import BacklogItem
from cchc.results.services import Handed
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import download_stored, redirect_with_message

SEES = allowed(Act.LIST_BACKLOG, Act.KEEP_RESULTS)
WORKS = allowed(Act.KEEP_RESULTS)
KEEPS = allowed(Act.KEEP_BACKLOG)


@SEES
def item(request: StaffRequest, pk: int) -> HttpResponse:
    """One row; its holder only for those who work with it."""
    now, today, user = clock.now(), clock.today(), request.user
    row = queries.item_for(user, pk, today=today)
    works = queries.keeps_results(user, today=today)
    context = {
        "row": row,
        "badge": showing.badge_of(row),
        "due": showing.due_of(row, today),
        "works": works,
        "holder": queries.holder_of(user, row, at=now),
        "scans": queries.scans_of(row),
        "acts": {act.value for act in queries.item_acts(row, user, today=today)},
        "scan_form": ScanForm(),
        "history": showing.item_entries(row),
    }
    return render(request, "results/item.html", context)


@WORKS
def scan_file(request: StaffRequest, pk: int, scan: int) -> HttpResponseBase:
    """A scan as it was handed in."""
    found = queries.scan_for(request.user, pk, scan, today=clock.today())
    return download_stored(found.file)


@require_POST
@WORKS
def scan(request: StaffRequest, pk: int) -> HttpResponse:
    """Hand in the scan of the row."""
    row = queries.item_for(request.user, pk, today=clock.today())
    form = ScanForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        with rules_shown(form):
            handed = Handed(file.name, file.file)
            services.scan(item=row, file=handed, actor=request.user, at=clock.now())
            done = "Đã nhận bản quét; người khác sẽ kiểm tra."
            return redirect_with_message(request, done, "results:item", pk)
    return _form_page(request, row, form, ItemAct.SCAN)


@require_POST
@WORKS
def check(request: StaffRequest, pk: int) -> HttpResponse:
    """The scan is whole and readable."""
    return _at_once(request, pk, services.check, "Đã kiểm tra; có thể đưa vào kho.")


@require_POST
@WORKS
def put(request: StaffRequest, pk: int) -> HttpResponse:
    """Put the checked scan into the repository."""
    return _at_once(request, pk, services.put, "Đã đưa vào kho; dòng này tính là đã số hóa.")


@WORKS
def send_back(request: StaffRequest, pk: int) -> HttpResponse:
    """The scan is not good enough."""
    return _reasoned(request, pk, ItemAct.SEND_BACK, services.send_back)


@KEEPS
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    """The row must be digitised after all."""
    return _reasoned(request, pk, ItemAct.RESTORE, services.restore)


@KEEPS
def exclude(request: StaffRequest, pk: int) -> HttpResponse:
    """The row need not be digitised."""
    row = queries.item_for(request.user, pk, today=clock.today())
    form = ExcludeForm(request.POST or None)
    if form.is_valid():
        ground = Ground(form.cleaned_data["ground"])
        why = form.cleaned_data["reason"]
        with rules_shown(form):
            services.leave_out(
                item=row, ground=ground, reason=why, actor=request.user, at=clock.now()
            )
            done = "Đã loại; dòng vẫn còn trong danh mục cùng lý do."
            return redirect_with_message(request, done, "results:item", pk)
    return _form_page(request, row, form, ItemAct.EXCLUDE)


@KEEPS
def assign(request: StaffRequest, pk: int) -> HttpResponse:
    """Give the row to somebody."""
    today = clock.today()
    row = queries.item_for(request.user, pk, today=today)
    form = AssignForm(request.POST or None, people=queries.workers(request.user, today=today))
    if form.is_valid():
        with rules_shown(form):
            services.assign(item=row, actor=request.user, at=clock.now(), **form.given())
            return redirect_with_message(request, "Đã giao việc.", "results:item", pk)
    return _form_page(request, row, form, ItemAct.ASSIGN)


@WORKS
def revise(request: StaffRequest, pk: int) -> HttpResponse:
    """Put right what is known of the paper."""
    today, user = clock.today(), request.user
    row = queries.item_for(user, pk, today=today)
    queries.holder_of(user, row, at=clock.now())  # the form shows it, so its reading is noted
    fields = procedures.fields_of(user.agency)
    form = EntryForm(request.POST or None, fields=fields, today=today, row=row)
    if form.is_valid():
        with rules_shown(form):
            services.revise(item=row, entry=form.entry(), actor=user, at=clock.now())
            return redirect_with_message(request, "Đã sửa.", "results:item", pk)
    return _form_page(request, row, form, ItemAct.REVISE)


def _at_once(
    request: StaffRequest, pk: int, verb: Callable[..., BacklogItem], done: str
) -> HttpResponse:
    row = queries.item_for(request.user, pk, today=clock.today())
    with rules_told(request):
        verb(item=row, actor=request.user, at=clock.now())
        return redirect_with_message(request, done, "results:item", pk)
    return redirect("results:item", pk)


def _reasoned(
    request: StaffRequest, pk: int, act: ItemAct, verb: Callable[..., BacklogItem]
) -> HttpResponse:
    row = queries.item_for(request.user, pk, today=clock.today())
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            why = form.cleaned_data["reason"]
            verb(item=row, reason=why, actor=request.user, at=clock.now())
            return redirect_with_message(request, f"{act.label}: đã ghi.", "results:item", pk)
    return _form_page(request, row, form, act)


def _form_page(
    request: StaffRequest, row: BacklogItem, form: forms.Form, act: ItemAct
) -> HttpResponse:
    context: dict[str, Any] = {
        "title": act.label,
        "subtitle": str(row),
        "form": form,
        "submit": act.label,
        "back_url": reverse("results:item", args=[row.pk]),
    }
    return render(request, "results/act.html", context)
