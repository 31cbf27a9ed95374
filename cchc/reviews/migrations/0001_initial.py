import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("organisation", "0002_unit_overseer"),
        ("organisation", "__first__"),
        ("procedures", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("on", models.DateField(verbose_name="rà soát theo danh mục ngày")),
                ("parameters", models.JSONField(verbose_name="tham số tính tiết kiệm")),
                ("run_at", models.DateTimeField(verbose_name="chạy lúc")),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.field",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.officialdocument",
                        verbose_name="báo cáo",
                    ),
                ),
                (
                    "run_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người chạy",
                    ),
                ),
            ],
            options={
                "verbose_name": "đợt rà soát thủ tục",
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["agency", "year"], name="review_by_year")],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("asked_twice", "Hỏi lại trong một thủ tục"),
                            ("declared_and_proven", "Khai lại điều giấy tờ đã chứng minh"),
                            ("paper_covered", "Giấy tờ chứng minh điều đã chứng minh"),
                            ("asked_across", "Hỏi lại giữa các thủ tục"),
                            ("likely_same", "Có thể trùng"),
                            ("own_paper", "Giấy tờ do chính cơ quan cấp"),
                            ("held_datum", "Hỏi điều cơ quan đã có"),
                            ("no_basis", "Giấy tờ không có căn cứ"),
                            ("unused_form", "Biểu mẫu không ai dùng"),
                        ],
                        max_length=30,
                        verbose_name="loại",
                    ),
                ),
                (
                    "key",
                    models.CharField(help_text="cùng một điều ở mọi đợt rà soát", max_length=300),
                ),
                ("title", models.CharField(max_length=620, verbose_name="nội dung")),
                ("places", models.JSONField(verbose_name="các chỗ")),
                ("removals", models.JSONField(default=list, verbose_name="phần được bỏ")),
                ("seconds", models.PositiveBigIntegerField(verbose_name="tiết kiệm (giây)")),
                ("dong", models.PositiveBigIntegerField(verbose_name="tiết kiệm (đồng)")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Chưa xem xét"),
                            ("confirmed", "Đã xác nhận"),
                            ("dismissed", "Bỏ qua có lý do"),
                            ("proposed", "Đã đề xuất"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do bỏ qua")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="xem xét lúc"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xem xét",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="reviews.review",
                    ),
                ),
            ],
            options={
                "verbose_name": "phát hiện khi rà soát",
                "ordering": ("pk",),
                "indexes": [models.Index(fields=["review", "state"], name="finding_by_state")],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "kind", "key"), name="found_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dismissed"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="finding_dismissed_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewedVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dossiers", models.PositiveIntegerField(verbose_name="hồ sơ trong năm")),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reviews.review",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.procedureversion",
                        verbose_name="phiên bản thủ tục",
                    ),
                ),
            ],
            options={
                "verbose_name": "thủ tục đã rà soát",
                "ordering": ("version__procedure__code",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "version"), name="version_reviewed_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("simplify", "Đơn giản hóa"),
                            ("merge", "Gộp, dùng chung"),
                            ("drop", "Bãi bỏ"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("commune", "Cấp xã"),
                            ("province", "Cấp tỉnh"),
                            ("ministry", "Cấp bộ"),
                        ],
                        max_length=20,
                        verbose_name="cấp có thẩm quyền",
                    ),
                ),
                ("text", models.TextField(verbose_name="nội dung đề xuất")),
                ("removals", models.JSONField(default=list, verbose_name="phần được bỏ")),
                ("seconds", models.PositiveBigIntegerField(verbose_name="tiết kiệm (giây)")),
                ("dong", models.PositiveBigIntegerField(verbose_name="tiết kiệm (đồng)")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang soạn"),
                            ("sent", "Đã gửi, chờ trả lời"),
                            ("accepted", "Được chấp thuận"),
                            ("partly", "Chấp thuận một phần"),
                            ("refused", "Không được chấp thuận"),
                            ("implemented", "Đã thực hiện"),
                            ("withdrawn", "Đã rút"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                ("drafted_at", models.DateTimeField(verbose_name="lập lúc")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="gửi ngày")),
                (
                    "answer_number",
                    models.CharField(blank=True, max_length=60, verbose_name="văn bản trả lời"),
                ),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày văn bản trả lời"),
                ),
                ("answer", models.TextField(blank=True, verbose_name="nội dung trả lời")),
                (
                    "implemented_on",
                    models.DateField(blank=True, null=True, verbose_name="thực hiện từ ngày"),
                ),
                ("implementation", models.TextField(blank=True, verbose_name="thực hiện thế nào")),
                ("end_reason", models.TextField(blank=True, verbose_name="lý do rút")),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người lập",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="reviews.finding",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.officialdocument",
                        verbose_name="văn bản trình",
                    ),
                ),
            ],
            options={
                "verbose_name": "đề xuất sau rà soát",
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["agency", "state"], name="proposal_by_state")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("finding",),
                        name="one_standing_proposal_per_finding",
                        violation_error_message="Phát hiện này đã có đề xuất.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            models.Q(("paper__isnull", False), ("sent_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="proposal_is_sent_by_paper",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("accepted", "partly", "refused", "implemented")),
                                _negated=True,
                            ),
                            models.Q(
                                ("answered_on__isnull", False),
                                models.Q(("answer_number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_is_answered_by_document",
                    ),
                ],
            },
        ),
    ]
