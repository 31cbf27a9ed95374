"""Days that differ from their weekday, swaps, and the weekly hours."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from cchc.kernel.formats import WEEKDAYS
from cchc.kernel.working_time.shifts import DAY_KEYS
from cchc.organisation.choices import DayKind
from cchc.organisation.rules.shifts import split
from cchc.web.forms import DayField

ANNOUNCED = "Số, ngày văn bản, ví dụ 12/TB-UBND ngày 05/01/2026."


class SpecialDayForm(forms.Form):
    """What a day is, why, and by which document."""

    day = DayField(label="Ngày")
    kind = forms.ChoiceField(label="Loại", choices=DayKind.choices)
    reason = forms.CharField(label="Lý do", max_length=200)
    document = forms.CharField(label="Văn bản", max_length=200, required=False, help_text=ANNOUNCED)
    shifts = forms.CharField(
        label="Ca làm bù",
        required=False,
        help_text="Chỉ cho ngày làm bù; để trống thì theo ca của thứ hai. Ví dụ 07:30-11:30.",
    )
    is_confirmed = forms.BooleanField(label="Đã đối chiếu văn bản", required=False)

    def clean_shifts(self) -> list[str]:
        """One text a shift."""
        return split(self.cleaned_data["shifts"])


class SwapForm(forms.Form):
    """A workday off for a day off that is worked."""

    off = DayField(label="Ngày làm việc được nghỉ")
    worked = DayField(label="Ngày nghỉ đi làm bù")
    document = forms.CharField(label="Văn bản", max_length=200, help_text=ANNOUNCED)


class WeekForm(forms.Form):
    """The hours of each weekday."""

    from_on = DayField(label="Áp dụng từ ngày")
    document = forms.CharField(
        label="Văn bản quy định", max_length=200, required=False, help_text=ANNOUNCED
    )

    def __init__(self, *args: Any, week: Mapping[str, Sequence[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, name in zip(DAY_KEYS, WEEKDAYS, strict=True):
            self.fields[key] = forms.CharField(
                label=name.capitalize(),
                required=False,
                max_length=100,
                initial=", ".join(week.get(key, ())),
            )
        self.fields["mon"].help_text = "Ví dụ 07:30-11:30, 13:00-17:00. Để trống là ngày nghỉ."

    def shifts(self) -> dict[str, list[str]]:
        """The week as services take it."""
        return {key: split(self.cleaned_data[key]) for key in DAY_KEYS}
