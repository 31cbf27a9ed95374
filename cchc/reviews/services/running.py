"""A review is run: read, found, kept in one act."""

from dataclasses import asdict
from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import Agency, User
from cchc.procedures.models import Field
from cchc.reviews import facts, queries
from cchc.reviews.choices import FindingState
from cchc.reviews.models import Finding, Review, ReviewedVersion
from cchc.reviews.rules.detection import detect
from cchc.reviews.rules.saving import saving
from cchc.reviews.rules.values import Found, Parameters
from cchc.reviews.services.writing import day_of, note_review, require

_LABEL = 620


def run_review(
    *, agency: Agency, year: int, actor: User, at: datetime, field: Field | None = None
) -> Review:
    """Review the versions in force today beside the dossiers of the year.

    RuleBroken for a year to come, or where no version is in force.
    """
    require(actor, agency, at)
    on = day_of(at)
    if year > on.year:
        raise RuleBroken(f"Năm {year} chưa đến nên chưa có hồ sơ để rà soát.", field="year")
    costs = queries.parameters(agency)
    versions = queries.read_versions(agency, on=on, year=year, field=field)
    if not versions:
        raise RuleBroken(
            "Chưa có thủ tục nào đang áp dụng để rà soát. Hãy công bố thủ tục "
            "trong danh mục trước.",
            field="field",
        )
    found = detect(versions, queries.read_year(agency, year), on=on, alike=costs.alike)
    with audit.transaction():
        review = Review.objects.create(
            agency=agency,
            year=year,
            on=on,
            field=field,
            parameters=asdict(costs),
            run_by=actor,
            run_at=at,
        )
        ReviewedVersion.objects.bulk_create(
            ReviewedVersion(review=review, version_id=each.whole.pk, dossiers=each.dossiers)
            for each in versions
            if each.whole.pk is not None  # read from the database, so never None
        )
        note_review(review, "run_review", actor=actor, at=at)
        _keep(review, found, costs, actor=actor, at=at)
    return review


def _keep(
    review: Review, found: list[Found], costs: Parameters, *, actor: User, at: datetime
) -> None:
    """The findings as rows, and in the chain as the rows of this review."""
    Finding.objects.bulk_create([_row(review, each, costs) for each in found])
    rows = review.findings.order_by("pk")
    audit.record_rows(
        agency=review.agency.code,
        at=at,
        actor=actor.actor_key,
        act="find",
        subject=(facts.REVIEW, str(review.pk)),
        row_kind=facts.FINDING,
        rows=((str(row.pk), facts.of_finding(row)) for row in rows),
    )


def _row(review: Review, found: Found, costs: Parameters) -> Finding:
    worth = saving(found.removals, costs)
    return Finding(
        review=review,
        kind=found.kind,
        key=found.key,
        title=found.title[:_LABEL],
        places=[place.to_json() for place in found.places],
        removals=[removal.to_json() for removal in found.removals],
        seconds=worth.seconds,
        dong=worth.dong,
        state=FindingState.OPEN,
    )
