"""The list of petitions, one petition, its pictures, its receipt, the register."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cchc.feedback import queries
from cchc.feedback.choices import PetitionAct
from cchc.feedback.exports import workbook
from cchc.feedback.forms import FilterForm
from cchc.feedback.queries import Wanted
from cchc.feedback.showing import badges_of, buttons_of, letters_of, tabs_of
from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.serving import download_headers
from cchc.kernel.periods import Period
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed

ROWS_A_PAGE = 50
HANDLERS = (Act.SEE_PETITIONS, Act.ANSWER_PETITION)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@allowed(*HANDLERS)
def petitions(request: StaffRequest) -> HttpResponse:
    """What the person sees, by shelf, the latest first."""
    today, user, shelf = clock.today(), request.user, request.GET.get("muc", "")
    form = FilterForm(request.GET, units=queries.units_to_choose(user.agency_id))
    form.is_valid()
    wanted = Wanted(shelf=shelf, **form.cleaned_data)
    rows = queries.listed(user, wanted, today=today)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "shelf": shelf,
        "page": page,
        "lines": [(s, badges_of(s.row)) for s in queries.shown(page, user, today=today)],
        "tabs": tabs_of(shelf, queries.shelf_counts(user, today=today)),
        "may_file": _writes(request),
        "reserved": queries.reserved_for(user, today=today),
    }
    return render(request, "feedback/petitions.html", context)


@require_safe
@allowed(*HANDLERS)
def petition(request: StaffRequest, pk: int) -> HttpResponse:
    """One petition: what was said, by whom, its deadlines, its answers; the opening is noted."""
    now, user = clock.now(), request.user
    found = queries.open_petition(user, pk, at=now)
    acts = queries.open_acts(found.row, user, today=clock.today())
    context = {
        "found": found,
        "row": found.row,
        "badges": badges_of(found.row),
        "buttons": buttons_of(pk, acts),
        "letters": letters_of(found.row) if _writes(request) else [],
        "may_print": _writes(request),
        "is_sorting": PetitionAct.RESERVE in acts,
    }
    return render(request, "feedback/petition.html", context)


def _writes(request: StaffRequest) -> bool:
    return queries.may_write(request.user, today=clock.today())


@require_safe
@allowed(*HANDLERS)
def picture(request: StaffRequest, pk: int, picture: int) -> HttpResponse:
    """A picture, as a download."""
    found = queries.picture_for(request.user, pk, picture, at=clock.now())
    if found is None:
        raise Http404
    content = queries.content_of(found)
    return HttpResponse(content, headers=download_headers(found.file, size=len(content)))


@require_safe
@allowed(Act.RECEIVE_PETITION, Act.SEE_RESERVED_PETITIONS)
def receipt(request: StaffRequest, pk: int) -> HttpResponse:
    """Code and PIN on paper, for who came without the web; the opening is noted."""
    found = queries.open_petition(request.user, pk, at=clock.now())
    context = {"row": found.row, "pin": queries.pin_of(found.row)}
    return render(request, "feedback/receipt.html", context)


@require_safe
@allowed(*HANDLERS)
def register(request: StaffRequest) -> HttpResponse:
    """The book of a period, on the screen, on paper, as .xlsx; by code, without senders."""
    today, user = clock.today(), request.user
    period = period_asked(request)
    rows = queries.register(user, period, today=today)
    if request.GET.get("dang") == "xlsx":
        body = workbook(rows, agency=user.agency.full_name, period=period.label)
        name = f"so-phan-anh-{period.code}.xlsx"
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(body, content_type=XLSX, headers=disposition)
    page = Paginator(rows, ROWS_A_PAGE * 2).get_page(request.GET.get("page"))
    context = {
        "period": period,
        "page": page,
        "lines": [(row, badges_of(row)[0]) for row in page],
        "export": f"{reverse('feedback:register')}?ky={period.code}&dang=xlsx",
    }
    return render(request, "feedback/register.html", context)


def period_asked(request: StaffRequest) -> Period:
    """The period of the address, else the year that runs; a wrong one is 404."""
    asked = request.GET.get("ky", "") or f"{clock.today().year}-Y"
    try:
        return Period.parse(asked)
    except RuleBroken as broken:
        raise Http404 from broken
