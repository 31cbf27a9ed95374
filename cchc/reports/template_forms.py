"""Forms of templates: their words, a copy under another name."""

from typing import Any

from django import forms

from cchc.reports.queries import ChosenTemplate
from cchc.reports.services import TemplateWords

BODY_ROWS = "28"


class TemplateForm(forms.Form):
    """The words of the next version."""

    name = forms.CharField(label="Tên mẫu", max_length=200)
    note = forms.CharField(label="Dùng khi nào", max_length=300, required=False)
    title = forms.CharField(
        label="Trích yếu",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": "2"}),
        help_text="Ghi được {period}, {next_period}, {year}…",
    )
    body = forms.CharField(
        label="Nội dung",
        strip=False,
        widget=forms.Textarea(attrs={"rows": BODY_ROWS, "spellcheck": "false"}),
        help_text="Mỗi dòng một câu; # là tiêu đề; “- ” là gạch đầu dòng; dòng trống bắt đầu đoạn.",
    )

    def __init__(self, *args: Any, template: ChosenTemplate, **options: Any) -> None:
        first = {name: getattr(template, name) for name in ("name", "note", "title", "body")}
        first["body"] = first["body"].strip()
        super().__init__(*args, **{"initial": first, **options})

    def words(self) -> TemplateWords:
        """What was written."""
        return TemplateWords(**{name: self.cleaned_data[name] for name in self.fields})


class CopyForm(forms.Form):
    """A name for the copy."""

    name = forms.CharField(label="Tên mẫu mới", max_length=200)
