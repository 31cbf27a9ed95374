"""Recommendations of the supervisor: the list with its figures, one, making, answering, judging."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cchc.kernel import clock
from cchc.kernel.formats import number_vi
from cchc.kernel.periods import Period
from cchc.obligations import measures, queries, services
from cchc.obligations.choices import RecommendationFigure
from cchc.obligations.models import Recommendation
from cchc.obligations.recommendation_forms import (
    AnswerForm,
    AskAgainForm,
    AssignAnswerForm,
    RecommendationFilter,
    RecommendForm,
    SatisfyForm,
    WithdrawForm,
)
from cchc.obligations.views.figures import period_of
from cchc.obligations.views.frame import list_tabs
from cchc.obligations.views.reading import PER_PAGE, SEES
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.components import Stat, Tone
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

TONES: dict[str, Tone] = {"made": "neutral", "on_time": "good", "late": "late", "open": "info"}


@SEES
def every(request: StaffRequest) -> HttpResponse:
    """The recommendations, narrowed by state or to what is behind a figure."""
    user, today, period = request.user, clock.today(), period_of(request)
    form, figure = RecommendationFilter(request.GET), request.GET.get("dem", "")
    keys = None
    if figure in RecommendationFigure.values:
        keys = measures.recommendations_behind(user.agency, period, figure, as_of=clock.now())
    rows = queries.recommendations_listed(user, today=today, state=form.wanted(), keys=keys)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": queries.recommended(page.object_list, today=today),
        "tabs": list_tabs(user, "recommendations", today),
        "period": period,
        "stats": _stats(request, period),
        "figure": RecommendationFigure(figure) if keys is not None else None,
        "is_narrowed": bool(form.wanted() or keys is not None),
        "may_recommend": organisation.may(user, Act.RECOMMEND, today=today),
    }
    return render(request, "obligations/recommendations.html", context)


def _stats(request: StaffRequest, period: Period) -> list[Stat]:
    """The figures of the period; each opens what it counted."""
    counts = measures.recommendation_counts(request.user.agency, period, as_of=clock.now())
    address, ratio = reverse("obligations:recommendations"), counts.answered_on_time
    stats = []
    for figure in RecommendationFigure:
        number = getattr(counts, figure.value)
        query = urlencode({"ky": period.code, "dem": figure.value})
        tone = TONES[figure] if number else "neutral"
        stats.append(Stat(figure.label, number_vi(number), f"{address}?{query}", tone=tone))
    part, whole = (ratio.part, ratio.whole) if ratio.has_data else (None, None)
    return [*stats, Stat("Tỷ lệ trả lời đúng hạn", ratio.show(), part=part, whole=whole)]


@SEES
def page(request: StaffRequest, pk: int) -> HttpResponse:
    """One recommendation: what was asked, what was answered, everything that was done."""
    user, today = request.user, clock.today()
    row = queries.recommendation_for(user, pk, today=today)
    context = {
        "row": row,
        "line": queries.recommended([row], today=today)[0],
        "acts": queries.acts_on(row, user, today=today),
        "askings": queries.askings_shown(row, today=today),
        "history": queries.recommendation_history(row),
    }
    return render(request, "obligations/recommendation.html", context)


@allowed(Act.RECOMMEND)
def recommend(request: StaffRequest) -> HttpResponse:
    """Recommend something about a task, a target, a report, or nothing in particular."""
    about = queries.subject_said(request.user, request.GET.get("ve", ""))
    form = RecommendForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            made = services.recommend(
                agency=request.user.agency,
                subject=about[0] if about else None,
                link=about[1] if about else "",
                actor=request.user,
                at=clock.now(),
                **form.cleaned_data,
            )
            said = f"Đã gửi {str(made).lower()} đến lãnh đạo và văn phòng."
            return redirect_with_message(request, said, "obligations:recommendation", made.pk)
    context = {
        "form": form,
        "subject": about[0] if about else None,
        "answer_by": queries.day_of_answer(request.user.agency, clock.today()),
        "back_url": about[1] if about else reverse("obligations:recommendations"),
    }
    return render(request, "obligations/recommend.html", context)


@SEES
def assign(request: StaffRequest, pk: int) -> HttpResponse:
    """Name who answers."""
    row = queries.recommendation_for(request.user, pk, today=clock.today())
    if refusal := _refused(request, row, "assign"):
        return refusal
    people = organisation.people_with(row.agency, Act.SUBMIT_PRODUCT, clock.today())
    asking = queries.asking_now(row)
    data = [request.POST] if request.method == "POST" else []
    form = AssignAnswerForm(*data, people=people, asking=asking, today=clock.today())
    if form.is_valid():
        with rules_shown(form):
            services.assign_answer(
                recommendation=row, **form.said(), actor=request.user, at=clock.now()
            )
            said = "Đã phân công trả lời."
            return redirect_with_message(request, said, "obligations:recommendation", pk)
    return _form_page(request, row, form, title="Phân công trả lời", submit="Phân công")


@SEES
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Answer what was asked last."""
    row = queries.recommendation_for(request.user, pk, today=clock.today())
    if refusal := _refused(request, row, "answer"):
        return refusal
    owed = queries.asking_now(row).obligation
    documents = queries.documents_to_offer(owed, request.user, today=clock.today())
    data = [request.POST, request.FILES] if request.method == "POST" else []
    form = AnswerForm(*data, documents=documents)
    if form.is_valid():
        with rules_shown(form):
            services.answer(recommendation=row, **form.said(), actor=request.user, at=clock.now())
            said = "Đã gửi trả lời, chờ ý kiến của người giám sát."
            return redirect_with_message(request, said, "obligations:recommendation", pk)
    intro = "Trả lời đã gửi thì không sửa được; thiếu thì người giám sát đề nghị trả lời thêm."
    return _form_page(
        request, row, form, title="Trả lời kiến nghị", submit="Gửi trả lời", intro=intro
    )


