"""Forms of the public page about one's own data."""

from django import forms

from cchc.portal.dialogue_forms import Trapped
from cchc.privacy.choices import Kind
from cchc.privacy.services import Asked


class RightsForm(Trapped):
    """What is asked about one's own data, by whom."""

    kind = forms.ChoiceField(label="Yêu cầu", choices=Kind.choices)
    name = forms.CharField(label="Họ và tên", max_length=200)
    contact = forms.CharField(
        label="Điện thoại hoặc thư điện tử",
        max_length=200,
        help_text="Để hẹn kiểm tra danh tính và trả lời.",
    )
    text = forms.CharField(
        label="Nội dung",
        max_length=2000,
        required=False,
        widget=forms.Textarea,
        help_text="Ví dụ thông tin nào cần sửa. Không ghi số căn cước ở đây: danh tính được kiểm "
        "tra tại quầy hoặc qua VNeID.",
    )
    field_order = ("kind", "name", "contact", "text", "website")

    def said(self) -> Asked:
        """As the service takes it."""
        found = self.cleaned_data
        return Asked(found["kind"], found["name"], found["contact"], found["text"])


class ProgressForm(forms.Form):
    """The code of a request."""

    code = forms.CharField(
        label="Mã yêu cầu",
        max_length=20,
        help_text="Mười chữ và số đã nhận khi gửi.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def refuse(self) -> None:
        """Say that there is no such request."""
        self.add_error("code", "Không có yêu cầu mang mã này. Hãy xem lại mã đã nhận khi gửi.")
