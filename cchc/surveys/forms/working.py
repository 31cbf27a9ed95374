"""Forms of the staff: papers, files, interviews, rounds, free texts, questions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from cchc.surveys.choices import CommentState, Method, SampledState
from cchc.surveys.forms.answering import AnswerForm
from cchc.surveys.models import Edition, Question
from cchc.surveys.queries import Sheet
from cchc.surveys.rules.ready_made import Asked
from cchc.web.forms import DayField

SCAN_HELP = "PDF hoặc ảnh. Che mã hồ sơ trước khi quét, để phiếu không dẫn về hồ sơ."
BLANK_ROWS = 3


class PaperForm(AnswerForm):
    """One paper: of which dossier, of which day, with its marks."""

    code = forms.CharField(
        label="Mã hồ sơ",
        max_length=40,
        help_text="Chỉ để mỗi hồ sơ có một phiếu; không cất cùng câu trả lời.",
    )
    day = DayField(label="Ngày người dân trả lời")
    scan = forms.FileField(
        label="Bản quét phiếu (không bắt buộc)", required=False, help_text=SCAN_HELP
    )

    def __init__(
        self, data: Any, files: Any = None, *, sheets: Sequence[Sheet], today: date
    ) -> None:
        super().__init__(data, files, sheets=sheets)
        self.fields["day"].initial = today

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        found, scan = self.cleaned_data, self.cleaned_data["scan"]
        return {
            "code": found["code"],
            "day": found["day"],
            "given": self.given(),
            "scan": (scan.name, scan.read()) if scan else None,
        }


class PaperFileForm(forms.Form):
    """A file of papers: tried first, written when the box is ticked."""

    file = forms.FileField(
        label="Tệp phiếu giấy (.xlsx, .csv)",
        help_text="Tệp được đọc rồi bỏ đi, không lưu lại, vì nó ghi cả mã hồ sơ lẫn câu trả lời.",
    )
    write = forms.BooleanField(label="Ghi, nếu không có chỗ nào sai", required=False)


class RoundForm(forms.Form):
    """Which dossiers are drawn from, how many, how they are asked."""

    title = forms.CharField(label="Tên đợt khảo sát", max_length=200)
    first = DayField(label="Hồ sơ xong từ ngày")
    last = DayField(label="Đến hết ngày")
    method = forms.TypedChoiceField(
        label="Cách hỏi", choices=Method.choices, coerce=Method, widget=forms.RadioSelect
    )
    size = forms.IntegerField(
        label="Cỡ mẫu",
        min_value=1,
        max_value=5000,
        help_text="Chia theo lĩnh vực, theo tỷ lệ số hồ sơ.",
    )
    seed = forms.CharField(
        label="Số khởi đầu (không bắt buộc)",
        max_length=40,
        required=False,
        help_text="Bốc thăm công khai thì ghi số đã bốc; để trống thì hệ thống tự chọn và ghi lại.",
    )


class CallForm(forms.Form):
    """Why somebody of the sample did not answer."""

    state = forms.TypedChoiceField(
        label="Kết quả liên hệ",
        choices=[
            (state.value, state.label) for state in (SampledState.UNREACHED, SampledState.REFUSED)
        ],
        coerce=SampledState,
        widget=forms.RadioSelect,
    )


class CommentFilter(forms.Form):
    """To what the list of free texts is narrowed."""

    state = forms.ChoiceField(
        label="Tình trạng", required=False, choices=[("", "Tất cả"), *CommentState.choices]
    )


class PublishForm(forms.Form):
    """The words that are published; what names somebody is taken out by hand."""

    text = forms.CharField(label="Lời được công bố", max_length=1000, widget=forms.Textarea)
    is_checked = forms.BooleanField(
        label="Đã xem: lời này không chứa dữ liệu cá nhân", required=False
    )


class HideForm(forms.Form):
    """Why the words are not published."""

    reason = forms.CharField(label="Lý do không công bố", max_length=1000, widget=forms.Textarea)


class QuestionForm(forms.Form):
    """A question of a draft; without words it is left out."""

    code = forms.CharField(label="Mã", max_length=10, required=False)
    factor = forms.CharField(label="Yếu tố", max_length=100, required=False)
    text = forms.CharField(label="Câu hỏi", max_length=300, required=False)
    is_overall = forms.BooleanField(label="Câu đánh giá chung", required=False)

    def asked(self) -> Asked:
        """The question as a value."""
        found = self.cleaned_data
        return Asked(found["code"], found["factor"], found["text"], found["is_overall"])


class NoteForm(forms.Form):
    """On what the questionnaire rests."""

    note_text = forms.CharField(
        label="Căn cứ, ghi chú", max_length=1000, required=False, widget=forms.Textarea
    )


def question_forms(data: Any, edition: Edition, questions: Sequence[Question]) -> Any:
    """The questions of a draft as a table, with room for some more."""
    made = forms.formset_factory(QuestionForm, extra=BLANK_ROWS, max_num=60)
    initial = [
        {"code": q.code, "factor": q.factor, "text": q.text, "is_overall": q.is_overall}
        for q in questions
    ]
    return made(data, initial=initial, prefix="cau")


def asked_in(formset: Any) -> list[Asked]:
    """The questions with words, in their order."""
    return [form.asked() for form in formset.forms if form.cleaned_data.get("text", "").strip()]
