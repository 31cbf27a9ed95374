"""Figures of a period: counts, rates, times, by a dimension; each count opens its dossiers."""

from datetime import datetime
from io import BytesIO

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.documents import queries as documents
from cchc.documents import render as drawing
from cchc.dossiers import measures, queries, slips
from cchc.dossiers.models import Dossier
from cchc.dossiers.rules.statistics import COUNTS
from cchc.dossiers.showing import GroupLine, board_of, group_lines, labelled, others_of, times_of
from cchc.dossiers.views.lists import PER_PAGE
from cchc.dossiers.views.register import XLSX
from cchc.kernel import clock
from cchc.kernel.periods import Period
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.models import Agency
from cchc.web.periods import PeriodForm
from cchc.web.responses import download

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SEES = allowed(Act.SEE_PLAN)
Rows = QuerySet[Dossier]


@require_safe
@SEES
def figures(request: StaffRequest) -> HttpResponse:
    """The whole of the agency, and one line for each value of the chosen dimension."""
    agency, as_of = request.user.agency, clock.now()
    form = PeriodForm(request.GET, today=clock.today())
    by = _dimension(request.GET.get("theo", ""))
    context = {
        "form": form,
        "period": form.period,
        "by": by,
        "dimensions": measures.DIMENSIONS.values(),
        "dimension": measures.DIMENSIONS[by],
        "board": board_of(measures.statistics(agency, form.period, as_of=as_of), form.period),
        "times": times_of(measures.times(agency, form.period, as_of=as_of)[""]),
        "money": (money := measures.money(agency, form.period, as_of=as_of)[""]),
        "others": others_of(money, form.period),
        "lines": _lines(agency, form.period, by, as_of),
    }
    return render(request, "dossiers/figures.html", context)


def _lines(agency: Agency, period: Period, by: str, as_of: datetime) -> list[GroupLine]:
    """The table by a dimension."""
    return group_lines(
        measures.by(agency, period, by, as_of=as_of),
        measures.times(agency, period, by, as_of=as_of),
        measures.money(agency, period, by, as_of=as_of),
        period,
        by,
    )


@require_safe
@SEES
def figure_records(request: StaffRequest, figure: str) -> HttpResponse:
    """The dossiers behind a count that the person may see, and how many the others are."""
    if figure not in (*COUNTS, *measures.OTHERS):
        raise Http404
    at, user = clock.now(), request.user
    period = PeriodForm(request.GET, today=clock.today()).period
    find = measures.records if figure in COUNTS else measures.other_records
    every, group = _group(request, find(user.agency, period, figure, as_of=at))
    rows = queries.among_visible(user, every, at=at)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "figure": {**measures.LABELS, **measures.OTHERS}[figure],
        "period": period,
        "group": group,
        "page": page,
        "lines": queries.shown(user, page.object_list, at=at),
        "hidden": every.count() - page.paginator.count,
    }
    return render(request, "dossiers/figure_records.html", context)


def _group(request: StaffRequest, rows: Rows) -> tuple[Rows, str]:
    """Those of the group that the address names, and its name; all of them without one."""
    if "khoa" not in request.GET:
        return rows, ""
    by, key = _dimension(request.GET.get("theo", "")), request.GET["khoa"]
    try:
        found = measures.narrowed(rows, by, key)
    except ValueError:
        raise Http404 from None
    return found, measures.label_of(found, by, key)


@require_safe
@SEES
def form_ii06a(request: StaffRequest) -> HttpResponse:
    """Form II.06a of the period on the screen."""
    form = PeriodForm(request.GET, today=clock.today())
    filled = _form(request, form.period)
    context = {
        "form": form,
        "period": form.period,
        "lines": [labelled(line) for line in filled.lines],
        "total": labelled(["", "Tổng cộng", *slips.total_of(filled.lines)]),
        "columns": slips.II06A_COLUMNS,
        "days": slips.days_of(form.period),
        "kinds": (("xlsx", "Excel"), ("docx", "Word"), ("pdf", "PDF")),
    }
    return render(request, "dossiers/form_ii06a.html", context)


@require_safe
@SEES
def form_ii06a_file(request: StaffRequest, kind: str) -> HttpResponseBase:
    """The same as .xlsx, .docx or .pdf."""
    if kind not in ("xlsx", "docx", "pdf"):
        raise Http404
    period = PeriodForm(request.GET, today=clock.today()).period
    filled = _form(request, period)
    name = f"II06a-{period.code}.{kind}"
    if kind == "xlsx":
        return download(BytesIO(slips.form_workbook(filled)), name=name, media_type=XLSX)
    content = slips.form_ii06a(filled)
    if kind == "docx":
        return download(BytesIO(drawing.docx(content)), name=name, media_type=DOCX)
    return download(BytesIO(drawing.pdf(content)), name=name, media_type="application/pdf")


def _form(request: StaffRequest, period: Period) -> slips.FormII06a:
    agency = request.user.agency
    return slips.FormII06a(
        letterhead=documents.letterhead(agency),
        reporter=agency.full_name,
        receiver=agency.superior.full_name if agency.superior else "",
        period=period,
        lines=measures.form_ii06a(agency, period, as_of=clock.now()),
    )


def _dimension(asked: str) -> str:
    return asked if asked in measures.DIMENSIONS else next(iter(measures.DIMENSIONS))
