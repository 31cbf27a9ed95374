"""Obligations of subjects as they stood at a moment, and what was said to stand in their way."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cchc.obligations.choices import Standing
from cchc.obligations.models import Obligation, ProgressNote
from cchc.obligations.queries.records import records_of
from cchc.obligations.rules.standing import CANCELLED, standing
from cchc.organisation.models import Agency


@dataclass(frozen=True)
class Stood:
    """An obligation with its binding date and standing at the moment asked for."""

    row: Obligation
    standing: str
    binding_on: date | None

    @property
    def label(self) -> str:
        """The standing in words."""
        return str(Standing(self.standing).label)


def as_they_stood(
    agency: Agency, *, kind: str, keys: Collection[str], as_of: datetime
) -> list[Stood]:
    """What was owed for the subjects at the moment, cancelled ones left out; four queries."""
    rows = Obligation.objects.filter(
        agency=agency, subject_kind=kind, subject_key__in=keys, created_at__lte=as_of
    )
    records = records_of(rows)
    found = []
    for row in rows.select_related("unit", "event").order_by("pk"):
        then = standing(records[row.pk], as_of)
        if then is not None and then.name != CANCELLED:
            found.append(Stood(row, then.name, then.binding_on))
    return found


def obstacles_said(
    rows: Iterable[Obligation], *, until: datetime, since: datetime | None = None
) -> list[ProgressNote]:
    """The progress notes about the obligations that name an obstacle, the oldest first."""
    notes = ProgressNote.objects.filter(obligation__in=[row.pk for row in rows], at__lte=until)
    if since is not None:
        notes = notes.filter(at__gte=since)
    return list(notes.exclude(obstacles="").select_related("obligation__unit").order_by("pk"))
