"""Forms of the act by which dossiers are taken online."""

from datetime import date
from typing import Any

from django import forms

from cchc.web.forms import DayField


class PermitForm(forms.Form):
    """The document that allows it."""

    number = forms.CharField(
        label="Số, ký hiệu văn bản cho phép", max_length=100, help_text="Ví dụ 123/QĐ-UBND."
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issued_on"] = DayField(label="Ngày văn bản", last=today)


class TickForm(forms.Form):
    """How an item is met."""

    note = forms.CharField(
        label="Minh chứng",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Số văn bản, ngày làm, ai làm, nơi để kết quả.",
    )


class PermitReasonForm(forms.Form):
    """Why it is ended or sent back."""

    reason = forms.CharField(label="Lý do", max_length=500)
