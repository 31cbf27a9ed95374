"""Forms of notices: filters, channels, orders, texts, codes, calls."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.notices.choices import Approval, CallOutcome, Event, NoticeState, Reaction, Way
from cchc.notices.measures import bounds
from cchc.notices.queries import Wanted
from cchc.notices.rules.codes import PROVIDERS
from cchc.notices.services import Use, Written

EVERY = ("", "Tất cả")
_NONE = ("", "Không dùng")
_PLACES = ("Kênh thứ nhất", "Kênh thứ hai", "Kênh thứ ba", "Kênh thứ tư")


def _month(text: str) -> Period | None:
    """The month of "03/2026" or "2026-03"."""
    month, is_vietnamese, year = text.strip().partition("/")
    try:
        return Period.parse(f"{year}-{month:0>2}" if is_vietnamese else text)
    except RuleBroken:
        return None


class NoticeFilter(forms.Form):
    """The filters of the list; wrong values narrow nothing."""

    state = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[EVERY, *NoticeState.choices]
    )
    way = forms.ChoiceField(label="Kênh", required=False, choices=[EVERY, *Way.choices])
    event = forms.ChoiceField(label="Việc", required=False, choices=[EVERY, *Event.choices])
    within = forms.ChoiceField(
        label="Nhận nhanh",
        required=False,
        choices=[EVERY, ("10", "Trong 10 giây"), ("60", "Trong 1 phút")],
    )
    thang = forms.CharField(label="Lập trong tháng (mm/yyyy)", required=False, max_length=7)

    def wanted(self) -> Wanted:
        """What is narrowed to."""
        self.is_valid()
        said = self.cleaned_data
        month = _month(said.get("thang", ""))
        within = said.get("within", "")
        return Wanted(
            said.get("state", ""),
            said.get("way", ""),
            said.get("event", ""),
            bounds(month) if month else None,
            timedelta(seconds=int(within)) if within else None,
        )


class MonthForm(forms.Form):
    """A month, this one unless said; a wrong one is this one."""

    thang = forms.CharField(label="Tháng (mm/yyyy)", required=False, max_length=7)

    def __init__(self, data: Any, *, now: date) -> None:
        self._now = Period.parse(f"{now:%Y-%m}")
        found = _month(data.get("thang", "")) or self._now
        super().__init__({"thang": f"{found.first:%m/%Y}"})
        self._found = found

    def month(self) -> Period:
        """The month as a period."""
        return self._found


class ChannelForm(forms.Form):
    """How a channel is used; the list of calls has no provider."""

    is_on = forms.BooleanField(label="Dùng kênh này", required=False)
    document = forms.CharField(
        label="Văn bản cho phép",
        required=False,
        max_length=200,
        help_text="Số và ngày, ví dụ 12/QĐ-UBND ngày 05/01/2026. Không có văn bản thì không bật.",
    )
    unit_cost = forms.IntegerField(
        label="Đơn giá một tin (SMS: một đoạn), đồng", min_value=0, max_value=1_000_000
    )
    daily_quota = forms.IntegerField(
        label="Số tin nhiều nhất mỗi ngày",
        min_value=0,
        max_value=10_000_000,
        help_text="0: không giới hạn. Hết số tin thì dùng kênh tiếp theo.",
    )
    quiet_from = forms.TimeField(
        label="Không gửi từ", required=False, help_text="Giờ dạng 22:00; để trống: gửi mọi lúc."
    )
    quiet_to = forms.TimeField(label="Không gửi đến", required=False)

    def __init__(self, *args: Any, way: str, **options: Any) -> None:
        super().__init__(*args, **options)
        if way == Way.PHONE:
            for name in ("document", "unit_cost", "daily_quota", "quiet_from", "quiet_to"):
                del self.fields[name]

    def use(self) -> Use:
        """What was asked for."""
        return Use(**self.cleaned_data)


class OrderForm(forms.Form):
    """Up to four channels, one after the other."""

    def __init__(self, data: Any, *, ways: Sequence[str]) -> None:
        super().__init__(data)
        shown = [*ways, *[""] * len(_PLACES)]
        for number, label in enumerate(_PLACES):
            self.fields[f"way{number}"] = forms.ChoiceField(
                label=label,
                required=False,
                choices=[_NONE, *Way.choices],
                initial=shown[number],
            )

    def ways(self) -> list[str]:
        """The channels that were chosen, in their order."""
        return [self.cleaned_data[name] for name in self.fields if self.cleaned_data[name]]


def _lines(value: str) -> dict[str, str]:
    pairs = [line.partition("=") for line in value.splitlines() if line.strip()]
    return {theirs.strip(): ours.strip() for theirs, _, ours in pairs}


class TemplateForm(forms.Form):
    """The texts of an event."""

    sms = forms.CharField(
        label="Tin nhắn SMS",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Gửi đi không dấu; nhiều nhất 3 đoạn (459 ký tự).",
    )
    title = forms.CharField(label="Tiêu đề thư điện tử", max_length=100)
    email = forms.CharField(
        label="Thư điện tử", max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )
    letter = forms.CharField(
        label="Lời gọi điện, thư giấy", max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    zalo = forms.CharField(
        label="Tin Zalo như đã đăng ký",
        required=False,
        max_length=1600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    zalo_template = forms.CharField(
        label="Mã mẫu Zalo",
        required=False,
        max_length=40,
        help_text="Nhà cung cấp cấp khi đăng ký mẫu.",
    )
    zalo_map = forms.CharField(
        label="Tham số của mẫu Zalo",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi dòng một tham số: tên ở Zalo=thông tin, ví dụ ma_ho_so=code.",
    )
    zalo_approval = forms.ChoiceField(label="Duyệt mẫu Zalo", choices=Approval.choices)

    def clean_zalo_map(self) -> dict[str, str]:
        """Their names to ours."""
        return _lines(self.cleaned_data["zalo_map"])

    def written(self) -> Written:
        """What was written."""
        approval = Approval(self.cleaned_data["zalo_approval"])
        return Written(**{**self.cleaned_data, "zalo_approval": approval})


class CodeForm(forms.Form):
    """What is done upon a code."""

    provider = forms.ChoiceField(label="Nhà cung cấp", choices=list(PROVIDERS.items()))
    code = forms.CharField(label="Mã", max_length=30)
    meaning = forms.CharField(label="Nghĩa", max_length=200)
    reaction = forms.ChoiceField(label="Cách xử lý", choices=Reaction.choices)
    is_refusal = forms.BooleanField(label="Người nhận từ chối nhận tin", required=False)

    def clean_reaction(self) -> Reaction:
        """The reaction."""
        return Reaction(self.cleaned_data["reaction"])


class CallForm(forms.Form):
    """What came of a call."""

    outcome = forms.ChoiceField(
        label="Kết quả", choices=CallOutcome.choices, widget=forms.RadioSelect
    )
    said = forms.CharField(
        label="Nội dung trao đổi", required=False, max_length=1000, widget=forms.Textarea
    )

    def clean_outcome(self) -> CallOutcome:
        """The outcome."""
        return CallOutcome(self.cleaned_data["outcome"])
