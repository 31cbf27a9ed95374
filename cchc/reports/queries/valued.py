"""Which value a named figure has: of which definition, period and moment; docs/rules/indicators.md.

Values of a closed period are those that were frozen, and its other figures are of that moment.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from cchc.indicators import queries as indicators
from cchc.indicators.choices import Kind, Side
from cchc.indicators.models import ManualValue
from cchc.indicators.queries import FAMILIES, Behind, Closed, Definition, Reading, Valued
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.organisation.models import Agency, User
from cchc.reports.queries.gathering import Asked
from cchc.reports.rules.idents import PERIOD, Ident, read

FAMILY_CODES = frozenset(FAMILIES)
_SIDES = {"part": Side.PART, "rest": Side.REST}


class Then:
    """An agency in a period as of a moment."""

    def __init__(self, agency: Agency, period: Period, as_of: datetime) -> None:
        self.agency, self.period, self.as_of = agency, period, as_of

    @cached_property
    def closed(self) -> Closed | None:
        """What was frozen, where the period was closed by then."""
        return indicators.closed_for(self.agency, self.period, as_of=self.as_of)

    @cached_property
    def moment(self) -> datetime:
        """The moment of its figures."""
        return self.closed.closing.as_of if self.closed else self.as_of

    @cached_property
    def reading(self) -> Reading:
        """The counts, each family once."""
        return Reading(self.agency, self.period, self.moment)

    @cached_property
    def definitions(self) -> Mapping[str, Definition]:
        """By code those of the period's last day."""
        known = indicators.definitions(self.agency, self.period.last, known_at=self.as_of)
        return {each.code: each for each in known}

    @cached_property
    def _entered(self) -> Mapping[str, ManualValue]:
        return indicators.entered_for(self.agency, self.period, self.as_of)

    def indicator(self, code: str) -> Valued | None:
        """The value of an indicator; None for an unknown one."""
        if self.closed and code in self.closed.values:
            return self.closed.values[code]
        definition = self.definitions.get(code)
        if definition is None:
            return None
        entered = None if definition.has_source else self._entered.get(code)
        return indicators.valued(definition, self.reading, entered)

    def counted(self, family: str, figures: tuple[str, ...]) -> Valued | None:
        """Figures of a room, added; None where it has none of that name."""
        known = FAMILIES[family].figures
        if not figures or not set(figures) <= known.keys():
            return None
        definition = Definition(
            f"{family}.{'+'.join(figures)}",
            " + ".join(known[name] for name in figures),
            "",
            Kind.COUNT,
            family=family,
            part=figures,
            unit="",
            direction="none",
            formula=f"{FAMILIES[family].label}: {' + '.join(known[name] for name in figures)}",
        )
        return indicators.valued(definition, self.reading, None)

    def whole(self, ident: Ident) -> Valued | None:
        """The value, not narrowed."""
        if ident.figures:
            return self.counted(ident.code, ident.figures)
        return self.indicator(ident.code)

    def parts(self, found: Valued, by: str) -> list[Valued]:
        """The value of each value of a dimension."""
        return indicators.by_dimension(found, by, self.reading)


@dataclass(frozen=True)
class RowsBehind:
    """The rows behind a figure; ``gone`` and ``new`` since the period was closed."""

    found: Valued
    side: str
    as_of: datetime
    rows: Behind
    closed: Closed | None
    reported: int | None
    label: str

    @property
    def differs(self) -> bool:
        """Whether facts changed since the period was closed."""
        return self.reported is not None and self.reported != self.rows.total


def period_of(ident: Ident, period: Period) -> Period:
    """The period that a figure of a report for ``period`` tells of."""
    if ident.by == PERIOD:
        return Period.parse(ident.key, period.calendar)
    return {"last_year": period.last_year, "before": period.previous}.get(
        ident.aspect, lambda: period
    )()


def rows_behind(user: User, asked: Asked, name: str) -> RowsBehind | None:
    """As many rows as the figure says; None when there is no such figure or nothing behind it."""
    ident = read(name, FAMILY_CODES)
    try:
        then = Then(asked.plan.agency, period_of(ident, asked.period), asked.as_of)
        found = then.whole(ident)
    except RuleBroken:
        return None
    if found is None or not found.opens:
        return None
    side = _SIDES.get(ident.aspect, Side.WHOLE if found.definition.whole else Side.PART)
    narrowed = ident.by if ident.by != PERIOD else ""
    try:
        rows = indicators.behind(
            user, found, side, as_of=then.moment, dimension=narrowed, key=ident.key
        )
    except (KeyError, ValueError):
        return None
    kept = then.closed.rows.get(ident.code) if then.closed and not narrowed else None
    reported = len(kept[side]) if kept and side in kept else None
    parts = then.parts(found, narrowed) if narrowed else []
    of = next((each.label for each in parts if each.key == ident.key), "")
    label = " · ".join(filter(None, (found.definition.name, of)))
    return RowsBehind(found, str(side.label), then.moment, rows, then.closed, reported, label)
