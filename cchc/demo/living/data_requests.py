"""Requests about personal data in 2026: one refused on its ground, one that waits for the desk."""

from collections.abc import Iterator
from datetime import datetime

from cchc.demo.living.playing import Moment, Scene, at_hour
from cchc.privacy import services
from cchc.privacy.choices import Channel
from cchc.privacy.models import DataRequest
from cchc.privacy.services import Asked

UNKNOWN = Asked("delete", "Hoàng Văn Mẫu", "0900000011", "Xóa số điện thoại của tôi.")
WAITING = Asked("view", "Lê Thị Mẫu", "mau@dan.example", "Tôi muốn biết phường giữ gì về tôi.")
NOT_HELD = "Đã tra sổ theo tên và số điện thoại: phường không giữ dữ liệu của ông."


def data_requests_of(scene: Scene) -> Iterator[Moment]:
    """Somebody who is not in the book asks to be deleted; the leader says so in time."""
    made: list[DataRequest] = []

    def take(at: datetime) -> None:
        hoa = scene.people["hoa"]
        made.append(
            services.receive(
                agency=scene.agency, asked=UNKNOWN, channel=Channel.COUNTER, actor=hoa, at=at
            )
        )

    def refuse(at: datetime) -> None:
        services.refuse(
            request=made[0], ground="not_held", text=NOT_HELD, actor=scene.people["lan"], at=at
        )

    yield Moment(at_hour(scene.day("10/08"), 9, 12), take)
    yield Moment(at_hour(scene.day("11/08"), 15, 47), refuse)


def data_request_waiting(scene: Scene) -> Iterator[Moment]:
    """One came in last night and waits for the identity check."""

    def ask(at: datetime) -> None:
        services.receive(
            agency=scene.agency, asked=WAITING, channel=Channel.PORTAL, actor=None, at=at
        )

    yield Moment(at_hour(scene.day("-1"), 20, 31), ask)
