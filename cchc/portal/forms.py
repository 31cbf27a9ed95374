"""Forms of the public pages."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from cchc.plans.models import Plan
from cchc.procedures.models import Field
from cchc.procedures.queries import PublicResult


class TypedOnce(forms.TextInput):
    """What was typed is not drawn again; no browser offers to keep it as a password."""

    def format_value(self, value: Any) -> None:
        """Nothing."""
        return


class LookUpForm(forms.Form):
    """Code and PIN of the slip; the PIN never comes back on the page."""

    code = forms.CharField(
        label="Mã hồ sơ",
        max_length=40,
        help_text="Ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả, dạng H56.10.5-260212-0007.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    pin = forms.RegexField(
        label="Mã PIN tra cứu",
        regex=r"^\s*[0-9]{6}\s*$",
        max_length=10,
        help_text="Sáu chữ số, in cùng phiếu đó.",
        error_messages={"invalid": "Mã PIN gồm đúng sáu chữ số, in trên phiếu."},
        widget=TypedOnce(attrs={"autocomplete": "off", "inputmode": "numeric", "maxlength": "10"}),
    )


class CatalogueForm(forms.Form):
    """Narrows the public catalogue."""

    q = forms.CharField(label="Tên thủ tục (không cần dấu)", max_length=100, required=False)
    field = forms.ChoiceField(label="Lĩnh vực", required=False)

    def __init__(self, data: Mapping[str, Any], *, fields: Iterable[Field]) -> None:
        super().__init__(data)
        chosen = self.fields["field"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [("", "Tất cả lĩnh vực"), *((each.code, each.name) for each in fields)]

    def said(self) -> tuple[str, str]:
        """The words and the code of the field; a wrong choice is none."""
        self.is_valid()
        return self.cleaned_data.get("q", ""), self.cleaned_data.get("field", "")


class PublishedForm(forms.Form):
    """Which kind of published results, and perhaps the number of one."""

    kind = forms.ChoiceField(label="Loại kết quả", required=False)
    number = forms.CharField(label="Số, ký hiệu (ghi đủ)", max_length=60, required=False)

    def __init__(self, data: Mapping[str, Any], *, kinds: Sequence[PublicResult]) -> None:
        super().__init__(data)
        self._kinds = {kind.key: kind for kind in kinds}
        chosen = self.fields["kind"]
        assert isinstance(chosen, forms.ChoiceField)
        seen = Counter(kind.name for kind in kinds)
        chosen.choices = [
            (k.key, k.name if seen[k.name] == 1 else f"{k.name} ({k.procedure_name})")
            for k in kinds
        ]

    def said(self) -> tuple[PublicResult | None, str]:
        """The kind, the first one where none or a wrong one was chosen; and the number."""
        self.is_valid()
        first = next(iter(self._kinds), "")
        wanted = self.cleaned_data.get("kind") or first
        return self._kinds.get(wanted), self.cleaned_data.get("number", "")


class EmailForm(forms.Form):
    """Where the code is sent."""

    email = forms.EmailField(
        label="Thư điện tử",
        max_length=254,
        help_text="Mã xác nhận gửi đến địa chỉ này. Chưa gửi được mã qua tin nhắn điện thoại.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CodeForm(forms.Form):
    """The code that came."""

    code = forms.RegexField(
        label="Mã xác nhận",
        regex=r"^\s*[0-9]{6}\s*$",
        max_length=10,
        help_text="Sáu chữ số trong thư, dùng được trong 15 phút.",
        error_messages={"invalid": "Mã xác nhận gồm đúng sáu chữ số."},
        widget=TypedOnce(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class NewsForm(forms.Form):
    """A news item in plain paragraphs."""

    title = forms.CharField(label="Tiêu đề", max_length=200)
    text = forms.CharField(
        label="Nội dung",
        max_length=10_000,
        help_text="Mỗi dòng là một đoạn. Không ghi tên, số điện thoại, số định danh của người dân.",
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    is_checked = forms.BooleanField(
        label="Đã kiểm tra: số điện thoại, thư điện tử trong tin là của cơ quan", required=False
    )


class NewsReasonForm(forms.Form):
    """Why an item is taken away."""

    reason = forms.CharField(label="Lý do gỡ", max_length=300)


class PlanField(forms.ModelChoiceField[Plan]):
    """A plan by its year and title."""

    def label_from_instance(self, obj: Plan) -> str:
        """What the list says."""
        return f"{obj.year}: {obj.title}"


class ShowPlanForm(forms.Form):
    """Of which plan everybody may see the progress."""

    def __init__(self, data: Any, *, plans: QuerySet[Plan]) -> None:
        super().__init__(data)
        self.fields["plan"] = PlanField(plans, label="Kế hoạch", empty_label=None)
