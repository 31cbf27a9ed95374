"""Forms of dialogues: before, in and after the meeting, and of the questions."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms

from cchc.dialogues.choices import Audience, Channel, State, Topic
from cchc.dialogues.models import Dialogue, DialogueQuestion
from cchc.dialogues.services import Asked, Said
from cchc.kernel.zone import from_local, local_minute
from cchc.organisation.models import Unit, User
from cchc.web.forms import DayField

MOST_LETTERS = 2000


def area(**options: Any) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(max_length=MOST_LETTERS, widget=forms.Textarea, **options)


class _Picking(forms.Form):
    """Choices that are records, by key."""

    def pick(self, name: str, rows: Iterable[Any], *, empty: str = "") -> None:
        """The field offers the rows; without a choice it gives None."""
        by_key = {str(row.pk): row for row in rows}
        chosen = self.fields[name]
        assert isinstance(chosen, forms.TypedChoiceField)
        first = [("", empty)] if empty else []
        chosen.choices = [*first, *((key, str(row)) for key, row in by_key.items())]
        chosen.coerce, chosen.empty_value = by_key.__getitem__, None


class _When(forms.Form):
    """A day and an hour."""

    day = DayField(label="Ngày")
    hour = forms.TimeField(
        label="Giờ bắt đầu",
        input_formats=["%H:%M", "%Hh%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "08:30"}),
        help_text="Giờ và phút, ví dụ 08:30.",
    )
    place = forms.CharField(label="Địa điểm", max_length=300)
    questions_until = DayField(
        label="Nhận câu hỏi đến hết ngày",
        required=False,
        help_text="Bỏ trống: nhận đến khi buổi đối thoại diễn ra.",
    )

    def starts_at(self) -> datetime:
        """The moment that day and hour name."""
        return from_local(datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"]))


def _when(row: Dialogue) -> dict[str, Any]:
    local = local_minute(row.starts_at)
    return {
        "day": local.date(),
        "hour": local.time(),
        "place": row.place,
        "questions_until": row.questions_until,
    }


class DialogueForm(_When, _Picking):
    """What a dialogue is about, with whom, when and where, led by whom."""

    title = forms.CharField(
        label="Chủ đề",
        max_length=300,
        help_text="Công khai, ví dụ: Thủ tục cấp giấy phép xây dựng nhà ở.",
    )
    topic = forms.ChoiceField(label="Lĩnh vực", choices=Topic.choices)
    audience = forms.ChoiceField(label="Đối thoại với", choices=Audience.choices)
    chair = forms.TypedChoiceField(label="Người chủ trì")
    field_order = (
        "title",
        "topic",
        "audience",
        "chair",
        "day",
        "hour",
        "place",
        "questions_until",
    )

    def __init__(self, data: Any, *, chairs: Iterable[User], row: Dialogue | None = None) -> None:
        known = row and {
            "title": row.title,
            "topic": row.topic,
            "audience": row.audience,
            "chair": row.chair_id,
            **_when(row),
        }
        super().__init__(data, initial=known or None)
        self.pick("chair", chairs)

    def said(self) -> dict[str, Any]:
        """As the services take it."""
        found = self.cleaned_data
        return {
            "said": Said(
                topic=found["topic"],
                audience=found["audience"],
                title=found["title"],
                place=found["place"],
                starts_at=self.starts_at(),
                chair=found["chair"],
                questions_until=found["questions_until"],
            )
        }


class MoveForm(_When):
    """Another time or place, and why."""

    reason = area(label="Lý do dời", help_text="Công khai cùng ngày cũ.")
    field_order = ("day", "hour", "place", "questions_until", "reason")

    def __init__(self, data: Any, *, row: Dialogue) -> None:
        super().__init__(data, initial=_when(row))

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        found = self.cleaned_data
        return {
            "starts_at": self.starts_at(),
            **{name: found[name] for name in ("place", "questions_until", "reason")},
        }


class ReasonForm(forms.Form):
    """A reason in words."""

    reason = area(label="Lý do")


class HoldForm(forms.Form):
    """How many came and how it went."""

    citizens = forms.IntegerField(label="Số người dân dự", min_value=0, max_value=100_000)
    businesses = forms.IntegerField(
        label="Số doanh nghiệp, hộ kinh doanh dự", min_value=0, max_value=100_000
    )
    summary = forms.CharField(
        label="Diễn biến, kết luận",
        max_length=8000,
        widget=forms.Textarea,
        help_text="Ghi vào biên bản và trang công khai; không nêu tên người dự.",
    )


class PromiseForm(_Picking):
    """What was promised, by whom, until when."""

    text = area(
        label="Nội dung đã hứa", help_text="Công khai cùng bộ phận và hạn; không nêu tên người."
    )
    unit = forms.TypedChoiceField(label="Bộ phận thực hiện")
    chief = forms.TypedChoiceField(label="Người chịu trách nhiệm")
    due_on = DayField(label="Xong chậm nhất ngày")
    question = forms.TypedChoiceField(label="Từ câu hỏi", required=False)
    feedback = forms.CharField(
        label="Mã phản ánh liên quan", max_length=40, required=False, help_text="Nếu có."
    )

    def __init__(
        self,
        data: Any,
        *,
        units: Iterable[Unit],
        doers: Iterable[User],
        questions: Iterable[DialogueQuestion],
    ) -> None:
        super().__init__(data)
        self.pick("unit", units, empty="Chọn bộ phận")
        self.pick("chief", doers, empty="Chọn người")
        self.pick("question", questions, empty="Không từ câu hỏi nào")


class TakeForm(forms.Form):
    """A question as somebody says it at the counter or in the room."""

    channel = forms.ChoiceField(label="Cách gửi")
    text = area(label="Câu hỏi")
    asker = forms.CharField(
        label="Họ tên người hỏi", max_length=200, required=False, help_text="Không bắt buộc."
    )
    contact = forms.CharField(
        label="Điện thoại hoặc thư điện tử",
        max_length=200,
        required=False,
        help_text="Không bắt buộc; chỉ dùng để báo câu trả lời.",
    )
    feedback = forms.CharField(
        label="Mã phản ánh liên quan", max_length=40, required=False, help_text="Nếu có."
    )

    def __init__(self, data: Any, *, row: Dialogue) -> None:
        super().__init__(data)
        ways = [Channel.MEETING] if row.status == State.HELD else [Channel.COUNTER]
        chosen = self.fields["channel"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [(way.value, way.label) for way in ways]

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        found = dict(self.cleaned_data)
        return {"channel": found.pop("channel"), "asked": Asked(**found)}


class AdmitForm(_Picking):
    """The words for everybody, and who answers."""

    wording = area(
        label="Nội dung công khai",
        help_text="Viết lại cho gọn, bỏ tên, số điện thoại, số giấy tờ của người hỏi.",
    )
    unit = forms.TypedChoiceField(label="Bộ phận trả lời", required=False)

    def __init__(self, data: Any, *, row: DialogueQuestion, units: Iterable[Unit]) -> None:
        unit = row.unit_id or ""
        super().__init__(data, initial={"wording": row.wording or row.text, "unit": unit})
        self.pick("unit", units, empty="Người chủ trì trả lời")


class AnswerForm(forms.Form):
    """The answer, which everybody reads."""

    text = area(label="Trả lời", help_text="Công khai; không nêu tên người hỏi.")

    def __init__(self, data: Any, *, row: DialogueQuestion) -> None:
        super().__init__(data, initial={"text": row.answer})
