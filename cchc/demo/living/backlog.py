"""Results on paper of the demo ward: listed, given out, and digitised week by week until today."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

import xlsxwriter

from cchc.demo.living.pages import sample_page
from cchc.demo.living.playing import Moment, at_hour
from cchc.kernel.working_time import Calendar
from cchc.organisation.models import Agency, User
from cchc.procedures import queries as procedures
from cchc.results import services
from cchc.results.choices import Ground
from cchc.results.models import BacklogImport, BacklogItem
from cchc.results.rules.sheet import COLUMNS
from cchc.results.services import Handed

FIRST_DAY = date(2026, 1, 12)
WORKING_DAYS = 45  # so long ago the list was made
# Field, kind of result, what stands behind the number, first year, how many rows, procedure.
PILES = (
    ("HT", "Giấy khai sinh (mẫu)", "KS", 2007, 40, "MAU.HT.01"),
    ("HT", "Trích lục kết hôn (mẫu)", "TLKH", 2012, 20, ""),
    ("CT", "Văn bản chứng thực hợp đồng (mẫu)", "CT", 2015, 20, ""),
    ("BT", "Quyết định trợ cấp xã hội hằng tháng (mẫu)", "QĐ", 2016, 25, "MAU.BT.01"),
    ("XD", "Giấy phép xây dựng nhà ở (mẫu)", "GPXD", 2018, 15, "MAU.XD.01"),
)
GIVEN = (("HT", "binh", 42, 30), ("BT", "son", None, 15), ("CT", "son", 12, -3))
DAILY = (("binh", 34), ("son", 24))
LEFT_OUT = (
    (3, Ground.DOUBLE, "Trùng với bản chính đã có ở dòng khác (mẫu)."),
    (17, Ground.LOST, "Bản giấy bị hư hỏng do ngập nước năm 2017 (mẫu)."),
    (46, Ground.NOT_VALID, "Đã ly hôn, trích lục không còn giá trị (mẫu)."),
    (71, Ground.NOT_VALID, "Hợp đồng đã chấm dứt và thanh lý (mẫu)."),
    (88, Ground.NOT_VALID, "Người hưởng đã chuyển đi nơi khác (mẫu)."),
    (110, Ground.OUTSIDE, "Công trình thuộc thẩm quyền cấp tỉnh (mẫu)."),
    (113, Ground.OUTSIDE, "Công trình thuộc thẩm quyền cấp tỉnh (mẫu)."),
)
_FEW = 4  # the last scans are not checked yet, of the checked ones the last are not stored yet


@dataclass(frozen=True)
class Campaign:
    """Whose results are digitised by whom; ``begin`` is the day on which the list was made."""

    agency: Agency
    people: Mapping[str, User]
    calendar: Calendar
    begin: date
    today: date

    def of(self, name: str) -> list[BacklogItem]:
        """The person's rows in the order in which they are done."""
        rows = BacklogItem.objects.filter(agency=self.agency, person=self.people[name])
        return list(rows.order_by("-target_on", "pk"))


def campaign_of(
    agency: Agency, people: Mapping[str, User], calendar: Calendar, today: date
) -> Iterator[Moment]:
    """The campaign up to yesterday; nothing without a catalogue, or before the year has begun."""
    begin = calendar.add_working_days(today, -WORKING_DAYS)
    if begin < FIRST_DAY or not procedures.fields_of(agency):
        return
    campaign = Campaign(agency, people, calendar, begin, today)
    yield Moment(at_hour(begin, 9), partial(_hand_in, campaign))
    yield Moment(at_hour(begin, 10), partial(_write, campaign))
    yield Moment(at_hour(begin, 15), partial(_leave_out, campaign))
    day = calendar.add_working_days(begin, 1)
    yield Moment(at_hour(day, 8), partial(_give_out, campaign))
    yield from _work(campaign)


def _hand_in(campaign: Campaign, at: datetime) -> None:
    hoa = campaign.people["hoa"]
    services.hand_in(
        agency=campaign.agency, content=inventory(), name="danh-muc.xlsx", actor=hoa, at=at
    )


