"""Forms of persons and organisations; nothing of them is remembered by the browser."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from cchc.citizens.choices import CitizenKind, Gender, IdKind, Why
from cchc.citizens.rules.cccd import Oddity
from cchc.citizens.rules.details import Details, oddities, uniform
from cchc.organisation.models import User
from cchc.web.forms import DayField

_MOST_DAYS = 92
_USUAL_DAYS = 7


class SearchForm(forms.Form):
    """Whom to look for; posted, so that it is in no address."""

    q = forms.CharField(
        label="Số giấy tờ, số điện thoại hoặc tên",
        required=False,
        max_length=200,
        help_text="Số thì gõ đủ; tên gõ không dấu cũng được, ví dụ “tran mai”.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )


class WhyForm(forms.Form):
    """Why somebody's data are opened."""

    why = forms.ChoiceField(
        label="Xem để", choices=[(why, why.label) for why in Why if why != Why.CORRECT]
    )


class DetailsForm(forms.Form):
    """What is said of somebody; what looks odd is shown once and does not stand in the way."""

    kind = forms.ChoiceField(label="Loại", choices=CitizenKind.choices)
    name = forms.CharField(label="Họ và tên, hoặc tên tổ chức", max_length=200)
    id_kind = forms.ChoiceField(
        label="Loại giấy tờ", required=False, choices=[("", "Không ghi số"), *IdKind.choices]
    )
    id_number = forms.CharField(
        label="Số giấy tờ",
        required=False,
        max_length=50,
        help_text="Đã ghi rồi thì hệ thống tìm ra người đó, không ghi thêm.",
    )
    born_on = DayField(label="Ngày sinh", required=False)
    gender = forms.ChoiceField(
        label="Giới tính", required=False, choices=[("", "Không ghi"), *Gender.choices]
    )
    phone = forms.CharField(label="Điện thoại", required=False, max_length=30)
    email = forms.EmailField(label="Thư điện tử", required=False)
    address = forms.CharField(
        label="Địa chỉ",
        required=False,
        max_length=300,
        help_text="Cách nhau bằng dấu phẩy: số nhà, đường; xã, phường; tỉnh.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.odd: Sequence[Oddity] = ()
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def details(self) -> Details:
        """What was said, as a value."""
        names = Details.__dataclass_fields__
        return Details(**{name: self.cleaned_data[name] for name in names})

    def is_looked_at(self, seen: Collection[str], *, today: date) -> bool:
        """Whether everything odd has been shown before; otherwise it is in ``odd`` now."""
        self.odd = oddities(uniform(self.details()), today=today)
        return all(oddity.text in seen for oddity in self.odd)


class CorrectionForm(DetailsForm):
    """What is put right, and why."""

    reason = forms.CharField(label="Lý do sửa", max_length=200)


class ReadsForm(forms.Form):
    """Which days of the log of reads, whose reads, reads of whom."""

    first = DayField(label="Từ ngày")
    last = DayField(label="Đến ngày")
    reader = forms.TypedChoiceField(label="Người xem", required=False, empty_value=None)
    whom = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, people: Sequence[User], today: date) -> None:
        usual = {"first": today - timedelta(days=_USUAL_DAYS - 1), "last": today}
        super().__init__(data or {name: f"{day:%d/%m/%Y}" for name, day in usual.items()})
        by_key = {str(person.pk): person for person in people}
        reader = self.fields["reader"]
        assert isinstance(reader, forms.TypedChoiceField)
        reader.choices = [("", "Mọi người"), *((key, str(who)) for key, who in by_key.items())]
        reader.coerce = by_key.__getitem__

    def clean(self) -> dict[str, Any]:
        """At most a quarter of a year at once."""
        found = super().clean() or {}
        first, last = found.get("first"), found.get("last")
        if first and last and last < first:
            self.add_error("last", "Phải từ ngày bắt đầu trở đi.")
        elif first and last and (last - first).days >= _MOST_DAYS:
            self.add_error("last", f"Mỗi lần xem nhiều nhất {_MOST_DAYS} ngày.")
        return found
