"""Who of a unit can be told of its part and may send it; docs/rules/report-parts.md, "Nobody"."""

from collections.abc import Collection
from datetime import date

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from cchc.obligations.choices import TASK
from cchc.obligations.models import Obligation
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Post, Unit, User
from cchc.reports.choices import PartState
from cchc.reports.models import ReportPart, ReportRound


def senders(of: ReportRound, units: Collection[int], *, today: date) -> dict[int, set[User]]:
    """Who may send the part of each unit, by its key: people of the unit, and chiefs named there.

    A chief is named for a task of the plan that the unit leads. Three queries however many units.
    """
    found: dict[int, set[User]] = {key: set() for key in units}
    may = organisation.people_with(of.plan.agency, Act.CONTRIBUTE_TO_REPORT, today)
    by_key = {person.pk: person for person in may}
    still = Q(to_on__isnull=True) | Q(to_on__gte=today)
    posts = Post.objects.filter(still, unit__in=units, user__in=by_key)
    chiefs = _led(of).filter(unit__in=units, chief__in=by_key)
    pairs = [*posts.values_list("unit", "user"), *chiefs.values_list("unit", "chief").distinct()]
    for unit, person in pairs:
        found[unit].add(by_key[person])
    return found


def senders_of(part: ReportPart, *, today: date) -> set[User]:
    """The same for one part."""
    return senders(part.round, [part.unit_id], today=today)[part.unit_id]


def without_anybody(of: ReportRound, *, today: date) -> list[Unit]:
    """The units asked that have not sent and in which nobody has an account, in their order."""
    parts = of.parts.exclude(state=PartState.SENT).select_related("unit")
    units = [part.unit for part in parts]
    known = senders(of, [unit.pk for unit in units], today=today)
    return [unit for unit in units if not known[unit.pk]]


def is_chief_of(part: ReportPart, user: User) -> bool:
    """Whether the person is named for a task of the plan that the part's unit leads."""
    return _led(part.round).filter(unit=part.unit_id, chief=user).exists()


def named_there(user: User) -> Exists:
    """Of parts: the person is named for a task of the plan that the part's unit leads."""
    begins = Concat(OuterRef("round__plan__code"), Value("/"), output_field=CharField())
    return Exists(
        Obligation.objects.filter(
            subject_kind=TASK, unit=OuterRef("unit"), chief=user, subject_key__startswith=begins
        )
    )


def _led(of: ReportRound) -> QuerySet[Obligation]:
    return Obligation.objects.filter(
        agency=of.plan.agency_id, subject_kind=TASK, subject_key__startswith=f"{of.plan.code}/"
    ).order_by()
