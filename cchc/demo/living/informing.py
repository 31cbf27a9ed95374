"""What the ward told everybody in 2026: news of the reform, and that its plan may be looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from cchc.demo.living.playing import Moment, Scene, at_hour
from cchc.portal import services
from cchc.portal.services.telling import Words

WRITER, LEADER, CHAIR = "quan", "lan", "minh"


@dataclass(frozen=True)
class Item:
    """A news item, the day "dd/mm" on which it is written and published."""

    on: str
    title: str
    text: str


ITEMS = (
    Item(
        "14/01",
        "Kế hoạch cải cách hành chính năm 2026 đã được đưa vào thực hiện",
        "Kế hoạch giao từng nhiệm vụ cho bộ phận chủ trì, có sản phẩm và thời hạn.\n"
        "Ai cũng theo dõi được tiến độ theo lĩnh vực và bộ phận trên trang này.",
    ),
    Item(
        "16/03",
        "Hỗ trợ nộp hồ sơ trực tuyến vào chiều thứ Năm hằng tuần",
        "Tổ công nghệ số cộng đồng có mặt ở Bộ phận Tiếp nhận và Trả kết quả từ 13 giờ 30.\n"
        "Mời bà con mang theo điện thoại và giấy tờ của thủ tục cần nộp.",
    ),
    Item(
        "05/05",
        "Tra cứu hồ sơ bằng mã QR trên giấy hẹn",
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả có mã QR và mã PIN.\n"
        "Quét mã QR để biết hồ sơ đang ở đâu, hẹn trả ngày nào; không cần gọi điện hay đến hỏi.",
    ),
)


def news_of(scene: Scene) -> Iterator[Moment]:
    """Each item on its day, and the plan's progress from the day after adoption."""
    for item in ITEMS:
        yield Moment(at_hour(scene.day(item.on), 15, 40), partial(_tell, scene, item))
    yield Moment(at_hour(scene.day("14/01"), 16, 10), partial(_show, scene))


def _tell(scene: Scene, item: Item, at: datetime) -> None:
    words = Words(item.title, item.text)
    row = services.write_news(agency=scene.agency, words=words, actor=scene.people[WRITER], at=at)
    services.publish_news(news=row, actor=scene.people[LEADER], at=at)


def _show(scene: Scene, at: datetime) -> None:
    services.show_plan(plan=scene.plan, actor=scene.people[CHAIR], at=at)
