"""Citizens tell the agency something, follow what became of it, and read what others were told."""

from typing import Any

import segno
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.feedback import queries as feedback
from cchc.feedback import services as petitions
from cchc.feedback.choices import Channel, PetitionAct, Satisfaction
from cchc.feedback.models import Petition
from cchc.kernel import clock
from cchc.organisation.addresses import client_address
from cchc.portal import queries, services
from cchc.portal.caching import shared, unseen, untold
from cchc.portal.petition_forms import (
    FollowForm,
    MarkForm,
    PetitionForm,
    ReopenForm,
    SupplyForm,
    key_of_pass,
    pass_for,
)
from cchc.portal.rules import guessing
from cchc.web.forms import rules_shown
from cchc.web.limits import within

ROWS_A_PAGE = 20
PETITIONS_AN_HOUR = 10
HOUR = 3600
REFUSED = (
    "Không tìm thấy phản ánh với mã và PIN này. Hãy xem lại phiếu rồi nhập lại. Nhập sai 5 lần thì "
    "mã này tạm khóa một giờ."
)
TOO_MANY = "Máy này đã gửi nhiều phản ánh trong một giờ qua. Hãy thử lại sau."
FORMS: dict[str, type[forms.Form]] = {
    PetitionAct.SUPPLY.value: SupplyForm,
    PetitionAct.MARK.value: MarkForm,
    PetitionAct.REOPEN.value: ReopenForm,
}


@require_safe
def answers(request: HttpRequest, agency: str) -> HttpResponse:
    """What was asked and answered, without personal data, found by words without accents."""
    face, text = queries.face_of(agency, at=clock.now()), request.GET.get("q", "")[:100]
    rows = feedback.published(face.agency, text)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"face": face, "page": page, "q": text}
    return shared(render(request, "portal/petitions/answers.html", context))


@require_safe
def answer(request: HttpRequest, agency: str, code: str) -> HttpResponse:
    """One question with its answer."""
    face = queries.face_of(agency, at=clock.now())
    row = feedback.published_with_code(face.agency, code)
    context = {"face": face, "row": row, "was_reopened": feedback.was_reopened(row)}
    return shared(render(request, "portal/petitions/answer.html", context))


@sensitive_variables("form")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, agency: str) -> HttpResponse:
    """The form of a petition; its answer is the receipt, so that no address carries the PIN."""
    face = queries.face_of(agency, at=clock.now())
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PetitionForm(data, files, units=feedback.units_to_choose(face.agency.pk))
    if form.is_valid():
        if not _is_within(request, "petition", PETITIONS_AN_HOUR, HOUR):
            form.add_error(None, TOO_MANY)
        else:
            with rules_shown(form):
                row = petitions.file_petition(
                    agency=face.agency, channel=Channel.WEB, at=clock.now(), **form.said()
                )
                return _receipt(request, face, row)
    context = {"face": face, "form": form}
    return unseen(render(request, "portal/petitions/send.html", context))


def _receipt(request: HttpRequest, face: queries.Face, row: Petition) -> HttpResponse:
    link = f"{settings.SITE_ADDRESS}/gui-phan-anh/xem/{row.token}"
    context = {
        "face": face,
        "row": row,
        "pin": feedback.pin_of(row),
        "picture": segno.make_qr(link, error="m").svg_data_uri(scale=5, border=3),
    }
    return unseen(render(request, "portal/petitions/receipt.html", context))


@sensitive_variables("form")
@sensitive_post_parameters("code", "pin")
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Code and PIN; the answer is this page itself."""
    form = FollowForm(request.POST or None)
    if form.is_valid():
        if not _is_within(
            request, "petition-pin", guessing.PINS_PER_ADDRESS, guessing.ADDRESS_SECONDS
        ):
            return unseen(redirect("portal:wait"))
        found = services.look_up_petition(**form.cleaned_data, at=clock.now())
        if found is not None:
            return _shown(request, found)
        form.add_error(None, REFUSED)
    return unseen(render(request, "portal/petitions/follow.html", {"form": form}))


@require_safe
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The petition of a QR code; an unknown one leads to the form."""
    most, seconds = guessing.LINKS_PER_ADDRESS, guessing.ADDRESS_SECONDS
    if not _is_within(request, "petition-link", most, seconds):
        return unseen(redirect("portal:wait"))
    found = feedback.by_token(token)
    return unseen(redirect("portal:follow_petition")) if found is None else _shown(request, found)


@sensitive_variables("form")
@sensitive_post_parameters()
@require_POST
def tell(request: HttpRequest) -> HttpResponse:
    """The sender supplies, marks, or asks for another look, on the page opened by PIN or link."""
    key, act = key_of_pass(request.POST.get("pass", "")), request.POST.get("act", "")
    if key is None or act not in FORMS:
        return unseen(redirect("portal:follow_petition"))
    row, form = feedback.shown_outside(key), FORMS[act](request.POST)
    if form.is_valid():
        with rules_shown(form):
            _do(row, act, form.cleaned_data)
            return _shown(request, feedback.shown_outside(key), done=True)
    return _shown(request, row, wrong={act: form})


def _do(row: Petition, act: str, said: dict[str, Any]) -> None:
    at = clock.now()
    if act == PetitionAct.MARK.value:
        chosen = Satisfaction(said["satisfaction"])
        petitions.mark(petition=row, satisfaction=chosen, words=said["words"], at=at)
    elif act == PetitionAct.SUPPLY.value:
        petitions.supply(petition=row, text=said["text"], actor=None, at=at)
    else:
        petitions.reopen(petition=row, text=said["text"], at=at)


def _shown(
    request: HttpRequest,
    row: Petition,
    *,
    done: bool = False,
    wrong: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    made = {act: (wrong or {}).get(act) or form(auto_id=f"{act}_%s") for act, form in FORMS.items()}
    context = {
        "found": feedback.senders_view(row, today=clock.today()),
        "row": row,
        "face": queries.face_of_agency(row.agency, at=clock.now()),
        "pass": pass_for(row.pk),
        "done": done,
        **{f"{act}_form": form for act, form in made.items()},
    }
    return untold_but_posting(render(request, "portal/petitions/petition.html", context))


def untold_but_posting(answer: HttpResponse) -> HttpResponse:
    """As ``untold``, but its forms may still be posted: no other site learns the address."""
    answer = untold(answer)
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


def _is_within(request: HttpRequest, kind: str, most: int, seconds: int) -> bool:
    who = client_address(request) or "unknown"
    return within(kind, who, most=most, seconds=seconds)
