"""Dossiers for other systems: what changed since when, and what is known of a mirrored one."""

from datetime import datetime

from django.db.models import Q, QuerySet

from cchc.dossiers.choices import Origin, State
from cchc.dossiers.models import Dossier
from cchc.dossiers.queries.reach import overdue
from cchc.organisation.models import Agency

_SHOWN = ("agency", "version__procedure", "field", "applicant")
_HEAVY = ("content", "due_steps", "end_reason")
_PERSONAL = ("applicant__id_number", "applicant__phone", "applicant__email", "applicant__address")
ENDED = (State.REFUSED, State.STOPPED, State.RETURNED)


def _rows(agency: Agency) -> QuerySet[Dossier]:
    return Dossier.objects.filter(agency=agency).select_related(*_SHOWN).defer(*_HEAVY)


def of_code(agency: Agency, code: str) -> Dossier | None:
    """The agency's dossier of that code, else None."""
    return _rows(agency).filter(code=code.strip().upper()).first()


def changed_since(
    agency: Agency,
    *,
    since: datetime | None = None,
    states: tuple[int, ...] = (),
    after: tuple[datetime, int] | None = None,
    most: int,
) -> list[Dossier]:
    """The dossiers by their last change, those after the key (moment, pk) first; one query."""
    rows = _rows(agency).filter(changed_at__isnull=False).defer(*_HEAVY, *_PERSONAL)
    if since:
        rows = rows.filter(changed_at__gte=since)
    if states:
        rows = rows.filter(state__in=states)
    if after:
        moment, key = after
        rows = rows.filter(changed_at__gte=moment)
        rows = rows.filter(Q(changed_at__gt=moment) | Q(pk__gt=key))
    return list(rows.order_by("changed_at", "pk")[:most])


def not_ended(agency: Agency) -> QuerySet[Dossier]:
    """Those of which something may still be told."""
    return Dossier.objects.filter(agency=agency).exclude(state__in=ENDED)


def overdue_in(agency: Agency, *, at: datetime) -> QuerySet[Dossier]:
    """Open and late at that moment."""
    return Dossier.objects.filter(overdue(at), agency=agency)


def known_record(agency: Agency, code: str) -> dict[str, str] | None:
    """What is known of a mirrored dossier as its source would tell it; None when there is none.

    The applicant is kept as first told, so their name is not even read.
    """
    rows = Dossier.objects.filter(agency=agency, origin=Origin.MIRRORED)
    rows = rows.select_related("version__procedure")
    row = rows.filter(code=code.strip().upper()).defer("content", "due_steps").first()
    if row is None:
        return None
    pause = row.pauses.filter(end_at__isnull=True).first()
    return {
        "code": row.code,
        "procedure_code": row.version.procedure.code,
        "applicant": "đã biết",
        "received": _iso(row.received_at),
        "due": _iso(pause.due_before if pause else row.due_at),
        "finished": _iso(row.finished_at),
        "returned": _iso(row.returned_at),
        "state": str(row.state),
        "channel": str(row.channel),
    }


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
