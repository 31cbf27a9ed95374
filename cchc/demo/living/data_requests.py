"""Personal data in 2026: a request refused on its ground, one that waits, a breach, new words."""

from collections.abc import Iterator
from datetime import datetime

from cchc.demo.living.playing import Moment, Scene, at_hour
from cchc.privacy import services
from cchc.privacy.choices import Channel, Purpose
from cchc.privacy.models import Breach, DataRequest
from cchc.privacy.services import Asked, Happened

UNKNOWN = Asked("delete", "Hoàng Văn Mẫu", "0900000011", "Xóa số điện thoại của tôi.")
WAITING = Asked("view", "Lê Thị Mẫu", "mau@dan.example", "Tôi muốn biết phường giữ gì về tôi.")
BREACH = "Danh sách mời họp (tên, số điện thoại) gửi nhầm sang hộp thư của một cơ quan khác."
MEASURE = "Đã gọi cơ quan nhận nhầm; cơ quan đó xóa thư và xác nhận bằng thư điện tử."
LEARNT = "Từ nay danh sách có số điện thoại chỉ gửi qua hệ thống văn bản, không gửi thư rời."
PICTURES = (
    "Tôi đồng ý để UBND phường dùng tên và hình ảnh của tôi trong tin, bài trên trang công khai và "
    "đài truyền thanh phường. Không đồng ý không ảnh hưởng gì. Tôi rút lại lúc nào cũng được tại "
    "Bộ phận Tiếp nhận và Trả kết quả; rút thì tin, bài được gỡ."
)
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


def breach_of(scene: Scene) -> Iterator[Moment]:
    """A list went to the wrong inbox; it was called back, notified the next day, and closed."""
    made: list[Breach] = []
    found_at = at_hour(scene.day("15/06"), 10, 20)

    def report(at: datetime) -> None:
        happened = Happened("disclosed", ("basic", "contact"), BREACH, found_at, persons=14)
        hoa = scene.people["hoa"]
        made.append(
            services.report_breach(agency=scene.agency, happened=happened, actor=hoa, at=at)
        )

    def call_back(at: datetime) -> None:
        services.note_measure(breach=made[0], text=MEASURE, actor=scene.people["hoa"], at=at)

    def notify(at: datetime) -> None:
        services.notify(
            breach=made[0],
            to="Công an tỉnh Mẫu",
            number="118/UBND-VP",
            notified_at=at,
            actor=scene.people["lan"],
            at=at,
        )

    def close(at: datetime) -> None:
        services.close_breach(breach=made[0], text=LEARNT, actor=scene.people["lan"], at=at)

    yield Moment(at_hour(scene.day("15/06"), 10, 45), report)
    yield Moment(at_hour(scene.day("15/06"), 11, 30), call_back)
    yield Moment(at_hour(scene.day("16/06"), 9, 5), notify)
    yield Moment(at_hour(scene.day("22/06"), 16, 0), close)


def consent_words_of(scene: Scene) -> Iterator[Moment]:
    """Bà Lan issues words of the ward's own for pictures in the news."""

    def write(at: datetime) -> None:
        services.write_text(
            agency=scene.agency,
            purpose=Purpose.MEDIA,
            text=PICTURES,
            actor=scene.people["lan"],
            at=at,
        )

    yield Moment(at_hour(scene.day("02/03"), 9, 30), write)


def data_request_waiting(scene: Scene) -> Iterator[Moment]:
    """One came in last night and waits for the identity check."""

    def ask(at: datetime) -> None:
        services.receive(
            agency=scene.agency, asked=WAITING, channel=Channel.PORTAL, actor=None, at=at
        )

    yield Moment(at_hour(scene.day("-1"), 20, 31), ask)
