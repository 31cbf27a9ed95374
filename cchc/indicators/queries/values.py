"""Values of definitions, parted, over time, with the rows behind each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet

from cchc.indicators.choices import NO_SOURCE, Side
from cchc.indicators.families import FAMILIES, Asked, Behind, Group, Wanted
from cchc.indicators.models import ManualValue
from cchc.indicators.queries.defined import definitions, valid_on
from cchc.indicators.rules.definitions import Definition
from cchc.indicators.rules.values import Value
from cchc.kernel.periods import Period
from cchc.organisation.models import Agency, User


class Reading:
    """The figures of an agency, a period and a moment; each family is counted once."""

    def __init__(self, agency: Agency, period: Period, as_of: datetime) -> None:
        self.asked = Asked(agency, period, as_of)
        self._counts: dict[str, Mapping[str, int]] = {}
        self._groups: dict[tuple[str, str], Sequence[Group]] = {}

    def counts(self, family: str) -> Mapping[str, int]:
        """Every figure of the family."""
        if family not in self._counts:
            self._counts[family] = FAMILIES[family].counts(self.asked)
        return self._counts[family]

    def groups(self, family: str, dimension: str) -> Sequence[Group]:
        """Every figure of each value of the dimension; KeyError for an unknown one."""
        if (family, dimension) not in self._groups:
            found = FAMILIES[family].groups(self.asked, dimension)
            self._groups[family, dimension] = found
        return self._groups[family, dimension]


@dataclass(frozen=True)
class Valued:
    """A definition with its value; ``manual`` where a person entered it."""

    definition: Definition
    period: Period
    value: Value
    manual: ManualValue | None = None
    key: str = ""
    label: str = ""

    @property
    def shown(self) -> str:
        """As people read it."""
        return self.value.shown(self.definition.unit, self.definition.decimals)

    @property
    def no_data_reason(self) -> str:
        """Why there is no value; "" when there is one."""
        if self.value.part is None:
            return NO_SOURCE
        return "" if self.value.has_data else self.definition.no_data

    @property
    def opens(self) -> bool:
        """Whether rows stand behind it."""
        return self.definition.has_source


def values(agency: Agency, period: Period, *, as_of: datetime) -> list[Valued]:
    """Every indicator of the agency, by the definition of the period's last day."""
    reading = Reading(agency, period, as_of)
    entered = entered_for(agency, period, as_of)
    known = definitions(agency, period.last, known_at=as_of)
    return [valued(each, reading, entered.get(each.code)) for each in known]


def value_of(
    agency: Agency, code: str, period: Period, *, as_of: datetime, reading: Reading | None = None
) -> Valued | None:
    """One indicator; None for an unknown code."""
    definition = valid_on(agency, code, period.last, known_at=as_of)
    if definition is None:
        return None
    entered = None if definition.has_source else entered_for(agency, period, as_of).get(code)
    return valued(definition, reading or Reading(agency, period, as_of), entered)


def by_dimension(found: Valued, dimension: str, reading: Reading) -> list[Valued]:
    """The value of each value of a dimension; KeyError when the family has no such dimension."""
    definition = found.definition
    if not definition.has_source or definition.narrowed_by:
        raise KeyError(dimension)
    groups = reading.groups(definition.family, dimension)
    parted = (
        replace(found, value=definition.value(each.counts), key=each.key, label=each.label)
        for each in groups
    )
    return [each for each in parted if each.value.part or each.value.whole]


def dimensions_of(definition: Definition) -> dict[str, str]:
    """By what its value can be parted, code and name; nothing where it is narrowed already."""
    if not definition.has_source or definition.narrowed_by:
        return {}
    return dict(FAMILIES[definition.family].dimensions)


def trend(agency: Agency, code: str, periods: Iterable[Period], *, as_of: datetime) -> list[Valued]:
    """The value in each of the periods, by the definition of each one's last day."""
    found = (value_of(agency, code, period, as_of=as_of) for period in periods)
    return [each for each in found if each is not None]


def behind(
    user: User, found: Valued, side: Side, *, as_of: datetime, dimension: str = "", key: str = ""
) -> Behind:
    """The rows of a side of the value; KeyError when there is no source or no such side."""
    definition = found.definition
    if not definition.has_source:
        raise KeyError(side)
    part, whole = _once(definition.part), _once(definition.whole)
    figures = {Side.PART: part, Side.WHOLE: whole, Side.REST: whole}[side]
    if not figures:
        raise KeyError(side)
    wanted = Wanted(
        figures=figures,
        without=part if side is Side.REST else (),
        dimension=dimension or definition.narrowed_by,
        key=key if dimension else definition.narrowed_to,
    )
    asked = Asked(user.agency, found.period, as_of)
    return FAMILIES[definition.family].behind(user, asked, wanted)


def manual_values(agency: Agency, code: str) -> QuerySet[ManualValue]:
    """Everything that was entered for the indicator, the latest first."""
    return ManualValue.objects.filter(agency=agency, code=code).select_related("by")


def valued(definition: Definition, reading: Reading, entered: ManualValue | None) -> Valued:
    """The value of a definition in the reading; ``entered`` where no room counts it."""
    period = reading.asked.period
    if definition.has_source:
        return Valued(definition, period, definition.value(_counted(definition, reading)))
    if entered is not None:
        return Valued(
            definition, period, Value(definition.kind, entered.part, entered.whole), entered
        )
    return Valued(definition, period, Value(definition.kind, None))


def _counted(definition: Definition, reading: Reading) -> Mapping[str, int]:
    if not definition.narrowed_by:
        return reading.counts(definition.family)
    groups = reading.groups(definition.family, definition.narrowed_by)
    own = next((each.counts for each in groups if each.key == definition.narrowed_to), None)
    return own if own is not None else dict.fromkeys((*definition.part, *definition.whole), 0)


def entered_for(agency: Agency, period: Period, as_of: datetime) -> dict[str, ManualValue]:
    """By code the value that had been entered last for exactly these days at the moment."""
    rows = ManualValue.objects.filter(
        agency=agency, first=period.first, last=period.last, at__lte=as_of
    )
    return {row.code: row for row in rows.select_related("by").order_by("pk")}


def _once(figures: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(figures))
