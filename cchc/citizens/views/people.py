"""Finding people, and opening what is known of one; docs/rules/citizens.md, guarantees 5 to 7."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from cchc.citizens import queries
from cchc.citizens.forms import SearchForm, WhyForm
from cchc.citizens.views import shown
from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed

SEES = allowed(Act.SEE_PERSONAL_DATA)


@SEES
def people(request: StaffRequest) -> HttpResponse:
    """Masked rows: the last who came, or whom a posted text finds."""
    today = clock.today()
    form = SearchForm(request.POST or None)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    if text:
        found = queries.search(request.user, text, today=today)
    else:
        found = queries.latest(request.user, today=today)
    context = {
        "form": form,
        "found": found,
        "is_asked": bool(text),
        "may_write": organisation.may(request.user, Act.REGISTER_CITIZEN, today=today),
    }
    return render(request, "citizens/people.html", context)


@SEES
def person(request: StaffRequest, pk: int) -> HttpResponse:
    """One of them, masked; looking at this writes nothing."""
    return _page(request, pk, WhyForm())


@require_POST
@SEES
def open_person(request: StaffRequest, pk: int) -> HttpResponse:
    """Everything known of one, on the answer itself; noted once."""
    form = WhyForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, form)
    why = form.cleaned_data["why"]
    details = queries.open_person(request.user, pk, at=clock.now(), why=why)
    return _page(request, pk, form, opened=shown.details(details))


def _page(
    request: StaffRequest, pk: int, form: WhyForm, opened: shown.Shown | None = None
) -> HttpResponse:
    found = queries.get_for(request.user, pk)
    today = clock.today()
    context = {
        "person": queries.masked(found),
        "opened": opened,
        "form": form,
        "created_at": found.created_at,
        "id_shown_at": found.id_shown_at,
        "entries": shown.entries(queries.history_of(request.user, found)),
        "may_write": organisation.may(request.user, Act.REGISTER_CITIZEN, today=today),
    }
    return render(request, "citizens/person.html", context)
