"""The counter: how the dossier came in, who is new, and the outcome."""

from datetime import date, datetime
from typing import Any

from django import forms

from cchc.citizens import queries as citizens
from cchc.citizens.choices import CitizenKind, Gender, IdKind
from cchc.citizens.models import Citizen
from cchc.citizens.services import Details
from cchc.dossiers.choices import Channel
from cchc.dossiers.services import Filed
from cchc.kernel.zone import from_local
from cchc.web.forms import DayField

SHORT = {"rows": 2}


class NewPersonForm(forms.Form):
    """Somebody who comes for the first time; what looks odd is asked once and never refused."""

    name = forms.CharField(label="Họ và tên, tên tổ chức", max_length=200)
    id_number = forms.CharField(label="Số giấy tờ", max_length=30, required=False)
    phone = forms.CharField(label="Điện thoại", max_length=30, required=False)
    address = forms.CharField(label="Địa chỉ", max_length=300, required=False)
    born_on = DayField(label="Ngày sinh", required=False)
    gender = forms.ChoiceField(
        label="Giới tính", required=False, choices=[("", "chưa ghi"), *Gender.choices]
    )
    kind = forms.ChoiceField(label="Loại", choices=CitizenKind.choices, initial=CitizenKind.PERSON)
    id_kind = forms.ChoiceField(label="Loại giấy tờ", choices=IdKind.choices, initial=IdKind.CCCD)
    email = forms.EmailField(label="Thư điện tử", required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    prefix = "nguoi"

    def __init__(
        self, data: Any = None, *, today: date, initial: dict[str, str] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.today = today

    def details(self) -> Details:
        """What was said, made uniform."""
        return citizens.uniform(
            Details(**{k: v for k, v in self.cleaned_data.items() if k != "seen"})
        )

    def oddities(self) -> list[str]:
        """What looks odd and was not shown yet; then the same form is shown once more."""
        found = citizens.oddities(self.details(), today=self.today)
        codes = ",".join(odd.code for odd in found)
        if not found or self.cleaned_data["seen"] == codes:
            return []
        self.data = {
            **{name: self.data.get(name) for name in self.data},
            self.add_prefix("seen"): codes,
        }
        return [odd.text for odd in found]


class MomentForm(forms.Form):
    """When a dossier really came in, where that is not now."""

    day = DayField(label="Ngày nhận thực tế")
    time = forms.TimeField(
        label="Giờ nhận", input_formats=["%H:%M", "%Hh%M"], widget=forms.TimeInput(format="%H:%M")
    )

    def moment(self) -> datetime | None:
        """The moment; None while it is not said."""
        if not self.is_valid():
            return None
        return from_local(datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"]))


class ReceptionForm(forms.Form):
    """How the dossier came in and how its result goes out."""

    channel = forms.TypedChoiceField(
        label="Kênh nộp",
        coerce=lambda value: Channel(int(value)),
        choices=[(c.value, c.label) for c in Channel if c != Channel.ONLINE],
        initial=Channel.COUNTER,
    )
    return_channel = forms.TypedChoiceField(
        label="Nhận kết quả",
        coerce=lambda value: Channel(int(value)),
        choices=Channel.choices,
        initial=Channel.COUNTER,
    )
    return_address = forms.CharField(
        label="Địa chỉ bưu chính trả (trống: theo người nộp)", required=False, max_length=300
    )
    sets = forms.IntegerField(label="Số bộ", min_value=1, max_value=99, initial=1)
    content = forms.CharField(label="Nội dung yêu cầu", required=False, max_length=1000)
    delivery_record = forms.CharField(
        label="Biên bản giao nhận (khi nộp qua bưu chính)", required=False, max_length=100
    )
    authorisation = forms.CharField(
        label="Giấy ủy quyền (số, ngày, nơi lập)", required=False, max_length=200
    )
    contingency_reason = forms.CharField(label="Lý do nhập bù", required=False, max_length=500)
    id_shown = forms.BooleanField(
        label="Đã xuất trình giấy tờ tùy thân (không lưu ảnh)", required=False
    )
    wants_receipt = forms.BooleanField(label="Lập giấy tiếp nhận và hẹn trả", required=False)

    def __init__(
        self, *args: Any, needs_receipt: bool, since: datetime | None, has_agent: bool
    ) -> None:
        super().__init__(*args)
        self.since = since
        if not has_agent:
            del self.fields["authorisation"]
        if needs_receipt:
            del self.fields["wants_receipt"]
        if since is None:
            del self.fields["contingency_reason"]

    def filed(self, authorised: Citizen | None) -> Filed:
        """How it came in, as the service takes it."""
        got = self.cleaned_data
        return Filed(
            channel=got["channel"],
            authorised=authorised,
            authorisation=got.get("authorisation", ""),
            content=got["content"],
            sets=got["sets"],
            return_channel=got["return_channel"],
            return_address=got["return_address"],
            delivery_record=got["delivery_record"],
            filed_at=self.since,
            contingency_reason=got.get("contingency_reason", ""),
        )


class RefusalForm(forms.Form):
    """Why a dossier is not received."""

    reason = forms.CharField(
        label="Lý do từ chối tiếp nhận",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs=SHORT),
    )


class ContactForm(forms.Form):
    """Whom to ask about what is missing."""

    contact = forms.CharField(label="Người liên hệ, điện thoại", required=False, max_length=200)
