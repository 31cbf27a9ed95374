"""The templates of an agency: its own last versions, else the ready-made ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet
from django.http import Http404

from cchc.organisation.models import Agency
from cchc.reports.models import TemplateEdition
from cchc.reports.rules.compose import Template
from cchc.reports.rules.outline import demand_parsed
from cchc.reports.rules.ready_made import READY_MADE, ReadyMade


@dataclass(frozen=True)
class ChosenTemplate:
    """A version of a template; ``row`` is None of one that comes ready made."""

    code: str
    number: int
    name: str
    note: str
    title: str
    body: str
    is_active: bool = True
    origin: str = ""
    row: TemplateEdition | None = None

    @cached_property
    def template(self) -> Template:
        """As it is composed; RuleBroken when its words cannot be read."""
        return Template(self.title, demand_parsed(self.body))

    @property
    def is_ready_made(self) -> bool:
        """Whether it stands as it was shipped."""
        return self.row is None


def templates_of(agency: Agency, *, known_at: datetime | None = None) -> list[ChosenTemplate]:
    """The last version of each code, the ready-made codes first."""
    found = {one.code: _shipped(one) for one in READY_MADE}
    found |= {row.code: _own(row) for row in _editions(agency, known_at)}
    return list(found.values())


def template_for(
    agency: Agency, code: str, *, known_at: datetime | None = None
) -> ChosenTemplate | None:
    """The version that stands; None for an unknown code."""
    row = _editions(agency, known_at).filter(code=code).last()
    return _own(row) if row else next((_shipped(x) for x in READY_MADE if x.code == code), None)


def is_shipped(code: str) -> bool:
    """Whether a template of that code comes ready made."""
    return any(one.code == code for one in READY_MADE)


def template_named(agency: Agency, code: str) -> ChosenTemplate:
    """The same; Http404 for an unknown code."""
    found = template_for(agency, code)
    if found is None:
        raise Http404
    return found


def versions_of_template(agency: Agency, code: str) -> list[ChosenTemplate]:
    """Every version of a code, the last one first."""
    shipped: Iterable[ReadyMade] = (one for one in READY_MADE if one.code == code)
    own = _editions(agency, None).filter(code=code)
    return [*map(_shipped, shipped), *map(_own, own)][::-1]


def _editions(agency: Agency, known_at: datetime | None) -> QuerySet[TemplateEdition]:
    rows = TemplateEdition.objects.filter(agency=agency).select_related("by")
    rows = rows.order_by("code", "number")
    return rows if known_at is None else rows.filter(at__lte=known_at)


def _shipped(one: ReadyMade) -> ChosenTemplate:
    return ChosenTemplate(one.code, one.version, one.name, one.note, one.title, one.body)


def _own(row: TemplateEdition) -> ChosenTemplate:
    return ChosenTemplate(
        row.code,
        row.number,
        row.name,
        row.note,
        row.title,
        row.body,
        row.is_active,
        row.origin,
        row,
    )
