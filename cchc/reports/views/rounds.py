"""A round of a report: opened by the office, sent to by units, looked over."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.obligations.choices import Figure
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.queries import may
from cchc.reports import queries, services
from cchc.reports.choices import PartState
from cchc.reports.forms import PartForm, ReturnForm
from cchc.reports.models import ReportPart, ReportRound
from cchc.reports.rules.kinds import COMPOSED
from cchc.reports.views.reading import period_of
from cchc.web.components import Badge, Tone
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

TONES: dict[PartState, Tone] = {
    PartState.WAITING: "neutral",
    PartState.SENT: "good",
    PartState.RETURNED: "bad",
}
OPENED = "Đã mở đợt báo cáo và báo cho người của các bộ phận."
ASKED = "Đã hỏi phần của các bộ phận."
NOT_ASKED = "Không có bộ phận nào để hỏi: đã hỏi rồi, hoặc báo cáo đã phát hành."
DRAFTED = "Đã tạo dự thảo từ phần của các bộ phận. Viết nốt các chỗ trong ngoặc vuông rồi trình ký."


def badge_of(part: ReportPart) -> Badge:
    """The state of a part as a badge."""
    state = PartState(part.state)
    return Badge(state.label, TONES[state])


def _with_untold(said: str, of: ReportRound) -> str:
    """The sentence, and which units could not be told."""
    units = queries.without_anybody(of, today=clock.today())
    if not units:
        return said
    names = ", ".join(unit.name for unit in units)
    return f"{said} Chưa báo được cho: {names} (chưa có ai dùng hệ thống)."


@allowed(Act.COMPOSE_REPORT)
@require_POST
def open_round(request: StaffRequest, code: str) -> HttpResponse:
    """Ask the units for their parts."""
    plan = queries.plan_for(request.user, code, today=clock.today())
    period = period_of(request, plan)
    with rules_told(request):
        made = services.open_round(
            plan=plan,
            period=period,
            kind=request.POST.get("loai") or COMPOSED,
            actor=request.user,
            at=clock.now(),
        )
        said = _with_untold(OPENED, made)
        return redirect_with_message(request, said, "reports:round", code, made.pk)
    return redirect(f"{reverse('reports:reports')}?ke-hoach={code}")


@allowed(Act.SEE_PLAN)
def report_round(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Who has sent and who has not."""
    today, user = clock.today(), request.user
    of = queries.round_for(user, code, pk, today=today)
    lines = queries.part_lines(of, user, today=today) if of.is_asked else []
    issued = queries.issued_of(of)
    works = may(user, Act.COMPOSE_REPORT, today=today) and issued is None
    context = {
        "round": of,
        "plan": of.plan,
        "period": of.covers,
        "kind": queries.kind_of(of.plan.agency, of.kind),
        "lines": [(line, badge_of(line.part)) for line in lines],
        "may_compose": works,
        "issued": issued,
        "silent": works and any(line.part.state != PartState.SENT for line in lines),
        "untold": [x for x in lines if x.has_nobody and x.part.state != PartState.SENT],
        "why": queries.explained(of),
    }
    return render(request, "reports/round.html", context)


@allowed(Act.COMPOSE_REPORT)
@require_POST
def ask_parts(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Ask the units before their day has come."""
    of = queries.round_for(request.user, code, pk, today=clock.today())
    done = services.ask_parts(row=of, actor=request.user, at=clock.now())
    said = _with_untold(ASKED, of) if done else NOT_ASKED
    return redirect_with_message(request, said, "reports:round", code, pk)


@allowed(Act.COMPOSE_REPORT)
@require_POST
def remind(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """One notice to each unit that has not sent."""
    of = queries.round_for(request.user, code, pk, today=clock.today())
    with rules_told(request):
        made = services.remind_parts(row=of, actor=request.user, at=clock.now())
        told = _with_untold(f"Đã nhắc {len(made)} bộ phận chưa gửi.", of)
        return redirect_with_message(request, told, "reports:round", code, pk)
    return redirect("reports:round", code, pk)


@allowed(Act.COMPOSE_REPORT)
@require_POST
def draft_paper(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """The first draft of a report that the office writes."""
    of = queries.round_for(request.user, code, pk, today=clock.today())
    with rules_told(request):
        made = services.draft_paper(row=of, actor=request.user, at=clock.now())
        return redirect_with_message(request, DRAFTED, "documents:document", made.pk)
    return redirect("reports:round", code, pk)


@allowed(Act.CONTRIBUTE_TO_REPORT)
def part(request: StaffRequest, code: str, pk: int, part: int) -> HttpResponse:
    """The unit's figures and its words: a form for the unit, to read for the office."""
    today = clock.today()
    found = queries.part_for(request.user, code, pk, part, today=today)
    is_form = found.state != PartState.SENT and queries.may_send(found, request.user, today=today)
    form = _part_form(request, found) if is_form else None
    if form and form.is_valid():
        with rules_shown(form):
            services.send_part(part=found, actor=request.user, at=clock.now(), **form.cleaned_data)
            return redirect_with_message(request, "Đã gửi.", "reports:round", code, pk)
    return render(request, "reports/part.html", _shown(request, found) | {"form": form})


def _part_form(request: StaffRequest, part: ReportPart) -> PartForm:
    told = not part.round.is_composed
    return PartForm(request.POST or None, initial=_first_words(part), tells_results=told)


def _first_words(part: ReportPart) -> dict[str, str]:
    """The words sent before, to be mended."""
    last = part.last
    names = ("results", "difficulties", "causes", "proposals")
    return {name: getattr(last, name) for name in names} if last else {}


def _shown(request: StaffRequest, part: ReportPart) -> dict[str, object]:
    figures = queries.own_figures(part, as_of=clock.now())
    is_sent = part.state == PartState.SENT
    return {
        "part": part,
        "round": part.round,
        "plan": part.round.plan,
        "period": part.round.covers,
        "kind": queries.kind_of(part.round.plan.agency, part.round.kind),
        "badge": badge_of(part),
        "last": part.last,
        "enters": queries.may_enter(part, request.user, today=clock.today()),
        "late": figures.late,
        "counts": [(Figure(x).label, n, f"{figures.address}{x}") for x, n in figures.counts],
        "may_return": is_sent and may(request.user, Act.COMPOSE_REPORT, today=clock.today()),
    }


@allowed(Act.COMPOSE_REPORT)
def return_part(request: StaffRequest, code: str, pk: int, part: int, sending: int) -> HttpResponse:
    """Back to the unit, with the reason."""
    found = queries.part_for(request.user, code, pk, part, today=clock.today())
    sent = next((one for one in found.sendings.all() if one.pk == sending), None)
    if sent is None:
        raise Http404
    form = ReturnForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            services.return_part(
                sending=sent, actor=request.user, at=clock.now(), **form.cleaned_data
            )
            return redirect_with_message(request, "Đã trả lại.", "reports:round", code, pk)
    context = {"part": found, "round": found.round, "plan": found.round.plan, "sent": sent}
    return render(request, "reports/return_part.html", context | {"form": form})
