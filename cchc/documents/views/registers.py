"""The registers of outgoing and incoming documents, and the count of secret ones."""

import io
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from cchc.documents import queries, services
from cchc.documents import registers as books
from cchc.documents.choices import DocumentKind
from cchc.documents.forms import IncomingForm, PassOnForm, RegisterForm, SecretCountForm
from cchc.documents.handing import stored_file
from cchc.documents.models import IncomingDocument
from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.models import Agency
from cchc.web.forms import rules_shown
from cchc.web.responses import download, redirect_with_message


def _chosen(request: StaffRequest) -> RegisterForm:
    today = clock.today()
    years = queries.years(request.user.agency, today=today)
    return RegisterForm(request.GET, years=years, today=today)


def _outgoing(agency: Agency, form: RegisterForm) -> tuple[str, list[books.Line]]:
    title = f"Sổ đăng ký văn bản đi năm {form.of_year}"
    rows = queries.outgoing_register(agency, form.of_year, kind=form.of_kind)
    if form.of_kind:
        title += f" ({DocumentKind(form.of_kind).label.lower()})"
    return title, books.outgoing_lines(rows)


def _incoming(agency: Agency, form: RegisterForm) -> tuple[str, list[books.Line]]:
    title = f"Sổ đăng ký văn bản đến năm {form.of_year}"
    return title, books.incoming_lines(
        queries.incoming_register(agency, form.of_year, text=form.words)
    )


@allowed(Act.SEE_PLAN)
def outgoing(request: StaffRequest) -> HttpResponse:
    """The register of outgoing documents of a year."""
    form = _chosen(request)
    title, lines = _outgoing(request.user.agency, form)
    context = {
        "title": title,
        "form": form,
        "columns": [label for label, _ in books.OUTGOING],
        "lines": lines,
        "secret": queries.secret_counts(request.user.agency, form.of_year).get("outgoing"),
        "acts": organisation.acts_of(request.user, clock.today()),
    }
    return render(request, "documents/outgoing.html", context)


@allowed(Act.SEE_PLAN)
def incoming(request: StaffRequest) -> HttpResponse:
    """The register of incoming documents of a year."""
    form = _chosen(request)
    title, lines = _incoming(request.user.agency, form)
    context = {
        "title": title,
        "form": form,
        "columns": [label for label, _ in books.INCOMING],
        "lines": lines,
        "secret": queries.secret_counts(request.user.agency, form.of_year).get("incoming"),
        "acts": organisation.acts_of(request.user, clock.today()),
    }
    return render(request, "documents/incoming.html", context)


@allowed(Act.SEE_PLAN)
def outgoing_workbook(request: StaffRequest) -> HttpResponseBase:
    """The register of outgoing documents as .xlsx."""
    form = _chosen(request)
    title, lines = _outgoing(request.user.agency, form)
    data = books.workbook(title, request.user.agency, books.OUTGOING, lines)
    return _workbook(data, f"so-van-ban-di-{form.of_year}.xlsx")


@allowed(Act.SEE_PLAN)
def incoming_workbook(request: StaffRequest) -> HttpResponseBase:
    """The register of incoming documents as .xlsx."""
    form = _chosen(request)
    title, lines = _incoming(request.user.agency, form)
    data = books.workbook(title, request.user.agency, books.INCOMING, lines)
    return _workbook(data, f"so-van-ban-den-{form.of_year}.xlsx")


def _workbook(data: bytes, name: str) -> HttpResponseBase:
    return download(io.BytesIO(data), name=name, media_type=books.MEDIA_TYPE)


def _data(request: StaffRequest) -> Any:
    return request.POST if request.method == "POST" else None


@allowed(Act.ISSUE_DOCUMENT)
def register_incoming(request: StaffRequest) -> HttpResponse:
    """Enter a document that came in."""
    form = IncomingForm(
        _data(request), request.FILES or None, initial={"arrived_on": clock.today()}
    )
    if form.is_valid():
        with rules_shown(form):
            file = form.cleaned_data["file"]
            made = services.register_incoming(
                agency=request.user.agency,
                arrival=form.arrival(),
                actor=request.user,
                at=clock.now(),
                file=file.read() if file else None,
                file_name=file.name if file else "",
            )
            done = f"Đã vào sổ số {made.number}."
            return redirect_with_message(request, done, "documents:incoming_document", made.pk)
    return _form(request, form, "Vào sổ văn bản đến", "Vào sổ", reverse("documents:incoming"))


@allowed(Act.SEE_PLAN)
def incoming_document(request: StaffRequest, pk: int) -> HttpResponse:
    """One document that came in."""
    today = clock.today()
    found = queries.incoming_for(request.user, pk, today=today)
    acts = organisation.acts_of(request.user, today)
    return render(request, "documents/incoming_document.html", {"document": found, "acts": acts})


@allowed(Act.SEE_PLAN)
def incoming_file(request: StaffRequest, pk: int) -> HttpResponseBase:
    """Its file, as a download."""
    found = stored_file(queries.incoming_file_for(request.user, pk, today=clock.today()))
    return download(found.content, name=found.name, media_type=found.media_type)


@allowed(Act.ISSUE_DOCUMENT)
def pass_on(request: StaffRequest, pk: int) -> HttpResponse:
    """Hand it to who deals with it."""
    found: IncomingDocument = queries.incoming_for(request.user, pk, today=clock.today())
    form = PassOnForm(
        _data(request),
        units=organisation.units(found.agency),
        people=organisation.people_visible_to(request.user),
    )
    if form.is_valid():
        with rules_shown(form):
            services.pass_on(
                document=found, **form.cleaned_data, actor=request.user, at=clock.now()
            )
            return redirect_with_message(
                request, "Đã chuyển văn bản.", "documents:incoming_document", pk
            )
    back = reverse("documents:incoming_document", args=[pk])
    return _form(request, form, "Chuyển văn bản đến", "Chuyển", back)


@allowed(Act.ISSUE_DOCUMENT)
def secret_count(request: StaffRequest) -> HttpResponse:
    """State how many secret documents a year had."""
    form = SecretCountForm(_data(request), today=clock.today())
    if form.is_valid():
        with rules_shown(form):
            services.state_secret_count(
                agency=request.user.agency,
                **form.cleaned_data,
                actor=request.user,
                at=clock.now(),
            )
            done = "Đã ghi số lượng văn bản mật."
            return redirect_with_message(request, done, "documents:incoming")
    return _form(request, form, "Số lượng văn bản mật", "Ghi", reverse("documents:incoming"))


def _form(request: StaffRequest, form: Any, title: str, submit: str, back: str) -> HttpResponse:
    context = {"title": title, "form": form, "submit": submit, "back_url": back}
    return render(request, "documents/act.html", context)
