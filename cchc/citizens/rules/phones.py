"""Phone numbers of Vietnam in one way of writing; docs/rules/citizens.md, phones."""

import re
from dataclasses import dataclass
from enum import StrEnum

_PUNCTUATION = re.compile(r"[\s.()\-–]+")
_ABROAD = re.compile(r"^(?:\+84|0084|84)(?=\d{9,10}$)")
_MOBILE = re.compile(r"^0[35789]\d{8}$")
_LANDLINE = re.compile(r"^02\d{9}$")


class PhoneKind(StrEnum):
    """What reaches it: a message only reaches a mobile."""

    MOBILE = "mobile"
    LANDLINE = "landline"


@dataclass(frozen=True)
class Phone:
    """A number as it is dialled within the country: "0912345678"."""

    number: str
    kind: PhoneKind


def normal(text: str) -> Phone | None:
    """The number, or None when it is none of Vietnam."""
    dialled = _ABROAD.sub("0", bare(text))
    if _MOBILE.match(dialled):
        return Phone(dialled, PhoneKind.MOBILE)
    if _LANDLINE.match(dialled):
        return Phone(dialled, PhoneKind.LANDLINE)
    return None


def bare(text: str) -> str:
    """Without the spaces, dots and brackets that people put between digits."""
    return _PUNCTUATION.sub("", text)


def kept(text: str) -> str:
    """What is kept of what was typed: the normal number, else the bare text."""
    found = normal(text)
    return found.number if found else bare(text)


def international(phone: Phone) -> str:
    """Digits with the code of the country, as gateways take it: "84912345678"."""
    return f"84{phone.number[1:]}"
