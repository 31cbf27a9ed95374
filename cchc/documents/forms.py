"""Forms of documents."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms

from cchc.documents import queries
from cchc.documents.choices import Direction, DocumentKind
from cchc.documents.content import UNSIGNED, Content
from cchc.documents.models import OfficialDocument
from cchc.documents.rules import plain_text
from cchc.documents.services import Arrival
from cchc.organisation.models import Agency, Unit, User
from cchc.web.forms import DayField

KINDS = [("", "Tất cả tên loại"), *DocumentKind.choices]
BODY_HELP = (
    "Mỗi dòng là một đoạn. “# I. …”, “## 1. …”, “### a) …”: đề mục; “- …”: gạch đầu dòng; "
    "“+ …”: gạch cấp hai; “**Điều 1.** …”: chữ đậm đầu đoạn; “= …”: căn giữa, đậm; "
    "“_…_”: chữ nghiêng. Dòng [[bảng …]] giữ chỗ cho bảng: có thể dời hoặc xóa."
)


class PersonField(forms.TypedChoiceField):
    """One of the given people."""

    def offer(self, people: Iterable[User]) -> None:
        """Set who can be chosen."""
        by_key = {str(person.pk): person for person in people}
        self.choices = [("", "Chọn…"), *((key, str(person)) for key, person in by_key.items())]
        self.coerce = by_key.__getitem__


class LinesField(forms.CharField):
    """A list, one item a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """A line each."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        """The lines that say something."""
        lines = (line.strip(" -;") for line in (value or "").split("\n"))
        return tuple(line for line in lines if line)


class FilterForm(forms.Form):
    """Narrows the list of documents."""

    q = forms.CharField(label="Tìm", required=False)
    kind = forms.ChoiceField(label="Tên loại", required=False, choices=KINDS)
    year = forms.TypedChoiceField(label="Năm", required=False, coerce=int, empty_value=None)

    def __init__(self, data: Mapping[str, Any], *, years: Sequence[int]) -> None:
        super().__init__(data)
        field = self.fields["year"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Tất cả các năm"), *((str(year), str(year)) for year in years)]

    def chosen(self) -> dict[str, Any]:
        """What was chosen, wrong choices left out, as ``queries.filtered`` takes it."""
        self.is_valid()
        found = self.cleaned_data
        return {
            "text": found.get("q", ""),
            "kind": found.get("kind", ""),
            "year": found.get("year"),
        }


class RegisterForm(FilterForm):
    """Which register is shown: a year, and within it a kind or words."""

    def __init__(self, data: Mapping[str, Any], *, years: Sequence[int], today: date) -> None:
        super().__init__({"year": today.year, **{k: data[k] for k in data}}, years=years)
        found = self.chosen()
        self.of_year: int = found["year"] or today.year
        self.of_kind: str = found["kind"]
        self.words: str = found["text"]


class DraftForm(forms.Form):
    """A draft that is written here by hand."""

    kind = forms.ChoiceField(
        label="Tên loại", choices=DocumentKind.choices, initial=DocumentKind.LETTER
    )
    title = forms.CharField(
        label="Trích yếu",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Văn bản nói về việc gì. Công văn: bắt đầu bằng “V/v”.",
    )
    symbol = forms.CharField(
        label="Ký hiệu",
        required=False,
        max_length=40,
        help_text="Để trống thì lấy theo tên loại và bộ phận, ví dụ BC-UBND, UBND-VP.",
    )
    addressees = LinesField(
        label="Kính gửi", required=False, help_text="Mỗi nơi một dòng. Bắt buộc với công văn."
    )
    body = forms.CharField(
        label="Nội dung", widget=forms.Textarea(attrs={"rows": 18}), help_text=BODY_HELP
    )
    recipients = LinesField(
        label="Nơi nhận", initial="Như trên\nLưu: VT, VP", help_text="Dòng cuối là “Lưu: VT, …”."
    )
    is_secret = forms.BooleanField(
        label="Văn bản thuộc danh mục bí mật nhà nước",
        required=False,
        help_text="Nếu có, chương trình không nhận: văn bản mật được xử lý riêng.",
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        agency: Agency,
        unit: Unit | None = None,
        document: OfficialDocument | None = None,
    ) -> None:
        self.agency, self.unit = agency, unit
        self.before = document.said if document else None
        super().__init__(data, initial=_initial(self.before) if self.before else None)
        if document:
            del self.fields["kind"], self.fields["is_secret"]

    def content(self) -> Content:
        """What the draft says; RuleBroken for a marker that points to nothing."""
        data = self.cleaned_data
        before = self.before
        kind = before.kind if before else data["kind"]
        is_letter = kind == DocumentKind.LETTER
        blocks = plain_text.from_text(data["body"], kept=before.blocks if before else ())
        said: dict[str, Any] = {
            "symbol": data["symbol"] or queries.symbol_for(self.agency, kind, self.unit),
            "title": "" if is_letter else data["title"],
            "subject_line": data["title"] if is_letter else "",
            "addressees": data["addressees"],
            "blocks": blocks,
            "recipients": data["recipients"],
        }
        if before:
            return replace(before, **said)
        head = queries.letterhead(self.agency)
        return Content(kind=kind, letterhead=head, signature=UNSIGNED, **said)


def _initial(content: Content) -> dict[str, Any]:
    return {
        "title": content.subject_line or content.title,
        "symbol": content.symbol,
        "addressees": content.addressees,
        "body": plain_text.to_text(content.blocks),
        "recipients": content.recipients,
    }


class AskForm(forms.Form):
    """Who is asked for comments."""

    people = forms.TypedMultipleChoiceField(
        label="Xin ý kiến của", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, people: Sequence[User]) -> None:
        super().__init__(data)
        by_key = {str(person.pk): person for person in people}
        field = self.fields["people"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [(key, str(person)) for key, person in by_key.items()]
        field.coerce = by_key.__getitem__


class CommentForm(forms.Form):
    """What one thinks of a draft."""

    text = forms.CharField(label="Ý kiến", widget=forms.Textarea(attrs={"rows": 5}))


class FreezeForm(forms.Form):
    """Who shall sign, and how."""

    signer = PersonField(label="Người ký")
    for_the_collective = forms.BooleanField(
        label="Ký thay mặt Ủy ban nhân dân (TM.)",
        required=False,
        initial=True,
        help_text="Bỏ chọn khi người đứng đầu ký theo thẩm quyền riêng.",
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, people: Sequence[User]) -> None:
        super().__init__(data)
        field = self.fields["signer"]
        assert isinstance(field, PersonField)
        field.offer(people)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="Lý do", widget=forms.Textarea(attrs={"rows": 4}))


class IssueForm(forms.Form):
    """The day on the document and what the register says."""

    issued_on = DayField(label="Ngày văn bản")
    copies = forms.IntegerField(label="Số lượng bản", min_value=1, max_value=999, initial=1)
    register_note = forms.CharField(label="Ghi chú trong sổ", required=False, max_length=300)


class SignedCopyForm(forms.Form):
    """The scan of the signed paper."""

    file = forms.FileField(
        label="Bản đã ký, đóng dấu", help_text="Tệp PDF hoặc ảnh chụp, tối đa 30 MB."
    )


class IncomingForm(forms.Form):
    """A line of the register of incoming documents."""

    arrived_on = DayField(label="Ngày đến")
    author = forms.CharField(label="Cơ quan ban hành", max_length=200)
    reference = forms.CharField(label="Số, ký hiệu", required=False, max_length=60)
    dated_on = DayField(label="Ngày văn bản", required=False)
    kind = forms.TypedChoiceField(
        label="Tên loại", choices=DocumentKind.choices, coerce=DocumentKind, initial="CV"
    )
    title = forms.CharField(
        label="Trích yếu", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    note = forms.CharField(label="Ghi chú", required=False, max_length=300)
    file = forms.FileField(label="Tệp văn bản", required=False)
    is_secret = forms.BooleanField(
        label="Văn bản có dấu chỉ độ mật",
        required=False,
        help_text="Nếu có, không vào sổ ở đây; chỉ ghi số lượng văn bản mật của năm.",
    )

    def arrival(self) -> Arrival:
        """What the clerk read off the paper."""
        return Arrival(**{key: v for key, v in self.cleaned_data.items() if key != "file"})


class PassOnForm(forms.Form):
    """To whom a document that came in goes."""

    unit = forms.TypedChoiceField(label="Đơn vị nhận")
    receiver = PersonField(label="Người nhận", required=False, empty_value=None)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        units: Iterable[Unit],
        people: Iterable[User],
    ) -> None:
        super().__init__(data)
        by_key = {str(unit.pk): unit for unit in units}
        unit_field, receiver = self.fields["unit"], self.fields["receiver"]
        assert isinstance(unit_field, forms.TypedChoiceField)
        assert isinstance(receiver, PersonField)
        unit_field.choices = [("", "Chọn…"), *((key, str(unit)) for key, unit in by_key.items())]
        unit_field.coerce = by_key.__getitem__
        receiver.offer(people)


class SecretCountForm(forms.Form):
    """How many secret documents a year had."""

    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2999)
    direction = forms.TypedChoiceField(label="Loại", choices=Direction.choices, coerce=Direction)
    count = forms.IntegerField(label="Số lượng văn bản mật", min_value=0, max_value=99_999)

    def __init__(self, data: Mapping[str, Any] | None = None, *, today: date) -> None:
        super().__init__(data, initial={"year": today.year})
