"""Choosing a reporting period: one of the usual ones, or from day to day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.web.forms import DayField

OTHER = "khac"
_PARTS = ("Y", "M9", "H1", *(f"Q{n}" for n in range(4, 0, -1)))


class PeriodForm(forms.Form):
    """A GET form; the period that runs unless another is chosen, whatever else is wrong."""

    ky = forms.ChoiceField(label="Kỳ", required=False)
    tu = DayField(label="Từ ngày", required=False)
    den = DayField(label="Đến ngày", required=False)

    def __init__(self, data: Mapping[str, Any], *, today: date, default: str = "") -> None:
        self._default = default or f"{today.year}-Y"
        super().__init__({**_first(data), "ky": data.get("ky") or self._default})
        choice = self.fields["ky"]
        assert isinstance(choice, forms.ChoiceField)
        known = [(p.code, p.label) for p in usual(today)]
        asked = _parsed(self.data["ky"])
        if asked is not None and asked.code not in dict(known):
            known.append((asked.code, asked.label[:1].upper() + asked.label[1:]))
        choice.choices = [*known, (OTHER, "Khoảng ngày khác…")]
        self.period = self._chosen()

    def _chosen(self) -> Period:
        if self.is_valid() and self.cleaned_data["ky"] == OTHER:
            first, last = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
            if first and last and first <= last:
                return Period.between(first, last)
            self.add_error("den", "Ghi đủ hai ngày, ngày sau không trước ngày đầu.")
        return _parsed(self.data["ky"]) or Period.parse(self._default)


def usual(today: date) -> list[Period]:
    """The periods of this year and the last that have begun, the latest years and months first."""
    codes = []
    for year in (today.year, today.year - 1):
        codes += [f"{year}-{part}" for part in _PARTS]
        codes += [f"{year}-{month:02}" for month in range(12, 0, -1)]
    return [period for period in map(Period.parse, codes) if period.first <= today]


def _first(data: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(data.get(name, "")) for name in ("tu", "den")}


def _parsed(code: str) -> Period | None:
    try:
        return Period.parse(code)
    except RuleBroken:
        return None
