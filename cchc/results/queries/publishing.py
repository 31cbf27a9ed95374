"""Results that the law wants public, without whom they were given to; docs/rules/results.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cchc.organisation.models import Agency
from cchc.procedures.queries import PublicResult
from cchc.results.choices import Origin, Standing
from cchc.results.models import Result
from cchc.results.rules.publishing import shown_number


@dataclass(frozen=True)
class PublicLine:
    """A published result as anybody reads it."""

    number: str
    issued_on: date
    valid_to: date | None
    standing: Standing

    @property
    def is_in_force(self) -> bool:
        """Whether it may be relied upon today."""
        return self.standing == Standing.IN_FORCE


def published(agency: Agency, kind: PublicResult | None, *, number: str = "") -> QuerySet[Result]:
    """The results of that kind in the repository, the latest first; found by their number."""
    if kind is None:
        return Result.objects.none()
    rows = Result.objects.filter(
        agency=agency,
        origin=Origin.DOSSIER,
        procedure_code=kind.procedure_code,
        code=kind.code,
        field__is_sensitive=False,
    )
    if number:
        rows = rows.filter(number__iexact=number)
    columns = ("number", "issued_on", "valid_from", "valid_to", "superseded_by", "revoked_on")
    return rows.only(*columns).order_by("-pk")


def public_lines(rows: Iterable[Result], *, today: date) -> list[PublicLine]:
    """The rows of a page as they are shown; no query."""
    return [
        PublicLine(
            number=shown_number(row.number),
            issued_on=row.issued_on,
            valid_to=row.valid_to,
            standing=row.standing_on(today),
        )
        for row in rows
    ]
