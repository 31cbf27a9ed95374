"""Petitions of chị Mai and ông Tư in any state, made by the services."""

from datetime import datetime
from typing import Any

from cchc.feedback import services
from cchc.feedback.choices import Channel, Kind
from cchc.feedback.models import Petition
from cchc.feedback.services import Said, Wish
from cchc.kernel.zone import HANOI
from cchc.organisation.tests.factories import Cast, cast
from tests.keeping import Kept

MONDAY = datetime(2026, 3, 2, 9, tzinfo=HANOI)
SAID = Said(
    title="Công chức hướng dẫn nhiều lần",
    text="Tôi là Trần Thị Mai, đã đến ba lần. Gọi tôi theo số 0912 345 678.",
    name="Trần Thị Mai",
    phone="0912345678",
    email="mai@example.com",
    address="số 12 đường Hoa Sen",
)
ANSWER = "Cơ quan xin lỗi chị Trần Thị Mai và đã sửa bảng hướng dẫn."
# A picture of one point, as a phone would send it.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c48900"
    "00000b4944415478da636000020000050001e9fadcd80000000049454e44ae426082"
)
folk = Kept(cast)


def on(day: int, hour: int = 9, month: int = 3) -> datetime:
    """A moment of 2026 in Hà Nội."""
    return datetime(2026, month, day, hour, tzinfo=HANOI)


def filed(who: Cast, *, at: datetime = MONDAY, **more: Any) -> Petition:
    """Sent on the public page by chị Mai."""
    how = {"channel": Channel.WEB, "said": SAID, **more}
    return services.file_petition(agency=who.ward, at=at, **how)


def sealed(who: Cast, unit: str = "Bộ phận Tiếp nhận và Trả kết quả") -> Petition:
    """Sealed from the unit that it is about."""
    return filed(who, wish=Wish(who.units[unit], is_sealed=True))


def harassment(who: Cast) -> Petition:
    """For the head alone."""
    return filed(who, wish=Wish(is_harassment=True))


def received(who: Cast, row: Petition | None = None, *, at: datetime = MONDAY) -> Petition:
    """Received by chị Hoa."""
    return services.receive(petition=row or filed(who, at=at), actor=who.hoa, at=at)


def classified(who: Cast, kind: Kind = Kind.CONDUCT, *, at: datetime = MONDAY) -> Petition:
    """Classified by chị Hoa."""
    return services.classify(petition=received(who, at=at), kind=kind, actor=who.hoa, at=at)


def assigned(who: Cast, *, at: datetime = MONDAY) -> Petition:
    """Given to anh Bình by anh Quân."""
    row = classified(who, at=at)
    return services.assign(petition=row, assignee=who.binh, actor=who.quan, at=at)


def waiting(who: Cast, *, at: datetime = MONDAY) -> Petition:
    """An answer of anh Bình waits for the leaders."""
    row = assigned(who, at=at)
    services.draft_answer(petition=row, text=ANSWER, actor=who.binh, at=at)
    return services.submit_answer(petition=row, actor=who.binh, at=at)


def answered(who: Cast, *, at: datetime = MONDAY) -> Petition:
    """Approved by bà Lan and sent by chị Hoa."""
    row = services.approve(petition=waiting(who), actor=who.lan, at=at)
    return services.send(petition=row, actor=who.hoa, at=at)


def published(who: Cast, *, at: datetime = MONDAY) -> Petition:
    """Published by anh Quân."""
    row = answered(who, at=at)
    services.publish(
        petition=row,
        title="Hướng dẫn hồ sơ nhiều lần",
        question="Tôi đã đến ba lần.",
        answer="Cơ quan xin lỗi và đã sửa bảng hướng dẫn.",
        is_read=True,
        actor=who.quan,
        at=at,
    )
    return fresh(row)


def fresh(row: Petition) -> Petition:
    """The row as it is in the database."""
    return Petition.objects.get(pk=row.pk)
