"""How long a finished dossier took, waiting apart; docs/rules/dossier-statistics.md, "Times"."""

from collections import defaultdict
from datetime import datetime

from cchc.dossiers import facts
from cchc.dossiers.models import Dossier, Pause
from cchc.kernel import audit
from cchc.kernel.working_time import Calendar, elapsed
from cchc.kernel.working_time import Pause as Gap
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency

AT_ONCE = 500
PROGRAM = "system"
TIMES = "dossier_times"  # what the events of a counting are about: a moment of it


def take_time(row: Dossier) -> None:
    """Set how long it took, by the calendar of today; not yet saved."""
    _take(row, organisation.working_calendar(row.agency), list(row.pauses.all()))


def forget_time(row: Dossier) -> None:
    """It ended at another moment: the worker counts anew. Not yet saved."""
    row.worked_minutes = row.waited_minutes = None


def take_missing_times(*, agency: Agency, at: datetime) -> int:
    """Count for finished dossiers that came by an import; how many, in one transaction.

    At most ``AT_ONCE``: who calls again gets the next ones. One event says them all.
    """
    with audit.transaction():
        listed = _untimed(agency, at)
        if not listed:
            return 0
        calendar = organisation.working_calendar(agency)
        pauses: dict[int, list[Pause]] = defaultdict(list)
        for pause in Pause.objects.filter(dossier__in=[row.pk for row in listed]):
            pauses[pause.dossier_id].append(pause)
        for row in listed:
            row.agency = agency
            _take(row, calendar, pauses[row.pk])
        Dossier.objects.bulk_update(listed, ("worked_minutes", "waited_minutes"), batch_size=100)
        audit.record_rows(
            agency=agency.code,
            at=at,
            actor=PROGRAM,
            act="dossiers.take_times",
            subject=(TIMES, at.isoformat()),
            row_kind=facts.DOSSIER,
            rows=[(str(row.pk), facts.of_columns(row)) for row in listed],
        )
    return len(listed)


def _untimed(agency: Agency, at: datetime) -> list[Dossier]:
    """The next ones, locked: nobody confirms another end of them meanwhile."""
    rows = Dossier.objects.select_for_update(of=("self",)).defer("content", "return_address")
    missing = rows.filter(agency=agency, finished_at__lte=at, worked_minutes__isnull=True)
    return list(missing.order_by("pk")[:AT_ONCE])


def _take(row: Dossier, calendar: Calendar, pauses: list[Pause]) -> None:
    assert row.received_at is not None
    assert row.finished_at is not None
    gaps = (_gap(pause) for pause in pauses if pause.counts)
    found = elapsed(calendar, row.received_at, row.finished_at, [gap for gap in gaps if gap])
    row.worked_minutes, row.waited_minutes = found.worked, found.waited


def _gap(pause: Pause) -> Gap | None:
    """The pause for the calculator; one within a minute is none."""
    if pause.end_at is not None and local_minute(pause.end_at) <= local_minute(pause.begin_at):
        return None
    return Gap(pause.begin_at, pause.end_at)
