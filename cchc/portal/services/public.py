"""What a look-up counts, and the figures of a month."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from cchc.dossiers import measures
from cchc.dossiers import queries as dossiers
from cchc.dossiers.models import Dossier
from cchc.feedback import queries as feedback
from cchc.feedback.models import Petition
from cchc.kernel import crypto
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency
from cchc.portal import queries
from cchc.portal.models import LookUpCount, MonthFigures
from cchc.portal.rules import guessing, months, small_cells
from cchc.portal.rules.guessing import Standing
from cchc.portal.rules.small_cells import Line

_CODE = "portal.look_up"


def look_up(*, code: str, pin: str, at: datetime) -> Dossier | None:
    """The dossier, or None: wrong code, wrong PIN and locked code take the same work."""
    with transaction.atomic():
        count = _locked_count(code, at)
        key = dossiers.key_by_pin(code, pin)
        is_shown = _judged(count, is_right=key is not None, at=at)
    return dossiers.shown_outside(key) if is_shown and key is not None else None


def look_up_petition(*, code: str, pin: str, at: datetime) -> Petition | None:
    """The petition of that code and PIN, else None; guesses are counted as of a dossier."""
    with transaction.atomic():
        count = _locked_count(code, at)
        key = feedback.key_by_pin(code, pin)
        is_shown = _judged(count, is_right=key is not None, at=at)
    return feedback.shown_outside(key) if is_shown and key is not None else None


def _judged(count: LookUpCount, *, is_right: bool, at: datetime) -> bool:
    """Whether it is shown; the count is written as it stands after this answer."""
    since = count.since if count.failures else None
    standing = Standing(count.failures, since, count.locked_until)
    verdict = guessing.judge(standing, right=is_right, at=at)
    count.failures = verdict.standing.failures
    count.since = verdict.standing.since or at
    count.locked_until = verdict.standing.locked_until
    count.save()
    return verdict.is_shown


def _locked_count(code: str, at: datetime) -> LookUpCount:
    """The count of the code, also where there is no such dossier."""
    code_hash = crypto.blind_index(code.strip().upper(), _CODE)
    rows = LookUpCount.objects.select_for_update()
    start = {"failures": 0, "since": at}
    count, _ = rows.get_or_create(code_hash=code_hash, defaults=start)
    return count


def forget_counts(*, at: datetime) -> int:
    """Drop counts that decide nothing any more; how many."""
    before = at - guessing.WINDOW - guessing.LOCK
    return LookUpCount.objects.filter(since__lt=before).delete()[0]


def publish_figures(*, agency: Agency, at: datetime) -> None:
    """Every month within reach."""
    for month in months.reachable(_day(at)):
        publish_month(agency=agency, month=month, at=at)


def publish_month(*, agency: Agency, month: date, at: datetime) -> MonthFigures:
    """Count the month as it stands at ``at``, small fields joined.

    The month that runs and the one before are provisional: their row is written anew. An older one
    stays as it was published; where the recount differs, the new row stands beside it.
    """
    said = _counted(agency, month, at)
    with transaction.atomic():
        rows = MonthFigures.objects.select_for_update().filter(agency=agency, month=month)
        newest = rows.first()
        if newest is None:
            return MonthFigures.objects.create(agency=agency, month=month, as_of=at, **said)
        if months.is_provisional(month, _day(newest.as_of), _day(at)):
            newest.as_of, newest.fields, newest.total = at, said["fields"], said["total"]
            newest.save()
        elif (newest.fields, newest.total) != (said["fields"], said["total"]):
            return MonthFigures.objects.create(agency=agency, month=month, as_of=at, **said)
    return newest


def _day(moment: datetime) -> date:
    return moment.astimezone(HANOI).date()


def _counted(agency: Agency, month: date, at: datetime) -> dict[str, list[Any]]:
    form = measures.form_ii06a(agency, Period.parse(f"{month:%Y-%m}"), as_of=at)
    lines = [Line(str(row[1]), tuple(int(cell) for cell in row[2:])) for row in form]
    total = small_cells.total([line.counts for line in lines]) or (0,) * len(queries.COLUMNS)
    shown = small_cells.joined(lines, organisation.integer_setting(agency, "portal.small_cell"))
    return {"fields": [[line.name, list(line.counts)] for line in shown], "total": list(total)}
