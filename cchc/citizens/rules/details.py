"""What is known of a person or organisation, made uniform, and what in it looks odd."""

import re
from dataclasses import dataclass, replace
from datetime import date

from cchc.citizens.rules import cccd, phones
from cchc.citizens.rules.cccd import Oddity
from cchc.kernel.text import nfc

_BETWEEN = re.compile(r"[\s.]+")
_CMND = re.compile(r"[0-9]{9}")
_TAX = re.compile(r"[0-9]{10}(-[0-9]{3})?")
_TAX_JOINED = re.compile(r"([0-9]{10})-?([0-9]{3})")
PERSON, HOUSEHOLD = "0", "2"


@dataclass(frozen=True)
class Details:
    """What was said at the desk; codes as in ``choices``, everything but the name may be empty."""

    kind: str
    name: str
    id_kind: str = ""
    id_number: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    born_on: date | None = None
    gender: str = ""


def number_of(id_kind: str, text: str) -> str:
    """The number in one way of writing: no spaces and dots, capitals, a tax code as 10 or 10-3."""
    bare = _BETWEEN.sub("", text).upper()
    if id_kind != "tax":
        return bare
    return _TAX_JOINED.sub(r"\1-\2", bare) if _TAX_JOINED.fullmatch(bare) else bare


def uniform(said: Details) -> Details:
    """The same details in one way of writing; what only a person has is left out for others."""
    number = number_of(said.id_kind, said.id_number)
    is_person = said.kind == PERSON
    return replace(
        said,
        name=nfc(said.name),
        id_number=number,
        id_kind=said.id_kind if number else "",
        phone=phones.kept(said.phone),
        email=said.email.strip(),
        address=nfc(said.address),
        born_on=said.born_on if is_person else None,
        gender=said.gender if is_person else "",
    )


def oddities(said: Details, *, today: date) -> list[Oddity]:
    """What to look at again in uniform details. It warns; nothing is refused for it."""
    found = [*_of_number(said, today)]
    if said.phone and phones.normal(said.phone) is None:
        text = "Không phải số di động (10 chữ số) hay cố định (02…, 11 chữ số) trong nước."
        found.append(Oddity("phone", "phone", text))
    if said.born_on and said.born_on > today:
        found.append(Oddity("born_later", "born_on", "Ngày sinh chưa tới."))
    return found


def _of_number(said: Details, today: date) -> list[Oddity]:
    number = said.id_number
    if not number:
        return []
    if said.id_kind == "cccd":
        return cccd.oddities(number, born_on=said.born_on, gender=said.gender, today=today)
    if said.id_kind == "cmnd" and not _CMND.fullmatch(number):
        return [_odd("cmnd", f"Chứng minh nhân dân có 9 chữ số; số này có {len(number)} ký tự.")]
    if said.id_kind == "tax" and not _TAX.fullmatch(number):
        return [] if _is_own_number(said, today) else [_odd("tax", TAX_ODD)]
    return []


TAX_ODD = "Mã số thuế có 10 chữ số, hoặc 10 chữ số và 3 chữ số sau dấu gạch (đơn vị phụ thuộc)."


def _is_own_number(said: Details, today: date) -> bool:
    """A household business may be known by the identity number of its owner."""
    own = cccd.oddities(said.id_number, born_on=None, gender="", today=today)
    return said.kind == HOUSEHOLD and not own


def _odd(code: str, text: str) -> Oddity:
    return Oddity(code, "id_number", text)
