"""Forms of definitions, manual values and bindings."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from cchc.indicators.choices import Direction, Kind
from cchc.indicators.families import FAMILIES
from cchc.indicators.rules.definitions import Definition
from cchc.indicators.rules.naming import own_code
from cchc.indicators.services import Words
from cchc.kernel.periods import Period
from cchc.web.forms import DayField


class DefinitionForm(forms.Form):
    """The words of the next version of a definition."""

    name = forms.CharField(label="Tên chỉ số", max_length=200)
    formula = forms.CharField(
        label="Công thức bằng lời", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    direction = forms.ChoiceField(label="Chiều", choices=Direction.choices)
    decimals = forms.IntegerField(label="Số chữ số thập phân", min_value=0, max_value=4)
    source = forms.CharField(label="Căn cứ", max_length=300)
    owner = forms.CharField(label="Bộ phận chịu trách nhiệm", max_length=100)
    no_data = forms.CharField(label="Khi không có số liệu, ghi", max_length=200)
    valid_from = DayField(
        label="Áp dụng từ ngày", help_text="Kỳ kết thúc trước ngày này giữ định nghĩa cũ."
    )
    reason = forms.CharField(label="Lý do, căn cứ của thay đổi", max_length=300)

    def words(self) -> Words:
        """What was written; only for a valid form."""
        return Words(**{name: self.cleaned_data[name] for name in Words.__dataclass_fields__})


class OwnForm(DefinitionForm):
    """An indicator of the agency's own: which figures of which family."""

    family = forms.ChoiceField(
        label="Nguồn số liệu",
        choices=[(code, each.label) for code, each in FAMILIES.items()],
        widget=forms.HiddenInput,  # chosen by the buttons above, as the figures depend on it
    )
    kind = forms.ChoiceField(
        label="Loại", choices=[(Kind.RATIO, Kind.RATIO.label), (Kind.COUNT, Kind.COUNT.label)]
    )
    part = forms.MultipleChoiceField(
        label="Tử số (cộng các số đã chọn)", widget=forms.CheckboxSelectMultiple
    )
    whole = forms.MultipleChoiceField(
        label="Mẫu số (cộng các số đã chọn)", required=False, widget=forms.CheckboxSelectMultiple
    )
    unit = forms.CharField(label="Đơn vị", max_length=30, initial="%")
    field_order = ("name", "family", "kind", "part", "whole", "unit")

    def __init__(self, *args: Any, family: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = family if family in FAMILIES else next(iter(FAMILIES))
        self.fields["family"].initial = chosen
        figures = list(FAMILIES[chosen].figures.items())
        for name in ("part", "whole"):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = figures

    def definition(self) -> Definition:
        """What was chosen; only for a valid form."""
        got = self.cleaned_data
        return Definition(
            code=own_code(got["name"]),
            name=got["name"],
            shelf="own",
            kind=got["kind"],
            family=got["family"],
            part=tuple(got["part"]),
            whole=tuple(got["whole"]) if got["kind"] == Kind.RATIO else (),
            unit=got["unit"],
            direction=got["direction"],
            decimals=got["decimals"],
            formula=got["formula"],
            source=got["source"],
            owner=got["owner"],
            no_data=got["no_data"],
        )


class ManualForm(forms.Form):
    """A value with its evidence."""

    part = forms.IntegerField(label="Số đạt", min_value=0)
    whole = forms.IntegerField(label="Tổng số", min_value=1, required=False)
    evidence = forms.CharField(
        label="Minh chứng",
        max_length=500,
        help_text="Văn bản, báo cáo, hệ thống đã lấy số này.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, definition: Definition, **options: Any) -> None:
        super().__init__(*args, **options)
        if definition.kind != Kind.RATIO:
            del self.fields["whole"]
            self.fields["part"].label = f"Giá trị ({definition.unit})"

    def said(self) -> dict[str, Any]:
        """Part, whole and evidence; only for a valid form."""
        got = self.cleaned_data
        return {"part": got["part"], "whole": got.get("whole"), "evidence": got["evidence"]}


class BindingForm(forms.Form):
    """Which indicator measures a target."""

    code = forms.ChoiceField(label="Chỉ số", required=False)

    def __init__(self, *args: Any, choices: Iterable[Definition], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)
        named = [(each.code, each.name) for each in choices]
        field.choices = [("", "Không gắn chỉ số nào"), *named]


def initial_of(definition: Definition, today: date) -> dict[str, Any]:
    """What the form of the next version begins with."""
    names = (*Words.__dataclass_fields__,)
    return {name: getattr(definition, name) for name in names} | {"valid_from": today}


class ClosingForm(forms.Form):
    """Which period is closed."""

    ky = forms.ChoiceField(label="Kỳ")
    calendar = forms.ChoiceField(
        label="Cách chốt",
        choices=[("plain", "Theo lịch"), ("cutoff", "Chốt ngày 14 (kỳ báo cáo)")],
    )

    def __init__(self, *args: Any, periods: Iterable[Period], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["ky"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.code, each.label) for each in periods]

    def period(self) -> Period:
        """What was chosen; only for a valid form."""
        return Period.parse(self.cleaned_data["ky"], self.cleaned_data["calendar"])
