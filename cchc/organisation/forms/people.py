"""People, accounts and posts."""

from datetime import date

from django import forms

from cchc.organisation import queries
from cchc.organisation.choices import AccountState, AgencyKind, Role
from cchc.organisation.models import Agency, Unit
from cchc.web.forms import DayField

HONORIFICS = [("", "không ghi"), *((word, word) for word in ("ông", "bà", "anh", "chị", "cô"))]


class PersonForm(forms.Form):
    """Who the person is."""

    full_name = forms.CharField(label="Họ và tên", max_length=100)
    honorific = forms.ChoiceField(label="Xưng hô", choices=HONORIFICS, required=False)
    email = forms.EmailField(
        label="Thư điện tử", required=False, help_text="Nhắc việc được gửi đến địa chỉ này."
    )


class PostForm(forms.Form):
    """What the person holds, from when on."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="Bộ phận", empty_label="Chọn bộ phận")
    title = forms.CharField(
        label="Chức vụ", max_length=100, help_text="Như ghi dưới chữ ký, ví dụ Phó Chủ tịch."
    )
    role = forms.ChoiceField(
        label="Vai trò", help_text="Quyết định người này được làm gì trong hệ thống."
    )
    from_on = DayField(label="Từ ngày")
    to_on = DayField(label="Đến ngày", required=False, help_text="Để trống nếu chưa biết.")
    field = forms.CharField(label="Lĩnh vực phụ trách", max_length=200, required=False)

    def __init__(self, *args: object, agency: Agency, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through as they came
        unit, role = self.fields["unit"], self.fields["role"]
        assert isinstance(unit, forms.ModelChoiceField)
        assert isinstance(role, forms.ChoiceField)
        unit.queryset = queries.staffed_units(agency)
        role.choices = [("", "Chọn vai trò"), *_roles(agency)]
        self.fields["from_on"].initial = today


class OpenAccountForm(PostForm, PersonForm):
    """A new person with an account and a first post."""

    username = forms.RegexField(
        r"^[a-z0-9][a-z0-9._-]{1,59}$",
        label="Tên đăng nhập",
        help_text="Chữ thường không dấu, chữ số, dấu chấm hoặc gạch; ví dụ nguyen.van.minh.",
        error_messages={"invalid": "Chỉ dùng chữ thường không dấu, chữ số, dấu chấm, gạch."},
    )
    field_order = (
        "full_name",
        "honorific",
        "email",
        "username",
        "unit",
        "title",
        "role",
        "from_on",
    )

    def __init__(self, *args: object, agency: Agency, today: date, **kwargs: object) -> None:
        super().__init__(*args, agency=agency, today=today, **kwargs)
        del self.fields["to_on"], self.fields["field"]


class EndPostForm(forms.Form):
    """The last day of a post."""

    to_on = DayField(label="Ngày cuối cùng giữ chức vụ")


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="Lý do", max_length=200)


class AccountFilterForm(forms.Form):
    """What narrows the list of accounts."""

    q = forms.CharField(label="Họ tên hoặc tên đăng nhập", required=False)
    state = forms.ChoiceField(
        label="Tình trạng", required=False, choices=[("", "Tất cả"), *AccountState.choices]
    )


def _roles(agency: Agency) -> list[tuple[str, str]]:
    superior = agency.kind == AgencyKind.SUPERIOR
    both = {Role.ADMINISTRATOR}
    return [
        (role.value, str(role.label))
        for role in Role
        if role in both or (role == Role.SUPERIOR) == superior
    ]
