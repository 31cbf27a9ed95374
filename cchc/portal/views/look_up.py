"""Looking a dossier up: code and PIN by POST, or the link of the QR code; kept by nobody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from cchc.dossiers import queries as dossiers
from cchc.dossiers.models import Dossier
from cchc.kernel import clock
from cchc.organisation.addresses import client_address
from cchc.portal import queries, services, tickets
from cchc.portal.caching import unseen, untold
from cchc.portal.forms import LookUpForm
from cchc.portal.rules import guessing
from cchc.web.limits import is_spent, within

REFUSED = (
    "Không tìm thấy hồ sơ với mã hồ sơ và mã PIN này. Hãy xem lại phiếu rồi nhập lại. Nhập sai 5"
    " lần thì mã hồ sơ tạm khóa tra cứu một giờ; khi đó vẫn có thể quét mã QR trên phiếu."
)
# Many machines may guess together, each below its own limit: all wrong answers are one count.
_WRONG = ("look-up-wrong", "installation")


@sensitive_variables("form")
@sensitive_post_parameters("code", "pin")
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """The form; its answer is this page itself, so that no address carries code or PIN."""
    form = LookUpForm(request.POST or None)
    if form.is_valid():
        found, refusal = checked(request, form)
        if refusal is not None:
            return refusal
        if found is not None:
            return shown(request, found)
    return unseen(render(request, "portal/look_up.html", {"form": form}))


def checked(request: HttpRequest, form: LookUpForm) -> tuple[Dossier | None, HttpResponse | None]:
    """The dossier of a valid form, or the page of too many; what is wrong is put to the form."""
    if not _is_within(request, "look-up-pin", guessing.PINS_PER_ADDRESS):
        return None, _too_many(request)
    if is_spent(*_WRONG, most=guessing.WRONG_EVERYWHERE):
        return None, _too_many(request, seconds=guessing.WRONG_SECONDS, is_besieged=True)
    found = services.look_up(**form.cleaned_data, at=clock.now())
    if found is None:
        within(*_WRONG, most=guessing.WRONG_EVERYWHERE, seconds=guessing.WRONG_SECONDS)
        form.add_error(None, REFUSED)
    return found, None


@require_safe
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The dossier of a QR code; an unknown one leads to the form.

    Never an answer of 400 or more: its address would be written into the log.
    """
    if not _is_within(request, "look-up-link", guessing.LINKS_PER_ADDRESS):
        return unseen(redirect("portal:wait"))
    found = dossiers.by_token(token)
    if found is not None:
        return shown(request, found, by_pin=False)
    context = {"form": LookUpForm(), "is_unknown_link": True}
    return unseen(render(request, "portal/look_up.html", context))


@require_safe
def wait(request: HttpRequest) -> HttpResponse:
    """Too many look-ups by link."""
    return _too_many(request)


def _too_many(
    request: HttpRequest, *, seconds: int = guessing.ADDRESS_SECONDS, is_besieged: bool = False
) -> HttpResponse:
    context = {"minutes": seconds // 60, "is_besieged": is_besieged}
    answer = render(request, "portal/wait.html", context, status=429)
    answer["Retry-After"] = str(seconds)
    return unseen(answer)


def _is_within(request: HttpRequest, kind: str, most: int) -> bool:
    who = client_address(request) or "unknown"
    return within(kind, who, most=most, seconds=guessing.ADDRESS_SECONDS)


def shown(
    request: HttpRequest, row: Dossier, *, by_pin: bool = True, note: str = ""
) -> HttpResponse:
    """The dossier; who typed the PIN may send a supplement from here."""
    at = clock.now()
    found = queries.found_of(row, at=at)
    ticket = tickets.issued(row.pk, at=at) if by_pin and found.takes_supplement else ""
    context = {
        "found": found,
        "row": row,
        "face": found.face,
        "ticket": ticket,
        "note": note,
        "rating_path": dossiers.rating_path(row),
    }
    # A page with the form of the supplement must not be no-referrer (see unseen), and needs it not:
    # who typed the PIN stands at an address without a token.
    keep = unseen if ticket else untold
    return keep(render(request, "portal/dossier.html", context))
