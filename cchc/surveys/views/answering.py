"""Answering by the link of the slip; unknown, used and expired links are told the same."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from cchc.kernel import clock
from cchc.organisation.addresses import client_address
from cchc.organisation.models import User
from cchc.surveys import queries, services
from cchc.surveys.choices import AttemptKind, Channel
from cchc.surveys.errors import AttemptRefused
from cchc.surveys.forms.answering import AnswerForm
from cchc.surveys.rules import guarding
from cchc.surveys.views.showing import unseen
from cchc.web.forms import rules_shown
from cchc.web.limits import within


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, mark: str) -> HttpResponseBase:
    """The questions and, by POST, the answer; never an answer of 400 or more: it is logged."""
    if not _is_within(request, "rating-link", guarding.LINKS_PER_ADDRESS):
        return _told_to_wait()
    if isinstance(request.user, User):
        return staff_refused(request, request.user)
    asked = queries.invitation(mark, at=clock.now())
    if asked is None:
        services.refuse_gone(mark=mark, at=clock.now())
        return unseen(render(request, "surveys/public/gone.html"))
    form = AnswerForm(request.POST or None, sheets=asked.sheets)
    if form.is_valid():
        if not _is_within(request, "rating-answer", guarding.ANSWERS_PER_ADDRESS):
            return _told_to_wait()
        with rules_shown(form):
            return _taken(request, mark, form)
    context = {"form": form, "asked": asked}
    return unseen(render(request, "surveys/public/answer.html", context))


def _told_to_wait() -> HttpResponseBase:
    services.refuse(kind=AttemptKind.TOO_MANY, agency=None, at=clock.now())
    return unseen(redirect("surveys:wait"))


def _taken(request: HttpRequest, mark: str, form: AnswerForm) -> HttpResponseBase:
    try:
        services.answer(mark=mark, given=form.given(), channel=Channel.LINK, at=clock.now())
    except AttemptRefused:
        return unseen(render(request, "surveys/public/gone.html"))
    return unseen(redirect("surveys:thanks"))


@require_safe
def thanks(request: HttpRequest) -> HttpResponseBase:
    """The same words for everybody."""
    return unseen(render(request, "surveys/public/thanks.html"))


@require_safe
def wait(request: HttpRequest) -> HttpResponseBase:
    """Too many from one address."""
    answer = render(
        request, "surveys/public/wait.html", {"minutes": guarding.SECONDS // 60}, status=429
    )
    answer["Retry-After"] = str(guarding.SECONDS)
    return unseen(answer)


def staff_refused(request: HttpRequest, user: User) -> HttpResponseBase:
    """Nobody answers from a session of the office; an attempt to send one is counted by name."""
    if request.method == "POST":
        services.refuse_staff(user=user, at=clock.now())
    else:
        services.refuse(kind=AttemptKind.STAFF, agency=user.agency, at=clock.now())
    return unseen(render(request, "surveys/public/staff.html"))


def _is_within(request: HttpRequest, kind: str, most: int) -> bool:
    who = client_address(request) or "unknown"
    return within(kind, who, most=most, seconds=guarding.SECONDS)
