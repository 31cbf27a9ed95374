"""What is odd about a personal identity number; it warns and never refuses. docs/rules/citizens.md.

12 digits: 3 for the province of the birth registration, 1 for century and gender, 2 for the year, 6
serial; there is no check digit.
"""

import re
from dataclasses import dataclass
from datetime import date

# The provinces of before 01/07/2025: numbers given keep the code of their province.
PROVINCES = frozenset((
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36,
    37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74,
    75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
))  # fmt: skip
_TWELVE = re.compile(r"[0-9]{12}")
_GENDERS = ("male", "female")
_SAID = {"male": "nam", "female": "nữ"}


@dataclass(frozen=True)
class Oddity:
    """Something to look at again; ``field`` is where, ``code`` which, ``text`` in words."""

    code: str
    field: str
    text: str


@dataclass(frozen=True)
class Told:
    """What a number itself tells of its holder."""

    year: int
    gender: str


def told(number: str) -> Told | None:
    """Year of birth and gender by the fourth to sixth digit; None when it is no such number."""
    if not _TWELVE.fullmatch(number) or number[3] not in "012345":
        return None
    century, gender = divmod(int(number[3]), 2)
    return Told(1900 + 100 * century + int(number[4:6]), _GENDERS[gender])


def oddities(number: str, *, born_on: date | None, gender: str, today: date) -> list[Oddity]:
    """What does not fit, in the order of the digits; nothing when all fits or is unknown."""
    if not _TWELVE.fullmatch(number):
        return [
            _odd("length", f"Số định danh, căn cước có 12 chữ số; số này có {len(number)} ký tự.")
        ]
    found = []
    if int(number[:3]) not in PROVINCES:
        found.append(_odd("province", f"Ba chữ số đầu “{number[:3]}” không phải mã của tỉnh nào."))
    said = told(number)
    if said is None:
        found.append(
            _odd("century", f"Chữ số thứ tư “{number[3]}” không chỉ thế kỷ, giới tính nào.")
        )
        return found
    return [*found, *_against(said, born_on, gender, today)]


def _against(said: Told, born_on: date | None, gender: str, today: date) -> list[Oddity]:
    found = []
    if said.year > today.year:
        found.append(_odd("future", f"Theo số này, năm sinh là {said.year}, chưa tới."))
    if born_on and said.year != born_on.year:
        found.append(
            _odd("year", f"Theo số này, năm sinh là {said.year}, không phải {born_on.year}.")
        )
    if gender and said.gender != gender:
        text = f"Theo số này, giới tính là {_SAID[said.gender]}, không phải {_SAID[gender]}."
        found.append(_odd("gender", text))
    return found


def _odd(code: str, text: str) -> Oddity:
    return Oddity(code, "id_number", text)
