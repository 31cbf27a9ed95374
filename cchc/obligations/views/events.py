"""Events that plans wait for: which have not happened, and recording one."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from cchc.kernel import clock
from cchc.kernel.files.storing import open_stored
from cchc.obligations import queries, services
from cchc.obligations.forms import EventForm, FixDatesForm
from cchc.obligations.models import Obligation
from cchc.obligations.rules.proposals import due_after_event
from cchc.obligations.views.frame import list_tabs
from cchc.obligations.views.reading import PER_PAGE, SEES
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.forms import rules_shown
from cchc.web.responses import download, redirect_with_message


@SEES
def events(request: StaffRequest) -> HttpResponse:
    """Events awaited by live obligations, and those that have happened."""
    user, today = request.user, clock.today()
    context = {
        "awaited": queries.awaited_events(user.agency),
        "happened": queries.happened_events(user.agency)[:20],
        "tabs": list_tabs(user, "events", today),
        "to_set": queries.dates_to_set(user.agency).count(),
        "may_record": organisation.may(user, Act.RECORD_EVENT, today=today),
    }
    return render(request, "obligations/events.html", context)


@allowed(Act.RECORD_EVENT)
def record_event(request: StaffRequest, pk: int) -> HttpResponse:
    """Record that an event happened, and confirm the date of what hung on it."""
    event = queries.event_for(request.user, pk, today=clock.today())
    if event.is_date_to_set:
        return redirect("obligations:fix_dates")
    if event.happened_on:
        return redirect("obligations:events")
    form = _event_form(request, list(queries.hanging_on(event)))
    if form.is_valid():
        with rules_shown(form):
            services.record_event(event=event, **form.said(), actor=request.user, at=clock.now())
            return redirect_with_message(
                request, "Đã ghi nhận sự kiện; các việc chờ đã có hạn.", "obligations:events"
            )
    days = organisation.integer_setting(request.user.agency, "events.due_days")
    back = reverse("obligations:events")
    context = {"event": event, "form": form, "days": days, "back_url": back}
    return render(request, "obligations/record_event.html", context)


@allowed(Act.RECORD_EVENT)
def fix_dates(request: StaffRequest) -> HttpResponse:
    """Fix the dates that plans left open, many at once."""
    rows = queries.dates_to_set(request.user.agency)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    data = [request.POST] if request.method == "POST" else []
    form = FixDatesForm(*data, rows=list(page.object_list))
    if form.is_valid():
        with rules_shown(form):
            fixed = services.fix_dates(
                agency=request.user.agency, **form.said(), actor=request.user, at=clock.now()
            )
            said = f"Đã ấn định thời hạn cho {len(fixed)} việc."
            return redirect_with_message(request, said, "obligations:fix_dates")
    context = {"form": form, "page": page, "back_url": reverse("obligations:events")}
    return render(request, "obligations/fix_dates.html", context)


def _event_form(request: StaffRequest, rows: list[Obligation]) -> EventForm:
    calendar = organisation.working_calendar(request.user.agency)
    days = organisation.integer_setting(request.user.agency, "events.due_days")
    proposed = due_after_event(clock.today(), calendar, days)
    given = [request.POST, request.FILES] if request.method == "POST" else []
    return EventForm(*given, rows=rows, proposed=proposed)


@SEES
def event_file(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The document of a recorded event, as a download."""
    stored = queries.event_for(request.user, pk, today=clock.today()).file
    if stored is None:
        raise Http404
    return download(open_stored(stored), name=stored.name, media_type=stored.media_type)
