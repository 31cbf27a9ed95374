"""Somebody deals with the agency for the first time, or is found again by their number."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError

from cchc.citizens import indices, queries
from cchc.citizens.models import Citizen
from cchc.citizens.rules.details import Details
from cchc.citizens.services import writing
from cchc.kernel import audit
from cchc.organisation.models import Agency, User


@dataclass(frozen=True)
class Registered:
    """Who it is; ``differs`` names the details that are kept otherwise than they were said."""

    citizen: Citizen
    was_known: bool
    differs: tuple[str, ...] = ()


def register(*, agency: Agency, said: Details, actor: User | None, at: datetime) -> Registered:
    """Keep a person or organisation, or find the one with the same number.

    Whoever is found stays as they are: what was said now is put right by ``correct``. Without a
    number nobody is found, as two people may have one name. None as actor is the program itself.
    """
    details = writing.checked(said)
    with audit.transaction():
        known = _known(agency, details) or _written(agency, details, actor, at)
        if isinstance(known, Registered):
            return known
        return Registered(known, True, _differences(known, details))


def note_id_shown(*, citizen: Citizen, actor: User, at: datetime) -> Citizen:
    """The identity paper was shown at the desk; no picture of it is ever taken."""
    with audit.transaction():
        found = queries.locked(citizen.pk)
        found.id_shown_at = at
        found.save(update_fields=["id_shown_at"])
        writing.note("note_id_shown", found, actor=actor, at=at)
    return found


def _known(agency: Agency, said: Details) -> Citizen | None:
    index = indices.of_number(agency, said.id_kind, said.id_number)
    return queries.with_index(agency, index) if index else None


def _written(
    agency: Agency, said: Details, actor: User | None, at: datetime
) -> Registered | Citizen:
    """The new row, or the one that somebody else wrote at the same moment."""
    citizen = Citizen(agency=agency, created_at=at)
    writing.put(citizen, said)
    try:
        with audit.transaction():
            citizen.save()
            writing.put_name_keys(citizen)
            payload = writing.payload_of(writing.everything(said))
            writing.note("register_citizen", citizen, actor=actor, at=at, payload=payload)
    except IntegrityError:
        known = _known(agency, said)
        if known is None:
            raise
        return known
    return Registered(citizen, False)


def _differences(citizen: Citizen, said: Details) -> tuple[str, ...]:
    """What was said and is kept otherwise; what was not said differs from nothing."""
    kept = writing.everything(queries.details_of(citizen))
    return tuple(
        name for name, value in writing.everything(said).items() if value and value != kept[name]
    )
