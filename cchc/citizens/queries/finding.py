"""Finding somebody by number, phone or name without accents; docs/rules/citizens.md, search."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cchc.citizens import indices
from cchc.citizens.models import Citizen, NameKey
from cchc.citizens.queries.people import visible_to
from cchc.citizens.queries.shown import MaskedCitizen, masked
from cchc.citizens.rules import names
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User

PAGE = 20
_AFTER_LETTERS = b"{"  # the byte after "z": what begins with a text lies before text + this


@dataclass(frozen=True)
class Found:
    """Whom a search found, at most a page; ``is_cut`` when there are more: type more of it."""

    rows: list[MaskedCitizen]
    is_cut: bool = False


def search(user: User, text: str, *, today: date) -> Found:
    """Masked rows of one's agency by number or phone (whole) or by the beginning of a name.

    PermissionDenied (403) for people who have no business with personal data.
    """
    organisation.require(user, Act.SEE_PERSONAL_DATA, today=today)
    return _page(user, matching(user.agency, text, most=PAGE + 1))


def latest(user: User, *, today: date) -> Found:
    """Those who came last; nobody leafs through everybody. PermissionDenied as in ``search``."""
    organisation.require(user, Act.SEE_PERSONAL_DATA, today=today)
    rows = visible_to(user).filter(erased_at=None).order_by("-pk")[:PAGE]
    return Found([masked(row) for row in rows])


def matching(agency: Agency, text: str, *, most: int) -> list[int]:
    """The keys of those whom the text finds, exact numbers first, then by name; two queries."""
    found = [*_by_number(agency, text), *_by_name(agency, names.asked(text), most)]
    return list(dict.fromkeys(found))[:most]


def _page(user: User, keys: list[int]) -> Found:
    rows = visible_to(user).in_bulk(keys[:PAGE])
    return Found([masked(rows[key]) for key in keys[:PAGE]], len(keys) > PAGE)


def _by_number(agency: Agency, text: str) -> Iterable[int]:
    if not any(letter.isdigit() for letter in text):
        return ()
    rows = Citizen.objects.filter(agency=agency).order_by()
    numbers = rows.filter(id_index__in=indices.of_every_kind(agency, text))
    phones = rows.filter(phone_index=indices.of_phone(agency, text))
    return numbers.values_list("pk", flat=True).union(phones.values_list("pk", flat=True))


def _by_name(agency: Agency, beginning: str, most: int) -> Iterable[int]:
    """By the alphabet of the keys; so many keys are read that ``most`` people are among them."""
    if not beginning:
        return ()
    first = beginning.encode("ascii")
    rows = NameKey.objects.filter(agency=agency, text__gte=first, text__lt=first + _AFTER_LETTERS)
    keys = rows.order_by("text", "citizen").values_list("citizen", flat=True)
    return keys[: most * names.MOST_KEYS]
