"""Who sees which dossiers; unseen is 404. docs/rules/dossier-life.md, "Who sees which dossier"."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import Http404

from cchc.citizens import queries as citizens
from cchc.citizens.services import Details
from cchc.dossiers.choices import ApologyState, ChangeState, Outcome, RequestState
from cchc.dossiers.models import (
    Apology,
    Dossier,
    FinishCorrection,
    SourceChange,
    StepRun,
    SupplementRequest,
)
from cchc.kernel.zone import HANOI, local_minute
from cchc.obligations import queries as obligations
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Unit, User

_SHOWN = ("agency", "version__procedure", "field", "unit", "officer", "applicant")


def visible_to(user: User, *, at: datetime) -> QuerySet[Dossier]:
    """The dossiers whose pages the person may open at that moment, by the posts of the day."""
    day = at.astimezone(HANOI).date()
    acts = organisation.acts_of(user, day)
    rows = Dossier.objects.filter(agency=user.agency_id)
    if Act.RECEIVE_DOSSIER in acts:
        return rows
    seen = Q(pk__in=[])
    if Act.PROCESS_DOSSIER in acts:
        seen |= Q(pk__in=_own_steps(user, at).values("dossier"))
    if Act.DECIDE_DOSSIER in acts:
        seen |= escalated(user, at)
    return rows.filter(seen)


def _own_steps(user: User, at: datetime) -> QuerySet[StepRun]:
    """The steps that the person, somebody they stand in for, or their unit has or had."""
    day = at.astimezone(HANOI).date()
    people = obligations.stands_in_for(user, day)
    units = Unit.objects.none()
    for person in people:
        units = units | organisation.units_of(person, day)
    return StepRun.objects.filter(Q(person__in=people) | Q(unit__in=units.values("pk")))


def overdue(at: datetime) -> Q:
    """Open dossiers that are late at that moment, to the minute."""
    minute = local_minute(at).replace(tzinfo=HANOI)
    late = Q(due_at__lt=minute) | Q(late_from__lt=minute)
    return late & Q(received_at__isnull=False, finished_at__isnull=True)


def is_late(at: datetime) -> Q:
    """Overdue now, or ended late."""
    return overdue(at) | Q(outcome=Outcome.LATE)


def escalated(user: User, at: datetime) -> Q:
    """Late; or something waits for a leader; or this one decided something of it.

    Each reason is found by an index of its own; whose dossiers, says the list that is narrowed.
    """
    waiting = (
        Apology.objects.filter(state=ApologyState.WAITING),
        SupplementRequest.objects.filter(state=RequestState.WAITING),
        SourceChange.objects.filter(state=ChangeState.WAITING),
    )
    decided = (
        Apology.objects.filter(decided_by=user),
        SupplementRequest.objects.filter(decided_by=user),
        FinishCorrection.objects.filter(by=user),
    )
    first, *more = (rows.order_by().values("dossier") for rows in (*waiting, *decided))
    return overdue(at) | Q(pk__in=first.union(*more))


def get_for(user: User, pk: int, *, at: datetime) -> Dossier:
    """The dossier with everything that its page names; Http404 when it is not seen."""
    found = visible_to(user, at=at).select_related(*_SHOWN, "authorised").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def with_code_for(user: User, code: str, *, at: datetime) -> Dossier:
    """The dossier of that code; Http404 when it is not seen."""
    rows = visible_to(user, at=at).select_related(*_SHOWN, "authorised")
    found = rows.filter(code=code.strip().upper()).first()
    if found is None:
        raise Http404
    return found


def person_of(user: User, row: Dossier, *, at: datetime) -> Details:
    """Who filed a dossier that the person sees; the reading is noted under the masked code.

    Http404 when the dossier is not seen.
    """
    found = get_for(user, row.pk, at=at)
    return citizens.open_for_case(user, found.applicant, at=at, why=f"Hồ sơ {found.masked_code}")
