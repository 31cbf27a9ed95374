"""The catalogue with its values, one indicator, the rows behind it, the targets of a plan."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cchc.indicators import queries, services
from cchc.indicators.choices import Shelf, Side
from cchc.indicators.families import FAMILIES
from cchc.indicators.forms import (
    BindingForm,
    ClosingForm,
    DefinitionForm,
    ManualForm,
    OwnForm,
    initial_of,
)
from cchc.indicators.queries import Reading, Valued
from cchc.indicators.showing import described, lines_of, parted, target_lines
from cchc.kernel import clock
from cchc.kernel.periods import Period
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.plans import queries as plans
from cchc.web.forms import rules_shown, rules_told
from cchc.web.periods import PeriodForm, usual
from cchc.web.responses import redirect_with_message

SEES = allowed(Act.SEE_PLAN)
MANAGES = allowed(Act.MANAGE_INDICATORS)
ENTERS = allowed(Act.ENTER_INDICATORS)
PER_PAGE = 30


@require_safe
@SEES
def indicators(request: StaffRequest) -> HttpResponse:
    """Every indicator with its value in the period and in the same period of last year."""
    agency, as_of = request.user.agency, clock.now()
    form = PeriodForm(request.GET, today=clock.today())
    found = queries.values(agency, form.period, as_of=as_of)
    before = queries.values(agency, form.period.last_year(), as_of=as_of)
    former = {each.definition.code: each for each in before}
    shelves = [(shelf.label, lines_of(_of_shelf(found, shelf), former)) for shelf in Shelf]
    context = {
        "form": form,
        "period": form.period,
        "shelves": [(label, lines) for label, lines in shelves if lines],
        "may_manage": _may(request, Act.MANAGE_INDICATORS),
    }
    return render(request, "indicators/indicators.html", context)


@require_safe
@SEES
def indicator(request: StaffRequest, code: str) -> HttpResponse:
    """One indicator: definition, value, parts by a dimension, the last periods, its versions."""
    agency, as_of = request.user.agency, clock.now()
    form = PeriodForm(request.GET, today=clock.today())
    reading = Reading(agency, form.period, as_of)
    found = _found(request, code, form.period, reading)
    by = request.GET.get("theo", "")
    context = {
        "form": form,
        "period": form.period,
        "trend": queries.trend(agency, code, _before(form.period), as_of=as_of),
        "versions": queries.editions_of(agency, code),
        "manual": queries.manual_values(agency, code)[:20],
        "may_manage": _may(request, Act.MANAGE_INDICATORS),
        "may_enter": not found.definition.has_source and _may(request, Act.ENTER_INDICATORS),
        **described(found, former=_former(found, reading)),
        **parted(found, by, reading),
    }
    return render(request, "indicators/indicator.html", context)


@require_safe
@SEES
def records(request: StaffRequest, code: str, side: str) -> HttpResponse:
    """The rows behind a side of the value, as far as the person may see them."""
    if side not in Side.values:
        raise Http404
    as_of = clock.now()
    form = PeriodForm(request.GET, today=clock.today())
    found = _found(request, code, form.period, Reading(request.user.agency, form.period, as_of))
    by, key = request.GET.get("theo", ""), request.GET.get("khoa", "")
    try:
        rows = queries.behind(request.user, found, Side(side), as_of=as_of, dimension=by, key=key)
    except (KeyError, ValueError):
        raise Http404 from None
    page = Paginator(rows.rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "found": found,
        "side": Side(side).label,
        "period": form.period,
        "total": rows.total,
        "hidden": rows.total - page.paginator.count,
        "page": page,
        "lines": rows.lines(list(page.object_list)),
    }
    return render(request, "indicators/records.html", context)


@MANAGES
def redefine(request: StaffRequest, code: str) -> HttpResponse:
    """The next version of a definition."""
    agency, today = request.user.agency, clock.today()
    definition = queries.definition_for(agency, code, today)
    form = DefinitionForm(request.POST or None, initial=initial_of(definition, today))
    if form.is_valid():
        with rules_shown(form):
            services.redefine(
                agency=agency,
                code=code,
                words=form.words(),
                valid_from=form.cleaned_data["valid_from"],
                reason=form.cleaned_data["reason"],
                actor=request.user,
                at=clock.now(),
            )
            said = "Đã lập phiên bản mới của định nghĩa."
            return redirect_with_message(request, said, "indicators:indicator", code)
    return _form_page(request, form, f"Định nghĩa mới: {definition.name}", code)


@MANAGES
def add_own(request: StaffRequest) -> HttpResponse:
    """An indicator of the agency's own."""
    family = request.POST.get("family") or request.GET.get("nguon", "")
    first = {"valid_from": clock.today(), "decimals": 1, "direction": "up"}
    form = OwnForm(request.POST or None, family=family, initial=first)
    if form.is_valid():
        with rules_shown(form):
            row = services.add_own(
                agency=request.user.agency,
                definition=form.definition(),
                valid_from=form.cleaned_data["valid_from"],
                reason=form.cleaned_data["reason"],
                actor=request.user,
                at=clock.now(),
            )
            return redirect_with_message(
                request, "Đã thêm chỉ số.", "indicators:indicator", row.code
            )
    context = {
        "form": form,
        "families": FAMILIES.values(),
        "family": family if family in FAMILIES else next(iter(FAMILIES)),
    }
    return render(request, "indicators/own.html", context)


