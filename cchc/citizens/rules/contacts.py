"""Phone numbers and e-mail addresses in what somebody typed; docs/rules/data-rights.md."""

import re

from cchc.citizens.rules import phones

_EMAIL = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]+\.[^\s,;<>().]+")
_DIGITS = re.compile(r"\+?\d[\d .()\-]{7,}\d")


def contacts_in(text: str) -> tuple[str, ...]:
    """Each in its one form, in their order: "091 234 5678, Mai@x.vn" -> 0912345678, mai@x.vn."""
    emails = [found.lower() for found in _EMAIL.findall(text)]
    numbers = (phones.normal(found) for found in _DIGITS.findall(text))
    return tuple(dict.fromkeys([*(phone.number for phone in numbers if phone), *emails]))
