"""Forms of the catalogue."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms

from cchc.kernel.text import nfc
from cchc.procedures.choices import ApplicantKind, FeeMode, Level, LimitUnit, OnlineLevel
from cchc.procedures.models import Field, ProcedureVersion
from cchc.procedures.queries.wholes import bare_amount
from cchc.procedures.rules.shares import limit_problem
from cchc.procedures.services import Announcement
from cchc.procedures.whole import Content
from cchc.web.forms import DayField, NumberField


class FilterForm(forms.Form):
    """Narrows the catalogue."""

    q = forms.CharField(label="Tên, mã hoặc lĩnh vực (không cần dấu)", required=False)
    field = forms.ChoiceField(label="Lĩnh vực", required=False)

    def __init__(self, data: Mapping[str, Any], *, fields: Iterable[Field]) -> None:
        super().__init__(data)
        chosen = self.fields["field"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [("", "Tất cả lĩnh vực"), *((each.code, each.name) for each in fields)]

    def said(self) -> tuple[str, str]:
        """The words and the code of the field; a wrong choice is none."""
        self.is_valid()
        return self.cleaned_data.get("q", ""), self.cleaned_data.get("field", "")


class HeadForm(forms.Form):
    """What a draft says of itself; its lists come from a file."""

    name = forms.CharField(label="Tên thủ tục", max_length=500)
    limit_amount = NumberField(
        label="Thời hạn giải quyết",
        max_digits=7,
        decimal_places=2,
        help_text="Trả trong ngày tiếp nhận: ghi 0, tính theo ngày làm việc.",
    )
    limit_unit = forms.ChoiceField(label="Tính theo", choices=LimitUnit.choices)
    cutoff = forms.TimeField(
        label="Giờ chốt nhận hồ sơ",
        required=False,
        help_text="Dạng 15:00; để trống thì theo cấu hình của cơ quan.",
    )
    applicants = forms.MultipleChoiceField(
        label="Đối tượng thực hiện",
        choices=ApplicantKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    online_level = forms.ChoiceField(label="Mức độ trực tuyến", choices=OnlineLevel.choices)
    target_level = forms.ChoiceField(label="Cấp quyết định", choices=Level.choices)
    needs_receipt = forms.BooleanField(
        label="Lập giấy tiếp nhận, hẹn trả",
        required=False,
        help_text="Thủ tục trả kết quả ngay thì không cần.",
    )
    fee_mode = forms.ChoiceField(label="Phí, lệ phí", choices=FeeMode.choices)
    fee = NumberField(label="Số tiền (đồng)", max_digits=12, decimal_places=0, min_value=0)
    fee_note = forms.CharField(label="Ghi chú phí, lệ phí", max_length=500, required=False)
    conditions = forms.CharField(
        label="Yêu cầu, điều kiện", widget=forms.Textarea, required=False, max_length=4000
    )

    def __init__(self, data: Mapping[str, Any] | None, *, version: ProcedureVersion) -> None:
        said = {name: getattr(version, name) for name in self.base_fields}
        said["limit_amount"] = bare_amount(version.limit_amount)
        said["cutoff"] = f"{version.cutoff:%H:%M}" if version.cutoff else ""
        super().__init__(data, initial=said)

    def clean(self) -> dict[str, Any]:
        """A limit that the clock knows."""
        got: dict[str, Any] = super().clean() or {}
        amount, unit = got.get("limit_amount"), got.get("limit_unit")
        if amount is not None and unit and (why := limit_problem(amount, LimitUnit(unit))):
            self.add_error("limit_amount", why)
        return got

    def content(self, before: Content) -> Content:
        """The content with these heads and the lists of before."""
        found = self.cleaned_data
        return replace(
            before,
            name=nfc(found["name"]),
            limit_amount=bare_amount(found["limit_amount"]),
            limit_unit=LimitUnit(found["limit_unit"]),
            cutoff=found["cutoff"],
            applicants=tuple(found["applicants"]),
            online_level=OnlineLevel(found["online_level"]),
            target_level=Level(found["target_level"]),
            needs_receipt=found["needs_receipt"],
            fee_mode=FeeMode(found["fee_mode"]),
            fee=int(found["fee"]),
            fee_note=nfc(found["fee_note"]),
            conditions="\n".join(filter(None, map(nfc, found["conditions"].splitlines()))),
        )


class AnnounceForm(forms.Form):
    """The decision that announces a version."""

    decision_number = forms.CharField(label="Số quyết định công bố", max_length=60)
    decision_on = DayField(label="Ngày quyết định")
    effective_on = DayField(label="Ngày có hiệu lực")
    published_on = DayField(label="Ngày công khai", help_text="Niêm yết, đăng trên cổng.")
    valid_from = DayField(
        label="Áp dụng từ ngày",
        help_text="Hồ sơ nhận từ ngày này theo phiên bản mới; bản đang áp dụng hết ngày trước đó.",
    )

    def __init__(self, data: Mapping[str, Any] | None, *, today: date) -> None:
        super().__init__(data, initial={"published_on": today, "valid_from": today})

    def announcement(self) -> Announcement:
        """What was typed."""
        return Announcement(**self.cleaned_data)


class WithdrawForm(forms.Form):
    """Since when a version is no longer applied, and why."""

    on = DayField(label="Bãi bỏ từ ngày")
    reason = forms.CharField(label="Lý do, văn bản bãi bỏ", max_length=500)

    def __init__(self, data: Mapping[str, Any] | None, *, today: date) -> None:
        super().__init__(data, initial={"on": today})


class FileForm(forms.Form):
    """A catalogue as a file."""

    file = forms.FileField(
        label="Tệp danh mục",
        help_text="Tệp .xlsx sáu trang theo mẫu, hoặc .json. Tải danh mục về để lấy mẫu.",
    )
