"""Reviews of a year, one review with its findings, one finding with its places side by side."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.reviews import measures, queries
from cchc.reviews.choices import FindingAct, FindingKind, FindingState
from cchc.reviews.forms import FIRST_YEAR, FindingFilter
from cchc.reviews.models import Finding
from cchc.reviews.rules.saving import formula
from cchc.reviews.rules.wording import WHY
from cchc.reviews.showing import badge_of, figures_shown, places_of

ROWS_A_PAGE = 30
FIGURES = ("findings", "open", "dismissed")


def year_asked(request: HttpRequest) -> int:
    """The year of ?year=, this year when there is none; 404 for what is no year."""
    text = request.GET.get("year", "")
    if not text:
        return clock.today().year
    if not text.isdecimal() or not FIRST_YEAR <= int(text) <= clock.today().year:
        raise Http404
    return int(text)


@allowed(Act.SEE_PROCEDURES)
def reviews(request: StaffRequest) -> HttpResponse:
    """The reviews of the agency, with the figures of a year."""
    today, user, year = clock.today(), request.user, year_asked(request)
    rows = queries.reviews_of(user, today=today)
    context = {
        "year": year,
        "stats": figures_shown(measures.figures(user.agency, year), year),
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "may_review": queries.may_review(user, today=today),
    }
    return render(request, "reviews/reviews.html", context)


@allowed(Act.SEE_PROCEDURES)
def review(request: StaffRequest, pk: int) -> HttpResponse:
    """One review: what it read, what it found, by kind and by what was decided."""
    today, user = clock.today(), request.user
    row = queries.review_for(user, pk, today=today)
    form = FindingFilter(request.GET)
    wanted = queries.Wanted(**form.cleaned_data) if form.is_valid() else queries.Wanted()
    context = {
        "row": row,
        "form": form,
        "kinds": queries.by_kind(row),
        "open": queries.counted(row.findings.all())[FindingState.OPEN],
        "read": row.versions.count(),
        "formula": formula(row.costs),
        "may_review": queries.may_review(user, today=today),
        **_listed(request, queries.narrowed(row, wanted)),
    }
    return render(request, "reviews/review.html", context)


@allowed(Act.SEE_PROCEDURES)
def versions(request: StaffRequest, pk: int) -> HttpResponse:
    """The versions that a review has read, with their dossiers."""
    row = queries.review_for(request.user, pk, today=clock.today())
    page = Paginator(queries.versions_of(row), ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "reviews/versions.html", {"row": row, "page": page})


@allowed(Act.SEE_PROCEDURES)
def procedures(request: StaffRequest) -> HttpResponse:
    """The procedures behind the figure of a year."""
    year = year_asked(request)
    rows = measures.records(request.user.agency, year, "procedures")
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "reviews/procedures.html", {"year": year, "page": page})


@allowed(Act.SEE_PROCEDURES)
def findings(request: StaffRequest) -> HttpResponse:
    """The findings behind a figure of a year."""
    figure, year = request.GET.get("figure", "findings"), year_asked(request)
    if figure not in FIGURES:
        raise Http404
    rows = measures.findings(request.user.agency, year, figure)
    return render(request, "reviews/findings.html", {"year": year, **_listed(request, rows)})


@allowed(Act.SEE_PROCEDURES)
def finding(request: StaffRequest, pk: int) -> HttpResponse:
    """One finding: the places side by side, what leaving some out would save."""
    today, user = clock.today(), request.user
    row = queries.finding_for(user, pk, today=today)
    acts = queries.finding_acts(row, user, today=today)
    context = {
        "row": row,
        "why": WHY[FindingKind(row.kind)],
        "badge": badge_of(row),
        "places": places_of(row),
        "formula": formula(row.review.costs),
        "proposal": queries.standing_proposal(row),
        "may_confirm": FindingAct.CONFIRM in acts,
        "may_dismiss": FindingAct.DISMISS in acts,
        "may_propose": FindingAct.PROPOSE in acts,
        "earlier": queries.earlier(row),
        "history": queries.finding_history(row),
    }
    return render(request, "reviews/finding.html", context)


def _listed(request: HttpRequest, rows: QuerySet[Finding]) -> dict[str, object]:
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return {"page": page, "lines": [(each, badge_of(each)) for each in page]}
