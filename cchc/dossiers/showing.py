"""How the figures look on a screen: names, shares, times, each count a link to its dossiers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from urllib.parse import urlencode

from django.urls import reverse

from cchc.dossiers.measures import LABELS, OTHERS, Group, Money, Times, rates
from cchc.dossiers.rules.statistics import Statistics
from cchc.dossiers.slips import II06A_COLUMNS
from cchc.kernel.formats import number_vi
from cchc.kernel.numbers import NO_DATA, Ratio
from cchc.kernel.periods import Period
from cchc.web.components import Stat

_PARTS = (
    ("Tiếp nhận", ("received", "received_online", "received_counter", "received_postal",
                   "carried_over", "refused")),
    ("Giải quyết", ("finished", "finished_early", "finished_on_time", "finished_late",
                    "withdrawn", "stopped", "returned")),
    ("Đang giải quyết", ("open", "open_within", "open_overdue", "paused")),
    ("Bổ sung, xin lỗi, số hóa", ("supplements_asked", "off_list_blocked",
                                  "second_supplement_blocked", "extended", "apologies_due",
                                  "apologies_complete", "results_digitised", "papers_reused")),
)  # fmt: skip
_IN_LINES = ("received", "finished", "finished_late", "open", "open_overdue")
_HOUR = 60


@dataclass(frozen=True)
class Counted:
    """A count with its name and the address of its dossiers."""

    label: str
    number: int
    url: str


@dataclass(frozen=True)
class Board:
    """The figures of the whole: shares above, counts in cards below."""

    stats: Sequence[Stat]
    cards: Sequence[tuple[str, Sequence[Counted]]]


@dataclass(frozen=True)
class GroupLine:
    """A line of the table by a dimension."""

    label: str
    counts: Sequence[Counted]
    official: Ratio
    true: Ratio
    median: str
    fees: str


def board_of(found: Statistics, period: Period) -> Board:
    """What the page shows of an agency and a period."""
    both = rates(found)
    online = Ratio(found["received_online"], found["received"])
    digitised = Ratio(found["results_digitised"], found["results"])
    chain = Ratio(found["apologies_complete"], found["apologies_due"])
    stats = [
        _share("Đúng hạn theo biểu mẫu", both.official, "trên số đã giải quyết"),
        _share("Đúng hạn thực tế", both.true, "tính cả hồ sơ đang quá hạn"),
        _share("Nộp trực tuyến", online, "trên số tiếp nhận mới"),
        _share("Kết quả đã số hóa", digitised, "trên số có kết quả"),
        _share("Xin lỗi đủ các bước", chain, "trên số phải xin lỗi"),
    ]
    cards = [(title, [counted(name, found, period) for name in names]) for title, names in _PARTS]
    return Board(stats, cards)


def counted(figure: str, found: Statistics, period: Period, **group: str) -> Counted:
    """A count as a link; ``theo`` and ``khoa`` name the group it belongs to."""
    asked = {"ky": period.code, **group}
    url = f"{reverse('dossiers:figure_records', args=[figure])}?{urlencode(asked)}"
    return Counted(LABELS[figure], found[figure], url if found[figure] else "")


def others_of(found: Money, period: Period) -> list[Counted]:
    """Fees and incidents, each a link to its dossiers."""
    asked = urlencode({"ky": period.code})
    lines = []
    for figure, label in OTHERS.items():
        number = getattr(found, figure)
        url = f"{reverse('dossiers:figure_records', args=[figure])}?{asked}"
        lines.append(Counted(label, number, url if number else ""))
    return lines


def group_lines(
    groups: Sequence[Group],
    times: Mapping[str, Times],
    money: Mapping[str, Money],
    period: Period,
    by: str,
) -> list[GroupLine]:
    """One line for each group that has anything to show."""
    lines = []
    for group in groups:
        both = rates(group.counts)
        cells = [
            counted(figure, group.counts, period, theo=by, khoa=group.key) for figure in _IN_LINES
        ]
        fees = number_vi(money.get(group.key, Money()).amount)
        if any(cell.number for cell in cells):
            took = hours(times.get(group.key, Times()).median, "")
            lines.append(GroupLine(group.label, cells, both.official, both.true, took, fees))
    return lines


def labelled(line: Sequence[int | str]) -> list[tuple[str, int | str]]:
    """The cells of a line of Form II.06a, each with the title of its column."""
    titles = [": ".join((*column.above, column.title)) for column in II06A_COLUMNS]
    return list(zip(titles, line, strict=True))


def times_of(found: Times) -> list[tuple[str, str]]:
    """The times by name, in hours of working time."""
    lines = [
        ("Trung bình", hours(found.average)),
        ("Trung vị (một nửa số hồ sơ xong trong)", hours(found.median)),
        ("9/10 số hồ sơ xong trong", hours(found.ninetieth)),
        ("Chờ người nộp, trung bình", hours(found.average_wait)),
        ("Số hồ sơ có kết quả đã tính", number_vi(found.number)),
    ]
    if found.untimed:
        lines.append(("Chưa tính xong", number_vi(found.untimed)))
    return lines


def hours(minutes: int | Fraction | None, unit: str = "giờ làm việc") -> str:
    """ "12,5 giờ làm việc"; "chưa có số liệu" without any."""
    if minutes is None:
        return NO_DATA
    exact = Decimal(Fraction(minutes).numerator) / Decimal(Fraction(minutes).denominator * _HOUR)
    return f"{number_vi(exact.quantize(Decimal('0.1'), ROUND_HALF_UP))} {unit}".strip()


def _share(label: str, ratio: Ratio, note: str) -> Stat:
    if not ratio.has_data:
        return Stat(label, NO_DATA, note=note)
    return Stat(label, ratio.show(), part=ratio.part, whole=ratio.whole, note=note)
