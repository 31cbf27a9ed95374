"""Notices to people outside: the list, one notice, the list of calls, what it costs."""

from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from cchc.kernel import clock
from cchc.notices import measures, queries, services, showing
from cchc.notices.choices import NoticeState
from cchc.notices.exports import ledger
from cchc.notices.forms import CallForm, MonthForm, NoticeFilter
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.forms import rules_shown
from cchc.web.responses import download, redirect_with_message

SEES = allowed(Act.MANAGE_TEMPLATES, Act.RECEIVE_DOSSIER, Act.DECIDE_DOSSIER)
CALLS = allowed(Act.RECEIVE_DOSSIER)
COSTS = allowed(Act.MANAGE_TEMPLATES, Act.DECIDE_DOSSIER, Act.RECONCILE_FEES)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _after(request: HttpRequest) -> int:
    text = request.GET.get("sau", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


@SEES
def notices(request: StaffRequest) -> HttpResponse:
    """What was told, the newest first, narrowed by state, channel, event, month and speed."""
    form = NoticeFilter(request.GET)
    wanted = form.wanted()
    rows = queries.listed(request.user, wanted)
    part = queries.sliced(rows, _after(request))
    counts = measures.week(request.user.agency, at=clock.now())
    context = {
        "form": form,
        "part": part,
        "lines": showing.notice_lines(part.rows),
        "is_narrowed": wanted.narrows,
        "stats": showing.stats_of(counts),
        "is_used": bool(queries.ways_on(request.user.agency)),
        "sets": showing.may_set(request.user, clock.today()),
    }
    return render(request, "notices/notices.html", context)


@SEES
def figures(request: StaffRequest) -> HttpResponse:
    """A month's notices by channel and state, and how quick they were; each opens its notices."""
    agency, form = request.user.agency, MonthForm(request.GET, now=clock.today())
    month = form.month()
    counts = measures.counts(agency, month)
    context = {
        "form": form,
        "month": month,
        "counts": counts,
        "stats": showing.month_stats(counts, month),
        "lines": showing.way_lines(measures.by_way(agency, month), counts, month),
        "states": NoticeState.labels,
    }
    return render(request, "notices/figures.html", context)


@SEES
def notice(request: StaffRequest, pk: int) -> HttpResponse:
    """One notice: its channels, tries and calls; neither name nor number nor words."""
    row = queries.notice_for(request.user, pk)
    context = {
        "row": row,
        "badge": showing.badge_of(row),
        "ways": showing.ways_in_words(row.ways),
        "entries": showing.entries_of(row),
        "about_url": showing.about_url(row, request.user, clock.today()),
    }
    return render(request, "notices/notice.html", context)


@CALLS
def to_call(request: StaffRequest) -> HttpResponse:
    """Whom the desk must call."""
    part = queries.sliced(queries.to_call(request.user), _after(request), newest_first=False)
    context = {"part": part, "lines": showing.call_lines(part.rows)}
    return render(request, "notices/to_call.html", context)


@CALLS
def call(request: StaffRequest, pk: int) -> HttpResponse:
    """Name, number and what to say; then what came of it. Opening it is noted."""
    now = clock.now()
    row = queries.opened(request.user, queries.notice_for(request.user, pk), at=now)
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.record_call(notice=row, actor=request.user, at=now, **form.cleaned_data)
            return redirect_with_message(request, "Đã ghi cuộc gọi.", "notices:to_call")
    context = {
        "row": row,
        "form": form,
        "words": showing.words_of(row),
        "calls": row.calls.all(),
        "about_url": showing.about_url(row, request.user, clock.today()),
    }
    return render(request, "notices/call.html", context)


@COSTS
def costs(request: StaffRequest) -> HttpResponse:
    """What a month's messages cost, by channel and event."""
    form = MonthForm(request.GET, now=clock.today())
    month = form.month()
    context = {
        "form": form,
        "month": month,
        "lines": measures.costs(request.user.agency, month),
        "total": measures.total_cost(request.user.agency, month),
    }
    return render(request, "notices/costs.html", context)


@COSTS
def costs_export(request: StaffRequest) -> HttpResponseBase:
    """Every try of the month as .xlsx, without anybody's name or number."""
    month = MonthForm(request.GET, now=clock.today()).month()
    content = ledger(measures.tries(request.user.agency, month))
    name = f"chi-phi-thong-bao-{month.first:%Y-%m}.xlsx"
    return download(BytesIO(content), name=name, media_type=XLSX)
