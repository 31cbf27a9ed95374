"""One request for one procedure; what decides its figures stands in its own columns."""

from django.db import models
from django.db.models import Q

from cchc.citizens.models import Citizen
from cchc.dossiers.choices import Channel, Ending, Origin, Outcome, State
from cchc.dossiers.models.expressions import CodeTail
from cchc.dossiers.rules.codes import masked
from cchc.kernel.encrypted import EncryptedText
from cchc.organisation.models import Agency, Unit, User
from cchc.procedures.choices import Level, LimitUnit
from cchc.procedures.models import Field, ProcedureVersion


class Dossier(models.Model):
    """A dossier; changed only by the services of this room.

    ``due_at`` is the binding date, none before the reception and while the clock stands;
    ``promised_at`` the first one, ``appointed_at`` what the citizen was told last.
    ``unit`` and ``officer`` have the present step.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    code = models.CharField("mã số hồ sơ", max_length=40)
    version = models.ForeignKey(
        ProcedureVersion, models.PROTECT, related_name="+", verbose_name="thủ tục"
    )
    field = models.ForeignKey(
        Field, models.PROTECT, related_name="+", verbose_name="lĩnh vực", db_index=False
    )
    level = models.CharField("cấp thực hiện", max_length=20, choices=Level.choices)
    applicant = models.ForeignKey(
        Citizen, models.PROTECT, related_name="dossiers", verbose_name="người nộp"
    )
    authorised = models.ForeignKey(
        Citizen,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dossiers_brought",
        verbose_name="người được ủy quyền",
    )
    authorisation = models.CharField("giấy ủy quyền", max_length=200, blank=True)
    channel = models.PositiveSmallIntegerField("kênh nộp", choices=Channel.choices)
    origin = models.CharField("nguồn", max_length=10, choices=Origin.choices)
    source_name = models.CharField("hệ thống nguồn", max_length=100, blank=True)
    seen_at = models.DateTimeField("thấy ở nguồn lần cuối", null=True, blank=True)
    state = models.PositiveSmallIntegerField("trạng thái", choices=State.choices)
    content = EncryptedText("nội dung yêu cầu giải quyết", blank=True)
    sets = models.PositiveSmallIntegerField("số bộ", default=1)
    delivery_record = models.CharField("biên bản giao nhận", max_length=100, blank=True)
    return_channel = models.PositiveSmallIntegerField(
        "cách nhận kết quả", choices=Channel.choices, default=Channel.COUNTER
    )
    return_address = EncryptedText("địa chỉ nhận kết quả", blank=True)
    return_record = models.CharField("biên bản giao trả", max_length=100, blank=True)
    brought_at = models.DateTimeField(
        "bổ sung nộp trực tuyến, chờ tiếp nhận từ", null=True, blank=True, editable=False
    )
    registered_at = models.DateTimeField("đăng ký lúc")
    changed_at = models.DateTimeField(
        "thay đổi lần cuối lúc", null=True, blank=True, editable=False
    )
    registered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ghi"
    )
    entered_at = models.DateTimeField("nhập bù lúc", null=True, blank=True)
    contingency_reason = models.TextField("lý do nhập bù", blank=True)

    limit_amount = models.DecimalField("thời hạn", max_digits=7, decimal_places=2)
    limit_unit = models.CharField("đơn vị thời hạn", max_length=20, choices=LimitUnit.choices)
    cutoff = models.TimeField("giờ chốt nhận", null=True, blank=True)
    counts_hours = models.BooleanField("tính ngày theo giờ từ lúc nhận", default=False)
    received_at = models.DateTimeField("tiếp nhận lúc", null=True, blank=True)
    received_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người nhận"
    )
    clock_from = models.DateTimeField("thời hạn tính từ", null=True, blank=True)
    effective_on = models.DateField("ngày tiếp nhận tính thời hạn", null=True, blank=True)
    cycle = models.PositiveSmallIntegerField("lần tính thời hạn", default=0)
    promised_at = models.DateTimeField("hẹn trả lần đầu", null=True, blank=True)
    due_at = models.DateTimeField("hạn tính đúng, trễ", null=True, blank=True)
    appointed_at = models.DateTimeField("ngày hẹn trả đang thông báo", null=True, blank=True)
    due_steps = models.JSONField("giải trình thời hạn", default=list, blank=True)
    late_from = models.DateTimeField(
        "tính trễ từ",
        null=True,
        blank=True,
        help_text="khi yêu cầu bổ sung lần hai, hoặc khi nguồn sửa hạn của hồ sơ đã trễ",
    )

    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bộ phận"
    )
    officer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người xử lý"
    )
    refused_at = models.DateTimeField("từ chối lúc", null=True, blank=True)
    withdrawn_at = models.DateTimeField("yêu cầu rút lúc", null=True, blank=True)
    finished_at = models.DateTimeField("kết thúc xử lý lúc", null=True, blank=True)
    finished_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người kết thúc"
    )
    ending = models.CharField("kết thúc", max_length=10, choices=Ending.choices, blank=True)
    outcome = models.CharField(
        "kết quả so với hạn", max_length=10, choices=Outcome.choices, blank=True
    )
    end_reason = models.TextField("lý do từ chối, rút, dừng", blank=True)
    returned_at = models.DateTimeField("trả kết quả lúc", null=True, blank=True)
    returned_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người trả"
    )
    chain_complete_at = models.DateTimeField("đủ chuỗi xin lỗi lúc", null=True, blank=True)
    digitised_at = models.DateTimeField("có kết quả số lúc", null=True, blank=True)
    papers_reused = models.PositiveSmallIntegerField("giấy tờ dùng lại", default=0)
    worked_minutes = models.PositiveIntegerField(
        "phút làm việc đã xử lý", null=True, blank=True, editable=False
    )
    waited_minutes = models.PositiveIntegerField(
        "phút làm việc chờ người nộp", null=True, blank=True, editable=False
    )
    token = models.CharField("khóa tra cứu", max_length=32, unique=True, editable=False)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "hồ sơ thủ tục hành chính"
        indexes = [
            models.Index(fields=["agency", "received_at"], name="dossier_by_reception"),
            models.Index(fields=["agency", "field", "received_at", "id"], name="dossier_by_field"),
            models.Index("agency", CodeTail("code"), name="dossier_by_code_tail"),
            models.Index(fields=["agency", "finished_at", "state"], name="dossier_by_end"),
            models.Index(
                fields=["agency", "finished_at"],
                condition=Q(outcome=Outcome.LATE),
                name="dossier_ended_late",
            ),
            models.Index(
                fields=["agency", "received_at"],
                condition=Q(finished_at__isnull=True),
                name="dossier_running",
            ),
            *(
                models.Index(
                    fields=["agency", column],
                    condition=Q((f"{column}__isnull", False)),
                    name=f"dossier_by_{column}",
                )
                for column in ("returned_at", "refused_at", "late_from")
            ),
            models.Index(fields=["agency", "state", "due_at"], name="dossier_by_state"),
            models.Index(fields=["agency", "-id"], name="dossier_latest"),
            models.Index(fields=["agency", "state", "-id"], name="dossier_latest_of_state"),
            models.Index(
                fields=["agency", "field", "state", "-id"], name="dossier_latest_of_field"
            ),
            models.Index(fields=["agency", "version"], name="dossier_by_version"),
            models.Index(
                fields=["agency", "outcome", "chain_complete_at"], name="dossier_by_outcome"
            ),
            models.Index(fields=["officer", "state", "due_at"], name="dossier_by_officer"),
            models.Index(fields=["unit", "state", "due_at"], name="dossier_by_unit"),
            models.Index(fields=["agency", "changed_at", "id"], name="dossier_by_change"),
            models.Index(
                fields=["agency", "id"],
                condition=Q(finished_at__isnull=False, worked_minutes__isnull=True),
                name="dossier_untimed",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "agency"],
                name="dossier_code_once",
                violation_error_message="Cơ quan đã có hồ sơ mang mã này.",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, ending="", outcome="")
                | Q(finished_at__isnull=False) & ~Q(ending="") & ~Q(outcome=""),
                name="dossier_ends_with_outcome",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(received_at__isnull=False),
                name="dossier_ends_after_reception",
            ),
            models.CheckConstraint(
                condition=Q(due_at__isnull=True) | Q(received_at__isnull=False),
                name="dossier_due_after_reception",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def masked_code(self) -> str:
        """What may be shown to anybody."""
        return masked(self.code)

    @property
    def is_clock_standing(self) -> bool:
        """Whether the clock was started and stands."""
        return self.received_at is not None and self.due_at is None

    @property
    def is_extended(self) -> bool:
        """Whether the citizen was told another date than the first."""
        return self.appointed_at != self.promised_at
