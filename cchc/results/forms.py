"""Forms of results: filters, rows of the backlog, scans, what becomes of a result."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from cchc.organisation.models import User
from cchc.procedures.models import Field
from cchc.results.choices import Ground, ItemState, Origin, Standing
from cchc.results.models import BacklogItem, Result
from cchc.results.queries import WantedItems, WantedResults
from cchc.results.rules.sheet import FIRST_YEAR
from cchc.results.services import Corrected, Entry, Revocation
from cchc.web.forms import DayField, ManyFilesField

EVERY = ("", "Tất cả")
NOBODY = "0"
STATES = [
    EVERY,
    ("remaining", "Phải số hóa (không kể đã loại)"),
    ("open", "Chưa vào kho"),
    ("late", "Quá ngày phải xong"),
    *ItemState.choices,
]
_SCAN_HELP = "PDF, JPG, PNG hoặc TIF; đủ trang, đúng thứ tự như bản giấy."


def _choices(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def _fields(rows: Iterable[Field]) -> list[tuple[str, str]]:
    return [(str(row.pk), row.name) for row in rows]


def _people(rows: Iterable[User]) -> list[tuple[str, str]]:
    return [(str(row.pk), row.full_name) for row in rows]


def _reason(label: str = "Lý do") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=1000,
        widget=forms.Textarea,
        help_text="Ít nhất 10 chữ; lý do được giữ lại trong lịch sử.",
    )


class ItemFilter(forms.Form):
    """The filters of the inventory; wrong values narrow nothing."""

    q = forms.CharField(label="Số, ký hiệu", required=False, max_length=60)
    state = forms.ChoiceField(label="Trạng thái", required=False, choices=STATES)
    field = forms.ChoiceField(label="Lĩnh vực", required=False)
    person = forms.ChoiceField(label="Người làm", required=False)
    ground = forms.ChoiceField(
        label="Vì sao loại", required=False, choices=[EVERY, *Ground.choices]
    )
    week = forms.DateField(required=False, widget=forms.HiddenInput, input_formats=["%Y-%m-%d"])
    done = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[(name, name) for name in ("scanned", "checked", "stored")],
    )

    def __init__(self, data: Any, *, fields: Iterable[Field], people: Iterable[User]) -> None:
        super().__init__(data)
        _choices(self, "field", [EVERY, *_fields(fields)])
        _choices(self, "person", [EVERY, (NOBODY, "Chưa giao"), *_people(people)])

    def wanted(self) -> WantedItems:
        """The valid part of what was chosen."""
        self.is_valid()
        got = self.cleaned_data
        return WantedItems(
            text=got.get("q", ""),
            state=got.get("state", ""),
            field=int(got["field"]) if got.get("field") else None,
            person=int(got["person"]) if got.get("person") else None,
            ground=got.get("ground", ""),
            week=got.get("week"),
            done=got.get("done", ""),
        )


class ResultFilter(forms.Form):
    """The filters of the repository; wrong values narrow nothing."""

    q = forms.CharField(label="Số, tên kết quả, mã thủ tục", required=False, max_length=100)
    field = forms.ChoiceField(label="Lĩnh vực", required=False)
    standing = forms.ChoiceField(
        label="Tình trạng", required=False, choices=[EVERY, *Standing.choices]
    )
    origin = forms.ChoiceField(label="Nguồn", required=False, choices=[EVERY, *Origin.choices])

    def __init__(self, data: Any, *, fields: Iterable[Field]) -> None:
        super().__init__(data)
        _choices(self, "field", [EVERY, *_fields(fields)])

    def wanted(self) -> WantedResults:
        """The valid part of what was chosen."""
        self.is_valid()
        got = self.cleaned_data
        return WantedResults(
            text=got.get("q", ""),
            field=int(got["field"]) if got.get("field") else None,
            standing=got.get("standing", ""),
            origin=got.get("origin", ""),
        )


class EntryForm(forms.Form):
    """What is known of a result on paper."""

    field = forms.ChoiceField(label="Lĩnh vực")
    name = forms.CharField(label="Tên kết quả", max_length=300, help_text="Như: Giấy khai sinh.")
    number = forms.CharField(label="Số, ký hiệu", max_length=60)
    year = forms.IntegerField(label="Năm cấp")
    issued_on = DayField(
        label="Ngày cấp", required=False, help_text="Phải có trước khi đưa vào kho."
    )
    procedure_code = forms.CharField(label="Mã thủ tục", required=False, max_length=40)
    valid_from = DayField(
        label="Có giá trị từ ngày", required=False, help_text="Bỏ trống: từ ngày cấp."
    )
    valid_to = DayField(
        label="Giá trị đến hết ngày", required=False, help_text="Bỏ trống: không thời hạn."
    )
    holder = forms.CharField(
        label="Người được cấp",
        required=False,
        max_length=200,
        help_text="Chỉ người làm việc số hóa xem được; việc xem có nhật ký.",
    )
    place = forms.CharField(
        label="Nơi để bản giấy", required=False, max_length=200, help_text="Như: Tủ 2, hộp 15."
    )

    def __init__(
        self, data: Any, *, fields: Iterable[Field], today: date, row: BacklogItem | None = None
    ) -> None:
        initial = {name: getattr(row, name) for name in self.base_fields} if row else {}
        if row:
            initial["field"] = str(row.field_id)
        super().__init__(data, initial=initial)
        self.named = {str(field.pk): field for field in fields}
        if row:
            self.named.setdefault(str(row.field_id), row.field)
        _choices(self, "field", [("", "Chọn lĩnh vực"), *_fields(self.named.values())])
        self.today = today

    def clean_year(self) -> int:
        """A year that has begun."""
        year: int = self.cleaned_data["year"]
        if not FIRST_YEAR <= year <= self.today.year:
            raise forms.ValidationError(
                f"Năm cấp phải từ {FIRST_YEAR} đến {self.today.year}.", code="invalid"
            )
        return year

    def entry(self) -> Entry:
        """The row as it was typed."""
        got = self.cleaned_data
        return Entry(**{**got, "field": self.named[got["field"]]})


class ScanForm(forms.Form):
    """The scan of one row."""

    file = forms.FileField(label="Tệp quét", help_text=_SCAN_HELP)


class FilesForm(forms.Form):
    """Many scans at once."""

    uploads = ManyFilesField(
        label="Các tệp quét",
        help_text=f"{_SCAN_HELP} Tên tệp có số của kết quả, như 12-2015.pdf.",
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = _reason()


class ExcludeForm(forms.Form):
    """On what ground a row need not be digitised."""

    ground = forms.ChoiceField(label="Vì sao loại", choices=Ground.choices)
    reason = _reason()


class AssignForm(forms.Form):
    """Who does it by when."""

    person = forms.ChoiceField(label="Người làm")
    target_on = DayField(label="Xong trước hết ngày")

    def __init__(self, data: Any, *, people: Iterable[User]) -> None:
        super().__init__(data)
        self.people = {str(person.pk): person for person in people}
        _choices(self, "person", [("", "Chọn người"), *_people(self.people.values())])

    def given(self) -> dict[str, Any]:
        """To whom, by when."""
        got = self.cleaned_data
        return {"person": self.people[got["person"]], "target_on": got["target_on"]}


class AssignManyForm(AssignForm):
    """A field's rows that nobody has, to one person."""

    field = forms.ChoiceField(label="Lĩnh vực")
    most = forms.IntegerField(
        label="Số dòng", required=False, min_value=1, help_text="Bỏ trống: mọi dòng chưa giao."
    )
    field_order = ("field", "most", "person", "target_on")

    def __init__(self, data: Any, *, fields: Iterable[Field], people: Iterable[User]) -> None:
        super().__init__(data, people=people)
        self.named = {str(field.pk): field for field in fields}
        _choices(self, "field", [("", "Chọn lĩnh vực"), *_fields(self.named.values())])

    def given(self) -> dict[str, Any]:
        """Which rows to whom, by when."""
        got = self.cleaned_data
        return {**super().given(), "field": self.named[got["field"]], "most": got["most"]}