@ENTERS
def enter(request: StaffRequest, code: str) -> HttpResponse:
    """A value by hand, with its evidence."""
    agency, period_form = request.user.agency, PeriodForm(request.GET, today=clock.today())
    definition = queries.definition_for(agency, code, period_form.period.last)
    form = ManualForm(request.POST or None, definition=definition)
    if form.is_valid():
        with rules_shown(form):
            services.enter_value(
                agency=agency,
                code=code,
                period=period_form.period,
                actor=request.user,
                at=clock.now(),
                **form.said(),
            )
            said = "Đã ghi số liệu nhập tay."
            return redirect_with_message(request, said, "indicators:indicator", code)
    context = {"form": form, "period_form": period_form, "definition": definition}
    return render(request, "indicators/enter.html", context)


@SEES
def closings(request: StaffRequest) -> HttpResponse:
    """The closed periods; who may closes one."""
    agency, may_close = request.user.agency, _may(request, Act.CLOSE_PERIOD)
    if request.method == "POST" and not may_close:
        raise PermissionDenied("Lãnh đạo hoặc Văn phòng chốt số liệu của kỳ.")
    form = ClosingForm(request.POST or None, periods=usual(clock.today()))
    if form.is_valid():
        with rules_shown(form):
            row = services.close_period(
                agency=agency, period=form.period(), actor=request.user, at=clock.now()
            )
            said = f"Đã chốt số liệu {row.period.label}."
            return redirect_with_message(request, said, "indicators:closing", row.pk)
    rows = Paginator(queries.closings(agency), PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": rows, "may_close": may_close}
    return render(request, "indicators/closings.html", context)


@require_safe
@SEES
def closing(request: StaffRequest, pk: int) -> HttpResponse:
    """A closed period: as reported, and as known today."""
    row = queries.closing_for(request.user.agency, pk)
    found = queries.compared(row)
    context = {
        "row": row,
        "period": row.period,
        "found": found,
        "differing": sum(each.differs for each in found),
    }
    return render(request, "indicators/closing.html", context)


@require_safe
@SEES
def targets(request: StaffRequest, plan: str = "") -> HttpResponse:
    """The targets of a plan with their values and states; the newest plan unless one is named."""
    today = clock.today()
    chosen = queries.plan_with_targets(request.user, plan, today=today)
    found = queries.targets_of(chosen, as_of=clock.now(), today=today) if chosen else None
    context = {
        "found": found,
        "plans": queries.plans_with_targets(request.user, today=today),
        "lines": target_lines(found) if found else [],
        "may_manage": _may(request, Act.MANAGE_INDICATORS),
        "choices": queries.definitions(request.user.agency, today),
    }
    return render(request, "indicators/targets.html", context)


@require_POST
@MANAGES
def bind(request: StaffRequest, plan: str, pk: int) -> HttpResponse:
    """Say which indicator measures a target."""
    target = plans.target_for(request.user, plan, pk, today=clock.today())
    every = queries.definitions(request.user.agency, clock.today())
    form = BindingForm(request.POST, choices=every)
    if not form.is_valid():
        messages.error(request, "Chỉ số đã chọn không có trong danh mục; hãy chọn lại.")
        return redirect("indicators:targets_of", plan)
    with rules_told(request):
        services.bind(
            target=target, code=form.cleaned_data["code"], actor=request.user, at=clock.now()
        )
        messages.success(request, "Đã gắn chỉ số cho chỉ tiêu.")
    return redirect("indicators:targets_of", plan)


def _found(request: StaffRequest, code: str, period: Period, reading: Reading) -> Valued:
    found = queries.value_of(
        request.user.agency, code, period, as_of=reading.asked.as_of, reading=reading
    )
    if found is None:
        raise Http404
    return found


def _former(found: Valued, reading: Reading) -> Valued | None:
    """The same in the same period of last year."""
    asked = reading.asked
    period = asked.period.last_year()
    return queries.value_of(asked.agency, found.definition.code, period, as_of=asked.as_of)


def _of_shelf(found: list[Valued], shelf: Shelf) -> list[Valued]:
    """Those of a shelf; the official sets in the order of their numbers."""
    own = [each for each in found if each.definition.shelf == shelf]
    is_set = shelf in (Shelf.QD766, Shelf.TT01)
    return sorted(own, key=lambda each: each.definition.name) if is_set else own


def _before(period: Period) -> list[Period]:
    """This period and those before it, the oldest first."""
    found = [period]
    while len(found) < 6:
        found.append(found[-1].previous())
    return found[::-1]


def _may(request: StaffRequest, act: Act) -> bool:
    return organisation.may(request.user, act, today=clock.today())


def _form_page(request: StaffRequest, form: Any, title: str, code: str) -> HttpResponse:
    context = {
        "title": title,
        "intro": "Phiên bản cũ vẫn giữ cho các kỳ kết thúc trước ngày áp dụng.",
        "form": form,
        "submit": "Lập phiên bản mới",
        "back_url": reverse("indicators:indicator", args=[code]),
    }
    return render(request, "web/form_page.html", context)
