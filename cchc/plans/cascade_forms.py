"""Forms about the plan above: which it is, and what is decided about one of its duties."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from cchc.plans.choices import Verdict
from cchc.plans.models import Plan
from cchc.plans.queries import CoverageLine
from cchc.plans.rules.cascade import Part
from cchc.plans.services import DutyVerdict


class ParentChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Plans as "2026: title (issuer)"."""

    def label_from_instance(self, obj: Any) -> str:
        """The plan in one line."""
        return f"{obj.year}: {obj.title} ({obj.issuer or obj.agency})"


class ParentForm(forms.Form):
    """Which plan is above."""

    parent = ParentChoice(
        label="Kế hoạch cấp trên", queryset=None, required=False, empty_label="Không có"
    )
    reason = forms.CharField(
        label="Lý do đổi",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bắt buộc khi kế hoạch đang thực hiện.",
    )

    def __init__(self, *args: Any, plan: Plan, parents: "QuerySet[Plan]", **kwargs: Any) -> None:
        kwargs["initial"] = {"parent": plan.parent_id}
        super().__init__(*args, **kwargs)
        field = self.fields["parent"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = parents.select_related("agency")
        if plan.adopted_at is None:
            del self.fields["reason"]


class DutyForm(forms.Form):
    """What a person decides about one duty of the parent."""

    verdict = forms.ChoiceField(
        label="Kết luận", choices=Verdict.choices, required=False, widget=forms.RadioSelect
    )
    proposed = forms.MultipleChoiceField(
        label="Đề xuất của chương trình",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ là đề xuất theo lời văn; đánh dấu nhiệm vụ thật sự thực hiện yêu cầu này.",
    )
    others = forms.MultipleChoiceField(
        label="Nhiệm vụ, chỉ tiêu khác", required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label="Lý do, ghi chú",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bắt buộc khi không thuộc cấp mình, chưa có nhiệm vụ, hoặc không nhận đề xuất.",
    )

    def __init__(
        self, *args: Any, line: CoverageLine, parts: tuple[Part, ...], **kwargs: Any
    ) -> None:
        chosen = [part.key for part in line.parts]
        decision = line.decision if not line.fallen else None
        kwargs["initial"] = {
            "verdict": decision.verdict if decision else "",
            "proposed": chosen,
            "others": chosen,
            "reason": decision.reason if decision else "",
        }
        super().__init__(*args, **kwargs)
        likely = [proposal.part.key for proposal in line.proposals]
        self._offer(
            "proposed",
            [
                (one.part.key, f"{one.part.label}. {one.part.text} (giống {one.share} %)")
                for one in line.proposals
            ],
        )
        others = [part for part in parts if part.key not in likely]
        self._offer("others", [(part.key, f"{part.label}. {part.text}") for part in others])
        self._other_keys = {part.key for part in others}

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices

    @property
    def has_other_chosen(self) -> bool:
        """Whether the list of the others has to be open."""
        return bool(self._other_keys & set(self["others"].value() or ()))

    def said(self) -> DutyVerdict:
        """The verdict; whoever ticks what carries the duty out has said that it is covered."""
        data = self.cleaned_data
        parts = [*data["proposed"], *data["others"]]
        verdict = data["verdict"] or (Verdict.COVERED if parts else "")
        return DutyVerdict(verdict, parts, data["reason"])
