"""Results on paper of the demo ward: listed, given out, and digitised week by week until today."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

import xlsxwriter

from cchc.demo.living.pages import sample_page
from cchc.demo.living.playing import at_hour
from cchc.kernel.working_time import Calendar
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, User
from cchc.procedures import queries as procedures
from cchc.results import services
from cchc.results.choices import Ground
from cchc.results.models import BacklogItem
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


def digitise(agency: Agency, people: Mapping[str, User], *, until: datetime) -> None:
    """Live the campaign up to yesterday; nothing where it would begin before the year does."""
    calendar = organisation.working_calendar(agency)
    today = until.date()
    begin = calendar.add_working_days(today, -WORKING_DAYS)
    if begin < FIRST_DAY:
        return
    hoa = people["hoa"]
    row = services.hand_in(
        agency=agency, content=inventory(), name="danh-muc.xlsx", actor=hoa, at=at_hour(begin, 9)
    )
    services.write(bringing=row, actor=hoa, at=at_hour(begin, 10))
    items = list(BacklogItem.objects.filter(agency=agency).order_by("pk"))
    for number, ground, reason in LEFT_OUT:
        at = at_hour(begin, 15)
        services.leave_out(item=items[number], ground=ground, reason=reason, actor=hoa, at=at)
    _give_out(agency, people, calendar, begin, today)
    _work(people, calendar, begin, today)


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


def _give_out(
    agency: Agency, people: Mapping[str, User], calendar: Calendar, begin: date, today: date
) -> None:
    fields = {field.code: field for field in procedures.fields_of(agency)}
    day = calendar.add_working_days(begin, 1)
    for code, name, most, later in GIVEN:
        services.assign_many(
            agency=agency,
            field=fields[code],
            person=people[name],
            target_on=today + timedelta(days=later),
            most=most,
            actor=people["hoa"],
            at=at_hour(day, 8),
        )


def _work(people: Mapping[str, User], calendar: Calendar, begin: date, today: date) -> None:
    """Each scans a row now and then; chị Hoa checks a day later and stores a day after that."""
    last = calendar.add_working_days(today, -1)
    for name, many in DAILY:
        rows = BacklogItem.objects.filter(person=people[name], state="listed").order_by(
            "-target_on", "pk"
        )
        for number, row in enumerate(rows[:many]):
            day = calendar.add_working_days(begin, 2 + number * (WORKING_DAYS - 4) // many)
            days = [calendar.add_working_days(day, later) for later in range(3)]
            days = [each for each in days if each <= last]
            _digitise_one(people[name], people["hoa"], row, days, left=many - number)


def _digitise_one(
    person: User, hoa: User, row: BacklogItem, days: Sequence[date], *, left: int
) -> None:
    file = Handed("quet.pdf", sample_page("BAN QUET MAU", row.pk))
    services.scan(item=row, file=file, actor=person, at=at_hour(days[0], 10))
    if len(days) < 2 or left <= _FEW:
        return
    if left == _FEW + 1:
        why = "Trang sau bị lệch, mất dấu ở góc (mẫu)."
        services.send_back(item=row, reason=why, actor=hoa, at=at_hour(days[1], 9))
        return
    services.check(item=row, actor=hoa, at=at_hour(days[1], 9))
    if len(days) > 2 and left > 2 * _FEW:
        services.put(item=row, actor=hoa, at=at_hour(days[2], 14))
