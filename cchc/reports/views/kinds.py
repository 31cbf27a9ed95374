"""The kinds of report: listed with their source, decided by the office or the administrator."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.reports import queries, services
from cchc.reports.calendar_forms import KindForm
from cchc.reports.rules.kinds import CALENDARS, PERIODS, Kind
from cchc.web.forms import rules_shown
from cchc.web.responses import redirect_with_message

MANAGES = allowed(Act.MANAGE_REPORT_KINDS)
DECIDED = "Đã lưu loại báo cáo. Các đợt đã mở giữ nguyên hạn của mình."


@MANAGES
def kinds(request: StaffRequest) -> HttpResponse:
    """Every kind, used or not."""
    agency = request.user.agency
    manner = queries.manner_of(agency)
    rows = [
        (kind, manner.pace_of(kind), _periods(kind), CALENDARS[kind.calendar or manner.calendar])
        for kind in queries.kinds_of(agency)
    ]
    return render(request, "reports/kinds.html", {"rows": rows})


@MANAGES
def new_kind(request: StaffRequest) -> HttpResponse:
    """A further kind."""
    return _decided(request, None)


@MANAGES
def change_kind(request: StaffRequest, kind: str) -> HttpResponse:
    """One kind, with what it was before."""
    found = queries.kind_of(request.user.agency, kind)
    if found is None:
        raise Http404
    return _decided(request, found)


def _decided(request: StaffRequest, kind: Kind | None) -> HttpResponse:
    agency = request.user.agency
    form = KindForm(request.POST or None, kind=kind)
    if form.is_valid():
        with rules_shown(form):
            services.decide_kind(
                agency=agency,
                kind=form.said(),
                document=form.cleaned_data["document"],
                actor=request.user,
                at=clock.now(),
            )
            return redirect_with_message(request, DECIDED, "reports:kinds")
    versions = queries.kind_versions(agency, kind.code) if kind else ()
    decided = [(row, _periods(row.said)) for row in versions]
    context = {"kind": kind, "form": form, "versions": decided}
    return render(request, "reports/kind.html", context)


def _periods(kind: Kind) -> str:
    return ", ".join(PERIODS[name] for name in kind.periods)
