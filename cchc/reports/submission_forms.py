"""Forms of sending reports up and answering them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms

from cchc.documents.models import OfficialDocument
from cchc.kernel.periods import Period, reporting_periods
from cchc.organisation.models import Agency
from cchc.plans.models import Plan
from cchc.reports import queries
from cchc.reports.choices import SendingMethod, SubmissionState
from cchc.reports.services import Covering
from cchc.web.forms import DayField

NO_PERIOD = ("", "Không theo kỳ (đột xuất, chuyên đề)")
_LINES = {"rows": 3}


def periods_near(year: int) -> list[tuple[str, str]]:
    """The regular periods of the year and of the one before, whose report is dated in it."""
    return [(p.code, p.label) for of in (year, year - 1) for p in reporting_periods(of)]


class CoveringForm(forms.Form):
    """What a report is about."""

    period = forms.ChoiceField(label="Kỳ báo cáo", required=False)
    plan_code = forms.ChoiceField(label="Kế hoạch", required=False)
    due_on = DayField(
        label="Hạn gửi",
        required=False,
        help_text="Ngày phải gửi theo yêu cầu của cấp trên. Ghi rồi thì không đổi được.",
    )

    def __init__(self, data: Any, *, document: OfficialDocument, plans: Iterable[Plan]) -> None:
        known = queries.covering_of(document)
        super().__init__(data, initial=asdict(known))
        period, plan = self.fields["period"], self.fields["plan_code"]
        assert isinstance(period, forms.ChoiceField)
        assert isinstance(plan, forms.ChoiceField)
        period.choices = [NO_PERIOD, *periods_near(document.year)]
        if known.period and known.period not in dict(period.choices):
            period.choices += [(known.period, Period.parse(known.period).label)]
        offered = [(p.code, f"{p.title} ({p.code})") for p in plans]
        plan.choices = [("", "Không gắn với kế hoạch"), *offered]

    def covering(self) -> Covering:
        """As the service takes it."""
        found = self.cleaned_data
        return Covering(found["period"], found["plan_code"], found["due_on"])


class SubmitForm(CoveringForm):
    """A document goes up for the first time."""

    note_text = forms.CharField(
        label="Lời gửi kèm", required=False, max_length=2000, widget=forms.Textarea(attrs=_LINES)
    )


class OutsideForm(CoveringForm):
    """A document was sent outside the installation."""

    receiver = forms.CharField(label="Nơi nhận", max_length=200)
    method = forms.ChoiceField(label="Cách gửi", choices=SendingMethod.choices)
    sent_on = DayField(label="Ngày gửi")
    note_text = forms.CharField(
        label="Ghi chú",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs=_LINES),
        help_text="Ví dụ số bưu phẩm, người nhận, số văn bản đến.",
    )
    field_order = ("receiver", "method", "sent_on", "period", "plan_code", "due_on", "note_text")

    def __init__(
        self, data: Any, *, document: OfficialDocument, plans: Iterable[Plan], today: date
    ) -> None:
        super().__init__(data, document=document, plans=plans)
        self.fields["sent_on"].initial = today


class AgainForm(forms.Form):
    """A new version in the place of one that was returned or withdrawn."""

    document = forms.TypedChoiceField(
        label="Văn bản gửi lại",
        help_text="Gửi lại chính văn bản này, hoặc báo cáo của cùng kế hoạch, cùng kỳ phát hành "
        "sau nó (văn bản soạn riêng: cùng trích yếu).",
        error_messages={
            "invalid_choice": "Chọn văn bản trong danh sách: văn bản khác không thay được báo cáo "
            "này."
        },
    )
    note_text = forms.CharField(
        label="Đã sửa, bổ sung những gì",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs=_LINES),
    )

    def __init__(
        self, data: Any, *, documents: Iterable[OfficialDocument], initial: OfficialDocument
    ) -> None:
        super().__init__(data, initial={"document": initial.pk})
        by_key = {str(row.pk): row for row in documents}
        field = self.fields["document"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(key, f"{row}: {row.title}") for key, row in by_key.items()]
        field.coerce = by_key.__getitem__


class ReasonForm(forms.Form):
    """A reason in words."""

    reason = forms.CharField(label="Lý do", max_length=4000, widget=forms.Textarea)


class CommentsForm(forms.Form):
    """What the ward shall change."""

    reason = forms.CharField(
        label="Ý kiến trả lại",
        max_length=4000,
        widget=forms.Textarea,
        help_text="Nêu rõ cần sửa, bổ sung gì; đơn vị đọc đúng như bạn ghi.",
    )


class RemarkForm(forms.Form):
    """A remark that may be left out."""

    remark = forms.CharField(
        label="Nhận xét (không bắt buộc)",
        required=False,
        max_length=4000,
        widget=forms.Textarea,
    )


class SentFilter(forms.Form):
    """Narrows what the ward sent."""

    state = forms.ChoiceField(
        label="Tình trạng", required=False, choices=[("", "Tất cả"), *SubmissionState.choices]
    )

    def chosen(self) -> dict[str, Any]:
        """What was chosen, wrong choices left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class KindFilter(forms.Form):
    """Reports only, or every kind of document."""

    loai = forms.ChoiceField(
        label="Tên loại",
        required=False,
        choices=[("", "Báo cáo"), ("moi-loai", "Mọi tên loại")],
    )

    @property
    def every_kind(self) -> bool:
        """Whether every kind was chosen."""
        return self.is_valid() and bool(self.cleaned_data["loai"])


class YearForm(forms.Form):
    """One of the last three years; this one when nothing or nonsense is chosen."""

    nam = forms.TypedChoiceField(label="Năm", required=False, coerce=int)

    def __init__(self, data: Mapping[str, Any], *, today: date) -> None:
        super().__init__({"nam": data.get("nam") or today.year})
        field = self.fields["nam"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(y, str(y)) for y in range(today.year, today.year - 3, -1)]
        self.year: int = self.cleaned_data["nam"] if self.is_valid() else today.year


class ReceivedFilter(SentFilter):
    """Narrows what came to the superior."""

    ward = forms.ChoiceField(label="Đơn vị", required=False)
    period = forms.ChoiceField(label="Kỳ báo cáo", required=False)
    late = forms.BooleanField(label="Chỉ báo cáo gửi trễ", required=False)
    field_order = ("ward", "period", "state", "late")

    def __init__(self, data: Mapping[str, Any], *, wards: Iterable[Agency], year: int) -> None:
        super().__init__(data)
        ward, period, state = (self.fields[name] for name in ("ward", "period", "state"))
        assert isinstance(ward, forms.ChoiceField)
        assert isinstance(period, forms.ChoiceField)
        assert isinstance(state, forms.ChoiceField)
        ward.choices = [("", "Tất cả đơn vị"), *((w.code, w.name) for w in wards)]
        period.choices = [("", "Tất cả các kỳ"), *periods_near(year)]
        inside = (SubmissionState.WITHDRAWN, SubmissionState.SENT_OUTSIDE)
        state.choices = [
            ("", "Tất cả"),
            *((s.value, s.label) for s in SubmissionState if s not in inside),
        ]
