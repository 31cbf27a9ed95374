"""Forms of an amendment: its grounds, and a task as it shall be."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from cchc.documents.models import OfficialDocument
from cchc.plans.content import Task as TaskContent
from cchc.plans.forms import TaskForm
from cchc.plans.models import Amendment, Plan
from cchc.plans.rules.deadlines import given_dates
from cchc.web.forms import DayField


class CitedDocument(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Issued documents as "05/KH-UBND, 12/02/2026: title"."""

    def label_from_instance(self, obj: Any) -> str:
        """The document in one line."""
        return f"{obj.reference}, {obj.issued_on:%d/%m/%Y}: {obj.title}"


class GroundsForm(forms.Form):
    """Why the plan is amended, and by which document."""

    reason = forms.CharField(label="Lý do điều chỉnh", widget=forms.Textarea(attrs={"rows": 3}))
    official = CitedDocument(
        label="Văn bản đã phát hành ở đây",
        queryset=None,
        required=False,
        empty_label="Văn bản khác, ghi ở hai ô dưới",
    )
    document = forms.CharField(
        label="Số, ký hiệu văn bản",
        max_length=100,
        required=False,
        help_text="Ví dụ 45/KH-UBND. Bỏ trống khi đã chọn văn bản ở trên.",
    )
    document_date = DayField(label="Ngày văn bản", required=False)

    def __init__(self, *args: Any, documents: "QuerySet[OfficialDocument]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["official"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = documents

    @staticmethod
    def of(amendment: Amendment) -> dict[str, Any]:
        """Initial values from a draft."""
        names = ("reason", "official", "document", "document_date")
        return {name: getattr(amendment, name) for name in names}


class AmendedTaskForm(TaskForm):
    """A task as the amended plan shall have it; which task is above it stays."""

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, **kwargs)
        self.fields.pop("parent", None)

    @staticmethod
    def of_content(task: TaskContent, plan: Plan) -> dict[str, Any]:
        """Initial values from a task as data."""
        area = plan.areas.filter(code=task.area).first()
        return {
            "number": task.number,
            "area": area.pk if area else None,
            "title": task.title,
            "products": "\n".join(task.products),
            "lead": "\n".join(unit.text for unit in task.lead),
            "coordinating": "\n".join(unit.text for unit in task.coordinating),
            "deadline": task.deadline,
            "dates": ", ".join(f"{day:%d/%m/%Y}" for day in given_dates(task, plan.year)),
        }
