"""Vietnamese dates and numbers as filters; built in, so templates need no ``{% load %}``."""

from datetime import date, datetime
from decimal import Decimal

from django import template

from cchc.kernel import formats
from cchc.kernel.numbers import Ratio

register = template.Library()
TONE_OF_LEVEL = {
    "debug": "neutral",
    "info": "info",
    "success": "good",
    "warning": "warn",
    "error": "bad",
}


@register.filter
def date_vi(value: date | datetime | None) -> str:
    """31/12/2026; nothing for None."""
    return formats.date_vi(value) if value else ""


@register.filter
def moment_vi(value: datetime | None) -> str:
    """17:00 ngày 31/12/2026 in Hà Nội; nothing for None."""
    return formats.moment_vi(value) if value else ""


@register.filter
def number_vi(value: int | Decimal | None, places: int | None = None) -> str:
    """1.234,5; nothing for None."""
    return "" if value is None else formats.number_vi(value, places)


@register.filter
def percent_vi(value: Ratio | Decimal | None, places: int = 1) -> str:
    """99,8%; "chưa có số liệu" for None and for a ratio without a whole."""
    if isinstance(value, Ratio):
        return value.show(places)
    return "chưa có số liệu" if value is None else f"{formats.number_vi(value, places)}%"


@register.filter
def message_tone(level_tag: str) -> str:
    """The tone of a message of Django's message framework."""
    return TONE_OF_LEVEL.get(level_tag, "info")
