"""The working calendar: a year at a glance, its special days, the weekly hours."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.kernel.formats import date_vi
from cchc.organisation import queries, services
from cchc.organisation.choices import Act, DayKind
from cchc.organisation.forms.calendars import SpecialDayForm, SwapForm, WeekForm
from cchc.organisation.guards import StaffRequest, allowed, signed_in
from cchc.organisation.views.year import months_of, week_lines
from cchc.web.forms import rules_shown
from cchc.web.responses import redirect_with_message

MANAGES = allowed(Act.MANAGE_CALENDAR)


@signed_in
def calendar(request: StaffRequest) -> HttpResponse:
    """This year."""
    return redirect("organisation:calendar_year", clock.today().year)


@signed_in
def calendar_year(request: StaffRequest, year: int) -> HttpResponse:
    """Twelve months, the special days and whether they were checked, the weekly hours."""
    if not 2000 <= year <= 2100:
        raise Http404
    agency, today = request.user.agency, clock.today()
    days = queries.days_of_year(agency, year)
    week = queries.week_shifts_on(agency, today)
    context = {
        "year": year,
        "months": months_of(year, queries.working_calendar(agency), days, today),
        "days": days,
        "is_kept": any(special.pk for special in days),
        "unconfirmed": sum(not special.is_confirmed for special in days),
        "week": week_lines(week),
        "weeks": queries.weeks_of(agency),
        "may_manage": queries.may(request.user, Act.MANAGE_CALENDAR, today=today),
    }
    return render(request, "organisation/calendar.html", context)


@MANAGES
def add_day(request: StaffRequest) -> HttpResponse:
    """A day that differs from its weekday."""
    form = SpecialDayForm(request.POST or None, initial={"kind": DayKind.HOLIDAY})
    return _kept(request, form) or _form_page(request, form, "Thêm ngày nghỉ, ngày làm bù")


@MANAGES
def change_day(request: StaffRequest, pk: int) -> HttpResponse:
    """Set a special day right, or confirm it with its document."""
    special = queries.special_day_for(request.user, pk)
    initial = {
        "day": special.day,
        "kind": special.kind,
        "reason": special.reason,
        "document": special.document,
        "shifts": ", ".join(special.shifts or ()),
        "is_confirmed": special.is_confirmed,
    }
    form = SpecialDayForm(request.POST or None, initial=initial)
    form.fields["day"].disabled = True
    return _kept(request, form) or _form_page(request, form, f"Ngày {date_vi(special.day)}")


@require_POST
@MANAGES
def remove_day(request: StaffRequest, pk: int) -> HttpResponse:
    """The day is again what its weekday is."""
    special = queries.special_day_for(request.user, pk)
    services.remove_calendar_day(special=special, actor=request.user, at=clock.now())
    told = f"Ngày {date_vi(special.day)} trở lại như ngày thường."
    return redirect_with_message(request, told, "organisation:calendar_year", special.day.year)


@MANAGES
def swap_days(request: StaffRequest) -> HttpResponse:
    """A swap by one announcement."""
    form = SwapForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            services.swap_days(
                agency=request.user.agency,
                **form.cleaned_data,
                actor=request.user,
                at=clock.now(),
            )
            year = form.cleaned_data["off"].year
            return _to_year(request, year, "Đã ghi ngày hoán đổi.")
    return _form_page(request, form, "Hoán đổi ngày làm việc")


@require_POST
@MANAGES
def seed_year(request: StaffRequest, year: int) -> HttpResponse:
    """Keep the year's known days, to be confirmed one by one."""
    number = services.seed_calendar(
        agency=request.user.agency, year=year, actor=request.user, at=clock.now()
    )
    return _to_year(request, year, f"Đã ghi {number} ngày; hãy đối chiếu từng ngày với văn bản.")


@MANAGES
def change_week(request: StaffRequest) -> HttpResponse:
    """New weekly hours from a day on."""
    agency, today = request.user.agency, clock.today()
    week = queries.week_shifts_on(agency, today)
    form = WeekForm(request.POST or None, week=week)
    if form.is_valid():
        with rules_shown(form):
            services.set_week_shifts(
                agency=agency,
                from_on=form.cleaned_data["from_on"],
                document=form.cleaned_data["document"],
                shifts=form.shifts(),
                actor=request.user,
                at=clock.now(),
            )
            return _to_year(request, today.year, "Đã đặt giờ làm việc.")
    return _form_page(request, form, "Giờ làm việc trong tuần")


def _kept(request: StaffRequest, form: SpecialDayForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    with rules_shown(form):
        data = {**form.cleaned_data, "kind": DayKind(form.cleaned_data["kind"])}
        kept = services.set_calendar_day(
            agency=request.user.agency, **data, actor=request.user, at=clock.now()
        )
        return _to_year(request, kept.day.year, f"Đã ghi ngày {date_vi(kept.day)}.")
    return None


def _to_year(request: StaffRequest, year: int, told: str) -> HttpResponse:
    return redirect_with_message(request, told, "organisation:calendar_year", year)


def _form_page(request: StaffRequest, form: object, title: str) -> HttpResponse:
    back = reverse("organisation:calendar")
    context = {"title": title, "form": form, "back_url": back}
    return render(request, "web/form_page.html", context)
