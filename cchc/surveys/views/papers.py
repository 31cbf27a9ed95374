"""Paper answers: one with its scan, or a file of many, tried before it is written."""

import io

import xlsxwriter
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from cchc.kernel import clock
from cchc.kernel.files.kinds import KINDS
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.surveys import queries, services
from cchc.surveys.forms.working import PaperFileForm, PaperForm
from cchc.web.forms import rules_shown
from cchc.web.responses import download, redirect_with_message

ENTERS = allowed(Act.ENTER_SURVEYS)
SHOWN_PROBLEMS = 200


@ENTERS
def paper(request: StaffRequest) -> HttpResponse:
    """Enter one paper."""
    agency, today = request.user.agency, clock.today()
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PaperForm(data, files, sheets=queries.sheets_of(agency), today=today)
    if form.is_valid():
        with rules_shown(form):
            services.enter_paper(agency=agency, actor=request.user, at=clock.now(), **form.said())
            done = "Đã nhập phiếu; phiếu vào số liệu từ ngày mai."
            return redirect_with_message(request, done, "surveys:paper")
    return render(request, "surveys/paper.html", {"form": form})


@ENTERS
def paper_file(request: StaffRequest) -> HttpResponse:
    """Try a file of papers, and write it when that was asked and nothing is wrong."""
    agency, user = request.user.agency, request.user
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form, trial = PaperFileForm(data, files), None
    if form.is_valid():
        content = form.cleaned_data["file"].file
        with rules_shown(form):
            trial = queries.tried(agency, content, actor=user, today=clock.today())
            if form.cleaned_data["write"] and not trial.problems:
                services.import_papers(agency=agency, content=content, actor=user, at=clock.now())
                done = f"Đã nhập {len(trial.fresh)} phiếu giấy."
                return redirect_with_message(request, done, "surveys:paper_file")
    context = {
        "form": form,
        "trial": trial,
        "problems": trial.problems[:SHOWN_PROBLEMS] if trial else (),
        "imports": queries.imports_of(user)[:10],
    }
    return render(request, "surveys/paper_file.html", context)


@ENTERS
def sample_file(request: StaffRequest) -> HttpResponseBase:
    """The empty table with the columns of the questions in force."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet("Phiếu giấy")
        page.write_row(0, 0, queries.heading(request.user.agency), book.add_format({"bold": True}))
        page.set_column(0, 0, 24)
        page.set_column(1, 1, 14)
        page.freeze_panes(1, 1)
    stream.seek(0)
    return download(stream, name="phieu-giay.xlsx", media_type=KINDS["xlsx"].media_type)
