"""Forms of the registers of consents and of breaches."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms

from cchc.citizens.queries import MaskedCitizen
from cchc.kernel.zone import from_local
from cchc.privacy.choices import BreachKind, ConsentWay, DataKind, Purpose
from cchc.privacy.services import Happened
from cchc.web.forms import DayField

AT_THE_DESK = [(way.value, way.label) for way in ConsentWay if way is not ConsentWay.PORTAL]


def hour(label: str) -> forms.TimeField:
    """An hour and minute."""
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%Hh%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "08:30"}),
        help_text="Giờ và phút, ví dụ 08:30.",
    )


class _Moment(forms.Form):
    """A day and an hour."""

    day = DayField(label="Ngày")
    hour = hour("Giờ")

    def moment(self) -> datetime:
        """The moment that day and hour name."""
        return from_local(datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"]))


class ConsentForm(forms.Form):
    """Who of the book consented to what, how, and what proves it."""

    citizen = forms.TypedChoiceField(label="Người trong sổ", coerce=int, widget=forms.RadioSelect)
    purpose = forms.ChoiceField(label="Mục đích", choices=Purpose.choices)
    channel = forms.ChoiceField(label="Cách đồng ý", choices=AT_THE_DESK)
    proof = forms.CharField(
        label="Bằng chứng",
        max_length=300,
        help_text="Phiếu ký ngày nào, lưu ở đâu; số đến của văn bản, thư.",
    )
    q = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, *, people: Iterable[MaskedCitizen], text: str = "") -> None:
        super().__init__(data, initial={"q": text})
        chosen = self.fields["citizen"]
        assert isinstance(chosen, forms.TypedChoiceField)
        chosen.choices = [
            (each.pk, ", ".join(filter(None, (each.name, each.number, each.born, each.address))))
            for each in people
        ]


class WithdrawForm(forms.Form):
    """How it was taken back."""

    channel = forms.ChoiceField(label="Cách rút lại", choices=AT_THE_DESK)


class WordsForm(forms.Form):
    """The next version of the words of a purpose."""

    text = forms.CharField(
        label="Nội dung đồng ý",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Một mục đích, ai dùng, dùng gì, giữ đến khi nào, không đồng ý thì sao, rút lại "
        "thế nào. Dữ liệu nhạy cảm thì nói rõ là nhạy cảm.",
    )


class BreachForm(_Moment):
    """What went wrong."""

    kind = forms.ChoiceField(label="Việc xảy ra", choices=BreachKind.choices)
    data_kinds = forms.MultipleChoiceField(
        label="Loại dữ liệu",
        choices=DataKind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Vị trí, sinh trắc học: phải báo cả người bị ảnh hưởng.",
    )
    persons = forms.IntegerField(
        label="Số người bị ảnh hưởng (ước)", min_value=0, max_value=10_000_000, required=False
    )
    what = forms.CharField(label="Diễn biến", max_length=4000, widget=forms.Textarea)
    field_order = ("day", "hour", "kind", "data_kinds", "persons", "what")

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["day"].label, self.fields["hour"].label = "Ngày phát hiện", "Giờ phát hiện"

    def happened(self) -> Happened:
        """As the service takes it."""
        found = self.cleaned_data
        return Happened(
            kind=found["kind"],
            data_kinds=tuple(found["data_kinds"]),
            what=found["what"],
            found_at=self.moment(),
            persons=found["persons"],
        )


class NotifyForm(_Moment):
    """Who was told by which document, when."""

    to = forms.CharField(label="Cơ quan nhận thông báo", max_length=200)
    number = forms.CharField(label="Số, ký hiệu văn bản", max_length=100)
    field_order = ("to", "number", "day", "hour")

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        found = self.cleaned_data
        return {"to": found["to"], "number": found["number"], "notified_at": self.moment()}


class ToldForm(_Moment):
    """That those concerned were told, when and how."""

    text = forms.CharField(
        label="Đã báo thế nào",
        max_length=2000,
        widget=forms.Textarea,
        help_text="Cách báo, số người.",
    )

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        return {"text": self.cleaned_data["text"], "told_at": self.moment()}


class WordsOnlyForm(forms.Form):
    """Some lines of text."""

    text = forms.CharField(label="Nội dung", max_length=2000, widget=forms.Textarea)

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        return dict(self.cleaned_data)
