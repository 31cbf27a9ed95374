"""What people fill in about awaited events: that one happened, that its day was wrong."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms

from cchc.obligations.forms import SHORT, as_uploads, reason_field
from cchc.obligations.models import Obligation
from cchc.obligations.rules.proposals import Span
from cchc.web.forms import DayField

Reckoning = Callable[[date, Span], date]


def _reckoned(row: Obligation, span: Span) -> str:
    """How the date comes about when the field is left empty."""
    how = f"{span.said} sau ngày xảy ra"
    if span.phrase:
        return f"Để trống: {how}, như kế hoạch ghi “{span.phrase}”."
    written = f"; kế hoạch ghi “{row.original_phrase}”" if row.original_phrase else ""
    return f"Để trống: {how} (thông lệ của cơ quan{written})."


class EventForm(forms.Form):
    """An event that has happened, and a date for all that hung on it."""

    happened_on = DayField(label="Ngày xảy ra")
    document = forms.CharField(
        label="Văn bản làm căn cứ", max_length=SHORT,
        help_text="Số, ký hiệu, ngày và cơ quan ban hành",
    )  # fmt: skip
    file = forms.FileField(label="Tệp văn bản", required=False)

    def __init__(
        self, *args: Any, rows: Sequence[tuple[Obligation, Span]], reckon: Reckoning
    ) -> None:
        super().__init__(*args)
        self.rows, self.reckon = rows, reckon
        for row, span in rows:
            self.fields[f"due_{row.pk}"] = DayField(
                label=f"Hạn của việc: {row.title}", required=False, help_text=_reckoned(row, span)
            )

    def said(self) -> dict[str, Any]:
        """What was filled in, as the service takes it; dates left empty follow the event's day."""
        got = self.cleaned_data
        files = as_uploads([got["file"]] if got["file"] else [])
        happened = got["happened_on"]
        return {
            "happened_on": happened,
            "document": got["document"],
            "file": files[0] if files else None,
            "due_dates": {
                row.pk: got[f"due_{row.pk}"] or self.reckon(happened, span)
                for row, span in self.rows
            },
        }


class CorrectEventForm(forms.Form):
    """The right day of an event, why, and the dates that follow from it."""

    happened_on = DayField(label="Ngày xảy ra đúng")
    reason = reason_field("Lý do sửa")

    def __init__(
        self, *args: Any, rows: Sequence[tuple[Obligation, Span]], reckon: Reckoning
    ) -> None:
        super().__init__(*args)
        self.rows, self.reckon = rows, reckon
        for row, span in rows:
            self.fields[f"due_{row.pk}"] = DayField(
                label=f"Hạn mới của việc: {row.title}",
                required=False,
                help_text=_on_correction(row, span),
            )

    def said(self) -> dict[str, Any]:
        """What was filled in, as the service takes it."""
        got = self.cleaned_data
        happened = got["happened_on"]
        return {
            "happened_on": happened,
            "reason": got["reason"],
            "due_dates": {
                row.pk: got[f"due_{row.pk}"] or self._left(row, span, happened)
                for row, span in self.rows
            },
        }

    def _left(self, row: Obligation, span: Span, happened: date) -> date | None:
        """A date that was moved since stays; the first one follows the event."""
        return row.due_on if row.is_extended else self.reckon(happened, span)


def _on_correction(row: Obligation, span: Span) -> str:
    assert row.due_on is not None  # the states that are corrected have a date
    now = f"Đang là {row.due_on:%d/%m/%Y}"
    if row.is_extended:
        return f"{now}, đã được dời sau khi ghi nhận. Để trống: giữ nguyên."
    return f"{now}. {_reckoned(row, span)} Muốn giữ hạn đang có thì nhập lại ngày đó."
