"""The first page of the day, the search over all rooms, the manual."""

from django.http import HttpResponse
from django.shortcuts import render

from cchc.desk import manual as handbook
from cchc.desk.boards import board_for
from cchc.desk.search import is_enough, search
from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.guards import StaffRequest, signed_in
from cchc.web.components import Tab

LONGEST = 100


@signed_in
def home(request: StaffRequest) -> HttpResponse:
    """What the person has to look at today, by what their posts let them do."""
    return render(request, "desk/home.html", {"board": board_for(request.user, at=clock.now())})


@signed_in
def find(request: StaffRequest) -> HttpResponse:
    """What the person sees that has the words asked for; posted, so that no address has them."""
    text = request.POST.get("q", "").strip()[:LONGEST]
    context = {
        "text": text,
        "is_enough": is_enough(text),
        "groups": search(request.user, text, at=clock.now()),
    }
    return render(request, "desk/search.html", context)


@signed_in
def manual(request: StaffRequest, slug: str = handbook.INDEX) -> HttpResponse:
    """A page of the manual; the person's own one is named among the tabs."""
    own = handbook.own_slug(organisation.acts_of(request.user, clock.today()))
    named = [(handbook.INDEX, "Chung"), *((at, label) for at, label, _ in handbook.PAGES)]
    tabs = [
        Tab(f"{label} (của bạn)" if at == own else label, handbook.address(at), at == slug)
        for at, label in named
    ]
    return render(request, "desk/manual.html", {"page": handbook.page(slug), "tabs": tabs})
