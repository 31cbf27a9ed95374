"""What a setting may be: kinds of values, their checks, how sure one is; docs/rules/settings.md."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cchc.kernel.canonical import Json
from cchc.kernel.errors import RuleBroken

VERIFIED = "đã đối chiếu văn bản"
SECONDARY = "theo nguồn thứ cấp"
ASSUMED = "giả định, cần đơn vị xác nhận"
NOT_SET = "chưa đặt"

# "123/QĐ-UBND ngày 05/01/2026"
_DOCUMENT = re.compile(r"[0-9]+/[^\s,;]+.*?([0-3][0-9])/([01][0-9])/(20[0-9]{2})(?![0-9])")
_HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True)
class Definition:
    """One setting: what it is called, what it may be, what it is until somebody decides."""

    key: str
    group: str
    label: str
    default: Json
    source: str
    certainty: str
    unit: str = ""
    low: int = 0
    high: int = 0
    choices: tuple[tuple[str, str], ...] = ()
    pattern: str = ""
    example: str = ""
    documented: tuple[str, ...] = ()  # choices that need the number and day of a document
    act_page: str = ""  # the page of the act that alone changes it, where it is not a bare setting

    @property
    def kind(self) -> str:
        """ "choice", "text", "hour", "integers" or "integer"; decides the form field and check."""
        if self.choices:
            return "choice"
        if self.pattern:
            return "text"
        if isinstance(self.default, str):
            return "hour"
        return "integers" if isinstance(self.default, tuple) else "integer"


def checked_by(definition: Definition, value: Json) -> Json:
    """The value as it may be kept; RuleBroken says what is allowed."""
    return {
        "choice": _choice,
        "text": _text,
        "hour": _hour,
        "integer": _integer,
        "integers": _integers,
    }[definition.kind](definition, value)


def check_document(definition: Definition, value: Json, document: str) -> None:
    """RuleBroken unless the document has number and day, where the value needs one."""
    if value not in definition.documented:
        return
    found = _DOCUMENT.search(document)
    if found is None or not _is_day(*(int(part) for part in found.groups())):
        raise RuleBroken(
            "Ghi số và ngày của văn bản cho phép, ví dụ 123/QĐ-UBND ngày 05/01/2026.",
            field="document",
        )


def demand_no_act(definition: Definition) -> None:
    """RuleBroken where only an act of its own, with its checks, changes the setting."""
    if definition.act_page:
        raise RuleBroken(
            f"Mục này không đổi ở trang cấu hình; hãy dùng trang “{definition.act_page}”.",
            field="value",
        )


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _choice(definition: Definition, value: Json) -> Json:
    if value not in dict(definition.choices):
        raise RuleBroken("Chọn một trong các giá trị được liệt kê.", field="value")
    return value


def _text(definition: Definition, value: Json) -> Json:
    if value == definition.default:
        return value
    if not isinstance(value, str) or not re.fullmatch(definition.pattern, value):
        raise RuleBroken(f"Ghi đúng dạng, ví dụ {definition.example}.", field="value")
    return value


def _hour(definition: Definition, value: Json) -> Json:
    if not isinstance(value, str) or not _HOUR.fullmatch(value):
        raise RuleBroken("Ghi giờ dạng HH:MM, ví dụ 15:00.", field="value")
    return value


def _integer(definition: Definition, value: Json) -> Json:
    if isinstance(value, bool) or not isinstance(value, int):
        raise RuleBroken("Ghi một số nguyên.", field="value")
    if not definition.low <= value <= definition.high:
        raise RuleBroken(
            f"Ghi số từ {definition.low} đến {definition.high} {definition.unit}.", field="value"
        )
    return value


def _integers(definition: Definition, value: Json) -> Json:
    if isinstance(value, str) or not isinstance(value, Sequence) or not value:
        raise RuleBroken("Ghi các số, cách nhau bằng dấu phẩy, ví dụ 7, 3, 1.", field="value")
    numbers = {number for each in value if isinstance(number := _integer(definition, each), int)}
    return sorted(numbers, reverse=True)


def in_words(definition: Definition, value: Json, *, unit: bool = True) -> str:
    """The value as a screen shows it: "12 giờ", "7, 3, 1 ngày làm việc"."""
    if definition.choices:
        return dict(definition.choices).get(str(value), str(value))
    if definition.kind == "text" and value == "":
        return NOT_SET
    if definition.kind == "integers" and isinstance(value, Sequence):
        value = ", ".join(str(number) for number in value)
    return f"{value} {definition.unit}".strip() if unit else str(value)
