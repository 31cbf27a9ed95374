"""Events that plans wait for: which have not happened, and recording one."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from cchc.kernel import clock
from cchc.kernel.files.storing import open_stored
from cchc.kernel.formats import date_vi
from cchc.obligations import queries, services
from cchc.obligations.event_forms import CorrectEventForm, EventForm
from cchc.obligations.forms import FixDatesForm
from cchc.obligations.models import AwaitedEvent, Obligation
from cchc.obligations.rules.proposals import Span, due_after_event, span_of
from cchc.obligations.views.frame import list_tabs
from cchc.obligations.views.reading import PER_PAGE, SEES
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.forms import rules_shown
from cchc.web.responses import download, redirect_with_message

F = TypeVar("F", EventForm, CorrectEventForm)


@SEES
def events(request: StaffRequest) -> HttpResponse:
    """Events awaited by live obligations, and those that have happened."""
    user, today = request.user, clock.today()
    context = {
        "awaited": queries.awaited_events(user.agency),
        "happened": queries.happened_shown(user.agency),
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
    form = _event_form(request, EventForm, event, queries.hanging_on(event))
    if form.is_valid():
        with rules_shown(form):
            rows = services.record_event(
                event=event, **form.said(), actor=request.user, at=clock.now()
            )
            said = f"Đã ghi nhận sự kiện; các việc chờ đã có hạn{_dates_of(rows)}."
            return redirect_with_message(request, said, "obligations:events")
    back = reverse("obligations:events")
    context = {"event": event, "form": form, "back_url": back}
    return render(request, "obligations/record_event.html", context)


@allowed(Act.RECORD_EVENT)
def correct_event(request: StaffRequest, pk: int) -> HttpResponse:
    """Record another day for an event, and the dates that follow from it."""
    event = queries.event_for(request.user, pk, today=clock.today())
    if event.is_date_to_set or event.happened_on is None:
        return redirect("obligations:events")
    form = _event_form(request, CorrectEventForm, event, queries.following_from(event))
    if form.is_valid():
        with rules_shown(form):
            rows = services.correct_event(
                event=event, **form.said(), actor=request.user, at=clock.now()
            )
            moved = f"hạn mới{_dates_of(rows)}" if rows else "không hạn nào đổi"
            said = f"Đã sửa ngày sự kiện; {moved}."
            return redirect_with_message(request, said, "obligations:events")
    context = {
        "event": event,
        "form": form,
        "back_url": reverse("obligations:events"),
        "history": queries.event_history(event),
    }
    return render(request, "obligations/correct_event.html", context)


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


def _event_form(
    request: StaffRequest, form: type[F], event: AwaitedEvent, rows: Iterable[Obligation]
) -> F:
    calendar = organisation.working_calendar(request.user.agency)
    usual = organisation.integer_setting(request.user.agency, "events.due_days")
    spans = [(row, span_of((row.original_phrase, event.text), usual)) for row in rows]

    def reckon(happened_on: date, span: Span) -> date:
        return due_after_event(happened_on, calendar, span)

    given = [request.POST, request.FILES] if request.method == "POST" else []
    return form(*given, rows=spans, reckon=reckon)


def _dates_of(rows: list[Obligation]) -> str:
    """ ": 28/04/2026", for the message; several dates in their order, each once."""
    days = sorted({row.due_on for row in rows if row.due_on})
    return f": {', '.join(map(date_vi, days))}" if days else ""


@SEES
def event_file(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The document of a recorded event, as a download."""
    stored = queries.event_for(request.user, pk, today=clock.today()).file
    if stored is None:
        raise Http404
    return download(open_stored(stored), name=stored.name, media_type=stored.media_type)
