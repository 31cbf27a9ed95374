"""One setting, with the field that its kind needs."""

from typing import Any

from django import forms

from cchc.kernel.canonical import Json
from cchc.organisation.rules.settings import Definition


class SettingForm(forms.Form):
    """The value and the document that decides it."""

    value = forms.CharField(label="Giá trị", max_length=200)
    document = forms.CharField(
        label="Căn cứ",
        max_length=200,
        required=False,
        help_text="Số, ngày văn bản quyết định giá trị này, nếu có.",
    )

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.definition = definition
        self.fields["value"] = _field(definition)

    def clean_value(self) -> Json:
        """The value as the registry keeps it; what it may be is the rule's to say."""
        value = self.cleaned_data["value"]
        if self.definition.kind == "integers":
            return [int(part) if part.strip().isdigit() else part for part in value.split(",")]
        return value  # type: ignore[no-any-return]  # already what its field makes of it


def _field(definition: Definition) -> forms.Field:
    label = f"{definition.label} ({definition.unit})" if definition.unit else definition.label
    if definition.kind == "choice":
        return forms.ChoiceField(label=label, choices=definition.choices)
    if definition.kind == "integer":
        limits = f"Từ {definition.low} đến {definition.high}."
        return forms.IntegerField(label=label, help_text=limits)
    if definition.kind == "text":
        return forms.CharField(label=label, max_length=60, help_text=f"Ví dụ {definition.example}.")
    example = "Ví dụ 15:00." if definition.kind == "hour" else "Cách nhau bằng dấu phẩy."
    return forms.CharField(label=label, max_length=60, help_text=example)
