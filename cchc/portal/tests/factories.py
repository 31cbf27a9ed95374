"""The desk of the fixed cast with a public ward, and what strangers type."""

from datetime import datetime

from cchc.dossiers.models import Dossier
from cchc.dossiers.queries import pin_of
from cchc.dossiers.tests.factories import Shop, made_shop, on
from cchc.kernel.zone import HANOI
from cchc.organisation import services as organisation
from cchc.plans.tests.factories import adopted_plan
from cchc.portal import services
from cchc.portal.models import News, ShownPlan
from cchc.portal.services.telling import Words
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


WORDS = Words("Bốn ngày hỗ trợ nộp hồ sơ trực tuyến", "Tổ công nghệ số hỗ trợ.\nMời bà con.")


def published_news(desk: Shop, words: Words = WORDS) -> News:
    """An item that anh Quân wrote and ông Minh published."""
    row = drafted_news(desk, words)
    return services.publish_news(news=row, actor=desk.who.minh, at=on(5))


def drafted_news(desk: Shop, words: Words = WORDS) -> News:
    """An item that anh Quân wrote."""
    return services.write_news(agency=desk.who.ward, words=words, actor=desk.who.quan, at=on(4))


def shown_progress(desk: Shop) -> ShownPlan:
    """An adopted plan of the ward, its progress switched on by ông Minh."""
    return services.show_plan(plan=adopted_plan(desk.who), actor=desk.who.minh, at=on(5))
