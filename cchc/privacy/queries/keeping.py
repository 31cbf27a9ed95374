"""Which records a rule of retention would take."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from cchc.citizens.models import Citizen
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency
from cchc.privacy.choices import RecordKind
from cchc.privacy.models import Breach, DataRequest, RetentionRun
from cchc.privacy.queries.holding import Holdings
from cchc.privacy.queries.naming import relations
from cchc.privacy.rules import retention, transitions
from cchc.privacy.rules.retention import Rule


def months_of(agency: Agency, kind: RecordKind) -> int:
    """How long the personal part of that kind is kept here."""
    return organisation.integer_setting(agency, f"privacy.keep_{kind.value}")


def rules_of(agency: Agency) -> list[Rule]:
    """The rules with the months that the agency decided."""
    return [
        Rule(rule.kind, months_of(agency, rule.kind), rule.source) for rule in retention.DEFAULTS
    ]


def due_records(
    agency: Agency, kind: RecordKind, *, before: date, holdings: Holdings
) -> QuerySet[Any]:
    """What the rule would take: finished before the day, and needed by nothing."""
    morning = datetime.combine(before, time(), HANOI)
    for holding in holdings:
        if holding.kind == kind and holding.due is not None:
            rows: QuerySet[Any] = holding.due(agency, before)
            return rows
    if kind is RecordKind.BREACH:
        return Breach.objects.filter(agency=agency, ended_at__lt=morning, closed_at=None).order_by(
            "pk"
        )
    if kind is RecordKind.DATA_REQUEST:
        return DataRequest.objects.filter(
            agency=agency,
            state__in=transitions.FINISHED,
            ended_at__lt=morning,
            closed_at=None,
        ).order_by("pk")
    return _lonely(agency, morning)


def _lonely(agency: Agency, morning: datetime) -> QuerySet[Citizen]:
    """Who was registered before it and is named by no record."""
    rows = Citizen.objects.filter(agency=agency, created_at__lt=morning, erased_at=None)
    waiting = DataRequest.objects.filter(citizen=OuterRef("pk")).exclude(
        state__in=transitions.FINISHED
    )
    rows = rows.exclude(Exists(waiting))
    for each in relations():
        model: Any = each.related_model
        named = model._base_manager.filter(**{each.field.name: OuterRef("pk")})
        rows = rows.exclude(Exists(named))
    return rows.order_by("pk")


@dataclass(frozen=True)
class Preview:
    """A rule and how many records it would take today."""

    rule: Rule
    before: date
    number: int


def previews(agency: Agency, *, today: date, holdings: Holdings) -> list[Preview]:
    """What each rule would take today; counted, nothing is touched."""
    found = []
    for rule in rules_of(agency):
        before = retention.last_day(rule.months, today)
        due = due_records(agency, rule.kind, before=before, holdings=holdings)
        found.append(Preview(rule, before, due.count()))
    return found


def runs_of(agency: Agency) -> QuerySet[RetentionRun]:
    """The runs, the latest first."""
    rows = RetentionRun.objects.filter(agency=agency)
    return rows.select_related("prepared_by", "approved_by")
