"""Which chains are owed and nobody's work yet; docs/rules/dossier-late-chain.md, "The duty"."""

from datetime import date, datetime, timedelta

from django.db.models import CharField, Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Cast

from cchc.dossiers.choices import ApologyState, Outcome
from cchc.dossiers.models import Apology, Dossier
from cchc.dossiers.queries.reach import overdue
from cchc.dossiers.rules.late_chain import DAYS_BACK
from cchc.kernel.zone import HANOI
from cchc.obligations import queries as obligations
from cchc.obligations.choices import APOLOGY
from cchc.obligations.models import Obligation
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, Unit


def agencies_with_dossiers() -> list[Agency]:
    """The agencies that have any."""
    own = Exists(Dossier.objects.filter(agency=OuterRef("pk")).order_by())
    return list(organisation.agencies().filter(own))


def agencies_with_untimed() -> list[Agency]:
    """The agencies with a finished dossier of which nobody has counted how long it took."""
    untimed = Dossier.objects.filter(
        agency=OuterRef("pk"), finished_at__isnull=False, worked_minutes__isnull=True
    )
    return list(organisation.agencies().filter(Exists(untimed.order_by())))


def without_duty(agency: Agency, *, at: datetime) -> QuerySet[Dossier]:
    """Late or extended dossiers whose chain is incomplete and which are nobody's work yet.

    Each reason is found by an index: open and overdue; ended late, extended lately.
    """
    back = at - timedelta(days=DAYS_BACK)
    rows = Dossier.objects.filter(agency=agency).order_by()
    signed = Apology.objects.filter(state=ApologyState.SIGNED, decided_at__gte=back)
    first, *more = (
        rows.filter(reason).values("pk")
        for reason in (
            overdue(at),
            Q(outcome=Outcome.LATE, finished_at__gte=back),
            Q(pk__in=signed.values("dossier")),
        )
    )
    given_out = Obligation.objects.filter(
        agency=agency, subject_kind=APOLOGY, subject_key=Cast(OuterRef("pk"), CharField())
    )
    found = rows.filter(~Exists(given_out), pk__in=first.union(*more), chain_complete_at=None)
    letters = Apology.objects.filter(state=ApologyState.SIGNED)
    return (
        found.select_related("version", "unit", "officer")
        .prefetch_related(Prefetch("apologies", letters, to_attr="letters"))
        .order_by("pk")
    )


def duties_of(row: Dossier) -> QuerySet[Obligation]:
    """The duty of the dossier, if it was given out."""
    return obligations.for_subject(APOLOGY, [str(row.pk)], agency=row.agency)


def owed_since(row: Dossier, at: datetime) -> date:
    """Since which day a dossier of ``without_duty`` owes its chain."""
    dates = [moment for moment in (row.due_at, row.late_from) if moment and moment <= at]
    is_late = row.outcome == Outcome.LATE or (row.finished_at is None and dates)
    if not is_late or not dates:
        dates = [letter.decided_at for letter in row.letters]  # type: ignore[attr-defined]
    return min(dates, default=at).astimezone(HANOI).date()


def desk_unit(agency: Agency, day: date) -> Unit | None:
    """The unit of the one-stop desk: whose work is what nobody has."""
    for person in organisation.people_with(agency, Act.RECEIVE_DOSSIER, day):
        if unit := organisation.units_of(person, day).order_by("order", "pk").first():
            return unit
    return None
