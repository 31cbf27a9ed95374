"""Minutes and dong that a year's dossiers would save; docs/rules/reviews.md, "Saving"."""

from collections.abc import Iterable

from cchc.kernel.formats import number_vi
from cchc.reviews.choices import PlaceKind
from cchc.reviews.rules.values import Parameters, Removal, Saving

_HOUR = 3600


def once(removals: Iterable[Removal]) -> list[Removal]:
    """Each place once, with the greatest number of dossiers said for it; sorted by place."""
    greatest: dict[str, Removal] = {}
    for removal in removals:
        known = greatest.get(removal.place.key)
        if known is None or removal.dossiers > known.dossiers:
            greatest[removal.place.key] = removal
    return [greatest[key] for key in sorted(greatest)]


def saving(removals: Iterable[Removal], costs: Parameters) -> Saving:
    """What all of them save together, each place counted once."""
    seconds = papers = 0
    for removal in once(removals):
        seconds += _seconds(removal.place.kind, costs) * removal.dossiers
        papers += removal.dossiers if removal.place.kind is PlaceKind.PAPER else 0
    return Saving(seconds, (seconds * costs.hour_cost) // _HOUR + papers * costs.paper_cost)


def _seconds(kind: PlaceKind, costs: Parameters) -> int:
    """Of one dossier."""
    return {
        PlaceKind.FIELD: costs.field_seconds,
        PlaceKind.PAPER: (costs.paper_minutes + costs.check_minutes) * 60,
        PlaceKind.SHOWN: costs.check_minutes * 60,
    }.get(kind, 0)


def formula(costs: Parameters) -> list[str]:
    """The parameters in words, as a screen and a report show them."""
    return [
        f"mỗi mục phải khai: {number_vi(costs.field_seconds)} giây",
        f"mỗi giấy tờ phải nộp: {number_vi(costs.paper_minutes)} phút để có và nộp, "
        f"{number_vi(costs.check_minutes)} phút để kiểm tra, {number_vi(costs.paper_cost)} đồng",
        f"mỗi giấy tờ chỉ xuất trình: {number_vi(costs.check_minutes)} phút để kiểm tra",
        f"một giờ làm việc: {number_vi(costs.hour_cost)} đồng",
    ]


def explained(removals: Iterable[Removal], costs: Parameters) -> list[tuple[Removal, Saving]]:
    """Each removal with what it saves by itself."""
    return [(removal, saving([removal], costs)) for removal in once(removals)]
