"""To whom a dossier can be given, and who signs for the agency."""

from dataclasses import dataclass
from datetime import date

from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act, Role
from cchc.organisation.models import Agency, Unit, User


@dataclass(frozen=True)
class Receiver:
    """A unit, and those in it who process dossiers."""

    unit: Unit
    people: tuple[User, ...]


def receivers(agency: Agency, day: date) -> list[Receiver]:
    """The units in which somebody processes dossiers on that day, with these people."""
    able = {
        person.pk: person for person in organisation.people_with(agency, Act.PROCESS_DOSSIER, day)
    }
    found = []
    for unit in organisation.staffed_units(agency):
        held = organisation.posts_in(unit, day).values_list("user", flat=True)
        people = tuple(able[key] for key in dict.fromkeys(held) if key in able)
        if people:
            found.append(Receiver(unit, people))
    return found


def signers(agency: Agency, day: date) -> list[User]:
    """Who may sign for the agency on that day, the chair first.

    For an absent leader who stands in with authority to sign; a deputy needs none.
    """
    found: list[User] = []
    for role in (Role.CHAIR, Role.VICE_CHAIR):
        for leader in organisation.holders_of(agency, role, day):
            stands_in = organisation.substitutes_for(leader, day)
            signs = stands_in or leader
            if Act.DECIDE_DOSSIER in organisation.acts_of(signs, day):
                found.append(signs)
    return list(dict.fromkeys(found))
