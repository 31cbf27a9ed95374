import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kernel", "0002_guards"),
        ("organisation", "0001_initial"),
        ("organisation", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="AwaitedEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_key", models.CharField(max_length=100)),
                ("subject_label", models.TextField(verbose_name="nhiệm vụ")),
                (
                    "text",
                    models.TextField(help_text="như ghi trong kế hoạch", verbose_name="sự kiện"),
                ),
                (
                    "happened_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày xảy ra"),
                ),
                ("document", models.TextField(blank=True, verbose_name="văn bản")),
                (
                    "recorded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="ghi lúc"),
                ),
                ("created_at", models.DateTimeField(verbose_name="lập lúc")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                        verbose_name="tệp",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
            ],
            options={
                "verbose_name": "sự kiện chờ",
                "ordering": ("pk",),
                "indexes": [
                    models.Index(fields=["agency", "happened_on"], name="awaited_by_agency"),
                    models.Index(
                        fields=["agency", "subject_kind", "subject_key"], name="awaited_subject"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("happened_on__isnull", True), ("recorded_at__isnull", True)),
                            models.Q(
                                ("happened_on__isnull", False), ("recorded_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="event_recorded_when_it_happened",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_key", models.CharField(max_length=100)),
                ("subject_label", models.TextField(verbose_name="nhiệm vụ")),
                ("area", models.TextField(blank=True, verbose_name="lĩnh vực")),
                ("label", models.TextField(verbose_name="việc")),
                (
                    "product",
                    models.TextField(
                        blank=True,
                        help_text="trống khi hạn không gắn với sản phẩm",
                        verbose_name="sản phẩm",
                    ),
                ),
                (
                    "original_phrase",
                    models.TextField(blank=True, verbose_name="thời hạn như ghi trong văn bản"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("awaiting_event", "Chờ sự kiện"),
                            ("open", "Đang thực hiện"),
                            ("submitted", "Chờ nghiệm thu"),
                            ("accepted", "Đã nghiệm thu"),
                            ("cancelled", "Đã hủy"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "first_due_on",
                    models.DateField(blank=True, null=True, verbose_name="hạn giao ban đầu"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn")),
                (
                    "binding_on",
                    models.DateField(blank=True, null=True, verbose_name="hạn tính đúng, trễ"),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(default=0, verbose_name="tiến độ (%)"),
                ),
                (
                    "submitted_on",
                    models.DateField(
                        blank=True,
                        help_text="của sản phẩm đang chờ hoặc đã nghiệm thu",
                        null=True,
                        verbose_name="ngày nộp",
                    ),
                ),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="nghiệm thu lúc"),
                ),
                (
                    "cancelled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="hủy lúc"),
                ),
                ("cancel_reason", models.TextField(blank=True, verbose_name="lý do hủy")),
                ("created_at", models.DateTimeField(verbose_name="giao lúc")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
                (
                    "chief",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations_led",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người chịu trách nhiệm chính",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="obligations.awaitedevent",
                    ),
                ),
                (
                    "helpers",
                    models.ManyToManyField(
                        blank=True,
                        related_name="obligations_helped",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người phối hợp",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                        verbose_name="bộ phận chủ trì",
                    ),
                ),
            ],
            options={
                "verbose_name": "việc phải làm",
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(
                        fields=["agency", "subject_kind", "subject_key"], name="owed_subject"
                    ),
                    models.Index(fields=["agency", "state", "due_on"], name="owed_by_state"),
                    models.Index(fields=["agency", "binding_on"], name="owed_by_binding"),
                    models.Index(fields=["chief", "state", "due_on"], name="owed_by_chief"),
                    models.Index(fields=["unit", "state", "due_on"], name="owed_by_unit"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("event__isnull", False), ("due_on__isnull", False), _connector="OR"
                        ),
                        name="owed_has_date_or_event",
                        violation_error_message="Việc phải làm cần có hạn hoặc sự kiện chờ.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("due_on__isnull", False),
                                ("first_due_on__isnull", False),
                                ("binding_on__isnull", False),
                            ),
                            models.Q(
                                ("binding_on__isnull", True),
                                ("due_on__isnull", True),
                                ("first_due_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="owed_dates_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "awaiting_event"), _negated=True),
                            ("due_on__isnull", True),
                            _connector="OR",
                        ),
                        name="owed_awaiting_has_no_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["open", "submitted", "accepted"]), _negated=True
                            ),
                            ("due_on__isnull", False),
                            _connector="OR",
                        ),
                        name="owed_running_has_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("percent__lte", 100)),
                        name="owed_percent_at_most_hundred",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExtensionRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("current", models.DateField(verbose_name="hạn khi xin")),
                ("until", models.DateField(verbose_name="xin đến ngày")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("asked_at", models.DateTimeField(verbose_name="xin lúc")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ quyết định"),
                            ("granted", "Đã cho gia hạn"),
                            ("refused", "Không cho gia hạn"),
                            ("lapsed", "Hết cần thiết"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "granted_until",
                    models.DateField(blank=True, null=True, verbose_name="cho đến ngày"),
                ),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="quyết lúc"),
                ),
                ("decision_reason", models.TextField(blank=True, verbose_name="ý kiến")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xin",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người quyết",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="obligations.obligation",
                    ),
                ),
            ],
            options={
                "verbose_name": "đề nghị gia hạn",
                "ordering": ("-pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("obligation",),
                        name="one_waiting_request",
                        violation_error_message="Đã có một đề nghị gia hạn đang chờ quyết định.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("current"))),
                        name="request_asks_for_a_later_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DueDate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("old", models.DateField(blank=True, null=True, verbose_name="hạn cũ")),
                ("new", models.DateField(verbose_name="hạn mới")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first", "Hạn giao ban đầu"),
                            ("event", "Hạn sau sự kiện"),
                            ("extension", "Gia hạn"),
                            ("amendment", "Điều chỉnh kế hoạch"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("document", models.TextField(blank=True, verbose_name="văn bản")),
                ("decided_at", models.DateTimeField(verbose_name="quyết lúc")),
                (
                    "is_late",
                    models.BooleanField(
                        default=False,
                        help_text="gia hạn muộn không làm việc đúng hạn",
                        verbose_name="quyết sau khi đã quá hạn",
                    ),
                ),
                (
                    "approver",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người quyết",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dates",
                        to="obligations.obligation",
                    ),
                ),
            ],
            options={
                "verbose_name": "hạn đã hứa",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="ProgressNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="tiến độ (%)",
                    ),
                ),
                ("text", models.TextField(verbose_name="đã làm được")),
                ("obstacles", models.TextField(blank=True, verbose_name="khó khăn, vướng mắc")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người báo",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="obligations.obligation",
                    ),
                ),
            ],
            options={
                "verbose_name": "báo tiến độ",
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("percent__lte", 100)),
                        name="note_percent_at_most_hundred",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                ("proves_from", models.DateField(verbose_name="chứng minh từ ngày")),
                ("proves_to", models.DateField(verbose_name="đến ngày")),
                ("submitted_at", models.DateTimeField(verbose_name="nộp lúc")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nộp",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần nộp",
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("proves_to__gte", models.F("proves_from"))),
                        name="proven_period_not_reversed",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.TextField(verbose_name="tên")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="mã băm")),
                ("document_kind", models.CharField(blank=True, max_length=40)),
                ("document_key", models.CharField(blank=True, max_length=100)),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                        verbose_name="tệp",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="obligations.submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "minh chứng",
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("document_key", ""), ("file__isnull", False)),
                            models.Q(
                                ("file__isnull", True),
                                models.Q(("document_key", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_is_file_or_document",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="lần")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Chờ nghiệm thu"),
                            ("accepted", "Đã nghiệm thu"),
                            ("sent_back", "Trả lại"),
                            ("revoked", "Đã hủy nghiệm thu"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="quyết lúc"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="ý kiến")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="hủy nghiệm thu lúc"),
                ),
                (
                    "revoke_reason",
                    models.TextField(blank=True, verbose_name="lý do hủy nghiệm thu"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người quyết",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người hủy",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="obligations.obligation",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="obligations.submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "sản phẩm nộp",
                "ordering": ("obligation", "version"),
                "indexes": [
                    models.Index(fields=["state", "decided_at"], name="delivery_by_decision")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("obligation", "version"), name="delivery_versions_count_up"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["pending", "accepted"])),
                        fields=("obligation",),
                        name="one_live_delivery",
                    ),
                ],
            },
        ),
    ]
