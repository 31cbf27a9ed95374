"""Forms of reviews: what to review, why a finding is none, what is proposed, what was answered."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from cchc.procedures.choices import Level
from cchc.procedures.models import Field
from cchc.reviews.choices import FindingKind, FindingState, ProposalAct, ProposalKind, ProposalState
from cchc.reviews.models import Finding, Proposal
from cchc.reviews.rules.paper import in_words
from cchc.reviews.rules.transitions import ANSWERS
from cchc.reviews.rules.values import Removal
from cchc.reviews.rules.wording import SUGGESTED, suggestion
from cchc.reviews.services import Answer
from cchc.web.forms import DayField

EVERY = ("", "Tất cả")
FIRST_YEAR = 2000


class RunForm(forms.Form):
    """Which year is reviewed, in which field."""

    year = forms.IntegerField(
        label="Năm của hồ sơ", min_value=FIRST_YEAR, help_text="Đếm hồ sơ tiếp nhận trong năm này."
    )
    field = forms.TypedChoiceField(label="Lĩnh vực", required=False, empty_value=None)

    def __init__(self, data: Any, *, fields: Iterable[Field], year: int) -> None:
        super().__init__(data, initial={"year": year})
        by_key = {str(one.pk): one for one in fields}
        chosen = self.fields["field"]
        assert isinstance(chosen, forms.TypedChoiceField)
        chosen.choices = [("", "Mọi lĩnh vực"), *((key, one.name) for key, one in by_key.items())]
        chosen.coerce = by_key.__getitem__


class FindingFilter(forms.Form):
    """To what a list of findings is narrowed."""

    kind = forms.ChoiceField(label="Loại", required=False, choices=[EVERY, *FindingKind.choices])
    state = forms.ChoiceField(
        label="Xem xét", required=False, choices=[EVERY, *FindingState.choices]
    )


class ProposalFilter(forms.Form):
    """To what a list of proposals is narrowed."""

    state = forms.ChoiceField(
        label="Tình trạng", required=False, choices=[EVERY, *ProposalState.choices]
    )


class ReasonForm(forms.Form):
    """A reason in words."""

    reason = forms.CharField(label="Lý do", max_length=2000, widget=forms.Textarea)


class _Removing(forms.Form):
    """Which parts shall no longer be asked."""

    removed = forms.MultipleChoiceField(
        label="Phần được bỏ", required=False, widget=forms.CheckboxSelectMultiple
    )

    def _offer(self, offered: Sequence[Removal], chosen: Sequence[Removal]) -> None:
        if not offered:
            del self.fields["removed"]
            return
        parts = self.fields["removed"]
        assert isinstance(parts, forms.MultipleChoiceField)
        parts.choices = [
            (each.place.key, f"{in_words(each.place)} ({each.dossiers} hồ sơ)") for each in offered
        ]
        parts.initial = [each.place.key for each in chosen]


class ProposalForm(_Removing):
    """What is proposed about a finding, to whom."""

    kind = forms.ChoiceField(label="Đề xuất", choices=ProposalKind.choices)
    level = forms.ChoiceField(label="Cấp có thẩm quyền quyết định", choices=Level.choices)
    text = forms.CharField(label="Nội dung đề xuất", max_length=4000, widget=forms.Textarea)
    field_order = ("kind", "level", "text", "removed")

    def __init__(self, data: Any, *, finding: Finding, proposal: Proposal | None = None) -> None:
        kind = FindingKind(finding.kind)
        said = suggestion(kind, finding.at, finding.saves)
        usual = {"kind": SUGGESTED[kind], "level": Level.PROVINCE, "text": said}
        known = proposal and {
            "kind": proposal.kind,
            "level": proposal.level,
            "text": proposal.text,
        }
        super().__init__(data, initial=known or usual)
        self._offer(finding.saves, proposal.saves if proposal else finding.saves)


class SendForm(forms.Form):
    """When the paper went."""

    sent_on = DayField(label="Ngày gửi")

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data, initial={"sent_on": today})


class AnswerForm(_Removing):
    """What the competent level answered."""

    act = forms.ChoiceField(
        label="Trả lời",
        choices=[(act.value, act.label) for act in ANSWERS],
        widget=forms.RadioSelect,
    )
    number = forms.CharField(label="Số văn bản trả lời", max_length=60)
    answered_on = DayField(label="Ngày văn bản trả lời")
    text = forms.CharField(
        label="Nội dung trả lời", required=False, max_length=4000, widget=forms.Textarea
    )
    field_order = ("act", "number", "answered_on", "text", "removed")

    def __init__(self, data: Any, *, proposal: Proposal) -> None:
        super().__init__(data)
        self._offer(proposal.saves, proposal.saves)
        if "removed" in self.fields:
            self.fields["removed"].label = "Phần được chấp thuận"
            self.fields["removed"].help_text = "Chỉ dùng khi chấp thuận một phần."

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        found = self.cleaned_data
        return {
            "act": ProposalAct(found["act"]),
            "answer": Answer(found["number"], found["answered_on"], found["text"]),
            "removed": found.get("removed"),
        }


class ImplementForm(forms.Form):
    """Since when and how it is done."""

    implemented_on = DayField(label="Thực hiện từ ngày")
    how = forms.CharField(
        label="Thực hiện thế nào",
        max_length=2000,
        widget=forms.Textarea,
        help_text="Ví dụ số quyết định công bố, phiên bản mới của thủ tục.",
    )
