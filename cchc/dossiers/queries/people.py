"""To whom a dossier can be given."""

from dataclasses import dataclass
from datetime import date

from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
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
