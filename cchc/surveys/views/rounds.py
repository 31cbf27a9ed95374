"""Survey rounds: drawn, called one by one, closed with the weighted result."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.surveys import measures, queries, services
from cchc.surveys.choices import IndexKind, RoundState, SampledState
from cchc.surveys.forms.answering import AnswerForm
from cchc.surveys.forms.working import CallForm, RoundForm
from cchc.web.components import Tab
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

WORKS = allowed(Act.ENTER_SURVEYS, Act.FOLLOW_UP_SATISFACTION)
ASKS = allowed(Act.ENTER_SURVEYS)
DRAWS = allowed(Act.MANAGE_SURVEYS)
ROWS = 25
INTRO = (
    "Bốc ngẫu nhiên trong các hồ sơ đã xong mà chưa có phiếu trả lời, chia theo lĩnh vực. Số khởi"
    " đầu được ghi lại: ai cũng bốc lại được đúng mẫu này."
)


@WORKS
def rounds(request: StaffRequest) -> HttpResponse:
    """Every round, the latest first."""
    page = Paginator(queries.rounds_of(request.user), ROWS).get_page(request.GET.get("page"))
    draws = organisation.may(request.user, Act.MANAGE_SURVEYS, today=clock.today())
    return render(request, "surveys/rounds.html", {"page": page, "draws": draws})


@DRAWS
def new_round(request: StaffRequest) -> HttpResponse:
    """Draw a sample."""
    form = RoundForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            made = services.draw_round(
                agency=request.user.agency, actor=request.user, at=clock.now(), **form.cleaned_data
            )
            done = f"Đã chọn {made.sampled.count()} hồ sơ."
            return redirect_with_message(request, done, "surveys:round", made.pk)
    context = {
        "title": "Chọn mẫu khảo sát",
        "intro": INTRO,
        "form": form,
        "submit": "Chọn mẫu",
        "back_url": reverse("surveys:rounds"),
    }
    return render(request, "web/form_page.html", context)


@WORKS
def one_round(request: StaffRequest, pk: int) -> HttpResponse:
    """The sample with masked persons, how far it has come, the result."""
    row, today = queries.round_for(request.user, pk), clock.today()
    state = request.GET.get("state", "")
    rows = queries.sampled_of(row, state=state)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = {
        "row": row,
        "page": page,
        "lines": [queries.called(each) for each in page],
        "tabs": _tabs(row.pk, state, queries.states_of(row)),
        "results": [(kind, *measures.of_round(row, kind)) for kind in IndexKind],
        "least": measures.small_cell(row.agency),
        "asks": organisation.may(request.user, Act.ENTER_SURVEYS, today=today),
        "draws": organisation.may(request.user, Act.MANAGE_SURVEYS, today=today),
        "is_open": row.state == RoundState.OPEN,
    }
    return render(request, "surveys/round.html", context)


def _tabs(pk: int, state: str, counts: dict[str, int]) -> list[Tab]:
    address = reverse("surveys:round", args=[pk])
    every = Tab("Tất cả", address, active=not state, count=sum(counts.values()))
    return [
        every,
        *(
            Tab(each.label, f"{address}?state={each}", each == state, counts.get(each.value, 0))
            for each in SampledState
        ),
    ]


@ASKS
def interview(request: StaffRequest, pk: int) -> HttpResponse:
    """Name and telephone (noted in the access log), the questions, or why there is no answer."""
    row = queries.sampled_for(request.user, pk)
    form = AnswerForm(request.POST or None, sheets=queries.sheets_of(row.round.agency))
    if form.is_valid():
        with rules_shown(form):
            services.enter_interview(
                sampled=row, given=form.given(), actor=request.user, at=clock.now()
            )
            done = "Đã ghi câu trả lời; phiếu vào số liệu từ ngày mai."
            return redirect_with_message(request, done, "surveys:round", row.round_id)
    context = {
        "row": row,
        "person": queries.person_of(request.user, row, at=clock.now()),
        "form": form,
        "call": CallForm(),
        "is_open": row.round.state == RoundState.OPEN and row.state != SampledState.ANSWERED,
    }
    return render(request, "surveys/interview.html", context)


@require_POST
@ASKS
def no_answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Nobody was reached, or they do not want to answer."""
    row, form = queries.sampled_for(request.user, pk), CallForm(request.POST)
    if not form.is_valid():
        return redirect("surveys:interview", pk)
    with rules_told(request):
        services.note_call(
            sampled=row, state=form.cleaned_data["state"], actor=request.user, at=clock.now()
        )
        return redirect_with_message(
            request, "Đã ghi kết quả liên hệ.", "surveys:round", row.round_id
        )
    return redirect("surveys:round", row.round_id)


@require_POST
@DRAWS
def close(request: StaffRequest, pk: int) -> HttpResponse:
    """No more answers."""
    row = queries.round_for(request.user, pk)
    with rules_told(request):
        services.close_round(round_=row, actor=request.user, at=clock.now())
        return redirect_with_message(request, "Đã kết thúc đợt.", "surveys:round", pk)
    return redirect("surveys:round", pk)
