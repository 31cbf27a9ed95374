"""A petition comes in: on the public page, at the counter, by telephone, letter, mailbox."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied

from cchc.citizens import services as citizens
from cchc.citizens.phones import normal
from cchc.feedback.choices import SENDER, SUBJECT, Channel, DutyKind, Reach, State
from cchc.feedback.models import Petition, Picture, place_of_pictures
from cchc.feedback.rules import receiving
from cchc.feedback.rules.receiving import Said
from cchc.feedback.services import telling
from cchc.feedback.services.duties import open_duty
from cchc.feedback.services.writing import day_of, note
from cchc.kernel import audit, numbering
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.pictures import KINDS
from cchc.kernel.files.storing import enter, lay_down_sealed
from cchc.kernel.text import nfc
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act, UnitKind
from cchc.organisation.models import Agency, Unit, User

SERIES = "petition"
MOST_PICTURES = 5
LARGEST = 8 * 1024 * 1024
_TITLE = 200


@dataclass(frozen=True)
class Wish:
    """What the sender wishes about who may see it."""

    about_unit: Unit | None = None
    is_sealed: bool = False
    is_harassment: bool = False


def file_petition(
    *,
    agency: Agency,
    said: Said,
    channel: Channel,
    at: datetime,
    actor: User | None = None,
    wish: Wish = Wish(),
    pictures: Sequence[bytes] = (),
    sending_key: UUID | None = None,
) -> Petition:
    """The petition with its code, token and first deadline; ``actor`` None: by the sender.

    The same ``sending_key`` gives the same petition again, however often it is sent.
    """
    said = _cleaned(said)
    _check(agency, said, wish, pictures, channel, actor, at)
    with audit.transaction():
        if sending_key:
            known = Petition.objects.filter(sending_key=sending_key).first()
            if known is not None:
                return known
        row = _made(agency, said, wish, channel, actor, at, sending_key)
        _keep_pictures(row, pictures, actor, at)
        citizens.keep_contacts(
            agency=agency, kind=SUBJECT, key=str(row.pk), said=(row.phone, row.email), at=at
        )
        open_duty(row, DutyKind.RECEIVE, since=at, actor=actor, at=at)
        note(row, "file", actor=actor, at=at, payload={"title": said.title, "text": said.text})
        telling.tell_filed(row, at=at)
    return row


def _check(
    agency: Agency,
    said: Said,
    wish: Wish,
    pictures: Sequence[bytes],
    channel: Channel,
    actor: User | None,
    at: datetime,
) -> None:
    if actor is not None:
        organisation.require(actor, Act.RECEIVE_PETITION, today=day_of(at))
        if actor.agency_id != agency.pk:
            raise PermissionDenied("Chỉ ghi phản ánh gửi đến cơ quan mình.")
    if (actor is None) != (channel == Channel.WEB):
        raise ValueError("the sender files on the web, and only the sender")
    receiving.check(said)
    if said.phone and normal(said.phone) is None:
        raise RuleBroken("Số điện thoại chưa đúng; ví dụ 0912 345 678.", field="phone")
    unit = wish.about_unit
    receiving.check_reach(
        is_sealed=wish.is_sealed,
        has_unit=unit is not None,
        is_of_leaders=unit is not None and unit.kind == UnitKind.LEADERS,
        superior=agency.superior.name if agency.superior else "",
    )
    if unit is not None and unit.agency_id != agency.pk:
        raise RuleBroken("Bộ phận này thuộc cơ quan khác.", field="about_unit")
    if len(pictures) > MOST_PICTURES:
        raise RuleBroken(f"Gửi nhiều nhất {MOST_PICTURES} ảnh.", field="pictures")


def _cleaned(said: Said) -> Said:
    phone = normal(said.phone)
    return replace(
        said,
        title=nfc(said.title)[:_TITLE],
        text="\n".join(map(nfc, said.text.strip().splitlines())),
        name=nfc(said.name),
        phone=phone.number if phone else said.phone.strip(),
        email=said.email.strip(),
        address=nfc(said.address),
        place=nfc(said.place),
    )


def _made(
    agency: Agency,
    said: Said,
    wish: Wish,
    channel: Channel,
    actor: User | None,
    at: datetime,
    sending_key: UUID | None,
) -> Petition:
    year = day_of(at).year
    number = numbering.take(agency=agency.code, series=SERIES, year=year)
    sealed = Reach.SEALED if wish.is_sealed else Reach.OPEN
    return Petition.objects.create(
        agency=agency,
        code=f"PA-{year}-{number:04d}",
        year=year,
        number=number,
        token=secrets.token_urlsafe(24),
        sending_key=sending_key,
        channel=channel,
        reach=Reach.LEADER if wish.is_harassment else sealed,
        state=State.NEW,
        title=said.title,
        text=said.text,
        place=said.place,
        name=said.name,
        phone=said.phone,
        email=said.email,
        address=said.address,
        filed_at=at,
        filed_by=actor,
        complete_at=at,
        about_unit=wish.about_unit,
    )


def _keep_pictures(
    row: Petition, pictures: Sequence[bytes], actor: User | None, at: datetime
) -> None:
    """Sealed, without traces, under names of ours: what a person calls a file may name somebody."""
    by = actor.actor_key if actor else SENDER
    for number, content in enumerate(pictures, 1):
        try:
            laid, key = lay_down_sealed(
                content=content,
                name=f"anh-{number}",
                kinds=KINDS,
                place=place_of_pictures(row.pk),
                limit=LARGEST,
            )
        except RuleBroken as broken:
            raise RuleBroken(f"Ảnh {number}: {broken.message}", field="pictures") from broken
        file = enter(laid, agency=row.agency.code, actor=by, at=at)
        Picture.objects.create(petition=row, file=file, key=key, added_at=at)
