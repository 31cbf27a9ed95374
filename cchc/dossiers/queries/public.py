"""The public list of late dossiers, as the product masks it; by month, through indexes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet

from cchc.dossiers.choices import ApologyState, Outcome
from cchc.dossiers.models import Dossier
from cchc.dossiers.rules.late_chain import days_late
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency


@dataclass(frozen=True)
class PublicLate:
    """A line of the public list; of a sensitive field only ``number`` dossiers are said."""

    field: str
    code: str = ""
    days: int = 0
    has_apology: bool = False
    number: int = 1
    is_open: bool = False


def public_late(agency: Agency, month: date, *, at: datetime) -> list[PublicLate]:
    """The whole list of the month: dossiers late at some moment of it."""
    rows = public_late_rows(agency, month, at=at)
    lines = public_late_lines(rows, agency, month, at=at)
    return [*lines, *public_late_counts(agency, month, at=at)]


def public_late_rows(agency: Agency, month: date, *, at: datetime) -> QuerySet[Dossier]:
    """Those that have lines of their own; show them by ``public_late_lines`` only."""
    signed = Count("apologies", filter=Q(apologies__state=ApologyState.SIGNED))
    rows = _late_in(agency, month, at).filter(field__is_sensitive=False)
    rows = rows.select_related("field").defer("content").annotate(letters=signed)
    return rows.order_by("field__order", "field__code", "pk")


def public_late_lines(
    rows: Iterable[Dossier], agency: Agency, month: date, *, at: datetime
) -> list[PublicLate]:
    """What is shown of each."""
    calendar, (_, until) = organisation.working_calendar(agency), _window(month, at)
    lines = []
    for row in rows:
        since = min(moment for moment in (row.due_at, row.late_from) if moment)
        end = min(row.finished_at or until, until)
        lines.append(
            PublicLate(
                field=row.field.name,
                code=row.masked_code,
                days=days_late(since, end, calendar),
                has_apology=row.letters > 0,  # type: ignore[attr-defined]  # annotated above
                is_open=row.finished_at is None,
            )
        )
    return lines


def public_late_counts(agency: Agency, month: date, *, at: datetime) -> list[PublicLate]:
    """The sensitive fields: how many, and nothing else."""
    found = _late_in(agency, month, at).filter(field__is_sensitive=True)
    groups = found.values("field__name").annotate(number=Count("pk")).order_by("field__name")
    return [PublicLate(group["field__name"], number=group["number"]) for group in groups]


def _window(month: date, at: datetime) -> tuple[datetime, datetime]:
    first = month.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    start, end = (datetime.combine(day, time.min, HANOI) for day in (first, after))
    return start, min(end, at)


def _late_in(agency: Agency, month: date, at: datetime) -> QuerySet[Dossier]:
    """Open ones by the index of endings, ended ones by the index of those that ended late."""
    start, until = _window(month, at)
    late = Q(due_at__lt=until) | Q(late_from__lt=until)
    is_open = Dossier.objects.filter(late, agency=agency, finished_at__isnull=True)
    ended = Dossier.objects.filter(
        late, agency=agency, outcome=Outcome.LATE, finished_at__gte=start
    )
    keys = is_open.order_by().values("pk").union(ended.order_by().values("pk"), all=True)
    return Dossier.objects.filter(pk__in=keys)
