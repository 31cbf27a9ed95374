"""Units and the ways in which they are written."""

from collections.abc import Sequence
from typing import Any

from django import forms

from cchc.organisation import queries
from cchc.organisation.choices import UnitKind
from cchc.organisation.models import Agency, Unit, User


class UnitForm(forms.Form):
    """A unit or partner."""

    name = forms.CharField(label="Tên", max_length=200)
    short_name = forms.CharField(label="Tên gọn", max_length=60, required=False)
    kind = forms.ChoiceField(label="Loại", choices=UnitKind.choices)


class OverseerForm(forms.Form):
    """The leader in charge of a unit."""

    overseer = forms.ModelChoiceField(
        User.objects.none(),
        label="Lãnh đạo phụ trách",
        required=False,
        empty_label="Không giao riêng (báo phó chủ tịch duy nhất, hoặc chủ tịch)",
        help_text="Được báo khi bộ phận có việc quá hạn.",
    )

    def __init__(self, *args: Any, leaders: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["overseer"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = User.objects.filter(pk__in=[leader.pk for leader in leaders])


class NewUnitForm(UnitForm):
    """A new unit with the other ways in which it is written."""

    aliases = forms.CharField(
        label="Các cách viết khác",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi dòng một cách viết, ví dụ “VP UBND phường”.",
    )

    def clean_aliases(self) -> list[str]:
        """One alias a line."""
        return [line.strip() for line in self.cleaned_data["aliases"].splitlines() if line.strip()]


class AliasForm(forms.Form):
    """One more way of writing."""

    text = forms.CharField(label="Cách viết khác", max_length=200)


class OtherUnitForm(forms.Form):
    """Another unit of the agency."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="Bộ phận", empty_label="Chọn bộ phận")

    def __init__(self, *args: Any, agency: Agency, but: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        unit.queryset = queries.units(agency).exclude(pk=but.pk)
