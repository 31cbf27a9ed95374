"""Forms of petitions: what came in, what is decided about it, how a list is narrowed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from cchc.feedback import queries
from cchc.feedback.choices import Channel, Kind
from cchc.feedback.models import Petition
from cchc.feedback.rules import masking
from cchc.feedback.rules.transitions import CLASSES
from cchc.feedback.services import Links, Said, Wish
from cchc.organisation.models import Unit, User
from cchc.web.forms import ManyFilesField

EVERY = ("", "Tất cả")
_AREA = forms.Textarea(attrs={"rows": "6"})
SAID = ("title", "text", "place", "name", "phone", "email", "address")


class SayingForm(forms.Form):
    """What a sender says, and wishes; on the public page and for whoever writes it down."""

    title = forms.CharField(
        label="Việc cần phản ánh", max_length=200, help_text="Một câu ngắn, nêu việc gì."
    )
    text = forms.CharField(label="Nội dung", max_length=10_000, widget=_AREA)
    place = forms.CharField(label="Ở đâu", max_length=300, required=False)
    name = forms.CharField(label="Họ và tên, hoặc tên tổ chức", max_length=200)
    phone = forms.CharField(
        label="Số điện thoại",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(label="Thư điện tử", max_length=254, required=False)
    address = forms.CharField(
        label="Địa chỉ", max_length=300, required=False, help_text="Cần có điện thoại hoặc địa chỉ."
    )
    about_unit = forms.TypedChoiceField(
        label="Bộ phận bị phản ánh (nếu có)", required=False, empty_value=None
    )
    is_sealed = forms.BooleanField(label="Giữ kín với bộ phận bị phản ánh", required=False)
    is_harassment = forms.BooleanField(
        label="Phản ánh quấy rối: chỉ người đứng đầu cơ quan được xem", required=False
    )
    pictures = ManyFilesField(label="Ảnh (tối đa 5 ảnh PNG, JPEG, mỗi ảnh 8 MB)", required=False)

    def __init__(self, data: Any, files: Any = None, *, units: Iterable[Unit]) -> None:
        super().__init__(data, files)
        choose_from(self, "about_unit", units, "Không rõ, không có")
        widget = self.fields["pictures"].widget
        widget.attrs["accept"] = "image/png,image/jpeg"

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        found = self.cleaned_data
        return {
            "said": Said(**{name: found[name] for name in SAID}),
            "wish": Wish(found["about_unit"], found["is_sealed"], found["is_harassment"]),
            "pictures": [one.read() for one in found["pictures"]],
        }


class CounterForm(SayingForm):
    """What an officer writes down of what a person brings, says or calls."""

    channel = forms.ChoiceField(
        label="Kênh tiếp nhận",
        choices=[each for each in Channel.choices if each[0] != Channel.WEB],
    )
    field_order = ("channel", *SAID)

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        return {**super().said(), "channel": Channel(self.cleaned_data["channel"])}


class FilterForm(forms.Form):
    """To what the list is narrowed."""

    code = forms.CharField(label="Mã phản ánh", max_length=30, required=False)
    kind = forms.ChoiceField(
        label="Phân loại",
        required=False,
        choices=[EVERY, *[each for each in Kind.choices if each[0] != Kind.DENUNCIATION]],
    )
    channel = forms.ChoiceField(label="Kênh", required=False, choices=[EVERY, *Channel.choices])
    unit = forms.ChoiceField(label="Bộ phận xử lý", required=False)

    def __init__(self, data: Any, *, units: Iterable[Unit]) -> None:
        super().__init__(data)
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [EVERY, *((str(unit.pk), unit.name) for unit in units)]


class NoForm(forms.Form):
    """Nothing to say: the act is the button."""


class ReasonForm(forms.Form):
    """A reason in words."""

    reason = forms.CharField(label="Lý do", max_length=2000, widget=forms.Textarea)


class TextForm(forms.Form):
    """Words for the sender."""

    text = forms.CharField(label="Nội dung", max_length=10_000, widget=_AREA)


class ToForm(forms.Form):
    """The agency that may decide."""

    to = forms.CharField(label="Cơ quan có thẩm quyền", max_length=200)


class IntoForm(forms.Form):
    """The petition that this one goes with."""

    into = forms.CharField(
        label="Mã phản ánh gộp vào", max_length=30, help_text="Ví dụ PA-2026-0012."
    )


class ReserveForm(forms.Form):
    """Of whom the denunciation speaks."""

    is_about_head = forms.BooleanField(
        label="Tố cáo về chính người đứng đầu cơ quan này",
        required=False,
        help_text="Khi đó không ai trong cơ quan xem được nữa; người gửi được hướng dẫn gửi cơ "
        "quan cấp trên.",
    )


class ClassifyForm(forms.Form):
    """The class, and what it is about."""

    kind = forms.ChoiceField(
        label="Phân loại",
        choices=[(kind.value, kind.label) for kind in CLASSES],
        widget=forms.RadioSelect,
    )
    about_unit = forms.TypedChoiceField(
        label="Bộ phận bị phản ánh", required=False, empty_value=None
    )
    dossier = forms.CharField(label="Mã hồ sơ liên quan", max_length=60, required=False)
    procedure = forms.CharField(label="Mã thủ tục liên quan", max_length=60, required=False)

    def __init__(self, data: Any, *, row: Petition, units: Iterable[Unit]) -> None:
        known = {
            "kind": row.kind or None,
            "about_unit": str(row.about_unit_id or ""),
            "dossier": row.dossier.code if row.dossier else "",
            "procedure": row.procedure.code if row.procedure else "",
        }
        super().__init__(data, initial=known)
        self.row = row
        choose_from(self, "about_unit", units, "Không rõ, không có")

    def clean_dossier(self) -> Any:
        """The dossier of that code."""
        code = self.cleaned_data["dossier"].strip()
        found = queries.dossier_with_code(self.row, code) if code else None
        if code and found is None:
            raise forms.ValidationError("Không có hồ sơ với mã này.")
        return found

    def clean_procedure(self) -> Any:
        """The procedure of that code."""
        code = self.cleaned_data["procedure"].strip()
        found = queries.procedure_with_code(self.row, code) if code else None
        if code and found is None:
            raise forms.ValidationError("Không có thủ tục với mã này.")
        return found

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        found = self.cleaned_data
        links = Links(found["about_unit"], found["dossier"], found["procedure"])
        return {"kind": Kind(found["kind"]), "links": links}


class AssignForm(forms.Form):
    """The unit, and the person of it."""

    unit = forms.TypedChoiceField(label="Bộ phận xử lý", required=False, empty_value=None)
    assignee = forms.TypedChoiceField(
        label="Người xử lý",
        required=False,
        empty_value=None,
        help_text="Chọn người là đủ; bộ phận lấy theo người.",
    )

    def __init__(self, data: Any, *, row: Petition, units: Iterable[Unit], today: date) -> None:
        known = {"unit": str(row.unit_id or ""), "assignee": str(row.assignee_id or "")}
        super().__init__(data, initial=known)
        choose_from(self, "unit", units, "Theo người xử lý")
        choose_from(self, "assignee", queries.may_be_assigned(row, today=today), "Chưa chỉ định")


class PublishForm(forms.Form):
    """Question and answer as they will be public; the program has masked what it found."""

    title = forms.CharField(label="Việc", max_length=200)
    question = forms.CharField(label="Nội dung hỏi", max_length=10_000, widget=_AREA)
    answer = forms.CharField(label="Nội dung trả lời", max_length=10_000, widget=_AREA)
    is_read = forms.BooleanField(
        label="Tôi đã đọc lại toàn bộ; không còn tên, số điện thoại, địa chỉ hay thông tin cá nhân "
        "nào khác",
        required=False,
    )

    def __init__(self, data: Any, *, row: Petition) -> None:
        answer = row.answers.get(round=row.round)
        said = {"title": row.title, "question": row.text, "answer": answer.text}
        known = {name: masking.masked(text, row.private_words) for name, text in said.items()}
        super().__init__(data, initial=known)


def choose_from(form: forms.Form, name: str, rows: Iterable[Unit | User], empty: str) -> None:
    """Let the field choose one of the rows by its key."""
    by_key = {str(row.pk): row for row in rows}
    field = form.fields[name]
    assert isinstance(field, forms.TypedChoiceField)
    field.choices = [("", empty), *((key, str(row)) for key, row in by_key.items())]
    field.coerce = by_key.__getitem__
