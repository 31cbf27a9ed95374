"""Closed periods: what was known then beside what is known today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from cchc.indicators.families import FAMILIES, Asked
from cchc.indicators.models import Closing, Frozen
from cchc.indicators.queries.values import Valued, value_of
from cchc.indicators.rules.definitions import Definition
from cchc.indicators.rules.values import Value
from cchc.kernel.periods import Period
from cchc.organisation.models import Agency


@dataclass(frozen=True)
class Closed:
    """A closed period with the values frozen in it, by code."""

    closing: Closing
    values: Mapping[str, Valued]
    rows: Mapping[str, Mapping[str, Sequence[str]] | None]


@dataclass(frozen=True)
class Compared:
    """An indicator as reported and as known today; ``gone`` and ``new`` count its rows."""

    frozen: Frozen
    reported: Valued
    today: Valued | None
    gone: int
    new: int

    @property
    def differs(self) -> bool:
        """Whether facts changed since."""
        if self.today is None:
            return True
        return self.reported.value != self.today.value or bool(self.gone or self.new)


def closings(agency: Agency) -> QuerySet[Closing]:
    """The closed periods of the agency, the latest first."""
    return Closing.objects.filter(agency=agency).select_related("by")


def closing_for(agency: Agency, pk: int) -> Closing:
    """One of them; Http404 when there is no such."""
    found = closings(agency).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def closed_for(agency: Agency, period: Period, *, as_of: datetime) -> Closed | None:
    """What was frozen of exactly these days by a closing that had been made at the moment."""
    closing = Closing.objects.filter(
        agency=agency, first=period.first, last=period.last, at__lte=as_of
    ).first()
    if closing is None:
        return None
    rows = list(closing.values.all())
    return Closed(
        closing,
        {row.code: _reported(row, closing.period) for row in rows},
        {row.code: row.rows for row in rows},
    )


def compared(closing: Closing) -> list[Compared]:
    """Everything that was frozen, beside the same counted now **as of the closing's moment**.

    As of that moment, so that what differs are facts that were changed or learnt later.
    """
    rows = list(closing.values.all())
    return [_compared(closing, row) for row in rows]


def keys_of(definition: Definition, asked: Asked) -> dict[str, list[str]] | None:
    """The keys of the rows of part and whole; None without a source."""
    if not definition.has_source or definition.narrowed_by:
        return None
    family = FAMILIES[definition.family]
    sides = {"part": definition.part, "whole": definition.whole}
    return {
        side: family.keys(asked, tuple(dict.fromkeys(figures)))
        for side, figures in sides.items()
        if figures
    }


def definition_of(row: Frozen) -> Definition:
    """The definition as it was frozen."""
    said = dict(row.definition)
    said["valid_from"] = datetime.fromisoformat(said["valid_from"]).date()
    for name in ("part", "whole"):
        said[name] = tuple(said[name])
    return Definition(**said)


def _compared(closing: Closing, row: Frozen) -> Compared:
    period, reported = closing.period, _reported(row, closing.period)
    definition = reported.definition
    now = value_of(closing.agency, row.code, period, as_of=closing.as_of)
    today = keys_of(definition, Asked(closing.agency, period, closing.as_of))
    gone, new = _moved(row.rows, today)
    return Compared(row, reported, now, gone, new)


def _reported(row: Frozen, period: Period) -> Valued:
    definition = definition_of(row)
    return Valued(definition, period, Value(definition.kind, row.part, row.whole))


def _moved(then: dict[str, list[str]] | None, now: dict[str, list[str]] | None) -> tuple[int, int]:
    """How many rows are no longer counted, and how many are counted that were not."""
    before, after = _all(then), _all(now)
    return len(before - after), len(after - before)


def _all(rows: dict[str, Sequence[str]] | dict[str, list[str]] | None) -> set[tuple[str, str]]:
    return {(side, key) for side, keys in (rows or {}).items() for key in keys}