def _write(campaign: Campaign, at: datetime) -> None:
    row = BacklogImport.objects.filter(agency=campaign.agency).latest("pk")
    services.write(bringing=row, actor=campaign.people["hoa"], at=at)


def _leave_out(campaign: Campaign, at: datetime) -> None:
    items = list(BacklogItem.objects.filter(agency=campaign.agency).order_by("pk"))
    hoa = campaign.people["hoa"]
    for number, ground, reason in LEFT_OUT:
        services.leave_out(item=items[number], ground=ground, reason=reason, actor=hoa, at=at)


def inventory() -> bytes:
    """The list as the desk made it in Excel."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Danh mục")
        sheet.write_row(0, 0, list(COLUMNS.values()))
        for number, row in enumerate(_rows(), 1):
            sheet.write_row(number, 0, [row.get(name, "") for name in COLUMNS])
    return stream.getvalue()


def _rows() -> Iterator[dict[str, str]]:
    box = 0
    for field, name, sign, first, many, procedure in PILES:
        for n in range(many):
            year, box = first + n % 9, box + 1
            day = date(year, 1 + n % 12, 1 + n % 27)
            yield {
                "number": f"{n + 11}/{year}-{sign}",
                "field": field,
                "issued_on": f"{day:%d/%m/%Y}",
                "name": name,
                "procedure": procedure,
                "holder": f"Người được cấp {box:03d} (mẫu)",
                "place": f"Tủ {1 + box // 40}, hộp {1 + box // 10}",
            }


def _give_out(campaign: Campaign, at: datetime) -> None:
    fields = {field.code: field for field in procedures.fields_of(campaign.agency)}
    for code, name, most, later in GIVEN:
        services.assign_many(
            agency=campaign.agency,
            field=fields[code],
            person=campaign.people[name],
            target_on=campaign.today + timedelta(days=later),
            most=most,
            actor=campaign.people["hoa"],
            at=at,
        )


def _work(campaign: Campaign) -> Iterator[Moment]:
    """Each scans a row now and then; chị Hoa checks a day later and stores a day after that."""
    calendar = campaign.calendar
    last = calendar.add_working_days(campaign.today, -1)
    for name, many in DAILY:
        for number in range(many):
            begun = 2 + number * (WORKING_DAYS - 4) // many
            days = [calendar.add_working_days(campaign.begin, begun + later) for later in range(3)]
            known = len([day for day in days if day <= last])
            row = Turn(campaign, name, number)
            yield from _digitise_one(row, days[:known], left=many - number)


@dataclass(frozen=True)
class Turn:
    """The row that a person does as the ``number``-th, from 0."""

    campaign: Campaign
    name: str
    number: int

    def row(self) -> BacklogItem:
        """The row as it is by now."""
        return self.campaign.of(self.name)[self.number]

    @property
    def hoa(self) -> User:
        """Who checks."""
        return self.campaign.people["hoa"]


def _digitise_one(turn: Turn, days: Sequence[date], *, left: int) -> Iterator[Moment]:
    yield Moment(at_hour(days[0], 10), partial(_scan, turn))
    if len(days) < 2 or left <= _FEW:
        return
    if left == _FEW + 1:
        yield Moment(at_hour(days[1], 9), partial(_send_back, turn))
        return
    yield Moment(at_hour(days[1], 9), partial(_check, turn))
    if len(days) > 2 and left > 2 * _FEW:
        yield Moment(at_hour(days[2], 14), partial(_put, turn))


def _scan(turn: Turn, at: datetime) -> None:
    row = turn.row()
    file = Handed("quet.pdf", sample_page("BAN QUET MAU", row.pk))
    services.scan(item=row, file=file, actor=turn.campaign.people[turn.name], at=at)


def _send_back(turn: Turn, at: datetime) -> None:
    why = "Trang sau bị lệch, mất dấu ở góc (mẫu)."
    services.send_back(item=turn.row(), reason=why, actor=turn.hoa, at=at)


def _check(turn: Turn, at: datetime) -> None:
    services.check(item=turn.row(), actor=turn.hoa, at=at)


def _put(turn: Turn, at: datetime) -> None:
    services.put(item=turn.row(), actor=turn.hoa, at=at)
