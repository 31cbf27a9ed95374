"""What citizens of the demo ward say in 2026, and what became of it; everything is made up.

Played by the worker in pieces of a few petitions, like the dossiers. Who is absent or has no such
post any more ends a petition where it is.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.core.exceptions import PermissionDenied

from cchc.demo.living.shop import telling
from cchc.feedback import services
from cchc.feedback.choices import Channel, Kind, Satisfaction
from cchc.feedback.models import Petition
from cchc.feedback.rules.masking import masked
from cchc.feedback.services import Said, Wish
from cchc.kernel import audit, numbering
from cchc.kernel.errors import RuleBroken
from cchc.kernel.working_time import Calendar
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, User

_log = logging.getLogger("cchc.demo")

YEAR, NUMBER, A_PIECE = 2026, 80, 2
SERIES = "demo petitions"
FIRST = date(YEAR, 1, 6)
EVERY_DAYS = 4
MATTERS: tuple[tuple[str, str, Kind, str], ...] = (
    (
        "Phải đi lại nhiều lần để bổ sung giấy tờ",
        "Tôi nộp hồ sơ khai sinh, mỗi lần đến lại được báo thiếu một giấy khác.",
        Kind.CONDUCT,
        "Cơ quan xin lỗi ông/bà. Đã nhắc công chức hướng dẫn một lần, đầy đủ, bằng phiếu.",
    ),
    (
        "Chờ lâu ở quầy tiếp nhận buổi sáng",
        "Sáng thứ hai tôi chờ hơn một giờ mới đến lượt, trong khi có quầy không có người ngồi.",
        Kind.CONDUCT,
        "Đã bố trí thêm người trực quầy sáng thứ hai và lấy số thứ tự tự động.",
    ),
    (
        "Thái độ trả lời điện thoại chưa đúng mực",
        "Tôi gọi hỏi kết quả hồ sơ thì bị trả lời gắt gỏng rồi dập máy.",
        Kind.CONDUCT,
        "Đã làm việc với người trực máy, rút kinh nghiệm và nhắc lại quy tắc ứng xử.",
    ),
    (
        "Biển chỉ dẫn nơi tiếp nhận khó tìm",
        "Người cao tuổi đến lần đầu không biết quầy nào nhận hồ sơ nào.",
        Kind.CONDUCT,
        "Đã đặt lại biển chỉ dẫn ngay cửa vào và phân công người hướng dẫn.",
    ),
    (
        "Kiến nghị bỏ bản sao giấy tờ đã có trên hệ thống",
        "Đề nghị bỏ giấy xác nhận cư trú vì thông tin đã có trên hệ thống.",
        Kind.OTHER_RULES,
        "",
    ),
    (
        "Giờ nhận hồ sơ chiều thứ sáu do phường quy định",
        "Phường thông báo chiều thứ sáu chỉ nhận đến 15 giờ, đề nghị kéo dài.",
        Kind.OWN_RULES,
        "Từ tháng sau nơi tiếp nhận làm việc đến 17 giờ chiều thứ sáu.",
    ),
)
NAMES = ("Lê Thị Mẫu", "Trần Văn Mẫu", "Phạm Mẫu An", "Hoàng Thị Mẫu", "Đỗ Mẫu Bình")
CHANNELS = (Channel.WEB, Channel.WEB, Channel.COUNTER, Channel.PHONE, Channel.LETTER)
HANDLERS = ("binh", "son", "hoa", "quan")
UNIT = "Bộ phận Tiếp nhận và Trả kết quả"
# Which of the eighty has another fate than to be answered in time and published.
SEALED, HARASSMENT, DENUNCIATION, COMPLAINT = 21, 47, 33, 55
REFUSED, ASKED = {9, 38, 62}, {14, 29, 58}
LATE, REOPENED, WITHHELD = {5, 26, 44, 67}, {11, 36, 59}, {17, 51}
SLOW = {20, 49}  # received a day late


@dataclass
class _Life:
    """One petition, its people, and the days on which something happens to it."""

    agency: Agency
    people: dict[str, User]
    calendar: Calendar
    number: int
    until: datetime
    _now: datetime = field(init=False)

    def at(self, working_days: int, hour: int = 9) -> datetime:
        """So many working days after it came."""
        start = self.calendar.next_working_day(FIRST + timedelta(days=EVERY_DAYS * self.number))
        day = self.calendar.add_working_days(start, working_days) if working_days else start
        return datetime.combine(day, time(hour, self.number % 60), tzinfo=HANOI)

    def steps(self) -> Iterator[tuple[datetime, Callable[[Petition | None], Petition]]]:
        """What happens when, in order."""
        yield self.at(0), lambda row: self.filed()
        if self.number in REFUSED:
            yield self.at(1), self._refused
            return
        if self.number == DENUNCIATION:
            yield self.at(0, 14), self._reserved
            return
        if self.number == COMPLAINT:
            yield self.at(1), self._guided
            return
        if self.number in ASKED:
            yield self.at(1), self._asked
            yield self.at(3), self._supplied
        day = 4 if self.number in ASKED else 3 if self.number in SLOW else 1
        yield self.at(day), self._received
        yield self.at(day, 10), self._classified
        if self._matter[2] == Kind.OTHER_RULES:
            yield self.at(day + 1), self._forwarded
            return
        yield from self._handled()

    def _handled(self) -> Iterator[tuple[datetime, Callable[[Petition | None], Petition]]]:
        days = 19 if self.number in LATE else 7 + self.number % 6
        yield self.at(5), self._assigned
        yield self.at(days), self._answered
        if self.number in REOPENED:
            yield self.at(days + 1), self._reopened
            yield self.at(days + 6), self._answered
            days += 6
        yield self.at(days + 1, 10), self._closed
        yield self.at(days + 2, 10), self._marked

    @property
    def _matter(self) -> tuple[str, str, Kind, str]:
        return MATTERS[self.number % len(MATTERS)]

    def filed(self) -> Petition:
        """How it came."""
        title, text, _, _ = self._matter
        name, channel = NAMES[self.number % 5], CHANNELS[self.number % 5]
        is_sealed, is_harassment = self.number == SEALED, self.number == HARASSMENT
        unit = self.agency.units.get(name=UNIT) if is_sealed else None
        if is_harassment:
            title, channel = "Lời lẽ không đứng đắn khi tôi đến làm thủ tục", Channel.WEB
        if self.number == DENUNCIATION:
            title, text = "Đơn tố cáo (mẫu)", "Tôi tố cáo một việc làm sai; đây là dữ liệu mẫu."
        return services.file_petition(
            agency=self.agency,
            said=Said(title, text, name, f"09000000{self.number:02d}", address="Tổ 3 (mẫu)"),
            channel=channel,
            actor=None if channel == Channel.WEB else self.people["hoa"],
            wish=Wish(unit, is_sealed, is_harassment),
            at=self.at(0),
        )

    def _refused(self, row: Petition | None) -> Petition:
        return self._act(services.refuse, row, "hoa", reason="Không rõ việc, không liên hệ được.")

    def _reserved(self, row: Petition | None) -> Petition:
        return self._act(services.reserve, row, "hoa")

    def _guided(self, row: Petition | None) -> Petition:
        return self._act(services.guide, row, "hoa", text="Khiếu nại có trình tự riêng (mẫu).")

    def _asked(self, row: Petition | None) -> Petition:
        return self._act(services.ask_more, row, "hoa", text="Xin cho biết ngày và quầy.")

    def _supplied(self, row: Petition | None) -> Petition:
        assert row
        return services.supply(petition=row, text="Quầy 2, sáng thứ hai.", actor=None, at=self._now)

    def _received(self, row: Petition | None) -> Petition:
        return self._act(services.receive, row, self._desk)

    def _classified(self, row: Petition | None) -> Petition:
        return self._act(services.classify, row, self._desk, kind=self._matter[2])

    def _forwarded(self, row: Petition | None) -> Petition:
        return self._act(services.forward, row, self._desk, to="Sở Tư pháp (mẫu)")

    def _assigned(self, row: Petition | None) -> Petition:
        return self._act(services.assign, row, "quan", assignee=self.people[self._handler])

    def _answered(self, row: Petition | None) -> Petition:
        text = self._matter[3] or "Cơ quan đã xem xét và chấn chỉnh (mẫu)."
        self._act(services.draft_answer, row, self._handler, text=text)
        self._act(services.submit_answer, row, self._handler)
        self._act(services.approve, row, "lan")
        return self._act(services.send, row, self._desk)

    def _reopened(self, row: Petition | None) -> Petition:
        assert row
        return services.reopen(petition=row, text="Hôm nay tôi vẫn gặp như vậy.", at=self._now)

    def _closed(self, row: Petition | None) -> Petition:
        assert row
        if self.number in (SEALED, HARASSMENT):
            return row
        if self.number in WITHHELD:
            return self._act(services.withhold, row, "quan", reason="Người gửi đề nghị (mẫu).")
        title, text, _, answer = self._matter
        words = {"title": title, "question": masked(text), "answer": masked(answer)}
        self._act(services.publish, row, "quan", is_read=True, **words)
        return row

    def _marked(self, row: Petition | None) -> Petition:
        assert row
        mark = (Satisfaction.SATISFIED, Satisfaction.SATISFIED, Satisfaction.PARTLY)
        chosen = Satisfaction.NOT if self.number in LATE else mark[self.number % 3]
        services.mark(petition=row, satisfaction=chosen, words="", at=self._now)
        return row

    @property
    def _desk(self) -> str:
        return "quan" if self.number == SEALED else "hoa"

    @property
    def _handler(self) -> str:
        if self.number == HARASSMENT:
            return "minh"
        return "binh" if self.number == SEALED else HANDLERS[self.number % 4]

    def _act(
        self, do: Callable[..., object], row: Petition | None, by: str, **said: object
    ) -> Petition:
        who = "minh" if self.number == HARASSMENT else by
        do(petition=row, actor=self.people[who], at=self._now, **said)
        assert row
        return row

    def live(self) -> None:
        """Everything that happened until today."""
        row: Petition | None = None
        for at, step in self.steps():
            if at >= self.until:
                return
            self._now = at
            row = step(row)


def play_piece(agency_code: str, piece: int, until: datetime) -> bool:
    """Play the next few petitions in the caller's transaction; whether there are more."""
    agency = organisation.agency_with_code(agency_code)
    if numbering.take(agency=agency_code, series=SERIES, year=YEAR) != piece + 1:
        return False
    people = {user.username: user for user in organisation.accounts(agency, until)}
    calendar = organisation.working_calendar(agency)
    for number in range(piece * A_PIECE, min((piece + 1) * A_PIECE, NUMBER)):
        try:
            with audit.transaction():
                _Life(agency, people, calendar, number, until).live()
        except (RuleBroken, PermissionDenied) as error:
            _log.warning("petition %s is left out: %s", number, error)
    telling.send_until(agency, people, until, until=until)
    return not is_last(piece)


def is_last(piece: int) -> bool:
    """Whether no petition is left after the piece."""
    return (piece + 1) * A_PIECE >= NUMBER
