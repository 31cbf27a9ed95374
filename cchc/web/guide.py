"""What the style guide shows: every component in every state, with fictional data."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator

from cchc.kernel.clock import HANOI
from cchc.web.components import (
    Badge,
    CalendarEntry,
    Due,
    Entry,
    Frame,
    MenuGroup,
    MenuItem,
    Stat,
    Tab,
    Work,
    month,
)
from cchc.web.forms import DayField, NumberField

TODAY = date(2026, 6, 25)
FRAME = Frame(
    agency="UBND phường An Bình (mẫu)",
    person="Nguyễn Minh Quân",
    post="Văn phòng UBND",
    home_url="/kieu-mau/",
    search_url="/kieu-mau/",
    account_url="/kieu-mau/",
    sign_out_url="/kieu-mau/",
    notices_url="/kieu-mau/",
    notices=4,
    idle_minutes=15,
)
MENU = (
    MenuGroup(
        "",
        (
            MenuItem("Việc của tôi", "/kieu-mau/", "task", active=True, badge="5"),
            MenuItem("Bảng theo dõi", "/kieu-mau/", "chart"),
            MenuItem("Lịch", "/kieu-mau/", "calendar"),
        ),
    ),
    MenuGroup(
        "Kế hoạch và báo cáo",
        (
            MenuItem("Kế hoạch năm", "/kieu-mau/", "plan"),
            MenuItem("Báo cáo", "/kieu-mau/", "report", badge="1"),
            MenuItem("Văn bản", "/kieu-mau/", "document"),
        ),
    ),
    MenuGroup("Quản trị", (MenuItem("Đơn vị, người dùng", "/kieu-mau/", "users"),)),
)
BADGES = (
    Badge("Chưa bắt đầu", "neutral"),
    Badge("Đang làm", "info"),
    Badge("Đã duyệt", "good"),
    Badge("Sắp đến hạn", "warn"),
    Badge("Trả lại", "bad"),
    Badge("Quá hạn", "late"),
)
DUES = (
    Due.left(date(2026, 7, 10), 11),
    Due.left(date(2026, 6, 30), 3),
    Due.left(TODAY, 0),
    Due.late(date(2026, 6, 20), 5),
    Due.kept(date(2026, 5, 31)),
    Due.missed(date(2026, 5, 31), 4),
)
STATS = (
    Stat("Nhiệm vụ trong kế hoạch", "28", "/kieu-mau/"),
    Stat("Xong đúng hạn", "85,7%", "/kieu-mau/", 12, 14, tone="good"),
    Stat("Đến hạn tuần này", "3", "/kieu-mau/", tone="warn"),
    Stat("Quá hạn", "2", "/kieu-mau/", 2, 28, "lâu nhất: 12 ngày", "late"),
    Stat("Mức độ hài lòng", "chưa có số liệu", note="chưa có phiếu trong kỳ"),
)
ROWS = (
    ("1", "Kế hoạch theo dõi thi hành pháp luật năm 2026", "Tư pháp - Hộ tịch", BADGES[2], DUES[4]),
    (
        "7",
        "Rà soát thủ tục hành chính có quy định không cần thiết",
        "Văn phòng",
        BADGES[1],
        DUES[1],
    ),
    (
        "12",
        "Báo cáo đánh giá việc thực hiện nhiệm vụ được phân cấp",
        "Văn phòng",
        BADGES[5],
        DUES[3],
    ),
)
ENTRIES = (
    Entry(
        datetime(2026, 6, 22, 9, 5, tzinfo=HANOI),
        "Trần Thị Lan",
        "Trả lại sản phẩm",
        "Thiếu danh sách kèm theo.",
        "bad",
    ),
    Entry(
        datetime(2026, 6, 19, 16, 40, tzinfo=HANOI),
        "Lê Văn Bình",
        "Nộp sản phẩm “Báo cáo quý II”",
        "",
        "info",
    ),
    Entry(datetime(2026, 1, 12, 8, 0, tzinfo=HANOI), "Nguyễn Minh Quân", "Giao nhiệm vụ"),
)
WORKS = (
    Work("Đang đọc văn bản kế hoạch", "/kieu-mau/tien-do/", 12, 28, "nhiệm vụ 12"),
    Work("Lập báo cáo", "/kieu-mau/tien-do/", finished=True, result_url="/kieu-mau/"),
    Work("Đọc tệp", "/kieu-mau/tien-do/", failed="Tệp bị hỏng: mở lại bằng Word và lưu lại."),
)


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Tên nhiệm vụ", max_length=200)
    due_on = DayField(
        label="Hạn hoàn thành", help_text="Ví dụ: 30/06/2026", last=date(2026, 12, 31)
    )
    share = NumberField(label="Tỷ lệ hoàn thành (%)", max_value=100, required=False)
    unit = forms.ChoiceField(
        label="Đơn vị chủ trì", choices=[("", "Chọn đơn vị"), ("vp", "Văn phòng UBND")]
    )
    level = forms.ChoiceField(
        label="Mức độ",
        choices=[("thuong", "Thường"), ("khan", "Khẩn")],
        widget=forms.RadioSelect,
        initial="thuong",
    )
    helpers = forms.MultipleChoiceField(
        label="Người phối hợp",
        choices=[("a", "Lê Văn Bình"), ("b", "Phạm Thị Thu")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    product = forms.FileField(
        label="Sản phẩm", help_text="Tệp .docx, .pdf, .xlsx; nhiều nhất 30 MB.", required=False
    )
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(label="Tôi đã đối chiếu với văn bản gốc")


def context(broken: dict[str, str] | None) -> dict[str, Any]:
    """The context of the page; ``broken`` is a bad answer to show the errors."""
    wrong = SampleForm({"title": "", "due_on": "31/02/2026", "share": "120"})
    return {
        "frame": FRAME,
        "menu": MENU,
        "badges": BADGES,
        "dues": (*DUES, None),
        "stats": STATS,
        "rows": ROWS,
        "entries": ENTRIES,
        "works": WORKS,
        "form": SampleForm(broken) if broken is not None else SampleForm(),
        "wrong": wrong,
        "tabs": (
            Tab("Tất cả", "/kieu-mau/", active=True, count=28),
            Tab("Đang làm", "/kieu-mau/", count=14),
            Tab("Lịch sử", "/kieu-mau/"),
        ),
        "page": Paginator(range(1, 481), 20).page(3),
        "month": month(
            2026,
            6,
            {
                date(2026, 6, 15): [CalendarEntry("Báo cáo 6 tháng", "/kieu-mau/", "info")],
                date(2026, 6, 20): [CalendarEntry("Phân cấp, nhiệm vụ 12", "/kieu-mau/", "late")],
                date(2026, 6, 30): [CalendarEntry("Nhiệm vụ 7", "/kieu-mau/", "warn")],
            },
            today=TODAY,
            previous_url="/kieu-mau/",
            next_url="/kieu-mau/",
        ),
    }
