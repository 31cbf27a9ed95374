"""Forms of the public dialogue pages: a question before the meeting, its answer by the code."""

from typing import Any

from django import forms

from cchc.dialogues.services import Asked


class TrapInput(forms.TextInput):
    """A field that people neither see nor reach with the keyboard; programs fill it in."""

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "off", "tabindex": "-1"})


class Trapped(forms.Form):
    """A public form with the trap; what was sent by a program is taken and not kept."""

    website = forms.CharField(
        label="Để trống ô này", required=False, max_length=200, widget=TrapInput()
    )

    @property
    def is_trapped(self) -> bool:
        """Whether the field that nobody sees was filled in."""
        return bool(self.data.get("website"))


class QuestionForm(Trapped):
    """What is asked; who asks need not be said."""

    text = forms.CharField(
        label="Câu hỏi, kiến nghị",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": "6"}),
        help_text="Mỗi lần một việc. Nội dung được viết gọn lại, bỏ thông tin cá nhân, rồi công "
        "khai cùng câu trả lời.",
    )
    asker = forms.CharField(
        label="Họ tên", max_length=200, required=False, help_text="Không bắt buộc."
    )
    contact = forms.CharField(
        label="Điện thoại hoặc thư điện tử",
        max_length=200,
        required=False,
        help_text="Không bắt buộc; chỉ dùng để báo câu trả lời.",
    )
    feedback = forms.CharField(
        label="Mã phản ánh đã gửi",
        max_length=40,
        required=False,
        help_text="Nếu câu hỏi nối tiếp một phản ánh, kiến nghị trước.",
    )
    field_order = ("text", "asker", "contact", "feedback", "website")

    def said(self) -> Asked:
        """As the service takes it."""
        found = self.cleaned_data
        return Asked(found["text"], found["asker"], found["contact"], found["feedback"])


class ReplyForm(forms.Form):
    """The code of a question."""

    code = forms.CharField(
        label="Mã câu hỏi",
        max_length=20,
        help_text="Tám chữ và số, dạng ABCD-EFGH.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def refuse(self) -> None:
        """Say that there is no such question."""
        said: Any = "Không có câu hỏi mang mã này. Hãy xem lại mã đã nhận khi gửi."
        self.add_error("code", said)
