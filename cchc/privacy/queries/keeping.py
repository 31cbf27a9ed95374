"""What still needs a person, and which records a rule of retention would take."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.reverse_related import ForeignObjectRel

from cchc.citizens.models import Citizen, NameKey
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency
from cchc.privacy.choices import RecordKind
from cchc.privacy.models import Consent, DataRequest, RetentionRun
from cchc.privacy.rules import retention, transitions
from cchc.privacy.rules.retention import Rule

_OWN = (NameKey, DataRequest, Consent)


def _relations() -> list[ForeignObjectRel]:
    """Every foreign key to a person, of whatever room: none can be forgotten here."""
    fields = Citizen._meta.get_fields(include_hidden=True)
    related = [field for field in fields if isinstance(field, ForeignObjectRel)]
    return [each for each in related if each.related_model not in _OWN]


def kept_for(citizen: Citizen) -> list[str]:
    """The records that the law makes us keep and that name the person: "hồ sơ: 3"."""
    found: dict[str, int] = {}
    for each in _relations():
        model: Any = each.related_model
        number = model._base_manager.filter(**{each.field.name: citizen}).count()
        if number:
            name = str(model._meta.verbose_name)
            found[name] = found.get(name, 0) + number
    return [f"{name}: {number}" for name, number in found.items()]


def months_of(agency: Agency, kind: RecordKind) -> int:
    """How long the personal part of that kind is kept here."""
    return organisation.integer_setting(agency, f"privacy.keep_{kind.value}")


def rules_of(agency: Agency) -> list[Rule]:
    """The rules with the months that the agency decided."""
    return [
        Rule(rule.kind, months_of(agency, rule.kind), rule.source) for rule in retention.DEFAULTS
    ]


def due_records(agency: Agency, kind: RecordKind, *, before: date) -> QuerySet[Any]:
    """What the rule would take: finished before the day, and needed by nothing."""
    morning = datetime.combine(before, time(), HANOI)
    if kind is RecordKind.DATA_REQUEST:
        return DataRequest.objects.filter(
            agency=agency,
            state__in=transitions.FINISHED,
            ended_at__lt=morning,
            closed_at=None,
        ).order_by("pk")
    rows = Citizen.objects.filter(agency=agency, created_at__lt=morning, erased_at=None)
    waiting = DataRequest.objects.filter(citizen=OuterRef("pk")).exclude(
        state__in=transitions.FINISHED
    )
    rows = rows.exclude(Exists(waiting))
    for each in _relations():
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


def previews(agency: Agency, *, today: date) -> list[Preview]:
    """What each rule would take today; counted, nothing is touched."""
    found = []
    for rule in rules_of(agency):
        before = retention.last_day(rule.months, today)
        found.append(Preview(rule, before, due_records(agency, rule.kind, before=before).count()))
    return found


def runs_of(agency: Agency) -> QuerySet[RetentionRun]:
    """The runs, the latest first."""
    rows = RetentionRun.objects.filter(agency=agency)
    return rows.select_related("prepared_by", "approved_by")
