"""How values look on screens: links to rows, the change since last year, states of targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from cchc.indicators.choices import Direction, Side, TargetState
from cchc.indicators.families import FAMILIES
from cchc.indicators.queries import (
    Reading,
    Target,
    Targets,
    Valued,
    by_dimension,
    dimensions_of,
)
from cchc.indicators.rules.definitions import Definition
from cchc.kernel.formats import number_vi
from cchc.kernel.numbers import NO_DATA
from cchc.web.components import Badge, Stat, Tone

_TONES: dict[TargetState, Tone] = {
    TargetState.NO_DATA: "neutral",
    TargetState.MET: "good",
    TargetState.AT_RISK: "warn",
    TargetState.MISSED: "bad",
}


@dataclass(frozen=True)
class Link:
    """A count with the address of its rows, "" when it has none."""

    label: str
    number: int
    url: str


@dataclass(frozen=True)
class Line:
    """An indicator in the catalogue."""

    found: Valued
    former: Valued | None
    change: Badge | None
    url: str
    links: Sequence[Link]


@dataclass(frozen=True)
class TargetLine:
    """A target with its badge, and in words what the year can still bear."""

    target: Target
    badge: Badge
    said: str
    url: str


def lines_of(found: Sequence[Valued], former: Mapping[str, Valued]) -> list[Line]:
    """The values with the same period of last year beside them."""
    return [
        Line(
            each,
            before := former.get(each.definition.code),
            change_of(each, before),
            page_of(each),
            opened(each),
        )
        for each in found
    ]


def stat_of(found: Valued) -> Stat:
    """The value as a figure, with its counts beneath where it is a share."""
    value = found.value
    if not value.has_data:
        return Stat("Giá trị", NO_DATA, note=found.no_data_reason)
    note = "nhập tay" if found.manual else ""
    if value.ratio is None:
        return Stat("Giá trị", found.shown, note=note)
    return Stat("Giá trị", found.shown, part=value.ratio.part, whole=value.ratio.whole, note=note)


def page_of(found: Valued) -> str:
    """The page of the indicator for the period."""
    url = reverse("indicators:indicator", args=[found.definition.code])
    return f"{url}?{urlencode({'ky': found.period.code})}"


def opened(found: Valued, *, by: str = "") -> list[Link]:
    """Part, whole and rest as links, as far as the kind has them."""
    value, definition = found.value, found.definition
    if value.part is None:
        return []
    if definition.kind in ("average", "time"):
        return [_link(found, Side.WHOLE, value.whole or 0, by)]
    if definition.kind in ("count", "amount"):
        return [_link(found, Side.PART, value.part, by)]
    links = [_link(found, Side.WHOLE, value.whole or 0, by)]
    if definition.kind == "ratio":
        links = [_link(found, Side.PART, value.part, by), *links]
        links.append(_link(found, Side.REST, value.rest or 0, by))
    return links


def _link(found: Valued, side: Side, number: int, by: str) -> Link:
    asked = {"ky": found.period.code} | ({"theo": by, "khoa": found.key} if by else {})
    url = reverse("indicators:records", args=[found.definition.code, side.value])
    opens = found.opens and number > 0
    return Link(str(side.label), number, f"{url}?{urlencode(asked)}" if opens else "")


def change_of(found: Valued, former: Valued | None) -> Badge | None:
    """Better or worse than the same period of last year; None where it cannot be said."""
    now = found.value.exact()
    before = former.value.exact() if former is not None else None
    if now is None or before is None:
        return None
    if now == before:
        return Badge("không đổi")
    unit = " điểm %" if found.definition.kind == "ratio" else ""
    said = f"{'tăng' if now > before else 'giảm'} {_number(abs(now - before), found)}{unit}"
    direction = found.definition.direction
    if direction == Direction.NONE:
        return Badge(said)
    is_better = (now > before) == (direction == Direction.UP)
    return Badge(said, "good" if is_better else "bad")


def _number(number: Fraction, found: Valued) -> str:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    is_whole = found.definition.kind in ("count", "amount")
    return number_vi(exact, 0 if is_whole else found.definition.decimals)


def described(found: Valued, *, former: Valued | None) -> dict[str, Any]:
    """What the page says of a value and of its definition."""
    definition = found.definition
    return {
        "found": found,
        "definition": definition,
        "direction": Direction(definition.direction).label,
        "former": former,
        "change": change_of(found, former),
        "links": opened(found),
        "stat": stat_of(found),
        "family": FAMILIES[definition.family].label if definition.has_source else "",
        "figures": figures_named(definition),
    }


def parted(found: Valued, wanted: str, reading: Reading) -> dict[str, Any]:
    """The value parted by the wanted dimension, else by the first one."""
    dimensions = dimensions_of(found.definition)
    by = wanted if wanted in dimensions else next(iter(dimensions), "")
    parts = by_dimension(found, by, reading) if by else []
    return {
        "dimensions": dimensions,
        "by": by,
        "parts": [(each, opened(each, by=by)) for each in parts],
    }


def figures_named(definition: Definition) -> list[tuple[str, list[str]]]:
    """Which figures of the family make part and whole, by name."""
    if not definition.has_source:
        return []
    names = FAMILIES[definition.family].figures
    sides = ((Side.PART, definition.part), (Side.WHOLE, definition.whole))
    return [
        (str(side.label), [names[each] for each in dict.fromkeys(figures)])
        for side, figures in sides
        if figures
    ]


def target_lines(found: Targets) -> list[TargetLine]:
    """The targets in the order of the plan."""
    return [_target_line(each) for each in found.targets]


def _target_line(target: Target) -> TargetLine:
    url = page_of(target.found) if target.found else ""
    if target.found is None:
        return TargetLine(target, Badge("Chưa gắn chỉ số"), "", url)
    if target.is_proposed:
        return TargetLine(target, Badge("Đề xuất, chưa xác nhận", "info"), "", url)
    if target.state is None:
        return TargetLine(target, Badge("Không có mức để so"), "", url)
    return TargetLine(
        target,
        Badge(str(target.state.label), _TONES[target.state]),
        bears_said(target),
        url,
    )


def bears_said(target: Target) -> str:
    """In words how much more the year can bear; "" when it cannot be said."""
    if target.bears is None:
        return target.found.no_data_reason if target.found else ""
    if target.bears < 0:
        return f"đã vượt mức cho phép cả năm {number_vi(-target.bears)} trường hợp"
    if target.bears == 0:
        return "không được thêm trường hợp nào không đạt"
    return f"cả năm còn được phép thêm {number_vi(target.bears)} trường hợp không đạt"
