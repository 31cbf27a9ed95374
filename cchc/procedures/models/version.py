"""A version of a procedure: validity, limit, fee; legal bases, results and internal steps."""

from django.db import models
from django.db.models import F, Q

from cchc.organisation.choices import Role
from cchc.organisation.models import User
from cchc.procedures.choices import FeeMode, Level, LimitUnit, OnlineLevel, VersionState
from cchc.procedures.models.catalogue import Procedure


class ProcedureVersion(models.Model):
    """What a procedure is from a day on; once published only its last day is ever added.

    A withdrawn version without a last day never came into force. A limit of 0 working days is
    given on the day of the reception.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("phiên bản")
    name = models.CharField("tên thủ tục", max_length=500)
    state = models.CharField("trạng thái", max_length=20, choices=VersionState.choices)
    valid_from = models.DateField("áp dụng từ ngày", null=True, blank=True)
    valid_to = models.DateField("áp dụng đến hết ngày", null=True, blank=True)
    decision_number = models.CharField("số quyết định công bố", max_length=60, blank=True)
    decision_on = models.DateField("ngày quyết định công bố", null=True, blank=True)
    effective_on = models.DateField("ngày có hiệu lực", null=True, blank=True)
    published_on = models.DateField("ngày công khai", null=True, blank=True)
    withdrawn_on = models.DateField("bãi bỏ từ ngày", null=True, blank=True)
    withdraw_reason = models.CharField("lý do bãi bỏ", max_length=500, blank=True)
    limit_amount = models.DecimalField("thời hạn giải quyết", max_digits=7, decimal_places=2)
    limit_unit = models.CharField("đơn vị thời hạn", max_length=20, choices=LimitUnit.choices)
    cutoff = models.TimeField(
        "giờ chốt nhận hồ sơ", null=True, blank=True, help_text="trống: theo cấu hình của cơ quan"
    )
    applicants = models.JSONField("đối tượng thực hiện", default=list)
    target_level = models.CharField("cấp quyết định", max_length=20, choices=Level.choices)
    online_level = models.CharField("mức độ trực tuyến", max_length=20, choices=OnlineLevel.choices)
    needs_receipt = models.BooleanField(
        "lập giấy tiếp nhận", default=True, help_text="thủ tục trả kết quả ngay thì không cần"
    )
    fee = models.PositiveBigIntegerField("phí, lệ phí (đồng)", default=0)
    fee_note = models.CharField("ghi chú phí, lệ phí", max_length=500, blank=True)
    fee_mode = models.CharField("cách thu", max_length=20, choices=FeeMode.choices)
    conditions = models.TextField("yêu cầu, điều kiện", blank=True)
    drafted_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name="người soạn"
    )
    drafted_at = models.DateTimeField("soạn lúc")

    class Meta:
        ordering = ("procedure", "-number")
        verbose_name = "phiên bản thủ tục"
        indexes = [
            models.Index(fields=["procedure", "state", "valid_from"], name="version_by_validity")
        ]
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["procedure"],
                condition=Q(state=VersionState.DRAFT),
                name="one_draft_per_procedure",
                violation_error_message="Thủ tục đã có một bản dự thảo.",
            ),
            models.CheckConstraint(
                condition=Q(state=VersionState.DRAFT)
                | Q(
                    valid_from__isnull=False,
                    decision_on__isnull=False,
                    effective_on__isnull=False,
                    published_on__isnull=False,
                ),
                name="published_version_is_dated",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="version_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(state=VersionState.WITHDRAWN, withdrawn_on__isnull=False)
                | ~Q(state=VersionState.WITHDRAWN) & Q(withdrawn_on__isnull=True),
                name="withdrawn_version_says_since_when",
            ),
            models.CheckConstraint(
                condition=Q(limit_amount__gt=0) | Q(limit_amount=0, limit_unit=LimitUnit.DAYS),
                name="version_has_a_limit",
                violation_error_message="Thời hạn phải lớn hơn 0, hoặc 0 ngày làm việc.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure.code} phiên bản {self.number}"

    @property
    def status(self) -> VersionState:
        """The state as a word of the office."""
        return VersionState(self.state)


class LegalBasis(models.Model):
    """A text of law on which the version rests, with its own validity."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="bases")
    order = models.PositiveSmallIntegerField("thứ tự")
    number = models.CharField("số, ký hiệu", max_length=60)
    text = models.CharField("tên văn bản", max_length=500)
    in_force_from = models.DateField("có hiệu lực từ", null=True, blank=True)
    in_force_to = models.DateField("hết hiệu lực sau ngày", null=True, blank=True)

    class Meta:
        ordering = ("order",)
        verbose_name = "căn cứ pháp lý"
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="basis_once_per_version")
        ]

    def __str__(self) -> str:
        return self.number


class Result(models.Model):
    """What the applicant receives."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="results")
    order = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã kết quả", max_length=40)
    name = models.CharField("kết quả", max_length=300)
    validity_months = models.PositiveSmallIntegerField(
        "giá trị sử dụng (tháng)", null=True, blank=True, help_text="trống: không có thời hạn"
    )
    is_public = models.BooleanField("công bố kết quả", default=False)

    class Meta:
        ordering = ("order",)
        verbose_name = "kết quả thủ tục"
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="result_once_per_version")
        ]

    def __str__(self) -> str:
        return self.name


class Step(models.Model):
    """An internal step; the minutes of a version's steps sum to its limit."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã bước", max_length=40)
    name = models.CharField("bước", max_length=300)
    unit = models.CharField("bộ phận thực hiện", max_length=200)
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    minutes = models.PositiveIntegerField("thời gian (phút)")

    class Meta:
        ordering = ("order",)
        verbose_name = "bước giải quyết"
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="step_once_per_version")
        ]

    def __str__(self) -> str:
        return self.name
