"""The register of dossiers (Form 07): by field and year, on screen, for the printer, as .xlsx."""

from io import BytesIO

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render

from cchc.dossiers import queries, slips
from cchc.dossiers.forms.lists import RegisterForm
from cchc.dossiers.views.counter import RECEIVES
from cchc.dossiers.views.lists import tabs_of
from cchc.kernel import clock
from cchc.organisation.guards import StaffRequest
from cchc.procedures import queries as procedures
from cchc.web.responses import download

PER_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _asked(request: StaffRequest) -> RegisterForm:
    fields = procedures.fields_of(request.user.agency)
    return RegisterForm(request.GET, fields=fields, year=clock.today().year)


@RECEIVES
def register(request: StaffRequest) -> HttpResponse:
    """The book of a field and a year; reading the people in it is noted in the access log."""
    form, user = _asked(request), request.user
    context = {"form": form, "tabs": tabs_of(request, "register"), "columns": queries.COLUMNS}
    if form.field is not None:
        rows = queries.register_rows(user.agency, form.field, form.year)
        # Keys alone are counted and passed over by the index; only the page's rows are read.
        page = Paginator(queries.keys_of(rows), PER_PAGE).get_page(request.GET.get("page"))
        screen = f"Sổ theo dõi hồ sơ {form.field.code} {form.year}"
        shown = queries.of_page(rows, page.object_list)
        lines = queries.register_lines(user, shown, at=clock.now(), screen=screen)
        numbered = list(enumerate(lines, page.start_index()))
        context |= {"page": page, "lines": numbered, "book": f"{form.field} - Năm {form.year}"}
    return render(request, "dossiers/register.html", context)


@RECEIVES
def register_file(request: StaffRequest) -> HttpResponseBase:
    """The whole book as .xlsx."""
    form, user = _asked(request), request.user
    if form.field is None:
        raise Http404
    rows = queries.register_rows(user.agency, form.field, form.year)
    screen = f"Sổ theo dõi hồ sơ {form.field.code} {form.year}, tải về"
    facts = queries.register_of(user, form.field, form.year, rows, at=clock.now(), screen=screen)
    name = f"so-theo-doi-{form.field.code.lower()}-{form.year}.xlsx"
    return download(BytesIO(slips.workbook(facts)), name=name, media_type=XLSX)
