"""What may be asked of a citizen: from the list, with reasons, once; dossier-supplements.md."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc


class Blocked(StrEnum):
    """Why an attempt was blocked."""

    OFF_LIST = "off_list"
    SECOND = "second"


class Verdict(StrEnum):
    """What becomes of a lawful request."""

    ASKED = "asked"
    WAITS = "waits"


@dataclass(frozen=True)
class Item:
    """A paper ("paper") or form field ("field") by its code, and why it is asked for."""

    kind: str
    code: str
    reason: str


class AttemptRefused(RuleBroken):
    """A request that must be kept and counted although it is refused."""

    def __init__(self, message: str, why: Blocked, items: Sequence[Item]) -> None:
        super().__init__(message, field="items")
        self.why = why
        self.items = tuple(items)


def verdict(
    items: Sequence[Item],
    listed: Collection[tuple[str, str]],
    *,
    earlier: int,
    sector_law: str,
    reason_length: int,
) -> Verdict:
    """Whether the items may be asked now or wait for a leader; else RuleBroken, AttemptRefused.

    ``listed``: (kind, code) of everything that the version lists; ``earlier``: requests made.
    """
    if not items:
        raise RuleBroken("Chọn ít nhất một thành phần cần bổ sung.", field="items")
    strange = [item for item in items if (item.kind, item.code) not in listed]
    if strange:
        names = ", ".join(f"“{item.code}”" for item in strange)
        raise AttemptRefused(
            f"Không được yêu cầu {names}: ngoài danh mục của thủ tục. Lần yêu cầu này đã được"
            " ghi lại; chỉ chọn thành phần có trong danh mục.",
            Blocked.OFF_LIST,
            items,
        )
    if len({(item.kind, item.code) for item in items}) < len(items):
        raise RuleBroken("Một thành phần được chọn hai lần; bỏ bớt một.", field="items")
    if any(len(nfc(item.reason)) < reason_length for item in items):
        raise RuleBroken(
            f"Ghi lý do cho từng thành phần, ít nhất {reason_length} chữ.", field="items"
        )
    if not earlier:
        return Verdict.ASKED
    if not nfc(sector_law):
        raise AttemptRefused(
            "Hồ sơ đã được yêu cầu bổ sung một lần, không được yêu cầu nữa. Lần yêu cầu này đã"
            " được ghi lại; nếu luật chuyên ngành cho phép, ghi rõ điều khoản để lãnh đạo duyệt.",
            Blocked.SECOND,
            items,
        )
    return Verdict.WAITS
