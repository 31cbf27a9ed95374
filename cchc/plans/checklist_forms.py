"""Forms of a plan written from last year's."""

from django import forms

from cchc.kernel.text import nfc


class CloneForm(forms.Form):
    """What the superior remarked on last year's results."""

    remarks = forms.CharField(
        label="Ý kiến của cấp trên về kết quả năm trước",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Mỗi dòng một ý kiến; bỏ trống nếu không có.",
    )
    remarks_source = forms.CharField(
        label="Văn bản nêu ý kiến",
        max_length=300,
        required=False,
        help_text="Ví dụ: Thông báo số 12/TB-SNV ngày 15/01/2026.",
    )

    def clean_remarks(self) -> list[str]:
        """One remark a line."""
        return [line for line in map(nfc, self.cleaned_data["remarks"].splitlines()) if line]


class TickForm(forms.Form):
    """How a point was handled."""

    note = forms.CharField(
        label="Đã xử lý thế nào",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ví dụ: đã rút ngắn thời hạn nhiệm vụ 7; hoặc vì sao không cần làm gì.",
    )


class ItemForm(forms.Form):
    """A remark to see to."""

    text = forms.CharField(label="Ý kiến, điểm cần xem", widget=forms.Textarea(attrs={"rows": 2}))
    source = forms.CharField(label="Nguồn", max_length=300, required=False)
