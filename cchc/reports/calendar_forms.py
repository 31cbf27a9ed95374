"""Forms of the calendar: a kind of report, a report that somebody demands."""

from typing import Any

from django import forms

from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.plans.models import Plan
from cchc.reports.rules.calendar import Demand
from cchc.reports.rules.kinds import CALENDARS, COMPOSED, MOST_DAYS, PERIODS, Kind
from cchc.web.forms import DayField

GENERAL = "Để trống: theo cấu hình chung."


class KindForm(forms.Form):
    """What a kind of report is called, and when it is due."""

    name = forms.CharField(label="Tên loại báo cáo", max_length=200)
    paper = forms.CharField(
        label="Nội dung trong trích yếu",
        max_length=300,
        help_text="Phần đứng sau “Kết quả …”, ví dụ: kiểm soát thủ tục hành chính.",
    )
    periods = forms.MultipleChoiceField(
        label="Các kỳ", choices=list(PERIODS.items()), widget=forms.CheckboxSelectMultiple
    )
    calendar = forms.ChoiceField(
        label="Kỳ số liệu", choices=list(CALENDARS.items()), required=False
    )
    send_days = forms.IntegerField(
        label="Gửi báo cáo sau ngày chốt số liệu (ngày làm việc)",
        required=False,
        min_value=0,
        max_value=MOST_DAYS,
        help_text=GENERAL,
    )
    contribution_days = forms.IntegerField(
        label="Bộ phận gửi phần báo cáo trước hạn gửi (ngày làm việc)",
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=GENERAL,
    )
    recipient = forms.CharField(
        label="Kính gửi",
        max_length=300,
        required=False,
        help_text="Để trống: cơ quan cấp trên trực tiếp.",
    )
    is_active = forms.BooleanField(label="Đang dùng", required=False)
    document = forms.CharField(
        label="Căn cứ",
        max_length=300,
        required=False,
        help_text="Số, ngày của văn bản quyết định việc này, nếu có.",
    )

    def __init__(self, *args: Any, kind: Kind | None = None, **options: Any) -> None:
        first = _first(kind) if kind else {"is_active": True}
        super().__init__(*args, **{"initial": first, **options})
        self._code = kind.code if kind else ""
        if self._code == COMPOSED:
            del self.fields["is_active"]

    def said(self) -> Kind:
        """The kind as it was filled in."""
        got = self.cleaned_data
        return Kind(
            code=self._code,
            name=got["name"],
            paper=got["paper"],
            periods=tuple(got["periods"]),
            calendar=got["calendar"],
            send_days=got["send_days"],
            contribution_days=got["contribution_days"],
            recipient=got["recipient"],
            is_active=got.get("is_active", True),
        )


def _first(kind: Kind) -> dict[str, Any]:
    names = ("name", "paper", "calendar", "send_days", "contribution_days", "recipient")
    found = {name: getattr(kind, name) for name in (*names, "is_active")}
    return {**found, "periods": list(kind.periods)}


class DemandForm(forms.Form):
    """A report that somebody demands: which, of which days, until when."""

    kind = forms.ChoiceField(label="Loại báo cáo")
    title = forms.CharField(
        label="Tên báo cáo", max_length=300, help_text="Như văn bản yêu cầu nêu."
    )
    basis = forms.CharField(
        label="Văn bản yêu cầu",
        max_length=300,
        help_text="Số, ngày, nơi ban hành; ví dụ: Công văn 15/SNV-CCHC ngày 02/03/2026.",
    )
    first = DayField(label="Số liệu từ ngày")
    last = DayField(label="Đến ngày")
    due_on = DayField(label="Hạn gửi")

    def __init__(self, *args: Any, plan: Plan, kinds: list[Kind], **options: Any) -> None:
        super().__init__(*args, **options)
        self.plan = plan
        choices = [(kind.code, kind.name) for kind in kinds if kind.is_active]
        self.fields["kind"] = forms.ChoiceField(label="Loại báo cáo", choices=choices)

    def clean(self) -> dict[str, Any]:
        """The two days as a period."""
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first and last:
            try:
                data["period"] = Period.parse(f"{first}..{last}", field="last")
            except RuleBroken as broken:
                raise forms.ValidationError({"last": broken.message}) from None
        return data

    @property
    def period(self) -> Period:
        """The days that the report covers."""
        found = self.cleaned_data["period"]
        assert isinstance(found, Period)
        return found

    def said(self) -> Demand:
        """What was demanded."""
        got = self.cleaned_data
        return Demand(got["title"], got["basis"], got["due_on"], got["kind"])
