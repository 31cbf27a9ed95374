"""Records of this room as components show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc.citizens.choices import ACTS_DONE, CitizenKind, Gender, IdKind
from cchc.citizens.services import Details
from cchc.kernel.audit import EventView
from cchc.kernel.formats import date_vi
from cchc.organisation import queries as organisation
from cchc.web.components import Entry

FIELDS = {
    "name": "tên",
    "phone": "điện thoại",
    "email": "thư điện tử",
    "address": "địa chỉ",
    "born_on": "ngày sinh",
    "gender": "giới tính",
    "kind": "loại",
}


@dataclass(frozen=True)
class Shown:
    """Details in words, once they were opened."""

    kind: str
    id_kind: str
    id_number: str
    born_on: str
    gender: str
    phone: str
    email: str
    address: str


def details(said: Details) -> Shown:
    """The details in words."""
    return Shown(
        kind=str(CitizenKind(said.kind).label),
        id_kind=str(IdKind(said.id_kind).label) if said.id_kind else "",
        id_number=said.id_number,
        born_on=date_vi(said.born_on) if said.born_on else "",
        gender=str(Gender(said.gender).label) if said.gender else "",
        phone=said.phone,
        email=said.email,
        address=said.address,
    )


def entries(events: Sequence[EventView]) -> list[Entry]:
    """Who did what when; reasons and values stay closed."""
    names = organisation.names_of(event.actor for event in events)
    return [
        Entry(at=event.at, actor=names[event.actor], text=ACTS_DONE.get(event.act, event.act))
        for event in events
    ]


def in_words(differs: Sequence[str]) -> str:
    """The names of the details that were said otherwise than they are kept."""
    return ", ".join(FIELDS[name] for name in differs if name in FIELDS)
