"""Rights over one's own data: what they are, a request, how far it is."""

import secrets

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from cchc.kernel import clock
from cchc.organisation.models import Agency
from cchc.portal import queries
from cchc.portal.caching import shared, unseen
from cchc.portal.filers import is_within
from cchc.portal.rights_forms import ProgressForm, RightsForm
from cchc.privacy import queries as requests_seen
from cchc.privacy import services
from cchc.privacy.choices import Channel
from cchc.web.forms import rules_shown

AGENCIES_A_PAGE = 100
REQUESTS_AN_HOUR, CODES_AN_HOUR, HOUR = 3, 60, 3600


@require_safe
def entrance(request: HttpRequest) -> HttpResponse:
    """The public agencies; where there is one, its page."""
    page = Paginator(queries.public_agencies(), AGENCIES_A_PAGE).get_page(request.GET.get("page"))
    if page.paginator.count == 1:
        return redirect("portal:rights", page.object_list[0].code)
    return shared(render(request, "portal/rights/agencies.html", {"page": page}))


@require_safe
def rights(request: HttpRequest, agency: str) -> HttpResponse:
    """What one may ask, until when it is answered, where."""
    face = queries.face_of(agency, at=clock.now())
    context = {"face": face, "terms": requests_seen.terms_shown()}
    return shared(render(request, "portal/rights/rights.html", context))


@sensitive_variables("form")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, agency: str) -> HttpResponse:
    """The form of a request; its answer is the receipt, kept by no cache."""
    face = queries.face_of(agency, at=clock.now())
    form = RightsForm(request.POST or None)
    context: dict[str, object] = {"face": face, "form": form}
    if form.is_valid():
        if not is_within(request, "data-request", REQUESTS_AN_HOUR, HOUR):
            return _too_many(request)
        with rules_shown(form):
            context["code"] = _kept(face.agency, form)
            return unseen(render(request, "portal/rights/asked.html", context))
    return unseen(render(request, "portal/rights/ask.html", context))


def _kept(agency: Agency, form: RightsForm) -> str:
    """The code of the receipt; what fell into the trap gets one that stands for nothing."""
    if form.is_trapped:
        return secrets.token_hex(5).upper()
    row = services.receive(
        agency=agency, asked=form.said(), channel=Channel.PORTAL, actor=None, at=clock.now()
    )
    return row.code


@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: HttpRequest) -> HttpResponse:
    """How far a request is and until when, nothing of its content."""
    form = ProgressForm(request.POST or None)
    found = None
    if form.is_valid():
        if not is_within(request, "data-request-code", CODES_AN_HOUR, HOUR):
            return _too_many(request)
        found = requests_seen.request_by_code(form.cleaned_data["code"])
        if found is None:
            form.refuse()
    face = queries.face_of_agency(found.agency, at=clock.now()) if found else None
    context = {"form": form, "found": found, "face": face}
    return unseen(render(request, "portal/rights/progress.html", context))


def _too_many(request: HttpRequest) -> HttpResponse:
    answer = render(request, "portal/wait.html", {"minutes": HOUR // 60}, status=429)
    answer["Retry-After"] = str(HOUR)
    return unseen(answer)
