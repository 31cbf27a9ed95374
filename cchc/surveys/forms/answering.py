"""The form in which somebody answers: large buttons, two of them needed."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from cchc.surveys.choices import Mark
from cchc.surveys.models import Question
from cchc.surveys.queries import Sheet
from cchc.surveys.rules.answering import LONGEST_TEXT
from cchc.surveys.services import Given

TEXT_HELP = (
    "Xin đừng ghi tên, số điện thoại, mã hồ sơ. Muốn được trả lời thì gửi phản ánh, kiến nghị."
)


class AnswerForm(forms.Form):
    """The questions of the sheets in force; of each sheet only the overall one is needed."""

    text = forms.CharField(
        label="Điều ông, bà muốn nói thêm (không bắt buộc)",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=TEXT_HELP,
    )

    def __init__(self, data: Any, files: Any = None, *, sheets: Sequence[Sheet]) -> None:
        super().__init__(data, files)
        self.sheets = sheets
        own = {}
        for sheet in sheets:
            for question in (sheet.overall, *sheet.others):
                own[_name(question)] = _asked(question)
        self.fields = {**own, **self.fields}

    @property
    def overall(self) -> list[BoundField]:
        """The two that are needed."""
        return [self[_name(sheet.overall)] for sheet in self.sheets]

    @property
    def details(self) -> Iterable[tuple[str, list[BoundField]]]:
        """The others, by sheet."""
        return [
            (sheet.title, [self[_name(question)] for question in sheet.others])
            for sheet in self.sheets
            if sheet.others
        ]

    @property
    def has_details(self) -> bool:
        """Whether one of the others was answered, so that a page that comes back shows them."""
        found = self.data or {}
        return any(found.get(field.name) for _, fields in self.details for field in fields)

    def given(self) -> Given:
        """What was answered."""
        marks = {
            int(name.removeprefix("q")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("q") and value
        }
        return Given(marks, self.cleaned_data["text"])


def _name(question: Question) -> str:
    return f"q{question.pk}"


def _asked(question: Question) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=question.text,
        choices=[(mark.value, mark.label) for mark in reversed(Mark)],
        coerce=int,
        empty_value=None,
        required=question.is_overall,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Xin chọn một mức.",
            "invalid_choice": "Xin chọn một trong năm mức.",
        },
    )


class SlipForm(forms.Form):
    """What is typed at the counter's machine from the slip; the PIN never comes back."""

    tail = forms.RegexField(
        label="Bốn số cuối của mã hồ sơ",
        regex=r"^\s*\d{4}\s*$",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        error_messages={"invalid": "Gồm đúng bốn chữ số, in trên giấy hẹn."},
    )
    pin = forms.RegexField(
        label="Mã PIN trên giấy hẹn",
        regex=r"^\s*\d{6}\s*$",
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "maxlength": 6}),
        error_messages={"invalid": "Mã PIN gồm đúng sáu chữ số, in trên giấy hẹn."},
    )
