"""The one way to the data itself: whoever goes it is written into the log of reads."""

from datetime import datetime

from cchc.citizens import facts
from cchc.citizens.models import Citizen
from cchc.citizens.queries.people import get_for
from cchc.citizens.rules.details import Details
from cchc.kernel import audit
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User


def open_person(user: User, pk: int, *, at: datetime, why: str) -> Details:
    """Everything known of somebody, for the desk; noted once, with ``why`` (≤ 100 characters).

    Http404 outside the agency, PermissionDenied (403) without the right to see personal data.
    """
    citizen = get_for(user, pk)
    organisation.require(user, Act.SEE_PERSONAL_DATA, today=at.astimezone(HANOI).date())
    return open_for_case(user, citizen, at=at, why=why)


def open_for_case(user: User, citizen: Citizen, *, at: datetime, why: str) -> Details:
    """The same for a room above, which has decided that the person handles a case of theirs.

    ``why`` names the case by its code and nothing personal. Http404 outside the agency.
    """
    found = get_for(user, citizen.pk)
    audit.note_read(
        agency=user.agency.code,
        actor=user.actor_key,
        at=at,
        kind=facts.CITIZEN,
        keys=[str(found.pk)],
        screen=why,
    )
    return details_of(found)


def open_for_machine(
    citizen: Citizen, *, agency: Agency, machine: str, at: datetime, why: str
) -> Details:
    """The same for another system that a room above let in; ``machine`` is its key in the chain.

    ``why`` names the system and the case by its masked code.
    """
    if citizen.agency_id != agency.pk:
        raise LookupError("a citizen of another agency")
    audit.note_read(
        agency=agency.code,
        actor=machine,
        at=at,
        kind=facts.CITIZEN,
        keys=[str(citizen.pk)],
        screen=why,
    )
    return details_of(citizen)


def details_of(citizen: Citizen) -> Details:
    """What is kept, as a value; for acts that do not show it to anybody."""
    return Details(
        kind=citizen.kind,
        name=citizen.name,
        id_kind=citizen.id_kind,
        id_number=citizen.id_number,
        phone=citizen.phone,
        email=citizen.email,
        address=citizen.address,
        born_on=citizen.birthday,
        gender=citizen.gender,
    )
