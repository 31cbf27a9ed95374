"""The public calendar of dialogues, one dialogue with its promises, a question and its answer."""

import secrets

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from cchc.dialogues import queries as dialogues_seen
from cchc.dialogues import services
from cchc.dialogues.choices import Channel
from cchc.dialogues.models import Dialogue
from cchc.kernel import clock
from cchc.portal import queries
from cchc.portal.caching import shared, unseen
from cchc.portal.dialogue_forms import QuestionForm, ReplyForm
from cchc.portal.filers import is_within
from cchc.web.forms import rules_shown

ROWS_A_PAGE = 20
AGENCIES_A_PAGE = 100
QUESTIONS_AN_HOUR, CODES_AN_HOUR, HOUR = 5, 60, 3600


@require_safe
def entrance(request: HttpRequest) -> HttpResponse:
    """The public agencies; where there is one, its calendar."""
    page = Paginator(queries.public_agencies(), AGENCIES_A_PAGE).get_page(request.GET.get("page"))
    if page.paginator.count == 1:
        return redirect("portal:dialogues", page.object_list[0].code)
    return shared(render(request, "portal/dialogues/agencies.html", {"page": page}))


@require_safe
def calendar(request: HttpRequest, agency: str) -> HttpResponse:
    """What is ahead, what was held and how its promises stand, what was called off."""
    face, today = queries.face_of(agency, at=clock.now()), clock.today()
    rows = dialogues_seen.shown_publicly(face.agency)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    lines = dialogues_seen.public_lines(list(page), face.agency, today=today)
    context = {
        "face": face,
        "page": page,
        "ahead": [line for line in reversed(lines) if line.is_ahead],
        "past": [line for line in lines if not line.is_ahead],
        "today": today,
    }
    return shared(render(request, "portal/dialogues/calendar.html", context))


@require_safe
def dialogue(request: HttpRequest, agency: str, key: str) -> HttpResponse:
    """One dialogue: when and where, questions with answers, promises with their standing today."""
    face, today = queries.face_of(agency, at=clock.now()), clock.today()
    row = dialogues_seen.public_dialogue(face.agency, key)
    asked = Paginator(dialogues_seen.public_questions(row), ROWS_A_PAGE)
    promises = dialogues_seen.promised(dialogues_seen.promises_of(row), face.agency, today=today)
    context = {
        "face": face,
        "row": row,
        "page": asked.get_page(request.GET.get("page")),
        "promises": promises,
        "may_ask": dialogues_seen.takes(row, Channel.PORTAL, today=today),
        "today": today,
    }
    return shared(render(request, "portal/dialogues/dialogue.html", context))


@sensitive_variables("form")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, agency: str, key: str) -> HttpResponse:
    """The form of a question; its answer is the receipt, kept by no cache."""
    face, today = queries.face_of(agency, at=clock.now()), clock.today()
    row = dialogues_seen.public_dialogue(face.agency, key)
    if not dialogues_seen.takes(row, Channel.PORTAL, today=today):
        raise Http404
    form = QuestionForm(request.POST or None)
    context = {"face": face, "row": row, "form": form}
    if form.is_valid():
        if not is_within(request, "dialogue-question", QUESTIONS_AN_HOUR, HOUR):
            return _too_many(request)
        with rules_shown(form):
            code = _kept(row, form)
            return unseen(render(request, "portal/dialogues/asked.html", {**context, "code": code}))
    return unseen(render(request, "portal/dialogues/ask.html", context))


def _kept(row: Dialogue, form: QuestionForm) -> str:
    """The code of the receipt; what fell into the trap gets one that stands for nothing."""
    if form.is_trapped:
        return dialogues_seen.shown_code(secrets.token_bytes(16))
    return services.ask(dialogue=row, asked=form.said(), at=clock.now()).shown_code


@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest) -> HttpResponse:
    """What became of a question, by the code of its receipt."""
    form = ReplyForm(request.POST or None)
    found = None
    if form.is_valid():
        if not is_within(request, "dialogue-code", CODES_AN_HOUR, HOUR):
            return _too_many(request)
        found = dialogues_seen.question_by_code(form.cleaned_data["code"])
        if found is None:
            form.refuse()
    face = queries.face_of_agency(found.dialogue.agency, at=clock.now()) if found else None
    context = {"form": form, "found": found, "face": face}
    return unseen(render(request, "portal/dialogues/reply.html", context))


def _too_many(request: HttpRequest) -> HttpResponse:
    answer = render(request, "portal/wait.html", {"minutes": HOUR // 60}, status=429)
    answer["Retry-After"] = str(HOUR)
    return unseen(answer)
