import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0002_unit_overseer"),
        ("organisation", "__first__"),
        ("plans", "0003_checklist"),
        ("reports", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", models.CharField(max_length=30, verbose_name="kỳ báo cáo")),
                ("calendar", models.CharField(max_length=10, verbose_name="lịch kỳ báo cáo")),
                ("cut_off_on", models.DateField(verbose_name="ngày chốt số liệu")),
                ("parts_due_on", models.DateField(verbose_name="hạn bộ phận gửi phần báo cáo")),
                ("due_on", models.DateField(verbose_name="hạn gửi báo cáo")),
                ("opened_at", models.DateTimeField(verbose_name="mở lúc")),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người mở",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_rounds",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "đợt báo cáo",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "period", "calendar"), name="report_round_opened_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chưa gửi"),
                            ("sent", "Đã gửi"),
                            ("returned", "Trả lại"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                        verbose_name="bộ phận",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="reports.reportround",
                    ),
                ),
            ],
            options={
                "verbose_name": "phần báo cáo của bộ phận",
                "ordering": ("unit__order", "unit__name", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "unit"), name="report_part_once_per_unit"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PartSending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("difficulties", models.TextField(blank=True, verbose_name="khó khăn, vướng mắc")),
                ("causes", models.TextField(blank=True, verbose_name="nguyên nhân")),
                ("proposals", models.TextField(blank=True, verbose_name="kiến nghị, đề xuất")),
                ("sent_at", models.DateTimeField(verbose_name="gửi lúc")),
                (
                    "returned_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="trả lại lúc"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do trả lại")),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người trả lại",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người gửi",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="reports.reportpart",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gửi phần báo cáo",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("returned_at__isnull", True)),
                        fields=("part",),
                        name="report_part_sent_once_at_a_time",
                    )
                ],
            },
        ),
    ]
