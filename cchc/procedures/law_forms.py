"""One line of a draft's lists, typed in the browser: a legal basis, a result, a form, a datum."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms

from cchc.kernel.text import nfc
from cchc.procedures.choices import DatumSource, FieldType
from cchc.procedures.line_forms import LineForm, code_field, place_field, replaced
from cchc.procedures.rules.checking import BASES, FIELDS, FORMS, RESULTS, Problem
from cchc.procedures.whole import Content, WholeBasis, WholeField, WholeForm, WholeResult
from cchc.web.forms import DayField


class BasisLineForm(LineForm):
    """A text of law; papers that name it keep naming it under its new number."""

    part, line, key = BASES, WholeBasis, "number"

    number = forms.CharField(
        label="Số, ký hiệu", max_length=60, help_text="Như trong văn bản, ví dụ 123/2015/NĐ-CP."
    )
    text = forms.CharField(label="Tên văn bản, điều khoản", max_length=500)
    in_force_from = DayField(label="Hiệu lực từ ngày", required=False)
    in_force_to = DayField(
        label="Hết hiệu lực sau ngày", required=False, help_text="Để trống khi còn hiệu lực."
    )
    place = place_field()

    def _with(self, lines: list[Any]) -> Content:
        content = super()._with(lines)
        return _renamed(content, "basis", self.old, self._named(self.cleaned_data))

    def _named(self, got: Mapping[str, Any]) -> str:
        return nfc(got["number"])


class ResultLineForm(LineForm):
    """What the applicant receives."""

    part, line = RESULTS, WholeResult

    code = code_field("KQ2")
    name = forms.CharField(label="Tên kết quả", max_length=300)
    validity_months = forms.IntegerField(
        label="Giá trị sử dụng (tháng)",
        min_value=1,
        max_value=1200,
        required=False,
        help_text="Để trống khi không có thời hạn.",
    )
    is_public = forms.BooleanField(label="Công bố công khai", required=False)
    place = place_field()


class FormLineForm(LineForm):
    """A form as the list of its data, which are typed one by one."""

    part, line = FORMS, WholeForm

    code = code_field("TK2")
    title = forms.CharField(label="Tên biểu mẫu", max_length=300)
    place = place_field()

    def _is_for_later(self, problem: Problem) -> bool:
        is_empty = not (self.old and self.old.fields)
        return is_empty and problem.field == "code" and "ít nhất" in problem.why

    def _with(self, lines: list[Any]) -> Content:
        return _renamed(super()._with(lines), "form", self.old, self._named(self.cleaned_data))


class FieldLineForm(LineForm):
    """A datum of a form; its page is named by both codes, "TK:ho_ten", or "TK:" for a new one."""

    part, line = FIELDS, WholeField

    code = forms.CharField(
        label="Mã thông tin",
        max_length=60,
        help_text="Chữ thường không dấu, gạch dưới; cùng một thông tin thì cùng mã: ho_ten_cha.",
    )
    label = forms.CharField(label="Tên thông tin như trong biểu mẫu", max_length=300)
    type = forms.ChoiceField(label="Kiểu", choices=FieldType.choices)
    options = forms.CharField(
        label="Các lựa chọn",
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text="Mỗi dòng một lựa chọn; chỉ ghi cho kiểu lựa chọn.",
    )
    is_required = forms.BooleanField(label="Bắt buộc khai", required=False, initial=True)
    source = forms.ChoiceField(label="Nguồn", choices=DatumSource.choices)
    place = place_field()

    def __init__(self, data: Mapping[str, Any] | None, *, content: Content, code: str = "") -> None:
        self.form_code = code.partition(":")[0]
        super().__init__(data, content=content, code=code)

    @classmethod
    def lines(cls, content: Content, code: str) -> list[Any]:
        """The data of the form that the first code names."""
        found = [form for form in content.forms if form.code == code.partition(":")[0]]
        return [field for form in found for field in form.fields]

    @classmethod
    def last(cls, code: str) -> str:
        """The code of the datum."""
        return code.partition(":")[2]

    @classmethod
    def has(cls, content: Content, code: str) -> bool:
        """Whether the form is there, and in it the datum unless a new one is meant."""
        name, _, datum = code.partition(":")
        is_there = any(form.code == name for form in content.forms)
        return is_there and (not datum or any(e.code == datum for e in cls.lines(content, code)))

    @classmethod
    def removed(cls, content: Content, code: str) -> Content:
        """The content without that datum."""
        name, _, datum = code.partition(":")
        return _with_data(content, name, [e for e in cls.lines(content, code) if e.code != datum])

    def _known(self) -> dict[str, Any]:
        known = super()._known()
        return {**known, "options": "\n".join(known.get("options", ()))}

    def _typed(self) -> dict[str, Any]:
        got = super()._typed()
        written = map(nfc, self.cleaned_data["options"].splitlines())
        return {
            **got,
            "type": FieldType(got["type"]),
            "source": DatumSource(got["source"]),
            "options": tuple(filter(None, written)),
        }

    def _named(self, got: Mapping[str, Any]) -> str:
        return f"{self.form_code}:{nfc(got['code'])}"

    def _with(self, lines: list[Any]) -> Content:
        return _with_data(self.before, self.form_code, lines)


def _with_data(content: Content, code: str, lines: list[Any]) -> Content:
    changed = [
        replace(form, fields=tuple(lines)) if form.code == code else form for form in content.forms
    ]
    return replaced(content, FORMS, changed)


def _renamed(content: Content, name: str, old: Any, new: str) -> Content:
    """The content whose papers name the line by its new number or code."""
    if old is None:
        return content
    key = old.number if isinstance(old, WholeBasis) else old.code
    changed: dict[str, Any] = {name: new}
    papers = [replace(p, **changed) if getattr(p, name) == key else p for p in content.papers]
    return replaced(content, "papers", papers)
