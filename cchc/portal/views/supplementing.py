"""A supplement sent online: by code and PIN of the slip, or from the filer's own dossiers."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.request import HttpRequest
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from cchc.dossiers import queries as dossiers
from cchc.dossiers import services as acts
from cchc.dossiers.models import Dossier
from cchc.kernel import clock
from cchc.portal import queries, tickets
from cchc.portal.bringing import BringForm
from cchc.portal.caching import unseen
from cchc.portal.filers import FilerRequest, filing, is_within
from cchc.portal.forms import LookUpForm
from cchc.portal.rules import guessing
from cchc.portal.tickets import Ticket
from cchc.portal.views.look_up import checked, shown
from cchc.web.failures import too_many
from cchc.web.forms import rules_shown
from cchc.web.responses import redirect_with_message

SENT = "Đã gửi bổ sung. Hồ sơ được giải quyết tiếp khi cơ quan tiếp nhận phần bổ sung này."
LAPSED = "Trang gửi bổ sung đã để quá 30 phút; hãy nhập lại mã hồ sơ và mã PIN."


@sensitive_variables("form")
@sensitive_post_parameters("code", "pin", "ticket")
@require_http_methods(["GET", "HEAD", "POST"])
def by_pin(request: HttpRequest) -> HttpResponse:
    """Code and PIN first, unless the page of the look-up gave a ticket; then the files."""
    at = clock.now()
    if "ticket" in request.POST:
        ticket = tickets.opened(request.POST["ticket"], at=at)
        row = queries.to_supplement(ticket.dossier) if ticket else None
        if ticket is not None and row is not None:
            return unseen(_of_ticket(request, row, ticket))
        return unseen(_asks_pin(request, LookUpForm(), note=LAPSED))
    form = LookUpForm(request.POST or None)
    if form.is_valid():
        found, refusal = checked(request, form)
        if refusal is not None:
            return refusal
        if found is not None:
            return unseen(_files(request, found))
    return unseen(_asks_pin(request, form))


def _asks_pin(request: HttpRequest, form: LookUpForm, *, note: str = "") -> HttpResponse:
    return render(request, "portal/supplement_pin.html", {"form": form, "note": note})


def _of_ticket(request: HttpRequest, row: Dossier, ticket: Ticket) -> HttpResponse:
    if "send" not in request.POST or not queries.takes_supplements(row):
        return _files(request, row)
    sent = _sent(request, row, ticket)
    return sent or shown(request, queries.to_supplement(row.pk) or row, note=SENT)


def _sent(request: HttpRequest, row: Dossier, ticket: Ticket) -> HttpResponse | None:
    """The page again with what is wrong; None once it is kept."""
    if not is_within(request, "supplement", guessing.SENT_PER_ADDRESS, guessing.ADDRESS_SECONDS):
        return too_many(request, seconds=guessing.ADDRESS_SECONDS)
    form = BringForm(request.POST, request.FILES, wanted=dossiers.wanted_online(row))
    if form.is_valid():
        with rules_shown(form):
            acts.bring_supplement(
                dossier=row,
                key=ticket.key,
                papers=form.papers(),
                answers=form.answers(),
                at=clock.now(),
            )
            return None
    return _files(request, row, form)


def _files(request: HttpRequest, row: Dossier, form: BringForm | None = None) -> HttpResponse:
    context = {
        "row": row,
        "is_open": queries.takes_supplements(row),
        "form": form or BringForm(None, None, wanted=dossiers.wanted_online(row)),
        "brought": dossiers.brought_to(row),
        "ticket": tickets.issued(row.pk, at=clock.now()),
    }
    return render(request, "portal/supplement.html", context)


@sensitive_post_parameters("ticket")
@require_http_methods(["GET", "HEAD", "POST"])
@filing
def of_filer(request: FilerRequest, key: UUID) -> HttpResponse:
    """The same for the filer's own dossier; afterwards the receipt says that it came."""
    draft = queries.draft_for(request.filer, key, at=clock.now())
    if draft.dossier is None or not queries.takes_supplements(draft.dossier):
        raise Http404
    if request.method != "POST":
        return _files(request, draft.dossier)
    ticket = tickets.opened(request.POST.get("ticket", ""), at=clock.now())
    if ticket is None or ticket.dossier != draft.dossier.pk:
        return redirect("portal:filed_supplement", key)
    sent = _sent(request, draft.dossier, ticket)
    return sent or redirect_with_message(request, SENT, "portal:filed", key)
