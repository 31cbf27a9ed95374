"""What a number in a cell shows: its format decides whether it is an amount, a share or a date.

A percentage is stored as 0.98 and a date as a count of days; "12/2023" typed into a cell becomes
the first of December shown without its day.
"""

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from lxml import etree

from .xml import name

_NOT_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_USUAL = {
    9: "0%", 10: "0.00%", 14: "d/m/y", 15: "d-m-y", 16: "d-m", 17: "m-y", 18: "h:m", 19: "h:m:s",
    20: "h:m", 21: "h:m:s", 22: "d/m/y h:m", 45: "m:s", 46: "h:m:s", 47: "m:s",
}  # fmt: skip
# Word-for-word: day 60 of 1900 is a 29 February that never was.
_EPOCH, _EPOCH_BEFORE_LEAP, _EPOCH_1904 = date(1899, 12, 30), date(1899, 12, 31), date(1904, 1, 1)
_FALSE_LEAP_DAY = 60
_LAST_DAY = 2_958_465
_MINUTES = 24 * 60
_DECIMALS = 10


def format_codes(styles: etree._Element | None) -> list[str]:
    """The bare format code of each cell style by number; empty for the general one."""
    if styles is None:
        return []
    codes = dict(_USUAL)
    for each in styles.iter(name("numFmt")):
        identity = whole(each.get("numFmtId"))
        if identity is not None:
            codes[identity] = _NOT_FORMAT.sub("", each.get("formatCode", "")).lower()
    formats = styles.iterfind(f"{name('cellXfs')}/{name('xf')}")
    return [codes.get(whole(each.get("numFmtId")) or 0, "") for each in formats]


def whole(text: str | None) -> int | None:
    """A number without sign of the length that Excel writes, None for anything else."""
    short = text is not None and text.isascii() and text.isdigit() and len(text) < _DECIMALS
    return int(text) if short and text is not None else None


def shown_number(text: str, code: str, *, since_1904: bool) -> str:
    """A stored number as Vietnamese readers see it: 99,9% or 31/03/2023."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number.adjusted()) > _DECIMALS:
        return text
    if "%" in code:
        return _plain(number * 100) + "%"
    if not any(sign in code for sign in "ydh"):
        return _plain(number)
    return _moment(number, code, since_1904=since_1904)


def _plain(number: Decimal) -> str:
    """Without what binary fractions add at the end."""
    rounded = round(number, _DECIMALS)
    return format(rounded.normalize() + 0, "f").replace(".", ",")


def _moment(number: Decimal, code: str, *, since_1904: bool) -> str:
    """A date with or without its day, a time when that is all it shows."""
    days = int(number)
    if not ("y" in code or "d" in code):
        minutes = round((number - days) * _MINUTES)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if not 0 < days <= _LAST_DAY - 1462:
        return _plain(number)
    epoch = _EPOCH if days > _FALSE_LEAP_DAY else _EPOCH_BEFORE_LEAP
    shown = (_EPOCH_1904 if since_1904 else epoch) + timedelta(days)
    return shown.strftime("%d/%m/%Y" if "d" in code else "%m/%Y")
