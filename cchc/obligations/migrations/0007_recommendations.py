import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("obligations", "0006_event_year"),
        ("organisation", "0002_unit_overseer"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("number", models.PositiveIntegerField(verbose_name="số")),
                ("title", models.TextField(verbose_name="nội dung tóm tắt")),
                ("subject_kind", models.CharField(blank=True, max_length=40)),
                ("subject_key", models.CharField(blank=True, max_length=100)),
                ("subject_label", models.TextField(blank=True, verbose_name="về việc")),
                (
                    "subject_link",
                    models.TextField(
                        blank=True, help_text="trang của việc đó ở đây", verbose_name="đường dẫn"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ trả lời"),
                            ("answered", "Đã trả lời"),
                            ("satisfied", "Đã đồng ý"),
                            ("withdrawn", "Đã rút"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="kiến nghị lúc")),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="kết thúc lúc"),
                ),
                ("closing_words", models.TextField(blank=True, verbose_name="ý kiến khi kết thúc")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
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
                        verbose_name="người kết thúc",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người kiến nghị",
                    ),
                ),
            ],
            options={
                "verbose_name": "kiến nghị giám sát",
                "ordering": ("-year", "-number"),
                "indexes": [
                    models.Index(fields=["agency", "state"], name="recommended_by_state"),
                    models.Index(fields=["agency", "made_at"], name="recommended_by_moment"),
                    models.Index(
                        fields=["agency", "subject_kind", "subject_key"], name="recommended_subject"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "year", "number"),
                        name="recommendation_numbers_are_taken_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                                ("state__in", ["satisfied", "withdrawn"]),
                            ),
                            models.Q(
                                ("closed_at__isnull", True),
                                ("closed_by__isnull", True),
                                ("state__in", ["waiting", "answered"]),
                            ),
                            _connector="OR",
                        ),
                        name="recommendation_closed_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Asking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="lần")),
                ("text", models.TextField(verbose_name="nội dung")),
                ("asked_at", models.DateTimeField(verbose_name="hỏi lúc")),
                ("answer_by", models.DateField(verbose_name="hạn trả lời")),
                ("answer", models.TextField(blank=True, verbose_name="trả lời")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc"),
                ),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày trả lời"),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người trả lời",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người hỏi",
                    ),
                ),
                (
                    "obligation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asking",
                        to="obligations.obligation",
                        verbose_name="việc trả lời",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="askings",
                        to="obligations.recommendation",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần hỏi",
                "ordering": ("recommendation", "number"),
                "indexes": [models.Index(fields=["answer_by"], name="asked_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("recommendation", "number"), name="askings_count_up"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=("recommendation",),
                        name="one_unanswered_asking",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_at__isnull", True),
                                ("answered_by__isnull", True),
                                ("answered_on__isnull", True),
                            ),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_on__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="answered_by_somebody",
                    ),
                ],
            },
        ),
    ]
