import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
        ("organisation", "__first__"),
        ("plans", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Amendment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("serial", models.PositiveSmallIntegerField(verbose_name="dự thảo thứ")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Dự thảo"),
                            ("adopted", "Đã thông qua"),
                            ("withdrawn", "Đã hủy dự thảo"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, verbose_name="lần sửa dự thảo")),
                ("reason", models.TextField(blank=True, verbose_name="lý do điều chỉnh")),
                (
                    "document",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="số, ký hiệu văn bản"
                    ),
                ),
                (
                    "document_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày văn bản"),
                ),
                ("prepared_at", models.DateTimeField(verbose_name="soạn lúc")),
                (
                    "closed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="thông qua hoặc hủy lúc"
                    ),
                ),
                (
                    "baseline",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendment",
                        to="plans.baseline",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "official",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.officialdocument",
                        verbose_name="văn bản đã phát hành ở đây",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="plans.plan",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "điều chỉnh kế hoạch",
                "ordering": ("-serial",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "serial"), name="amendment_serial_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("plan",),
                        name="one_draft_amendment_per_plan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "adopted"), _negated=True),
                            models.Q(("baseline__isnull", False), ("document_date__isnull", False)),
                            _connector="OR",
                        ),
                        name="adopted_amendment_has_baseline_and_document",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskAmendment",
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
                        choices=[("change", "Sửa"), ("add", "Thêm"), ("drop", "Bỏ")],
                        max_length=10,
                        verbose_name="việc",
                    ),
                ),
                ("ident", models.CharField(max_length=40, verbose_name="mã nhiệm vụ")),
                ("content", models.JSONField(null=True, verbose_name="nội dung mới")),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                (
                    "amendment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="plans.amendment",
                    ),
                ),
            ],
            options={
                "verbose_name": "điều chỉnh một nhiệm vụ",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("amendment", "ident"), name="task_once_per_amendment"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content__isnull", True), ("kind", "drop")),
                            models.Q(
                                models.Q(("kind", "drop"), _negated=True),
                                ("content__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="only_dropped_task_has_no_content",
                    ),
                ],
            },
        ),
    ]
