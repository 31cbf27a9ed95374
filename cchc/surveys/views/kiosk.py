"""The machine at the counter: digits and PIN of the slip, the questions, back to the start."""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.kernel import clock
from cchc.organisation.addresses import client_address
from cchc.organisation.models import Agency, User
from cchc.surveys import queries, services
from cchc.surveys.choices import AttemptKind, Channel
from cchc.surveys.errors import AttemptRefused
from cchc.surveys.forms.answering import AnswerForm, SlipForm
from cchc.surveys.rules import guarding
from cchc.surveys.views.answering import staff_refused
from cchc.surveys.views.showing import unseen
from cchc.web.forms import rules_shown
from cchc.web.limits import within

SALT = "surveys.kiosk"
WRONG = "Không đúng, hoặc phiếu đã được trả lời. Xin xem lại giấy hẹn rồi nhập lại."
START = "surveys:kiosk"


@require_safe
def choose(request: HttpRequest) -> HttpResponseBase:
    """The one agency of this installation opens at once; several are listed."""
    found = queries.asking_agencies()
    if len(found) == 1:
        return unseen(redirect(START, found[0].code))
    return unseen(render(request, "surveys/kiosk/choose.html", {"agencies": found}))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, agency: str) -> HttpResponseBase:
    """Digits and PIN; a right pair shows the questions on this same page's answer."""
    ward = queries.asking_agency(agency)
    if ward is None:
        raise Http404
    if isinstance(request.user, User):
        return staff_refused(request, request.user)
    form = SlipForm(request.POST or None)
    if form.is_valid():
        mark = _mark(request, ward, **form.cleaned_data)
        asked = queries.invitation(mark, at=clock.now()) if mark else None
        if asked is not None:
            ticket = signing.dumps(mark, salt=SALT)
            answers = AnswerForm(None, sheets=asked.sheets)
            return _questions(request, ward, asked, answers, ticket)
        form.add_error(None, WRONG)
    context = {"form": form, "agency": ward}
    return unseen(render(request, "surveys/kiosk/start.html", context))


def _mark(request: HttpRequest, ward: Agency, tail: str, pin: str) -> str:
    """The mark of a right pair; a wrong one is counted, and too many of them are not looked at."""
    address = client_address(request) or "unknown"
    digits = f"{ward.code}:{tail.strip()}"
    seconds = guarding.SECONDS
    ok = within("kiosk-pin", address, most=guarding.PINS_PER_ADDRESS, seconds=seconds)
    ok = within("kiosk-digits", digits, most=guarding.PINS_PER_DIGITS, seconds=seconds) and ok
    if not ok:
        services.refuse(kind=AttemptKind.TOO_MANY, agency=ward, at=clock.now())
        return ""
    mark = queries.mark_by_pin(ward, tail, pin, at=clock.now())
    if not mark:
        services.refuse(kind=AttemptKind.WRONG_PIN, agency=ward, at=clock.now())
    return mark


@require_POST
def answer(request: HttpRequest, agency: str) -> HttpResponseBase:
    """The answer under the ticket that the start gave out; afterwards back to the start."""
    ward = queries.asking_agency(agency)
    if ward is None:
        raise Http404
    if isinstance(request.user, User):
        return staff_refused(request, request.user)
    ticket = request.POST.get("ticket", "")
    mark = _opened(ticket)
    asked = queries.invitation(mark, at=clock.now()) if mark else None
    if asked is None:
        return _gone(request, ward, mark)
    form = AnswerForm(request.POST, sheets=asked.sheets)
    if form.is_valid():
        with rules_shown(form):
            return _taken(request, ward, mark, form)
    return _questions(request, ward, asked, form, ticket)


def _opened(ticket: str) -> str:
    try:
        return str(signing.loads(ticket, salt=SALT, max_age=guarding.TICKET_SECONDS))
    except signing.BadSignature:
        return ""


def _gone(request: HttpRequest, ward: Agency, mark: str) -> HttpResponseBase:
    services.refuse_gone(mark=mark, at=clock.now())
    return _end(request, ward, "surveys/kiosk/gone.html")


def _taken(request: HttpRequest, ward: Agency, mark: str, form: AnswerForm) -> HttpResponseBase:
    try:
        services.answer(mark=mark, given=form.given(), channel=Channel.KIOSK, at=clock.now())
    except AttemptRefused:
        return _end(request, ward, "surveys/kiosk/gone.html")
    return _end(request, ward, "surveys/kiosk/thanks.html")


def _questions(
    request: HttpRequest,
    ward: Agency,
    asked: queries.Invitation,
    form: AnswerForm,
    ticket: str,
) -> HttpResponseBase:
    context = {
        "agency": ward,
        "asked": asked,
        "form": form,
        "ticket": ticket,
        "seconds": guarding.IDLE_SECONDS,
    }
    return unseen(render(request, "surveys/kiosk/questions.html", context))


def _end(request: HttpRequest, ward: Agency, template: str) -> HttpResponseBase:
    context = {"agency": ward, "seconds": guarding.THANKS_SECONDS}
    return unseen(render(request, template, context))
