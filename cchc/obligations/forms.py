"""What people fill in about obligations."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, BinaryIO, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile

from cchc.documents.models import OfficialDocument
from cchc.obligations.choices import Standing
from cchc.obligations.models import Obligation
from cchc.obligations.queries import Wanted
from cchc.obligations.services import Asked, DocumentRef, Upload
from cchc.organisation.models import Unit, User
from cchc.web.forms import DayField, ManyFilesField

LONG = 2000
SHORT = 500
DOCUMENT = "document"  # the kind under which an official document is evidence


def choices_of(rows: Iterable[Any]) -> list[tuple[str, str]]:
    """Keys and names of rows, with an empty choice first."""
    return [("", "Tất cả"), *((str(row.pk), str(row)) for row in rows)]


def reason_field(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    """Some lines of text."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FilterForm(forms.Form):
    """What the list is narrowed to; wrong values narrow nothing."""

    q = forms.CharField(label="Tìm theo tên", required=False, max_length=100)
    standing = forms.ChoiceField(
        label="Tình trạng", required=False, choices=[("", "Tất cả"), *Standing.choices]
    )
    unit = forms.ChoiceField(label="Bộ phận", required=False)
    person = forms.ChoiceField(label="Người chịu trách nhiệm", required=False)
    area = forms.ChoiceField(label="Lĩnh vực", required=False)
    first = DayField(label="Hạn từ ngày", required=False)
    last = DayField(label="Đến ngày", required=False)

    def __init__(
        self, *args: Any, units: Iterable[Unit], people: Iterable[User], areas: Sequence[str]
    ) -> None:
        super().__init__(*args)
        self._choose("unit", choices_of(units))
        self._choose("person", choices_of(people))
        self._choose("area", [("", "Tất cả"), *((area, area) for area in areas)])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def wanted(self, *, to_judge: bool = False) -> Wanted:
        """The valid part of what was chosen."""
        self.is_valid()
        got = self.cleaned_data
        return Wanted(
            text=got.get("q", ""),
            standing=got.get("standing", ""),
            unit=int(got["unit"]) if got.get("unit") else None,
            person=int(got["person"]) if got.get("person") else None,
            area=got.get("area", ""),
            first=got.get("first"),
            last=got.get("last"),
            to_judge=to_judge,
        )


def as_uploads(files: Iterable["UploadedFile[Any]"]) -> list[Upload]:
    """The files as services take them."""
    return [Upload(one.name or "tep", cast(BinaryIO, one.file)) for one in files]


