"""Notices of the fixed cast's ward, and what tests switch on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cchc.kernel.zone import HANOI
from cchc.notices import services
from cchc.notices.choices import Approval, Event, Way
from cchc.notices.models import Notice, Template
from cchc.notices.queries import texts_of
from cchc.notices.services import Recipient, Subject, Use, Written
from cchc.organisation.models import Agency
from cchc.organisation.tests.factories import Cast

AT = datetime(2026, 3, 2, 9, tzinfo=HANOI)
SITE = "https://mau.example.vn"
DOCUMENT = "12/QĐ-UBND ngày 05/01/2026"
MAI = Recipient("Trần Thị Mai", "0912345678", "mai@dan.example")
PARAMS: Mapping[str, str] = {"code": "H56.10.5-260302-0007", "phone": "0237 3852 246"}


def switch_on(who: Cast, *ways: Way, at: datetime = AT, **more: Any) -> None:
    """The ward uses these channels, all of them unless said; no quiet hours."""
    for way in ways or Way:
        use = Use(True, DOCUMENT, **{"unit_cost": 800, **more})
        services.set_channel(agency=who.ward, way=way, use=use, actor=who.quan, at=at)


def zalo_template(who: Cast, event: Event = Event.READY, *, at: datetime = AT) -> Template:
    """The event's texts with a Zalo template that is approved."""
    texts = texts_of(who.ward, event).texts
    written = Written(
        texts.title, texts.sms, texts.email, texts.letter, texts.zalo, "30001", texts.zalo_map,
        Approval.APPROVED,
    )  # fmt: skip
    return services.write_template(
        agency=who.ward, event=event, written=written, actor=who.quan, at=at
    )


def told(
    agency: Agency,
    *,
    event: Event = Event.READY,
    key: str = "k",
    to: Recipient = MAI,
    at: datetime = AT,
    **params: str,
) -> Notice:
    """Chị Mai is told that the result is ready."""
    notice = services.tell(
        agency=agency,
        event=event,
        to=to,
        params={**PARAMS, **params},
        key=key,
        subject=Subject("dossier", "7", "…-0007"),
        at=at,
    )
    assert notice is not None
    return notice


def sent(notice: Notice, *, at: datetime = AT) -> Notice:
    """The worker tries it once."""
    services.send_notice(notice_key=notice.pk, at=at, site=SITE)
    return Notice.objects.get(pk=notice.pk)


def trail(notice: Notice) -> list[tuple[str, str, str]]:
    """(channel, result, code) of every try."""
    return list(notice.tries.values_list("way", "state", "code"))
