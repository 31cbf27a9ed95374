"""The page of one dossier, and what the counter shows right after an outcome."""

from django.http import HttpResponse
from django.shortcuts import render

from cchc.citizens import queries as citizens
from cchc.dossiers import queries
from cchc.dossiers.models import Dossier
from cchc.dossiers.queries import mirroring
from cchc.dossiers.views.acting import PAGES
from cchc.dossiers.views.counter import RECEIVES
from cchc.dossiers.views.lists import WORKS
from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.guards import StaffRequest


@WORKS
def page(request: StaffRequest, pk: int) -> HttpResponse:
    """Everything about a dossier; reading the person's data is noted in the access log."""
    user, at = request.user, clock.now()
    row = queries.get_for(user, pk, at=at)
    acts = queries.open_acts(row, user, today=clock.today())
    calendar = organisation.working_calendar(row.agency)
    context = {
        "row": row,
        "applicant": queries.person_of(user, row, at=at),
        "agent": _agent(request, row),
        "buttons": [(name, PAGES[name]) for name in PAGES if name in acts],
        "badge": queries.badge_of(row),
        "due": queries.due_of(row, calendar, at),
        "links": queries.late_links(row, at),
        "history": queries.history(row),
        "fee": queries.fee_of(row),
        "source_changes": mirroring.changes_in(row),
        "hands_slip": queries.hands_rating_slip(user, row, today=clock.today()),
        "decides": mirroring.may_decide(user, clock.today()),
        **queries.parts_of(row),
    }
    return render(request, "dossiers/page.html", context)


def _agent(request: StaffRequest, row: Dossier) -> object:
    if row.authorised is None:
        return None
    why = f"Hồ sơ {row.masked_code}"
    return citizens.open_for_case(request.user, row.authorised, at=clock.now(), why=why)


@RECEIVES
def taken(request: StaffRequest, pk: int) -> HttpResponse:
    """What became of the dossier at the counter; its slip is printed with one key."""
    row = queries.get_for(request.user, pk, at=clock.now())
    context = {
        "row": row,
        "badge": queries.badge_of(row),
        "person": citizens.masked(row.applicant),
        "fee": queries.fee_of(row),
        "slips": row.slips.all(),
    }
    return render(request, "dossiers/taken.html", context)


@RECEIVES
def rating_slip(request: StaffRequest, pk: int) -> HttpResponse:
    """The invitation to rate, handed over with the result and printed from here."""
    slip = queries.rating_slip(request.user, pk, at=clock.now())
    return render(request, "dossiers/rating_slip.html", {"slip": slip, "row": slip.row})
