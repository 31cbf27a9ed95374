"""What people fill in about recommendations; docs/rules/recommendations.md."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from cchc.documents.models import OfficialDocument
from cchc.obligations.choices import RecommendationState
from cchc.obligations.forms import SHORT, as_uploads, reason_field, references
from cchc.obligations.models import Asking
from cchc.organisation.models import User
from cchc.web.forms import DayField, ManyFilesField

NO_NAMES = (
    "Mọi người xem được kế hoạch đều đọc được: không ghi họ tên, số giấy tờ, địa chỉ, mã hồ sơ của "
    "người dân."
)


class RecommendForm(forms.Form):
    """A recommendation: in short, and in full."""

    title = forms.CharField(
        label="Nội dung tóm tắt", max_length=SHORT,
        help_text="Một câu, ví dụ: Niêm yết kết quả khảo sát hài lòng tại nhà văn hóa tổ dân phố",
    )  # fmt: skip
    text = reason_field(
        "Nội dung kiến nghị", f"Nêu việc thấy được và điều đề nghị cơ quan làm. {NO_NAMES}"
    )


class AskAgainForm(forms.Form):
    """What the answer lacks."""

    text = reason_field("Điều còn phải trả lời", NO_NAMES)


class SatisfyForm(forms.Form):
    """Agreement with the answer, perhaps with some words."""

    text = reason_field("Ý kiến", "Để trống nếu không có ý kiến thêm.", required=False)


class WithdrawForm(forms.Form):
    """Why a recommendation is taken back."""

    text = reason_field("Lý do rút", "Kiến nghị đã rút vẫn được giữ cùng lý do.")


class AssignAnswerForm(forms.Form):
    """Who answers, and by which inner date."""

    chief = forms.ChoiceField(label="Người trả lời")
    due_on = DayField(label="Hạn nội bộ", required=False)

    def __init__(self, *args: Any, people: Sequence[User], asking: Asking, today: date) -> None:
        super().__init__(*args)
        self.initial = {"chief": str(asking.obligation.chief_id or "")}
        self._people = {str(person.pk): person for person in people}
        field = self.fields["chief"]
        assert isinstance(field, forms.ChoiceField)
        named = [(key, person.full_name) for key, person in self._people.items()]
        field.choices = [("", "— chọn người —"), *named]
        owed = f"{asking.answer_by:%d/%m/%Y}"
        inner = self.fields["due_on"]
        inner.help_text = f"Không sau hạn trả lời {owed}; để trống: giữ hạn đang có."
        if asking.answer_by < today:  # too late for an inner date: there is nothing to choose
            del self.fields["due_on"]

    def said(self) -> dict[str, Any]:
        """What was filled in, as the service takes it."""
        got = self.cleaned_data
        return {"chief": self._people[got["chief"]], "due_on": got.get("due_on")}


class AnswerForm(forms.Form):
    """An answer in words, with files or issued documents where there are any."""

    text = forms.CharField(
        label="Nội dung trả lời", max_length=5000, help_text=NO_NAMES,
        widget=forms.Textarea(attrs={"rows": 7}),
    )  # fmt: skip
    documents = forms.MultipleChoiceField(
        label="Văn bản đã phát hành kèm theo",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Đánh dấu văn bản là căn cứ của trả lời.",
    )
    uploads = ManyFilesField(
        label="Tệp kèm theo",
        required=False,
        help_text="Không bắt buộc. PDF, Word, Excel, ảnh…; mỗi tệp tối đa 30 MB.",
    )
    not_secret = forms.BooleanField(
        label="Tôi xác nhận trả lời và tài liệu kèm theo không chứa bí mật nhà nước, không chứa "
        "thông tin cá nhân của người dân",
        error_messages={"required": "Đánh dấu để xác nhận trước khi gửi trả lời."},
    )

    def __init__(self, *args: Any, documents: Sequence[OfficialDocument]) -> None:
        super().__init__(*args)
        field = self.fields["documents"]
        assert isinstance(field, forms.MultipleChoiceField)
        if documents:
            field.choices = [(str(d.pk), f"{d}: {d.title}") for d in documents]
        else:
            del self.fields["documents"]
        self._documents = documents

    def said(self) -> dict[str, Any]:
        """What was filled in, as the service takes it."""
        got = self.cleaned_data
        return {
            "text": got["text"],
            "files": as_uploads(got["uploads"]),
            "documents": references(self._documents, got.get("documents", [])),
        }


class RecommendationFilter(forms.Form):
    """Which recommendations are listed; a wrong value narrows nothing."""

    state = forms.ChoiceField(
        label="Tình trạng", required=False,
        choices=[("", "Tất cả"), *RecommendationState.choices],
    )  # fmt: skip

    def wanted(self) -> str:
        """The state that was chosen, "" for all."""
        return str(self.cleaned_data.get("state", "")) if self.is_valid() else ""
