"""Forms of reports: another period, a sentence in other words, the office's own part."""

from typing import Any

from django import forms

from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.plans.models import Plan
from cchc.reports.choices import ADDRESSEES, OWN_WORDS, RECIPIENTS
from cchc.reports.models import Report
from cchc.web.forms import DayField


class OtherPeriodForm(forms.Form):
    """A report on demand: from day to day, within the year of the plan."""

    first = DayField(label="Từ ngày")
    last = DayField(label="Đến ngày")

    def __init__(self, *args: Any, plan: Plan, **options: Any) -> None:
        super().__init__(*args, **options)
        self.plan = plan

    def clean(self) -> dict[str, Any]:
        """The two days as a period of the plan's year."""
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first and last:
            try:
                data["period"] = Period.parse(f"{first}..{last}", field="last")
            except RuleBroken as broken:
                raise forms.ValidationError({"last": broken.message}) from None
            if last.year != self.plan.year:
                text = f"Ngày cuối phải thuộc năm {self.plan.year} của kế hoạch."
                raise forms.ValidationError({"last": text})
        return data


class SentenceForm(forms.Form):
    """Other words for a sentence, and why."""

    text = forms.CharField(label="Câu thay thế", widget=forms.Textarea)
    reason = forms.CharField(
        label="Lý do sửa",
        max_length=500,
        help_text="In trong phụ lục của báo cáo khi số liệu bị thay đổi.",
    )


class WordsForm(forms.Form):
    """What the office writes itself; each line becomes a paragraph, "- " begins an item."""

    def __init__(self, *args: Any, report: Report, **options: Any) -> None:
        super().__init__(*args, **{"initial": report.words, **options})
        for name, label in OWN_WORDS.items():
            self.fields[name] = forms.CharField(
                label=f"Viết thêm: {label}", widget=forms.Textarea, required=False
            )
        self.fields[ADDRESSEES] = forms.CharField(
            label="Kính gửi", widget=forms.Textarea(attrs={"rows": "2"}), required=False
        )
        self.fields[RECIPIENTS] = forms.CharField(
            label="Nơi nhận",
            widget=forms.Textarea,
            help_text="Mỗi dòng một nơi nhận; dòng cuối là “Lưu: VT, …”.",
        )


class PartForm(forms.Form):
    """What a unit adds to the figures of its tasks; results where the office writes the report."""

    results = forms.CharField(
        label="Kết quả thực hiện trong kỳ",
        widget=forms.Textarea,
        required=False,
        help_text="Nêu việc đã làm và số liệu; không phát sinh thì ghi “Không phát sinh”.",
    )
    difficulties = forms.CharField(
        label="Khó khăn, vướng mắc",
        widget=forms.Textarea,
        required=False,
        help_text="Bắt buộc khi bộ phận còn nhiệm vụ quá hạn. Không có thì để trống.",
    )
    causes = forms.CharField(label="Nguyên nhân", widget=forms.Textarea, required=False)
    proposals = forms.CharField(label="Kiến nghị, đề xuất", widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, tells_results: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if tells_results:
            self.fields["difficulties"].help_text = "Không có thì để trống."
        else:
            del self.fields["results"]


class ReturnForm(forms.Form):
    """Why a part goes back."""

    reason = forms.CharField(label="Lý do trả lại", widget=forms.Textarea)
