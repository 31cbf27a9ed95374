"""Reviews of a year, the versions they read, what they found, and what is proposed about it."""

from django.db import models
from django.db.models import Q

from cchc.documents.models import OfficialDocument
from cchc.organisation.models import Agency, User
from cchc.procedures.choices import Level
from cchc.procedures.models import Field, ProcedureVersion
from cchc.reviews.choices import FindingKind, FindingState, ProposalKind, ProposalState
from cchc.reviews.rules.values import Parameters, Place, Removal, Saving

_SHOWN = 3


class Review(models.Model):
    """The versions in force on a day, reviewed beside the dossiers of a year."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField("năm")
    on = models.DateField("rà soát theo danh mục ngày")
    field = models.ForeignKey(
        Field, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lĩnh vực"
    )
    parameters = models.JSONField("tham số tính tiết kiệm")
    run_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người chạy")
    run_at = models.DateTimeField("chạy lúc")
    report = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="báo cáo",
    )

    class Meta:
        ordering = ("-pk",)
        verbose_name = "đợt rà soát thủ tục"
        indexes = [models.Index(fields=["agency", "year"], name="review_by_year")]

    def __str__(self) -> str:
        return f"Rà soát năm {self.year}, {self.scope}"

    @property
    def scope(self) -> str:
        """Which fields it covers, in words."""
        return f"lĩnh vực {self.field.name}" if self.field else "mọi lĩnh vực"

    @property
    def costs(self) -> Parameters:
        """What its savings are counted with."""
        return Parameters(**self.parameters)


class ReviewedVersion(models.Model):
    """A version that a review has read, and how many dossiers of the year its procedure had."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="versions")
    version = models.ForeignKey(
        ProcedureVersion, models.PROTECT, related_name="+", verbose_name="phiên bản thủ tục"
    )
    dossiers = models.PositiveIntegerField("hồ sơ trong năm")

    class Meta:
        ordering = ("version__procedure__code",)
        verbose_name = "thủ tục đã rà soát"
        constraints = [
            models.UniqueConstraint(fields=["review", "version"], name="version_reviewed_once")
        ]

    def __str__(self) -> str:
        return str(self.version)


class Finding(models.Model):
    """One kind of trouble with the places that it concerns, and what was decided about it."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="findings")
    kind = models.CharField("loại", max_length=30, choices=FindingKind.choices)
    key = models.CharField(max_length=300, help_text="cùng một điều ở mọi đợt rà soát")
    title = models.CharField("nội dung", max_length=620)
    places = models.JSONField("các chỗ")
    removals = models.JSONField("phần được bỏ", default=list)
    seconds = models.PositiveBigIntegerField("tiết kiệm (giây)")
    dong = models.PositiveBigIntegerField("tiết kiệm (đồng)")
    state = models.CharField("trạng thái", max_length=20, choices=FindingState.choices)
    reason = models.TextField("lý do bỏ qua", blank=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người xem xét"
    )
    decided_at = models.DateTimeField("xem xét lúc", null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "phát hiện khi rà soát"
        indexes = [models.Index(fields=["review", "state"], name="finding_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["review", "kind", "key"], name="found_once"),
            models.CheckConstraint(
                condition=~Q(state=FindingState.DISMISSED) | ~Q(reason=""),
                name="finding_dismissed_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def at(self) -> tuple[Place, ...]:
        """The places as values."""
        return tuple(Place.from_json(kept) for kept in self.places)

    @property
    def where(self) -> str:
        """The codes of the procedures, the first three of them."""
        codes = list(dict.fromkeys(kept["procedure"] for kept in self.places))
        more = f" và {len(codes) - _SHOWN} thủ tục khác" if len(codes) > _SHOWN else ""
        return ", ".join(codes[:_SHOWN]) + more

    @property
    def saves(self) -> tuple[Removal, ...]:
        """What would no longer be asked."""
        return tuple(Removal.from_json(kept) for kept in self.removals)

    @property
    def saving(self) -> Saving:
        """What that is worth in a year."""
        return Saving(self.seconds, self.dong)


class Proposal(models.Model):
    """What is proposed about a confirmed finding, and how it was answered."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="proposals")
    kind = models.CharField("loại", max_length=20, choices=ProposalKind.choices)
    level = models.CharField("cấp có thẩm quyền", max_length=20, choices=Level.choices)
    text = models.TextField("nội dung đề xuất")
    removals = models.JSONField("phần được bỏ", default=list)
    seconds = models.PositiveBigIntegerField("tiết kiệm (giây)")
    dong = models.PositiveBigIntegerField("tiết kiệm (đồng)")
    state = models.CharField("trạng thái", max_length=20, choices=ProposalState.choices)
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người lập")
    drafted_at = models.DateTimeField("lập lúc")
    paper = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="văn bản trình",
    )
    sent_on = models.DateField("gửi ngày", null=True, blank=True)
    answer_number = models.CharField("văn bản trả lời", max_length=60, blank=True)
    answered_on = models.DateField("ngày văn bản trả lời", null=True, blank=True)
    answer = models.TextField("nội dung trả lời", blank=True)
    implemented_on = models.DateField("thực hiện từ ngày", null=True, blank=True)
    implementation = models.TextField("thực hiện thế nào", blank=True)
    end_reason = models.TextField("lý do rút", blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "đề xuất sau rà soát"
        indexes = [models.Index(fields=["agency", "state"], name="proposal_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["finding"],
                condition=~Q(state=ProposalState.WITHDRAWN),
                name="one_standing_proposal_per_finding",
                violation_error_message="Phát hiện này đã có đề xuất.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.SENT)
                | Q(paper__isnull=False, sent_on__isnull=False),
                name="proposal_is_sent_by_paper",
            ),
            models.CheckConstraint(
                condition=~Q(
                    state__in=(
                        ProposalState.ACCEPTED,
                        ProposalState.PARTLY,
                        ProposalState.REFUSED,
                        ProposalState.IMPLEMENTED,
                    )
                )
                | Q(answered_on__isnull=False) & ~Q(answer_number=""),
                name="proposal_is_answered_by_document",
            ),
        ]

    def __str__(self) -> str:
        return f"Đề xuất {self.pk}: {self.finding.title}"

    @property
    def status(self) -> ProposalState:
        """The state as a word of the office."""
        return ProposalState(self.state)

    @property
    def saves(self) -> tuple[Removal, ...]:
        """What would no longer be asked."""
        return tuple(Removal.from_json(kept) for kept in self.removals)

    @property
    def saving(self) -> Saving:
        """What that is worth in a year."""
        return Saving(self.seconds, self.dong)
