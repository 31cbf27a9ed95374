"""One line of a draft's lists, typed in the browser: what all share, a paper, a step."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django import forms

from cchc.kernel.text import nfc
from cchc.organisation.choices import Role
from cchc.procedures.rules.checking import PAPERS, STEPS, Problem, problems
from cchc.procedures.whole import (
    Content,
    WholeBasis,
    WholeField,
    WholeForm,
    WholePaper,
    WholeResult,
    WholeStep,
)

_MOST = 99
_WORKERS = (Role.ONE_STOP, Role.OFFICER, Role.ACCOUNTANT, Role.CHAIR, Role.VICE_CHAIR)


Line = WholePaper | WholeStep | WholeBasis | WholeResult | WholeForm | WholeField


class LineForm(forms.Form):
    """A line of one list of the content; ``code`` "" is a new one.

    What the rules say against this very line is said at its fields; what is still missing
    elsewhere in the draft is said on its page.
    """

    part: ClassVar[str]
    line: ClassVar[type[Line]]
    key: ClassVar[str] = "code"  # the field by which the others name it

    def __init__(self, data: Mapping[str, Any] | None, *, content: Content, code: str = "") -> None:
        self.before = content
        lines = self.lines(content, code)
        self.old = next((each for each in lines if self.called(each) == self.last(code)), None)
        self.others = [each for each in lines if each is not self.old]
        at = lines.index(self.old) + 1 if self.old else len(lines) + 1
        super().__init__(data, initial={**self._known(), "place": at})
        self._offer()

    @classmethod
    def lines(cls, content: Content, code: str) -> list[Any]:
        """The list in which the line of that code is, or is to be."""
        return list(getattr(content, cls.part))

    @classmethod
    def has(cls, content: Content, code: str) -> bool:
        """Whether there is such a line."""
        return any(cls.called(each) == code for each in cls.lines(content, code))

    @classmethod
    def removed(cls, content: Content, code: str) -> Content:
        """The content without that line."""
        return replaced(
            content, cls.part, [e for e in cls.lines(content, code) if cls.called(e) != code]
        )

    @classmethod
    def called(cls, line: Any) -> str:
        """How the address of its page names the line."""
        return str(getattr(line, cls.key))

    @classmethod
    def last(cls, code: str) -> str:
        """What of the code in an address names the line in its list."""
        return code

    def _known(self) -> dict[str, Any]:
        named = [name for name in self.base_fields if self.old and name != "place"]
        return {name: getattr(self.old, name) for name in named}

    def _offer(self) -> None:
        """Choices that hang on the draft."""

    def clean(self) -> dict[str, Any]:
        """What the rules say of this line."""
        got: dict[str, Any] = super().clean() or {}
        if not self.errors:
            named = self._named(got)
            for each in problems(self.content()):
                if (each.part, each.code) == (self.part, named) and not self._is_for_later(each):
                    name = self.key if each.field == "code" else each.field
                    self.add_error(name if name in self.fields else None, each.why)
        return got

    def _named(self, got: Mapping[str, Any]) -> str:
        """How the rules name the line that was typed."""
        return nfc(got[self.key])

    def _is_for_later(self, problem: Problem) -> bool:
        """Whether it is told on the draft's page only: the line cannot be made whole here."""
        return False

    def content(self) -> Content:
        """The content with this line at its place."""
        got = self._typed()
        place = got.pop("place")
        new = replace(self.old, **got, pk=None) if self.old else self.line(**got)
        lines = [*self.others]
        lines.insert(place - 1, new)
        return self._with(lines)

    def _typed(self) -> dict[str, Any]:
        typed = self.cleaned_data.items()
        return {name: nfc(v) if isinstance(v, str) else v for name, v in typed}

    def _with(self, lines: list[Any]) -> Content:
        return replaced(self.before, self.part, lines)


def replaced(content: Content, part: str, lines: list[Any]) -> Content:
    """The content with these lines in one of its lists."""
    changed: dict[str, Any] = {part: tuple(lines)}
    return replace(content, **changed)


def code_field(example: str) -> forms.CharField:
    return forms.CharField(
        label="Mã", max_length=40, help_text=f"Chữ hoa, chữ số, gạch nối; ví dụ {example}."
    )


def place_field() -> forms.IntegerField:
    return forms.IntegerField(label="Đứng thứ mấy trong danh mục", min_value=1, max_value=_MOST)


def _count(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=_MOST, initial=0)


class PaperLineForm(LineForm):
    """A paper that applicants bring or show."""

    part, line = PAPERS, WholePaper

    code = code_field("GT5")
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
    place = place_field()

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

    code = code_field("B5")
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
    place = place_field()
