"""The desk of the fixed cast with a public ward, and what strangers type."""

from datetime import datetime

from cchc.dossiers.models import Dossier
from cchc.dossiers.queries import pin_of
from cchc.dossiers.tests.factories import Shop, made_shop
from cchc.kernel.zone import HANOI
from cchc.organisation import services as organisation
from tests.keeping import Kept

SETTINGS = {"portal.open": "open", "portal.desk_address": "Số 1 đường Mẫu, phường An Bình"}


def decided(desk: Shop, key: str, value: str | int) -> None:
    """A setting of the ward, by the administrator."""
    organisation.change_setting(
        agency=desk.who.ward,
        key=key,
        value=value,
        document="Quyết định mẫu",
        actor=desk.who.quantri,
        at=datetime(2026, 1, 6, 8, tzinfo=HANOI),
    )


def made_public_shop() -> Shop:
    """Chị Hoa's desk; the ward has decided to be public."""
    desk = made_shop()
    for key, value in SETTINGS.items():
        decided(desk, key, value)
    return desk


public_shop = Kept(made_public_shop)


def wrong_pin(row: Dossier) -> str:
    """Another PIN than the slip's."""
    return f"{(int(pin_of(row)) + 1) % 10**6:06d}"