class InventoryForm(forms.Form):
    """An inventory as a file."""

    file = forms.FileField(
        label="Tệp danh mục", help_text="Excel (.xlsx) hoặc CSV; cột như trong tệp mẫu."
    )


class CorrectForm(forms.Form):
    """What is really on the paper."""

    name = forms.CharField(label="Tên kết quả", max_length=300)
    number = forms.CharField(label="Số, ký hiệu", max_length=60, required=False)
    issued_on = DayField(label="Ngày cấp")
    valid_from = DayField(label="Có giá trị từ ngày")
    valid_to = DayField(
        label="Giá trị đến hết ngày", required=False, help_text="Bỏ trống: không thời hạn."
    )
    reason = _reason("Lý do đính chính")

    def __init__(self, data: Any, *, row: Result) -> None:
        names = ("name", "number", "issued_on", "valid_from", "valid_to")
        super().__init__(data, initial={name: getattr(row, name) for name in names})

    def told(self) -> Corrected:
        """What was typed, without the reason."""
        got = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        return Corrected(**got)


class SupersedeForm(forms.Form):
    """Which result stands in the place of this one."""

    number = forms.CharField(
        label="Số, ký hiệu của kết quả thay thế",
        max_length=60,
        help_text="Kết quả còn hiệu lực, cùng lĩnh vực, đã có trong kho.",
    )


class RevokeForm(forms.Form):
    """By what the result was taken back."""

    on = DayField(label="Thu hồi, hủy bỏ từ ngày")
    ground = forms.CharField(label="Căn cứ", max_length=500, widget=forms.Textarea)
    document = forms.CharField(
        label="Văn bản", max_length=200, help_text="Số, ký hiệu, ngày, cơ quan ban hành."
    )

    def told(self) -> Revocation:
        """What was typed."""
        return Revocation(**self.cleaned_data)


class HolderForm(forms.Form):
    """Whose result it is; posted, so that no number stands in an address."""

    who = forms.CharField(
        label="Số giấy tờ hoặc điện thoại",
        max_length=40,
        help_text="Ghi cả số; người này đã có trong sổ người dân, tổ chức.",
    )