@dataclass(frozen=True)
class _Word:
    """An act of the supervisor that is a form with words."""

    title: str
    form: type[forms.Form]
    submit: str
    done: str
    do: Callable[..., object]
    is_danger: bool = False


_WORDS = {
    "satisfy": _Word(
        "Đồng ý với trả lời", SatisfyForm, "Ghi đồng ý", "Đã ghi đồng ý; kiến nghị kết thúc.",
        services.satisfy,
    ),
    "ask_again": _Word(
        "Đề nghị trả lời thêm", AskAgainForm, "Gửi đề nghị", "Đã đề nghị trả lời thêm.",
        services.ask_again,
    ),
    "withdraw": _Word(
        "Rút kiến nghị", WithdrawForm, "Rút kiến nghị", "Đã rút kiến nghị.", services.withdraw,
        is_danger=True,
    ),
}  # fmt: skip


@SEES
def word(request: StaffRequest, pk: int, act: str) -> HttpResponse:
    """The supervisor agrees, asks again, or withdraws."""
    row, said = queries.recommendation_for(request.user, pk, today=clock.today()), _WORDS[act]
    if refusal := _refused(request, row, act):
        return refusal
    form = said.form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with rules_shown(form):
            said.do(recommendation=row, **form.cleaned_data, actor=request.user, at=clock.now())
            return redirect_with_message(request, said.done, "obligations:recommendation", pk)
    context = {"title": said.title, "submit": said.submit, "is_danger": said.is_danger}
    return _form_page(request, row, form, **context)


def _refused(request: StaffRequest, row: Recommendation, act: str) -> HttpResponse | None:
    """403 for who may not; back to the page, with the reason, when it cannot be done now."""
    with rules_told(request):
        queries.demand_act(row, request.user, act, today=clock.today())
        return None
    return redirect("obligations:recommendation", row.pk)


def _form_page(
    request: StaffRequest, row: Recommendation, form: forms.Form, **context: Any
) -> HttpResponse:
    """The form beside what was asked and, when there is one, the answer."""
    asking = queries.askings_shown(row, today=clock.today())[-1]
    back = reverse("obligations:recommendation", args=[row.pk])
    shown = {"row": row, "asking": asking, "form": form, "back_url": back, **context}
    return render(request, "obligations/recommendation_act.html", shown)