class SubmitForm(forms.Form):
    """A product with its evidence, the period that it proves, and what else it serves."""

    uploads = ManyFilesField(
        label="Tệp sản phẩm",
        required=False,
        help_text="PDF, Word, Excel, ảnh…; chọn được nhiều tệp, mỗi tệp tối đa 30 MB.",
    )
    documents = forms.MultipleChoiceField(
        label="Văn bản đã phát hành",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Sản phẩm là văn bản đã phát hành ở đây thì chọn văn bản, không tải lại tệp.",
    )
    proves_from = DayField(label="Chứng minh cho thời gian từ ngày")
    proves_to = DayField(label="Đến ngày")
    also = forms.MultipleChoiceField(
        label="Đáp ứng luôn các việc sau",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Các việc đang mở của cùng nhiệm vụ; mỗi việc được nghiệm thu riêng.",
    )
    note = reason_field("Ghi chú", required=False)
    not_secret = forms.BooleanField(
        label="Tôi xác nhận tài liệu không chứa bí mật nhà nước",
        error_messages={
            "required": "Đánh dấu để xác nhận; tài liệu mật không được đưa lên hệ thống."
        },
    )

    def __init__(
        self,
        *args: Any,
        siblings: Sequence[Obligation],
        documents: Sequence[OfficialDocument],
        period: tuple[date, date],
    ) -> None:
        super().__init__(*args)
        self.initial = {"proves_from": period[0], "proves_to": period[1]}
        self._offer("also", [(str(row.pk), _with_date(row)) for row in siblings])
        self._offer("documents", [(str(d.pk), f"{d}: {d.title}") for d in documents])
        self._siblings, self._documents = siblings, documents

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        if choices:
            field.choices = choices
        else:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A file or a document at least; said together with everything else that is wrong."""
        got: dict[str, Any] = super().clean() or self.cleaned_data
        if "uploads" in got and not got["uploads"] and not got.get("documents"):
            self.add_error("uploads", "Đính kèm ít nhất một tệp hoặc chọn một văn bản.")
        return got

    def served(self) -> list[Obligation]:
        """The other obligations that the product serves."""
        chosen = self.cleaned_data.get("also", [])
        return [row for row in self._siblings if str(row.pk) in chosen]

    def said(self) -> dict[str, Any]:
        """What was filled in, as the service takes it."""
        got = self.cleaned_data
        return {
            "proves_from": got["proves_from"],
            "proves_to": got["proves_to"],
            "files": as_uploads(got["uploads"]),
            "documents": references(self._documents, got.get("documents", [])),
            "note_text": got["note"],
        }


def references(offered: Sequence[OfficialDocument], chosen: Collection[str]) -> list[DocumentRef]:
    """The chosen ones of the documents, as services take them."""
    return [_reference(document) for document in offered if str(document.pk) in chosen]


def _reference(document: OfficialDocument) -> DocumentRef:
    issued = document.issued_pdf.sha256 if document.issued_pdf else ""
    return DocumentRef(DOCUMENT, str(document.pk), str(document), issued)


def _with_date(row: Obligation) -> str:
    return f"{row.named} (hạn {row.due_on:%d/%m/%Y})" if row.due_on else row.named


class ProgressForm(forms.Form):
    """How far the work is."""

    percent = forms.IntegerField(label="Tiến độ (%)", min_value=0, max_value=100)
    text = reason_field("Đã làm được")
    obstacles = reason_field("Khó khăn, vướng mắc", required=False)


class AskExtensionForm(forms.Form):
    """A request for a later date."""

    until = DayField(label="Xin gia hạn đến ngày")
    reason = reason_field("Lý do")


class DecideExtensionForm(forms.Form):
    """The decision on a request."""

    decision = forms.ChoiceField(
        label="Quyết định",
        choices=[("grant", "Cho gia hạn"), ("refuse", "Không cho gia hạn")],
        widget=forms.RadioSelect,
    )
    until = DayField(
        label="Cho đến ngày", required=False, help_text="Để trống: đúng ngày được xin."
    )
    reason = reason_field("Ý kiến", "Bắt buộc khi không cho gia hạn.", required=False)


class AcceptForm(forms.Form):
    """An acceptance, perhaps for all that the same submission serves."""

    reason = reason_field("Ý kiến", required=False)
    also = forms.MultipleChoiceField(
        label="Nghiệm thu luôn cho các việc cùng lần nộp",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, others: Sequence[Obligation] = ()) -> None:
        super().__init__(*args)
        field = self.fields["also"]
        assert isinstance(field, forms.MultipleChoiceField)
        if others:
            field.choices = [(str(row.pk), _with_date(row)) for row in others]
        else:
            del self.fields["also"]


class SendBackForm(forms.Form):
    """Why a product is sent back."""

    reason = reason_field("Lý do trả lại và việc phải sửa")


class ReasonForm(forms.Form):
    """Only a reason."""

    reason = reason_field("Lý do")


class RescheduleForm(forms.Form):
    """Another date because the plan was amended."""

    due_on = DayField(label="Hạn mới")
    reason = reason_field("Lý do")
    document = forms.CharField(
        label="Văn bản điều chỉnh", required=False, max_length=SHORT,
        help_text="Ví dụ: Kế hoạch số 45/KH-UBND ngày 02/6/2026",
    )  # fmt: skip


class AssignForm(forms.Form):
    """Who is responsible."""

    chief = forms.ChoiceField(label="Người chịu trách nhiệm chính")
    helpers = forms.MultipleChoiceField(
        label="Người phối hợp", required=False, widget=forms.CheckboxSelectMultiple
    )
    whole = forms.BooleanField(label="Giao luôn mọi việc chưa nộp của nhiệm vụ này", required=False)

    def __init__(self, *args: Any, people: Sequence[User], row: Obligation) -> None:
        super().__init__(*args)
        helpers = [str(person.pk) for person in row.helpers.all()]
        self.initial = {"chief": str(row.chief_id or ""), "helpers": helpers, "whole": True}
        names = [(str(person.pk), person.full_name) for person in people]
        for name, choices in (("chief", [("", "— chọn người —"), *names]), ("helpers", names)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class UrgeForm(forms.Form):
    """What an urging letter asks for, beside its list."""

    respond_by = DayField(
        label="Báo cáo kết quả chậm nhất ngày", help_text="Ngày ghi trong công văn, sau hôm nay."
    )
    with_soon = forms.BooleanField(label="Nêu cả việc sắp đến hạn", required=False)
    remark = reason_field(
        "Nội dung thêm", "Một đoạn ghi thêm vào công văn; để trống nếu không cần.", required=False
    )

    def said(self) -> Asked:
        """What was filled in, as the service takes it."""
        return Asked(**self.cleaned_data)


class FixDatesForm(forms.Form):
    """Dates for obligations that have none: one for all that are ticked, or each its own."""

    document = forms.CharField(
        label="Văn bản hoặc ý kiến ấn định", max_length=SHORT,
        help_text="Ví dụ: Thông báo kết luận số 12/TB-UBND ngày 08/4/2026",
    )  # fmt: skip
    due_on = DayField(
        label="Hạn chung cho các việc được đánh dấu", required=False,
        help_text="Để trống nếu mỗi việc có hạn riêng.",
    )  # fmt: skip

    def __init__(self, *args: Any, rows: Sequence[Obligation]) -> None:
        super().__init__(*args)
        self.rows = rows
        for row in rows:
            self.fields[f"pick_{row.pk}"] = forms.BooleanField(
                label=f"Đánh dấu: {row.title}", required=False
            )
            self.fields[f"due_{row.pk}"] = DayField(label=f"Hạn riêng: {row.title}", required=False)

    def lines(self) -> list[tuple[Obligation, forms.BoundField, forms.BoundField]]:
        """Each obligation with its tick and its own date."""
        return [(row, self[f"pick_{row.pk}"], self[f"due_{row.pk}"]) for row in self.rows]

    def clean(self) -> dict[str, Any]:
        """A ticked one takes the common date unless it has its own."""
        got: dict[str, Any] = super().clean() or self.cleaned_data
        for row in self.rows:
            name = f"due_{row.pk}"
            if name in got and not got[name] and got.get(f"pick_{row.pk}"):
                if got.get("due_on"):
                    got[name] = got["due_on"]
                elif "due_on" not in self.errors:
                    self.add_error("due_on", "Nhập hạn chung, hoặc hạn riêng cho từng việc.")
        return got

    def said(self) -> dict[str, Any]:
        """What was filled in, as the service takes it."""
        got = self.cleaned_data
        own = {row.pk: got.get(f"due_{row.pk}") for row in self.rows}
        return {
            "document": got["document"],
            "due_dates": {key: due for key, due in own.items() if due},
        }
