"""A request comes in: its number, its code, and both deadlines as obligations."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from cchc.citizens import services as citizens
from cchc.kernel import audit, numbering
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import local_minute
from cchc.obligations import services as obligations
from cchc.obligations.models import Obligation
from cchc.obligations.services import Owed, Subject
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.privacy import facts, queries
from cchc.privacy.choices import DOING, REPLY, Channel, Kind, State
from cchc.privacy.models import DataRequest
from cchc.privacy.rules.deadlines import deadlines_of
from cchc.privacy.services.writing import PUBLIC, day_of, note, require, said

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 10
_AREA = "Bảo vệ dữ liệu cá nhân"


@dataclass(frozen=True)
class Asked:
    """What somebody asks; the contact is how the reply reaches them."""

    kind: str
    name: str
    contact: str
    text: str
    third_party: bool = False


def receive(
    *, agency: Agency, asked: Asked, channel: str, actor: User | None, at: datetime
) -> DataRequest:
    """Keep a request and owe its reply and its doing; None as actor is the public page."""
    way = Channel(channel)
    if actor is not None:
        require(actor, agency, Act.HANDLE_DATA_REQUESTS, at)
    if (actor is None) != (way is Channel.PORTAL):
        raise RuleBroken("Chọn cách yêu cầu được gửi đến.", field="channel")
    row = DataRequest(
        agency=agency,
        kind=Kind(asked.kind),
        channel=way,
        name=said(asked.name, field="name", message="Ghi họ tên."),
        contact=said(asked.contact, field="contact", message="Ghi cách liên lạc để trả lời."),
        text=nfc(asked.text),
        third_party=asked.third_party,
        state=State.RECEIVED,
        received_at=at,
        year=day_of(at).year,
        code="".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)),
    )
    with audit.transaction():
        row.number = numbering.take(agency=agency.code, series="data_request", year=row.year)
        row.replying, row.doing = _owed(row, actor, at)
        row.save()
        citizens.keep_contacts(
            agency=agency, kind=facts.REQUEST, key=str(row.pk), said=(row.contact,), at=at
        )
        note(row, "receive", actor=actor, at=at)
    return row


def _owed(row: DataRequest, actor: User | None, at: datetime) -> list[Obligation]:
    """Reply and doing, of the unit that handles requests; nothing personal in their words."""
    calendar = organisation.working_calendar(row.agency)
    found = deadlines_of(
        Kind(row.kind), local_minute(at), third_party=row.third_party, calendar=calendar
    )
    unit = queries.unit_that_handles(row.agency, day_of(at))
    key = f"{row.year}-{row.number}"
    words = ((REPLY, "Trả lời", found.reply), (DOING, "Thực hiện", found.do))
    debts = [
        Owed(
            Subject(kind, key, str(row), _AREA), f"{verb} yêu cầu dữ liệu số {key}", None, unit, day
        )
        for kind, verb, day in words
    ]
    return obligations.owe_many(agency=row.agency, actor=actor or PUBLIC, at=at, debts=debts)
