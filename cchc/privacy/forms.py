"""Forms of data requests at the desk and before the leader."""

from collections.abc import Iterable
from typing import Any

from django import forms

from cchc.citizens.queries import MaskedCitizen
from cchc.privacy.choices import Channel, Ground, Kind, Proof
from cchc.privacy.services import Asked


class TakeForm(forms.Form):
    """A request at the counter or by letter."""

    channel = forms.ChoiceField(
        label="Cách gửi",
        choices=[(way.value, way.label) for way in (Channel.COUNTER, Channel.LETTER)],
    )
    kind = forms.ChoiceField(label="Yêu cầu", choices=Kind.choices)
    name = forms.CharField(label="Họ và tên", max_length=200)
    contact = forms.CharField(label="Điện thoại, thư điện tử hoặc địa chỉ", max_length=300)
    text = forms.CharField(label="Nội dung", max_length=2000, required=False, widget=forms.Textarea)
    third_party = forms.BooleanField(
        label="Cần bên thứ ba cùng thực hiện", required=False, help_text="Hạn dài hơn theo luật."
    )

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        found = dict(self.cleaned_data)
        return {"channel": found.pop("channel"), "asked": Asked(**found)}


class SearchForm(forms.Form):
    """Whom the request is about: found in the book by number, phone or name."""

    q = forms.CharField(label="Số giấy tờ, điện thoại hoặc tên", max_length=100)


class IdentifyForm(forms.Form):
    """Which person of the book it is, and how that was checked."""

    citizen = forms.TypedChoiceField(label="Người trong sổ", coerce=int, widget=forms.RadioSelect)
    proof = forms.ChoiceField(label="Cách kiểm tra danh tính", choices=Proof.choices)
    q = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, *, people: Iterable[MaskedCitizen], text: str = "") -> None:
        super().__init__(data, initial={"q": text})
        chosen = self.fields["citizen"]
        assert isinstance(chosen, forms.TypedChoiceField)
        chosen.choices = [
            (each.pk, ", ".join(filter(None, (each.name, each.number, each.born, each.address))))
            for each in people
        ]


class TextForm(forms.Form):
    """Some lines of text."""

    text = forms.CharField(label="Nội dung", max_length=2000, widget=forms.Textarea)


class ReasonForm(forms.Form):
    """A reason in words."""

    reason = forms.CharField(label="Lý do", max_length=1000, widget=forms.Textarea)


class RefuseForm(TextForm):
    """On which ground, and what the person is told."""

    ground = forms.ChoiceField(label="Căn cứ từ chối", choices=Ground.choices)
    field_order = ("ground", "text")


class SureForm(forms.Form):
    """What cannot be undone is ticked."""

    sure = forms.BooleanField(label="Tôi đã đọc và đồng ý xóa; không khôi phục được")
