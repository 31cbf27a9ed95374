"""The form of a draft: who applies, and the data that the version's forms ask for, each once."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms

from cchc.citizens.choices import CitizenKind, IdKind
from cchc.citizens.services import Details
from cchc.dossiers.services import Declared
from cchc.kernel.formats import number_vi
from cchc.procedures.choices import FieldType
from cchc.procedures.whole import Content, WholeField
from cchc.web.forms import DayField, NumberField

LONG = 300
_CHOICES = {"kind": dict(CitizenKind.choices), "id_kind": dict(IdKind.choices)}


class DeclarationForm(forms.Form):
    """``d_<code>`` for each datum of the version; the same code in two forms is asked once."""

    kind = forms.ChoiceField(label="Loại người nộp")
    name = forms.CharField(label="Họ và tên, hoặc tên tổ chức", max_length=200)
    id_kind = forms.ChoiceField(label="Loại giấy tờ", choices=[("", "Chọn"), *IdKind.choices])
    id_number = forms.CharField(label="Số giấy tờ", max_length=50)
    phone = forms.CharField(
        label="Điện thoại", max_length=30, help_text="Cán bộ gọi số này khi hồ sơ cần bổ sung."
    )
    address = forms.CharField(
        label="Địa chỉ",
        max_length=LONG,
        help_text="Cách nhau bằng dấu phẩy: số nhà, đường; xã, phường; tỉnh.",
    )

    def __init__(
        self,
        typed: Mapping[str, Any] | None,
        *,
        content: Content,
        begun: Mapping[str, str] | None = None,
    ) -> None:
        """``typed`` is checked; ``begun`` is only shown."""
        super().__init__(typed, initial=dict(begun or {}))
        self.content = content
        kinds = dict(CitizenKind.choices)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(each, kinds[each]) for each in content.applicants]
        self._asked: dict[str, WholeField] = {}
        for form in content.forms:
            for each in form.fields:
                if self._asked.setdefault(each.code, each) is each:
                    self.fields[f"d_{each.code}"] = _field(each)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"
            field.error_messages["required"] = "Chưa ghi mục bắt buộc này."

    def person(self) -> list[forms.BoundField]:
        """The fields about the applicant."""
        return [self[name] for name in self.fields if not name.startswith("d_")]

    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """(title of the form, its fields that no form before has asked for)."""
        seen: set[str] = set()
        found = []
        for form in self.content.forms:
            fresh = [each.code for each in form.fields if each.code not in seen]
            seen.update(fresh)
            found.append((form.title, [self[f"d_{code}"] for code in fresh]))
        return [(title, fields) for title, fields in found if fields]

    def typed(self) -> dict[str, str]:
        """What was typed, wrong or not, for the draft."""
        return {name: str(self.data[name]) for name in self.fields if self.data.get(name)}

    def details(self, email: str) -> Details:
        """Who applies, as a value."""
        said = self.cleaned_data
        names = ("kind", "name", "id_kind", "id_number", "phone", "address")
        return Details(**{name: said[name] for name in names}, email=email)

    def declared(self) -> tuple[Declared, ...]:
        """Each form of the version with all of its answers in words."""
        return tuple(
            Declared(form.code, form.title, tuple(self._answers(form.fields)))
            for form in self.content.forms
            if form.fields
        )

    def _answers(self, fields: tuple[WholeField, ...]) -> Iterator[tuple[str, str]]:
        for each in fields:
            yield each.label, in_words(self.cleaned_data[f"d_{each.code}"])

    def person_in_words(self) -> list[tuple[str, str]]:
        """(label, answer) about the applicant."""
        return [(str(bound.label), _shown(bound, self.cleaned_data)) for bound in self.person()]


def in_words(value: Any) -> str:
    """An answer as it is read."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if value is None or value == "":
        return ""
    return value if isinstance(value, str) else number_vi(value)


def _shown(bound: forms.BoundField, said: Mapping[str, Any]) -> str:
    value = said[bound.name]
    words = _CHOICES.get(bound.name, {})
    return str(words[value]) if value in words else in_words(value)


def _field(each: WholeField) -> forms.Field:
    said: dict[str, Any] = {"label": each.label, "required": each.is_required}
    if each.type is FieldType.DATE:
        return DayField(**said)
    if each.type is FieldType.NUMBER:
        return NumberField(**said, max_digits=20)
    if each.type is FieldType.BOOL:
        return forms.BooleanField(label=each.label, required=False)
    if each.type is FieldType.CHOICE and each.options:
        options = [("", "Chọn"), *((option, option) for option in each.options)]
        return forms.ChoiceField(**said, choices=options)
    return forms.CharField(**said, max_length=LONG)
