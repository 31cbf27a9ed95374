"""Results: the two indices with their margins, broken down; the public summary."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cchc.kernel import clock
from cchc.kernel.periods import Period
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.models import Agency
from cchc.surveys import measures, queries
from cchc.surveys.choices import AttemptKind, IndexKind, Mark
from cchc.surveys.measures import Figure
from cchc.surveys.rules import cells
from cchc.surveys.views import periods
from cchc.web.components import Tab, Tone

Breakdown = Callable[[Agency, Period, IndexKind], list[Figure]]
BREAKDOWNS: dict[str, tuple[str, Breakdown]] = {
    "cau-hoi": ("Theo câu hỏi", measures.by_question),
    "yeu-to": ("Theo yếu tố", measures.by_factor),
    "thu-tuc": ("Theo thủ tục", measures.by_procedure),
    "bo-phan": ("Theo bộ phận", measures.by_unit),
    "nguoi": ("Theo người", measures.by_person),
}
SEES = allowed(Act.SEE_SATISFACTION)


@dataclass(frozen=True)
class Shown:
    """An index with its verdict against the bar and how the marks lie."""

    kind: IndexKind
    figure: Figure
    tone: Tone
    verdict: str
    marks: tuple[tuple[str, int], ...]
    percent: str = ""


@SEES
def results(request: StaffRequest) -> HttpResponse:
    """Both indices of a period and one breakdown; of persons others see only themselves."""
    agency, choice = request.user.agency, periods.chosen(request)
    by = request.GET.get("theo", "cau-hoi")
    if by not in BREAKDOWNS:
        raise Http404
    shown = [_shown(agency, choice.period, kind) for kind in IndexKind]
    lines = [(each.kind, _lines(request, choice.period, each.kind, by)) for each in shown]
    refused = measures.attempts(agency, choice.period)
    context = {
        "choice": choice,
        "shown": shown,
        "bar": measures.bar(agency),
        "least": measures.small_cell(agency),
        "rate": measures.response_rate(agency, choice.period),
        "tabs": _tabs(choice, by),
        "by": by,
        "lines": lines,
        "own_only": by == "nguoi" and not _sees_everybody(request),
        "attempts": [(AttemptKind(kind).label, n) for kind, n in sorted(refused.items())],
    }
    return render(request, "surveys/results.html", context)


def _sees_everybody(request: StaffRequest) -> bool:
    return organisation.may(request.user, Act.FOLLOW_UP_SATISFACTION, today=clock.today())


def _lines(request: StaffRequest, period: Period, kind: IndexKind, by: str) -> list[Figure]:
    agency = request.user.agency
    if by == "nguoi" and not _sees_everybody(request):
        return measures.by_person(agency, period, kind, only=request.user)
    return BREAKDOWNS[by][1](agency, period, kind)


def _shown(agency: Agency, period: Period, kind: IndexKind) -> Shown:
    figure = measures.index(agency, period, kind)
    bar, counts = measures.bar(agency), measures.distribution(agency, period, kind)
    marks = tuple((mark.label, counts.get(mark.value, 0)) for mark in reversed(Mark))
    if not cells.is_shown(figure.found.whole, measures.small_cell(agency)):
        return Shown(kind, Figure(figure.name, figure.found, is_shown=False), "neutral", "", ())
    percent = figure.found.show(bars=(bar,))
    if figure.found.at_least(bar):
        return Shown(kind, figure, "good", f"đạt mục tiêu {bar}%", marks, percent)
    return Shown(kind, figure, "bad", f"chưa đạt mục tiêu {bar}%", marks, percent)


def _tabs(choice: periods.Choice, by: str) -> list[Tab]:
    address = reverse("surveys:results")
    said = {"ky": choice.part, "nam": choice.year}
    return [
        Tab(label, f"{address}?{urlencode({**said, 'theo': name})}", active=name == by)
        for name, (label, _) in BREAKDOWNS.items()
    ]


@require_safe
def public(request: HttpRequest, agency: str) -> HttpResponse:
    """What an agency that decided to be public shows: both indices by month, words published."""
    ward = queries.public_agency(agency)
    if ward is None:
        raise Http404
    choice = periods.chosen(request)
    context = {
        "agency": ward,
        "choice": choice,
        "shown": [_shown(ward, choice.period, kind) for kind in IndexKind],
        "bar": measures.bar(ward),
        "least": measures.small_cell(ward),
        "rate": measures.response_rate(ward, choice.period),
        "factors": [
            (kind, [f for f in measures.by_factor(ward, choice.period, kind) if f.is_shown])
            for kind in IndexKind
        ],
        "words": queries.published_words(ward, most=20),
    }
    answer = render(request, "surveys/public/results.html", context)
    answer["Cache-Control"] = "public, max-age=300"
    return answer
