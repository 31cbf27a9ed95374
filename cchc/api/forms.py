"""What the administrator fills in: a client, an address, a reason."""

from django import forms

from cchc.api.choices import TOLD, Scope
from cchc.api.services.clients import MOST_PER_MINUTE
from cchc.kernel.formats import number_vi
from cchc.web.forms import DayField


class ClientForm(forms.Form):
    """A system that gets a key."""

    name = forms.CharField(
        label="Tên hệ thống được kết nối",
        max_length=100,
        help_text="Ví dụ: Hệ thống giải quyết thủ tục hành chính của tỉnh.",
    )
    source = forms.CharField(
        label="Tên nguồn ghi trên hồ sơ",
        max_length=100,
        help_text="Nếu đã nhập tệp của hệ thống này, ghi đúng tên nguồn đã dùng để nối tiếp.",
    )
    scopes = forms.MultipleChoiceField(
        label="Quyền", choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    rate = forms.IntegerField(
        label="Số yêu cầu mỗi phút", initial=60, help_text=f"Từ 1 đến {number_vi(MOST_PER_MINUTE)}."
    )
    expires_on = DayField(
        label="Dùng đến hết ngày", required=False, help_text="Để trống là không hết hạn."
    )
    basis = forms.CharField(
        label="Văn bản cho phép kết nối", max_length=200, help_text="Số, ngày, cơ quan ban hành."
    )


class RevokeForm(forms.Form):
    """Why a key is withdrawn."""

    reason = forms.CharField(label="Lý do thu hồi", max_length=200)


class SubscriptionForm(forms.Form):
    """Where to tell of what."""

    url = forms.CharField(
        label="Địa chỉ nhận tin",
        max_length=500,
        help_text="Bắt đầu bằng https://, ví dụ https://nhan-tin.example.vn/cchc.",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    events = forms.MultipleChoiceField(
        label="Loại tin",
        choices=[(kind.value, kind.label) for kind in TOLD],
        widget=forms.CheckboxSelectMultiple,
    )


class StopForm(forms.Form):
    """Why an address is told nothing more."""

    reason = forms.CharField(label="Lý do dừng", max_length=200)
