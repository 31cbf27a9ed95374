import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("organisation", "__first__"),
        ("plans", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", models.CharField(max_length=30, verbose_name="kỳ báo cáo")),
                ("calendar", models.CharField(max_length=10, verbose_name="lịch kỳ báo cáo")),
                ("as_of", models.DateTimeField(verbose_name="số liệu tính đến")),
                ("snapshot", models.JSONField(verbose_name="số liệu đã tính")),
                ("sha256", models.CharField(max_length=64, verbose_name="mã băm số liệu")),
                ("words", models.JSONField(default=dict, verbose_name="phần văn phòng viết")),
                ("composed_at", models.DateTimeField(verbose_name="lập lúc")),
                (
                    "composed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người lập",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report",
                        to="documents.officialdocument",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "báo cáo định kỳ",
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["plan", "period"], name="report_by_period")],
            },
        ),
        migrations.CreateModel(
            name="ReportEdit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=100, verbose_name="câu")),
                ("text", models.TextField(verbose_name="câu sau khi sửa")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("at", models.DateTimeField(verbose_name="sửa lúc")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người sửa",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="edits",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "câu sửa tay trong báo cáo",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("report", "place"), name="sentence_edited_once")
                ],
            },
        ),
    ]
