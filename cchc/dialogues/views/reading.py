"""The dialogues of a year, the records behind a figure, one dialogue with all of its parts."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cchc.dialogues import measures, queries
from cchc.dialogues.choices import DialogueAct, Figure
from cchc.dialogues.models import Dialogue
from cchc.dialogues.showing import (
    badge_of,
    buttons_of,
    figures_shown,
    question_badge,
    question_tabs,
)
from cchc.kernel import clock
from cchc.kernel.periods import Period
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed

ROWS_A_PAGE = 30
FIRST_YEAR = 2000
QUESTIONS = (Figure.QUESTIONS, Figure.ANSWERED, Figure.REFUSED)


def year_asked(request: HttpRequest) -> int:
    """The year of ?year=, this year when there is none; 404 for what is no year."""
    text = request.GET.get("year", "")
    if not text:
        return clock.today().year
    if not text.isdecimal() or not FIRST_YEAR <= int(text) <= clock.today().year + 1:
        raise Http404
    return int(text)


@allowed(Act.SEE_DIALOGUES)
def dialogues(request: StaffRequest) -> HttpResponse:
    """The dialogues of a year with the figures of the year."""
    today, user, year = clock.today(), request.user, year_asked(request)
    rows = queries.listed(user, year, today=today)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    found = measures.figures(user.agency, Period.parse(f"{year}-Y"), as_of=clock.now())
    context = {
        "year": year,
        "years": (year - 1, year + 1),
        "stats": figures_shown(found, year),
        "kept": found.kept,
        "page": page,
        "lines": [(row, badge_of(row)) for row in page],
        "may_run": queries.may_run(user, today=today),
    }
    return render(request, "dialogues/dialogues.html", context)


@allowed(Act.SEE_DIALOGUES)
def figure(request: StaffRequest) -> HttpResponse:
    """The records behind a figure of a year; questions only as far as the person sees them."""
    wanted, year = request.GET.get("figure", ""), year_asked(request)
    if wanted not in Figure.values:
        raise Http404
    chosen, agency = Figure(wanted), request.user.agency
    rows = measures.records(agency, Period.parse(f"{year}-Y"), chosen, as_of=clock.now())
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"title": f"{chosen.label}, năm {year}", "year": year, "page": page}
    if chosen is Figure.MEETINGS:
        context["lines"] = [(row, badge_of(row)) for row in page]
    elif chosen in QUESTIONS:
        context["questions"] = [(row, question_badge(row)) for row in page]
    else:
        context["promises"] = queries.promised(page, agency, today=clock.today())
    return render(request, "dialogues/figure.html", context)


@allowed(Act.SEE_DIALOGUES)
def dialogue(request: StaffRequest, pk: int) -> HttpResponse:
    """One dialogue: what, when, papers, questions, promises, history."""
    today, user = clock.today(), request.user
    row = queries.dialogue_for(user, pk, today=today)
    acts = queries.dialogue_acts(row, user, today=today)
    context = {
        "row": row,
        "badge": badge_of(row),
        "buttons": buttons_of(row, acts, hidden=_refused(row)),
        "may_take": queries.may_take(user, today=today) or queries.may_run(user, today=today),
        "sees_invitation": queries.sees_paper(user, row.invitation, today=today),
        "sees_minutes": queries.sees_paper(user, row.minutes, today=today),
        "promises": queries.promised(queries.promises_of(row), row.agency, today=today),
        "left": queries.left_open(row).reasons() if DialogueAct.CLOSE in acts else (),
        "history": queries.history(row),
        **_questions(request, row),
    }
    return render(request, "dialogues/dialogue.html", context)


def _questions(request: StaffRequest, row: Dialogue) -> dict[str, object]:
    seen = queries.visible_questions(request.user, today=clock.today())
    state, address = request.GET.get("state", ""), reverse("dialogues:dialogue", args=[row.pk])
    rows = queries.questions_listed(seen, row, state)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    counts = queries.counted_questions(seen, row)
    return {
        "page": page,
        "lines": [(each, question_badge(each)) for each in page],
        "tabs": question_tabs(counts, address, state) if counts else [],
    }


def _refused(row: Dialogue) -> frozenset[DialogueAct]:
    """Acts that would only be refused: the day has not come, a paper stands, something is left."""
    hidden = set()
    if row.on > clock.today():
        hidden.add(DialogueAct.HOLD)
    if queries.open_paper(row.invitation):
        hidden.add(DialogueAct.INVITE)
    if queries.open_paper(row.minutes):
        hidden.add(DialogueAct.MINUTE)
    if queries.left_open(row).reasons():
        hidden.add(DialogueAct.CLOSE)
    return frozenset(hidden)
