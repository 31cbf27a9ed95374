"""Which definition is valid on a day: a later one of the agency, else the ready-made one."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet
from django.http import Http404

from cchc.indicators.catalogue import READY_MADE
from cchc.indicators.models import Edition
from cchc.indicators.rules.definitions import Definition
from cchc.organisation.models import Agency


def definitions(agency: Agency, day: date, *, known_at: datetime | None = None) -> list[Definition]:
    """One for each indicator that the agency has on the day, in the order of the catalogue.

    ``known_at``: without what was defined after that moment.
    """
    return _chosen(_all(agency, _editions(agency, known_at)), day)


def valid_on(
    agency: Agency, code: str, day: date, *, known_at: datetime | None = None
) -> Definition | None:
    """The definition of a code on a day; before its first version the first; None if unknown."""
    every = _all(agency, _editions(agency, known_at).filter(code=code))
    found = _chosen([each for each in every if each.code == code], day)
    return found[0] if found else None


def definition_for(agency: Agency, code: str, day: date) -> Definition:
    """The same; Http404 for an unknown code."""
    found = valid_on(agency, code, day)
    if found is None:
        raise Http404
    return found


def editions_of(agency: Agency, code: str) -> list[Definition]:
    """Every version of a code, the first one first."""
    every = _all(agency, Edition.objects.filter(agency=agency, code=code))
    return [each for each in every if each.code == code]


def _editions(agency: Agency, known_at: datetime | None) -> QuerySet[Edition]:
    rows = Edition.objects.filter(agency=agency)
    return rows if known_at is None else rows.filter(at__lte=known_at)


def _all(agency: Agency, rows: Iterable[Edition]) -> list[Definition]:
    return [*READY_MADE, *(_definition(row) for row in rows)]


def _chosen(every: Iterable[Definition], day: date) -> list[Definition]:
    """Of each code the last version that is valid on the day, else its first."""
    found: dict[str, Definition] = {}
    for each in every:
        if each.code not in found or each.valid_from <= day:
            found[each.code] = each
    return list(found.values())


def _definition(row: Edition) -> Definition:
    return Definition(
        code=row.code,
        name=row.name,
        shelf=row.shelf,
        kind=row.kind,
        family=row.family,
        part=tuple(row.part),
        whole=tuple(row.whole),
        unit=row.unit,
        direction=row.direction,
        decimals=row.decimals,
        formula=row.formula,
        source=row.source,
        owner=row.owner,
        no_data=row.no_data,
        version=row.number,
        valid_from=row.valid_from,
        narrowed_by=row.narrowed_by,
        narrowed_to=row.narrowed_to,
    )
