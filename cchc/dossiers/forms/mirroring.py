"""Forms of exports: the file, how its source is understood, why a change is confirmed."""

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms

from cchc.dossiers.choices import Channel, State
from cchc.dossiers.mirror.fields import FIELDS
from cchc.dossiers.mirror.mapping import Mapping, columns_of
from cchc.kernel.zone import HANOI
from cchc.web.forms import DayField

GUESSED = "Tự nhận"
NOT_GUESSED = "Không cột nào"
UNREAD = "Chưa ghép"


class ExportForm(forms.Form):
    """The file, where it comes from, and when it was made there."""

    source = forms.CharField(
        label="Hệ thống nguồn",
        max_length=100,
        help_text="Mỗi nguồn nhớ cách ghép cột của mình; ghi đúng tên đã dùng lần trước.",
    )
    exported_on = DayField(label="Dữ liệu xuất ngày")
    exported_time = forms.TimeField(
        label="Xuất lúc (giờ:phút)",
        input_formats=["%H:%M"],
        widget=forms.TimeInput(format="%H:%M"),
        help_text="Ghi như 17:00. Hồ sơ quá hạn được tính đến thời điểm này.",
    )
    file = forms.FileField(
        label="Tệp danh sách hồ sơ",
        help_text="Excel (.xlsx) hoặc CSV do hệ thống tỉnh xuất ra, không sửa tay.",
    )

    def exported_at(self) -> datetime:
        """The moment at which the export was made."""
        said = self.cleaned_data
        return datetime.combine(said["exported_on"], said["exported_time"], tzinfo=HANOI)


class MappingForm(forms.Form):
    """Which title is which field, and what the source's words and procedures are."""

    def __init__(
        self,
        *args: Any,
        mapping: Mapping,
        titles: Sequence[str],
        words: Dictionary[str, Sequence[str]],
        procedures: Sequence[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self._mapping = mapping
        guessed = columns_of(titles, Mapping())
        self._asked: dict[str, tuple[str, str]] = {}
        for name, field in FIELDS.items():
            known = next(iter(mapping.columns.get(name, ())), "")
            usual = f"{GUESSED}: “{titles[guessed[name]]}”" if name in guessed else NOT_GUESSED
            offered = [(title, title) for title in dict.fromkeys((*titles, known)) if title]
            label = f"Cột “{field.label}”{' (cần có)' if field.is_needed else ''}"
            self._choose(f"column-{name}", label, [("", usual), *offered], known)
        choices = {"states": State.choices, "channels": Channel.choices, "procedures": procedures}
        labels = {"states": "Trạng thái", "channels": "Kênh", "procedures": "Thủ tục"}
        for part, found in words.items():
            for number, word in enumerate(found):
                name = f"{part}-{number}"
                self._asked[name] = (part, word)
                offered = [(str(code), label) for code, label in choices[part]]
                label = f"{labels[part]} “{word}” là"
                self._choose(name, label, [("", UNREAD), *offered], "")

    def _choose(
        self, name: str, label: str, choices: Sequence[tuple[str, str]], initial: str
    ) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label, choices=choices, initial=initial, required=False
        )

    def said(self) -> Mapping:
        """The mapping with what was put right."""
        parts = self._mapping.to_json()
        parts["columns"] = {
            name: [title] for name in FIELDS if (title := self.cleaned_data[f"column-{name}"])
        }
        for name, (part, word) in self._asked.items():
            if chosen := self.cleaned_data[name]:
                parts[part][word] = chosen if part == "procedures" else int(chosen)
        return Mapping.from_json(parts)


class ConfirmChangeForm(forms.Form):
    """Why the dossier was not late."""

    reason = forms.CharField(
        label="Lý do xác nhận",
        widget=forms.Textarea,
        help_text="Nêu căn cứ, ví dụ số và ngày của phiếu xin lỗi, văn bản gia hạn.",
    )
    seen = forms.IntegerField(required=False)  # the page writes the last change that it shows
