"""What every act of this room shares: details into columns, the keys of the name, the chain."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime

from cchc.citizens import facts, indices
from cchc.citizens.choices import CitizenKind, IdKind
from cchc.citizens.models import Citizen, NameKey
from cchc.citizens.rules import masking, names
from cchc.citizens.rules.details import Details, uniform
from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import User

PROGRAM = "system"


def checked(said: Details) -> Details:
    """The details made uniform; RuleBroken when who it is cannot be said at all."""
    if said.kind not in CitizenKind.values:
        raise RuleBroken("Chọn loại: công dân, doanh nghiệp hay hộ kinh doanh.", field="kind")
    details = uniform(said)
    if not names.keys(details.name):
        raise RuleBroken("Ghi họ và tên, hoặc tên tổ chức.", field="name")
    if details.id_number and details.id_kind not in IdKind.values:
        raise RuleBroken("Chọn loại giấy tờ của số này.", field="id_kind")
    return details


def put(citizen: Citizen, said: Details) -> None:
    """Uniform details into the columns, and what finds and masks them; nothing is saved."""
    citizen.kind, citizen.name, citizen.gender = said.kind, said.name, said.gender
    citizen.id_kind, citizen.id_number = said.id_kind, said.id_number
    citizen.id_index = indices.of_number(citizen.agency, said.id_kind, said.id_number)
    citizen.id_tail = masking.tail(said.id_number)
    citizen.phone = said.phone
    citizen.phone_index = indices.of_phone(citizen.agency, said.phone)
    citizen.email, citizen.address = said.email, said.address
    citizen.born_on = said.born_on.isoformat() if said.born_on else ""


def put_name_keys(citizen: Citizen) -> None:
    """Make the name findable, and only by the name of today."""
    citizen.name_keys.all().delete()
    NameKey.objects.bulk_create(
        NameKey(agency_id=citizen.agency_id, citizen=citizen, text=key.encode("ascii"))
        for key in names.keys(citizen.name)
    )


def payload_of(said: Mapping[str, object]) -> dict[str, Json]:
    """Details as the encrypted part of an event; what is not known is left out."""
    return {
        name: value.isoformat() if isinstance(value, date) else str(value)
        for name, value in said.items()
        if value
    }


def everything(said: Details) -> dict[str, object]:
    """Details by name."""
    return asdict(said)


def note(
    act: str,
    citizen: Citizen,
    *,
    actor: User | None,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One line of the agency's chain."""
    audit.record(
        agency=citizen.agency.code,
        at=at,
        actor=actor.actor_key if actor else PROGRAM,
        act=act,
        subject=(facts.CITIZEN, str(citizen.pk)),
        facts=facts.of_citizen(citizen),
        payload=payload or None,
    )
