"""The counter: one page on which a dossier is received, asked to be completed, or refused."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.citizens import queries as citizens
from cchc.citizens import services as people
from cchc.dossiers import queries
from cchc.dossiers.forms.counter import MomentForm, NewPersonForm
from cchc.dossiers.views.chosen import Chosen, chosen_in
from cchc.dossiers.views.reception import Desk
from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.procedures import queries as procedures
from cchc.web.forms import rules_shown
from cchc.web.responses import asks_for_part, redirect_with_message

RECEIVES = allowed(Act.RECEIVE_DOSSIER)
MOST = 12


@RECEIVES
def counter(request: StaffRequest) -> HttpResponse:
    """The page; posted, one of the three outcomes."""
    chosen = chosen_in(request)
    if not chosen.is_complete:
        return _page(request, chosen)
    desk = Desk(request, chosen)
    row = desk.judged() if request.method == "POST" else None
    if row is not None:
        return HttpResponseRedirect(reverse("dossiers:taken", args=[row.pk]))
    return _page(request, chosen, desk=desk)


def _page(request: StaffRequest, chosen: Chosen, **more: Any) -> HttpResponse:
    at = clock.now()
    promise = None
    if chosen.version is not None:
        promise = queries.promised(request.user.agency, chosen.version, chosen.since or at)
    person, agent = (
        citizens.masked(each) if each else None for each in (chosen.person, chosen.agent)
    )
    context = {"chosen": chosen, "promise": promise, "person": person, "agent": agent, "now": at}
    return render(request, "dossiers/counter.html", {**context, **more})


@RECEIVES
def find_procedure(request: StaffRequest) -> HttpResponse:
    """Procedures by words without accents; with one found, Enter chooses it."""
    chosen, text = chosen_in(request), request.GET.get("q", "")
    found = []
    if text.strip():
        rows = procedures.search(request.user, text, today=clock.today())
        found = [(row, chosen.and_procedure(row.pk)) for row in rows[:MOST]]
    is_part = asks_for_part(request)
    if len(found) == 1 and not is_part:
        return HttpResponseRedirect(found[0][1])
    context = {"procedures": found, "q": text, "is_part": is_part}
    if is_part:
        return render(request, "dossiers/parts/procedures_found.html", context)
    return _page(request, chosen, **context)


@require_POST
@RECEIVES
def find_person(request: StaffRequest) -> HttpResponse:
    """People by number, phone or name; posted, so that nobody's number stands in an address."""
    chosen, text = chosen_in(request), request.POST.get("who", "")
    found = citizens.search(request.user, text, today=clock.today())
    rows = [(row, chosen.and_person(row.pk)) for row in found.rows]
    is_part = asks_for_part(request)
    new = NewPersonForm(initial=_guess(text), today=clock.today())
    if text.strip() and not rows and not is_part:
        new.begin_typing()
    context = {
        "people": rows,
        "are_cut": found.is_cut,
        "who": text,
        "is_part": is_part,
        "new_person": new,
    }
    if is_part:
        return render(request, "dossiers/parts/people_found.html", {**context, "chosen": chosen})
    return _page(request, chosen, **context)


def _guess(text: str) -> dict[str, str]:
    """Where what was looked for belongs when the person is new."""
    digits = "".join(letter for letter in text if letter.isdigit())
    if not digits:
        return {"name": text.strip()}
    return {"phone": text} if len(digits) in (10, 11) and digits[0] == "0" else {"id_number": text}


@require_POST
@RECEIVES
def new_person(request: StaffRequest) -> HttpResponse:
    """Somebody who comes for the first time; what looks odd is shown once before it is kept."""
    chosen = chosen_in(request)
    form = NewPersonForm(request.POST, today=clock.today())
    odd: list[str] = []
    if form.is_valid() and not (odd := form.oddities()):
        with rules_shown(form):
            made = people.register(
                agency=request.user.agency,
                said=form.details(),
                actor=request.user,
                at=clock.now(),
            )
            said = "Đã có trong sổ; chọn người này." if made.was_known else "Đã ghi người mới."
            address = chosen.and_person(made.citizen.pk)
            return redirect_with_message(request, said, address)
    return _page(request, chosen, new_person=form, oddities=odd)


@RECEIVES
def contingency(request: StaffRequest) -> HttpResponse:
    """When what was received on paper really came in; then the counter as of that moment."""
    chosen = chosen_in(request)
    form = MomentForm(request.GET if "day" in request.GET else None, at=clock.now())
    if form.is_bound and (moment := form.moment()):
        return HttpResponseRedirect(replace(chosen, since=moment).address)
    context = {
        "title": "Nhập bù hồ sơ đã nhận trên giấy",
        "form": form,
        "chosen": chosen,
    }
    return render(request, "dossiers/contingency.html", context)
