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
from cchc.kernel.zone import HANOI, from_local
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

    def begin_typing(self) -> None:
        """The cursor stands at the first thing that is not known of somebody new."""
        first = next(name for name in ("name", "id_number") if not self.initial.get(name))
        self.fields[first].widget.attrs["autofocus"] = True

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

    def __init__(self, data: Any = None, *, at: datetime) -> None:
        super().__init__(data)
        self.at = at

    def clean(self) -> dict[str, Any]:
        """What has not come yet cannot have come in; said here, before all the rest is typed."""
        got: dict[str, Any] = super().clean() or {}
        if "day" in got and "time" in got and self._said(got) > self.at:
            name = "day" if got["day"] > self.at.astimezone(HANOI).date() else "time"
            self.add_error(name, "Chưa đến lúc này; ghi ngày, giờ đã nhận hồ sơ trên thực tế.")
        return got

    def moment(self) -> datetime | None:
        """The moment; None while it is not said."""
        return self._said(self.cleaned_data) if self.is_valid() else None

    def _said(self, got: dict[str, Any]) -> datetime:
        return from_local(datetime.combine(got["day"], got["time"]))


class ReceptionForm(forms.Form):
    """How the dossier came in and how its result goes out."""

    channel = forms.TypedChoiceField(
        label="Kênh nộp",
        coerce=lambda value: Channel(int(value)),
        choices=Channel.choices,
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
            self._only_across_the_counter()

    def _only_across_the_counter(self) -> None:
        """What is filed online comes by itself; by hand it is entered later, with the reason.

        A free choice at the counter would make the share of online dossiers a matter of taste.
        """
        channel = self.fields["channel"]
        assert isinstance(channel, forms.TypedChoiceField)
        channel.choices = [(c.value, c.label) for c in Channel if c != Channel.ONLINE]

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
