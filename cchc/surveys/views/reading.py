"""Free texts are read and published or not; answers with bad marks are looked into."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.surveys import queries, services
from cchc.surveys.choices import CommentState
from cchc.surveys.forms.working import CommentFilter, HideForm, PublishForm
from cchc.surveys.views.results import SEES
from cchc.web.components import Badge, Tone
from cchc.web.forms import rules_shown
from cchc.web.responses import redirect_with_message

ROWS = 25
TONES: dict[str, Tone] = {
    CommentState.NEW.value: "warn",
    CommentState.PUBLISHED.value: "good",
    CommentState.HIDDEN.value: "neutral",
}


def _moderates(request: StaffRequest) -> bool:
    return organisation.may(request.user, Act.MANAGE_SURVEYS, today=clock.today())


@SEES
def comments(request: StaffRequest) -> HttpResponse:
    """Free texts; who neither moderates nor leads reads what was published."""
    form = CommentFilter(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    rows = queries.comments_of(request.user, state=state, today=clock.today())
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "words": [(queries.word_of(row), _badge(row.state)) for row in page],
        "moderates": _moderates(request),
    }
    return render(request, "surveys/comments.html", context)


def _badge(state: str) -> Badge:
    return Badge(CommentState(state).label, TONES[state])


@allowed(Act.MANAGE_SURVEYS)
def publish(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Publish the words, where need be without what names somebody."""
    row = queries.comment_for(request.user, pk, today=clock.today())
    form = PublishForm(request.POST or None, initial={"text": row.published_text or row.text})
    if form.is_valid():
        with rules_shown(form):
            services.publish_comment(
                comment=row, actor=request.user, at=clock.now(), **form.cleaned_data
            )
            return redirect_with_message(request, "Đã công bố ý kiến.", "surveys:comments")
    word = queries.word_of(row)
    context = {"title": "Công bố ý kiến", "form": form, "word": word, "submit": "Công bố"}
    return render(request, "surveys/comment.html", context)


@allowed(Act.MANAGE_SURVEYS)
def hide(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Do not publish the words, for a reason."""
    row = queries.comment_for(request.user, pk, today=clock.today())
    form = HideForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            services.hide_comment(
                comment=row, actor=request.user, at=clock.now(), **form.cleaned_data
            )
            return redirect_with_message(request, "Đã ghi không công bố.", "surveys:comments")
    word = queries.word_of(row)
    context = {"title": "Không công bố ý kiến", "form": form, "word": word, "submit": "Ghi"}
    return render(request, "surveys/comment.html", context)


@allowed(Act.FOLLOW_UP_SATISFACTION)
def bad_answers(request: StaffRequest) -> HttpResponse:
    """Answers with bad marks, and what is owed about each."""
    rows = queries.follow_ups_of(request.user)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    return render(request, "surveys/bad_answers.html", {"page": page})


@allowed(Act.FOLLOW_UP_SATISFACTION)
def bad_answer(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One answer with a bad mark: what was said about what; never whose it is."""
    row = queries.bad_response_for(request.user, pk)
    context = {
        "row": row,
        "month": row.day.replace(day=1),
        "marks": sorted(row.marks.all(), key=lambda mark: mark.question.code),
        "words": getattr(row, "comment", None),
        "back_url": reverse("surveys:bad_answers"),
    }
    return render(request, "surveys/bad_answer.html", context)
