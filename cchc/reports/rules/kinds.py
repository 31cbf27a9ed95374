"""The kinds of report that a ward owes, and the periods of each: docs/rules/report-calendar.md."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.kernel.text import fold, nfc

COMPOSED = "cchc"
MONTHS = "months"
PERIODS: dict[str, str] = {
    "Q1": "Quý I (3 tháng)",
    "H1": "6 tháng",
    "M9": "9 tháng",
    "Y": "Cả năm",
    "Q2": "Quý II",
    "Q3": "Quý III",
    "Q4": "Quý IV",
    MONTHS: "Từng tháng",
}
REGULAR = ("Q1", "H1", "M9", "Y")
CALENDARS: dict[str, str] = {
    "": "Theo cấu hình chung",
    "plain": "Theo lịch (đến ngày cuối của kỳ)",
    "cutoff": "Chốt ngày 14 của tháng cuối kỳ",
}
MOST_DAYS = 30


@dataclass(frozen=True)
class Kind:
    """A kind of report; an empty calendar or None days follow the general settings.

    ``paper`` is what its papers tell of, as it stands in their titles after "Kết quả".
    """

    code: str
    name: str
    paper: str
    periods: tuple[str, ...] = REGULAR
    calendar: str = ""
    send_days: int | None = None
    contribution_days: int | None = None
    recipient: str = ""
    is_active: bool = True
    source: str = ""

    @property
    def is_composed(self) -> bool:
        """Whether the program writes it from the figures of the plan; the office writes others."""
        return self.code == COMPOSED

    def in_year(self, year: int, calendar: str) -> list[Period]:
        """Its periods of a year, the earliest end first, then the shorter; else ``calendar``."""
        parts = [part for name in self.periods for part in _parts(name)]
        found = [Period.parse(f"{year}-{part}", self.calendar or calendar) for part in parts]
        return sorted(found, key=lambda period: (period.last, -period.first.toordinal()))


_IV3 = "Kế hoạch năm của phường, mục IV.3: báo cáo 3 tháng, 6 tháng, 9 tháng, cả năm hoặc đột xuất"
DEFAULTS: tuple[Kind, ...] = (
    Kind(COMPOSED, "Cải cách hành chính", "thực hiện công tác cải cách hành chính", source=_IV3),
    Kind(
        "ky-luat",
        "Kỷ luật, kỷ cương hành chính",
        "thực hiện kỷ luật, kỷ cương hành chính",
        source=_IV3,
    ),
    Kind("kiem-soat", "Kiểm soát thủ tục hành chính", "kiểm soát thủ tục hành chính", source=_IV3),
    Kind(
        "cong-khai",
        "Công khai kết quả giải quyết thủ tục hành chính",
        "công khai kết quả giải quyết thủ tục hành chính",
        source=_IV3,
    ),
)


def merged(own: Iterable[Kind]) -> list[Kind]:
    """The defaults, each as the agency has it, then the agency's further kinds."""
    chosen = {kind.code: kind for kind in own}
    sources = {kind.code: kind.source for kind in DEFAULTS}
    found = [chosen.pop(kind.code, kind) for kind in DEFAULTS]
    return [replace(kind, source=sources.get(kind.code, "")) for kind in (*found, *chosen.values())]


def new_code(name: str, taken: Iterable[str]) -> str:
    """A code for a further kind from its name, unlike those taken."""
    base = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:30] or "loai"
    known = set(taken)
    numbered = (f"{base}-{n}" for n in range(2, len(known) + 3))
    return next(code for code in (base, *numbered) if code not in known)


def checked(kind: Kind, others: Sequence[Kind]) -> Kind:
    """The kind in clean words; RuleBroken beside the field that is wrong."""
    clean = replace(kind, name=nfc(kind.name), paper=nfc(kind.paper), recipient=nfc(kind.recipient))
    if not clean.name:
        raise RuleBroken("Ghi tên loại báo cáo.", field="name")
    if any(fold(other.name) == fold(clean.name) for other in others if other.code != clean.code):
        raise RuleBroken("Đã có loại báo cáo mang tên này.", field="name")
    if not clean.paper:
        raise RuleBroken("Ghi nội dung như trong trích yếu của báo cáo.", field="paper")
    if not clean.periods or not set(clean.periods) <= set(PERIODS):
        raise RuleBroken("Chọn ít nhất một kỳ báo cáo.", field="periods")
    if clean.calendar not in CALENDARS:
        raise RuleBroken("Chọn một trong các lịch được liệt kê.", field="calendar")
    _check_days(clean.send_days, 0, "send_days")
    _check_days(clean.contribution_days, 1, "contribution_days")
    if clean.is_composed and not clean.is_active:
        text = "Báo cáo cải cách hành chính là báo cáo của kế hoạch, không ngừng dùng được."
        raise RuleBroken(text, field="is_active")
    ordered = tuple(name for name in PERIODS if name in clean.periods)
    return replace(clean, periods=ordered)


def _check_days(days: int | None, least: int, field: str) -> None:
    if days is not None and not least <= days <= MOST_DAYS:
        raise RuleBroken(f"Ghi số từ {least} đến {MOST_DAYS} ngày làm việc.", field=field)


def _parts(name: str) -> list[str]:
    return [f"{month:02}" for month in range(1, 13)] if name == MONTHS else [name]
