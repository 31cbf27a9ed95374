"""Data requests of chị Mai at every stage, made by the services; received Monday 09/03/2026."""

from datetime import datetime
from typing import Any

from cchc.citizens.models import Citizen
from cchc.citizens.tests.factories import registered
from cchc.kernel.zone import HANOI
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast
from cchc.privacy import services
from cchc.privacy.models import DataRequest
from cchc.privacy.services import Asked

MONDAY = datetime(2026, 3, 9, 9, tzinfo=HANOI)
TUESDAY = datetime(2026, 3, 10, 9, tzinfo=HANOI)
FRIDAY = datetime(2026, 3, 13, 9, tzinfo=HANOI)


def asked(kind: str = "delete", **more: Any) -> Asked:
    """Chị Mai's words."""
    said = {"name": "Trần Thị Mai", "contact": "0912345678", "text": "Xóa giúp tôi.", **more}
    return Asked(kind=kind, **said)


def received(
    who: Cast,
    kind: str = "delete",
    *,
    at: datetime = MONDAY,
    actor: User | None = None,
    **more: Any,
) -> DataRequest:
    """From the public page, or at the counter when somebody took it."""
    channel = "counter" if actor else "portal"
    return services.receive(
        agency=who.ward, asked=asked(kind, **more), channel=channel, actor=actor, at=at
    )


def identified(
    who: Cast, row: DataRequest | None = None, *, citizen: Citizen | None = None
) -> DataRequest:
    """Chị Hoa saw the identity card."""
    return services.identify(
        request=row or received(who),
        citizen=citizen or registered(who.ward),
        proof="paper",
        actor=who.hoa,
        at=TUESDAY,
    )


def replied(who: Cast, row: DataRequest | None = None, **more: Any) -> DataRequest:
    """Chị Hoa replied the next day."""
    return services.reply(
        request=identified(who, row, **more), text="Đã nhận.", actor=who.hoa, at=TUESDAY
    )


def fresh(row: DataRequest) -> DataRequest:
    """The row as it is in the database."""
    rows = DataRequest.objects.select_related("agency", "citizen", "replying", "doing")
    return rows.get(pk=row.pk)
