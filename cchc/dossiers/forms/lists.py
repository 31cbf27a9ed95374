"""What lists are narrowed to."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from cchc.dossiers.choices import Alarm, Channel, State
from cchc.dossiers.queries import CHAIN, INCIDENT, OPEN, Wanted
from cchc.procedures.models import Field

_ALL = ("", "Tất cả")
RISKS = [
    _ALL,
    ("all_late", "Trễ hạn, kể cả đã xong"),
    *Alarm.choices,
    (CHAIN, "Trễ mà chưa đủ xin lỗi"),
    (INCIDENT, "Có sự cố mất, hư hỏng, sai lệch"),
]


class FilterForm(forms.Form):
    """The filters of the list; wrong values narrow nothing."""

    state = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[_ALL, (OPEN, "Chưa xong"), *((str(s.value), s.label) for s in State)],
    )
    risk = forms.ChoiceField(label="Hạn", required=False, choices=RISKS)
    field = forms.ChoiceField(label="Lĩnh vực", required=False)
    procedure = forms.ChoiceField(label="Thủ tục", required=False)
    channel = forms.ChoiceField(
        label="Kênh", required=False, choices=[_ALL, *((str(c.value), c.label) for c in Channel)]
    )

    def __init__(self, *args: Any, fields: Iterable[Any], procedures: Iterable[Any]) -> None:
        super().__init__(*args)
        for name, rows in (("field", fields), ("procedure", procedures)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [_ALL, *((str(row.pk), row.name) for row in rows)]

    def wanted(self) -> Wanted:
        """The valid part of what was chosen."""
        self.is_valid()
        got = self.cleaned_data
        keys = {
            name: int(got[name]) if got.get(name) else None
            for name in ("field", "procedure", "channel")
        }
        return Wanted(state=got.get("state", ""), risk=got.get("risk", ""), **keys)


class RegisterForm(forms.Form):
    """Which book: a field and a year; the first field and this year unless said."""

    linh_vuc = forms.ChoiceField(label="Lĩnh vực", required=False)
    nam = forms.IntegerField(label="Năm", required=False, min_value=2018, max_value=2100)

    def __init__(self, *args: Any, fields: Sequence[Field], year: int) -> None:
        super().__init__(*args)
        named = {str(row.pk): row for row in fields}
        choice = self.fields["linh_vuc"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(key, row.name) for key, row in named.items()]
        self.is_valid()
        got = self.cleaned_data
        first = next(iter(named.values()), None)
        self.field = named.get(got.get("linh_vuc", "")) or first
        self.year: int = got.get("nam") or year
        self.data = {"linh_vuc": str(self.field.pk) if self.field else "", "nam": str(self.year)}
