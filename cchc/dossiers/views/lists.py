"""Lists of dossiers: one's queue, all of the agency, what is at risk today, what was looked for."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.dossiers import queries
from cchc.dossiers.forms.lists import FilterForm
from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.procedures import queries as procedures
from cchc.web.components import Stat, Tab, Tone
from cchc.web.paging import LongPaginator

PER_PAGE = 20
_WORKERS = (Act.RECEIVE_DOSSIER, Act.PROCESS_DOSSIER, Act.DECIDE_DOSSIER)
WORKS = allowed(*_WORKERS)
LISTS = allowed(Act.RECEIVE_DOSSIER, Act.SEE_MASKED_DOSSIERS)
PROCESSES = allowed(Act.PROCESS_DOSSIER)


@PROCESSES
def queue(request: StaffRequest) -> HttpResponse:
    """What waits for the person: own steps, and at the desk what nobody has been given yet."""
    parts = queries.queue_parts(request.user, at=clock.now())
    wanted = request.GET.get("phan", "")
    wanted = wanted if wanted in parts else next(iter(parts))
    stats = [
        Stat(_PARTS[name], str(part.number), f"{reverse('dossiers:queue')}?phan={name}")
        for name, part in parts.items()
    ]
    shown = {"stats": stats if parts[queries.FETCHED].number else [], "part_title": _PARTS[wanted]}
    return _page(request, "queue", parts[wanted].rows, "dossiers/queue.html", **shown)


_PARTS = {queries.TO_DO: "Cần xử lý", queries.FETCHED: "Đã có kết quả, chờ trả"}


@LISTS
def every(request: StaffRequest) -> HttpResponse:
    """The agency's dossiers, narrowed by filters; masked."""
    agency, at = request.user.agency, clock.now()
    form = FilterForm(
        request.GET,
        fields=procedures.fields_of(agency),
        procedures=queries.procedures_of(agency),
    )
    rows = queries.every(request.user, form.wanted(), at=at)
    is_narrowed = any(request.GET.get(name) for name in form.fields)
    return _page(request, "every", rows, "dossiers/every.html", form=form, is_narrowed=is_narrowed)


@WORKS
def risks(request: StaffRequest) -> HttpResponse:
    """What the day threatens, each figure opening its dossiers."""
    at = clock.now()
    counted = queries.risks(request.user, at=at)
    wanted = request.GET.get("risk", "")
    wanted = wanted if wanted in _FIGURES else _most_pressing(counted)
    rows = queries.risky(request.user, wanted, at=at)
    stats = [
        Stat(
            label,
            str(number := getattr(counted, name)),
            f"{reverse('dossiers:risks')}?risk={risk}",
            tone=tone if number else "neutral",
        )
        for risk, (name, label, tone) in _FIGURES.items()
    ]
    title = _FIGURES[wanted][1]
    return _page(request, "risks", rows, "dossiers/risks.html", stats=stats, risk_title=title)


def _most_pressing(counted: queries.Risks) -> str:
    named = ((risk, getattr(counted, name)) for risk, (name, _, _) in _FIGURES.items())
    return next((risk for risk, number in named if number), "late")


_FIGURES: dict[str, tuple[str, str, Tone]] = {
    "late": ("late", "Đã quá hạn", "late"),
    "today": ("today", "Đến hạn hôm nay", "bad"),
    "d1": ("one_day", "Còn 1 ngày làm việc", "warn"),
    "d3": ("three_days", "Còn 2–3 ngày làm việc", "info"),
    queries.SOON: ("soon", "Sắp đến hạn", "warn"),
    queries.CHAIN: ("chain", "Trễ, chưa đủ xin lỗi", "late"),
}


@require_POST
@WORKS
def find(request: StaffRequest) -> HttpResponse:
    """By code or applicant; posted, so that nobody's name or number stands in an address."""
    text, at = request.POST.get("q", ""), clock.now()
    rows = queries.found(request.user, text, at=at)
    if len(rows) == 1:
        return HttpResponseRedirect(reverse("dossiers:page", args=[rows[0].pk]))
    context = {
        "lines": queries.shown(request.user, rows, at=at),
        "q": text,
        "tabs": tabs_of(request, "found"),
    }
    return render(request, "dossiers/found.html", context)


def _page(request: StaffRequest, tab: str, rows: Any, template: str, **more: Any) -> HttpResponse:
    acts = organisation.acts_of(request.user, clock.today())
    page = LongPaginator(queries.keys_of(rows), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": queries.shown(request.user, queries.of_keys(page.object_list), at=clock.now()),
        "tabs": tabs_of(request, tab),
        "may_find": not acts.isdisjoint(_WORKERS),
        "may_receive": Act.RECEIVE_DOSSIER in acts,
    }
    return render(request, template, {**context, **more})


def tabs_of(request: StaffRequest, active: str) -> list[Tab]:
    """The lists that the person has something in."""
    acts = organisation.acts_of(request.user, clock.today())
    named = (
        ("queue", "Chờ tôi xử lý", (Act.PROCESS_DOSSIER,)),
        ("risks", "Sắp đến hạn, trễ hạn", (Act.PROCESS_DOSSIER, Act.DECIDE_DOSSIER)),
        ("every", "Tất cả hồ sơ", (Act.RECEIVE_DOSSIER, Act.SEE_MASKED_DOSSIERS)),
        ("register", "Sổ theo dõi", (Act.RECEIVE_DOSSIER,)),
    )
    return [
        Tab(label, reverse(f"dossiers:{name}"), name == active)
        for name, label, needs in named
        if not acts.isdisjoint(needs)
    ]
