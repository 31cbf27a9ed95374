"""How dates, numbers and sums of money are written and read in Vietnamese."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import local_minute

WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_DATE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_NUMBER = re.compile(r"[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def date_vi(day: date) -> str:
    """ "27/11/2026"; of a moment, its date in Hà Nội."""
    if isinstance(day, datetime):
        day = local_minute(day)
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def moment_vi(moment: datetime) -> str:
    """ "17:00 ngày 27/11/2026", in Hà Nội time."""
    local = local_minute(moment)
    return f"{local.hour:02}:{local.minute:02} ngày {date_vi(local)}"


def weekday_vi(day: date) -> str:
    """ "thứ sáu 27/11/2026"."""
    return f"{WEEKDAYS[day.weekday()]} {date_vi(day)}"


def parse_date_vi(text: str, *, field: str | None = None) -> date:
    """The date of "27/11/2026" (also with dots or hyphens); RuleBroken when there is none."""
    found = _DATE.fullmatch(text.strip())
    try:
        if found:
            return date(int(found[4]), int(found[3]), int(found[1]))
    except ValueError:
        pass
    raise RuleBroken(
        f"“{text.strip()[:40]}” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 27/11/2026.",
        field=field,
    )


def number_vi(value: Decimal | int, places: int | None = None) -> str:
    """ "1.234,5"; ``places`` rounds half up, None keeps the decimals that the value has."""
    exact = Decimal(value)
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if not exact:
        exact = abs(exact)
    return f"{exact:,f}".translate(str.maketrans(",.", ".,"))


def parse_number_vi(text: str, *, field: str | None = None) -> Decimal:
    """The number of "1.234,5" (dots group thousands, the comma is decimal); else RuleBroken."""
    bare = text.strip()
    if not _NUMBER.fullmatch(bare):
        raise RuleBroken(
            f"“{bare[:40]}” không phải là số; hãy ghi như 1.234,5 "
            "(dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân).",
            field=field,
        )
    return Decimal(bare.replace("−", "-").replace(".", "").replace(",", "."))


def money_in_words_vi(amount: int) -> str:
    """ "Mười lăm triệu không trăm linh năm đồng": the form of vouchers, first letter capital."""
    words = _number_in_words(abs(amount), padded=False) or _DIGITS[0]
    sentence = f"{'âm ' if amount < 0 else ''}{words} đồng"
    return sentence[0].upper() + sentence[1:]


def _number_in_words(number: int, *, padded: bool) -> str:
    """Words of a number, "" for 0; ``padded`` says the hundreds even when they are none."""
    if number >= 1_000_000_000:
        high, low = divmod(number, 1_000_000_000)
        first = f"{_number_in_words(high, padded=padded)} tỷ"
        return f"{first} {_number_in_words(low, padded=True)}".rstrip()
    parts: list[str] = []
    for size, name in ((1_000_000, " triệu"), (1_000, " nghìn"), (1, "")):
        group = number // size % 1_000
        if group:
            parts.append(_group_in_words(group, padded=padded or bool(parts)) + name)
    return " ".join(parts)


def _group_in_words(group: int, *, padded: bool) -> str:
    """Words of 1 to 999; ``padded``: 5 is "không trăm linh năm"."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    words = []
    if hundreds or padded:
        words.append(f"{_DIGITS[hundreds]} trăm")
    if tens == 0 and ones and words:
        words.append("linh")
    elif tens == 1:
        words.append("mười")
    elif tens:
        words.append(f"{_DIGITS[tens]} mươi")
    if ones:
        words.append(_ones_in_words(tens, ones))
    return " ".join(words)


def _ones_in_words(tens: int, ones: int) -> str:
    if ones == 1 and tens >= 2:
        return "mốt"
    if ones == 4 and tens >= 2:
        return "tư"
    if ones == 5 and tens >= 1:
        return "lăm"
    return _DIGITS[ones]
