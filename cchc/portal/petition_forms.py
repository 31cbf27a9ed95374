"""Forms of whoever tells the agency something: the petition, the look-up, what follows."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.core import signing

from cchc.feedback.choices import Satisfaction
from cchc.feedback.forms import SAID, SayingForm
from cchc.organisation.models import Unit
from cchc.portal.forms import TypedOnce

_SALT = "portal.petition"
_SECONDS = 3600
REFUSED = "Không gửi được. Hãy tải lại trang rồi thử lại."


class PetitionForm(SayingForm):
    """What a sender says on the public page; ``website`` is a trap for programs."""

    website = forms.CharField(label="Để trống ô này", required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)
    field_order = (*SAID, "pictures", "about_unit", "is_sealed", "is_harassment")

    def __init__(self, data: Any, files: Any, *, units: Iterable[Unit]) -> None:
        super().__init__(data, files, units=units)
        self.fields["key"].initial = uuid4()
        self.fields["website"].widget.attrs.update(tabindex="-1", autocomplete="off")
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["email"].help_text = "Nếu ghi, cơ quan báo qua thư khi có trả lời."

    def clean_website(self) -> str:
        """Only a program fills in what people do not see."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(REFUSED)
        return ""

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        return {**super().said(), "sending_key": self.cleaned_data["key"]}


class FollowForm(forms.Form):
    """Code and PIN of the receipt; the PIN never comes back on the page."""

    code = forms.CharField(
        label="Mã phản ánh",
        max_length=40,
        help_text="Ghi trên phiếu đã nhận, dạng PA-2026-0012.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    pin = forms.RegexField(
        label="Mã PIN",
        regex=r"^\s*[0-9]{6}\s*$",
        max_length=10,
        help_text="Sáu chữ số, ghi cùng phiếu đó.",
        error_messages={"invalid": "Mã PIN gồm đúng sáu chữ số."},
        widget=TypedOnce(attrs={"autocomplete": "off", "inputmode": "numeric", "maxlength": "10"}),
    )


class SupplyForm(forms.Form):
    """What was asked for."""

    text = forms.CharField(label="Phần bổ sung", max_length=10_000, widget=forms.Textarea)


class MarkForm(forms.Form):
    """Whether the answer satisfies."""

    satisfaction = forms.ChoiceField(
        label="Ông/bà có hài lòng với trả lời không?",
        choices=Satisfaction.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="Ý kiến (không bắt buộc)", max_length=2000, required=False, widget=forms.Textarea
    )


class ReopenForm(forms.Form):
    """Why another look is asked for."""

    text = forms.CharField(label="Điều chưa đồng ý", max_length=10_000, widget=forms.Textarea)


def pass_for(pk: int) -> str:
    """What lets the page that was opened by PIN speak for the sender, for an hour."""
    return signing.dumps(pk, salt=_SALT)


def key_of_pass(text: str) -> int | None:
    """The petition of a pass, None when it is forged or over."""
    try:
        return int(signing.loads(text, salt=_SALT, max_age=_SECONDS))
    except signing.BadSignature:
        return None
