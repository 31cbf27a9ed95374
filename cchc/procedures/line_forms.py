"""One line of a draft's lists, typed in the browser: a paper, a step."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django import forms

from cchc.kernel.text import nfc
from cchc.organisation.choices import Role
from cchc.procedures.rules.checking import PAPERS, STEPS, problems
from cchc.procedures.whole import Content, WholePaper, WholeStep

_MOST = 99
_WORKERS = (Role.ONE_STOP, Role.OFFICER, Role.ACCOUNTANT, Role.CHAIR, Role.VICE_CHAIR)


class LineForm(forms.Form):
    """A line of one list of the content; ``code`` "" is a new one.

    What the rules say against this very line is said at its fields; what is still missing
    elsewhere in the draft is said on its page.
    """

    part: ClassVar[str]
    line: ClassVar[type[WholePaper] | type[WholeStep]]

    def __init__(self, data: Mapping[str, Any] | None, *, content: Content, code: str = "") -> None:
        self.before = content
        lines = getattr(content, self.part)
        self.old = next((each for each in lines if each.code == code), None)
        self.others = [each for each in lines if each.code != code]
        at = lines.index(self.old) + 1 if self.old else len(lines) + 1
        named = [name for name in self.base_fields if self.old and name != "place"]
        known = {name: getattr(self.old, name) for name in named}
        super().__init__(data, initial={**known, "place": at})
        self._offer()

    def _offer(self) -> None:
        """Choices that hang on the draft."""

    def clean(self) -> dict[str, Any]:
        """What the rules say of this line."""
        got: dict[str, Any] = super().clean() or {}
        if not self.errors:
            for each in problems(self.content()):
                if each.part == self.part and each.code == got["code"]:
                    self.add_error(each.field if each.field in self.fields else None, each.why)
        return got

    def content(self) -> Content:
        """The content with this line at its place."""
        typed = self.cleaned_data.items()
        got: dict[str, Any] = {name: nfc(v) if isinstance(v, str) else v for name, v in typed}
        place = got.pop("place")
        new = replace(self.old, **got, pk=None) if self.old else self.line(**got)
        lines = [*self.others]
        lines.insert(place - 1, new)
        return without(self.before, self.part, lines)


def without(content: Content, part: str, lines: list[Any]) -> Content:
    """The content with these lines in one of its lists."""
    changed: dict[str, Any] = {part: tuple(lines)}
    return replace(content, **changed)


def _code(example: str) -> forms.CharField:
    return forms.CharField(
        label="Mã", max_length=40, help_text=f"Chữ hoa, chữ số, gạch nối; ví dụ {example}."
    )


def _place() -> forms.IntegerField:
    return forms.IntegerField(label="Đứng thứ mấy trong danh mục", min_value=1, max_value=_MOST)


def _count(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=_MOST, initial=0)


class PaperLineForm(LineForm):
    """A paper that applicants bring or show."""

    part, line = PAPERS, WholePaper

    code = _code("GT5")
    name = forms.CharField(label="Tên giấy tờ", max_length=500)
    is_shown = forms.BooleanField(
        label="Chỉ xuất trình",
        required=False,
        help_text="Giấy tờ tùy thân: xem rồi đánh dấu, không thu, không lưu. Các số bản là 0.",
    )
    originals = _count("Bản chính")
    copies = _count("Bản sao")
    electronic = _count("Bản điện tử")
    is_required = forms.BooleanField(label="Bắt buộc", required=False, initial=True)
    condition = forms.CharField(
        label="Trường hợp phải nộp", max_length=500, required=False, help_text="Khi không bắt buộc."
    )
    issued_by = forms.CharField(label="Nơi cấp", max_length=200, required=False)
    basis = forms.ChoiceField(label="Căn cứ", required=False)
    form = forms.ChoiceField(label="Theo mẫu", required=False)
    place = _place()

    def _offer(self) -> None:
        found = {
            "basis": [(each.number, f"{each.number}: {each.text}") for each in self.before.bases],
            "form": [(each.code, f"{each.code}: {each.title}") for each in self.before.forms],
        }
        for name, choices in found.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "không"), *choices]


class StepLineForm(LineForm):
    """An internal step and its share of the limit."""

    part, line = STEPS, WholeStep

    code = _code("B5")
    name = forms.CharField(label="Tên bước", max_length=300)
    unit = forms.CharField(
        label="Bộ phận thực hiện", max_length=200, help_text="Tên bộ phận như trong cơ cấu."
    )
    role = forms.ChoiceField(label="Vai trò", choices=[(each, each.label) for each in _WORKERS])
    minutes = forms.IntegerField(
        label="Thời gian (phút làm việc)",
        min_value=0,
        max_value=1_000_000,
        help_text="Một ngày làm việc 480 phút, một giờ 60. Cộng các bước phải bằng thời hạn.",
    )
    place = _place()
