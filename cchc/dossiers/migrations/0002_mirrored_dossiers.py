import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0001_initial"),
        ("kernel", "0002_guards"),
        ("organisation", "0002_unit_overseer"),
        ("organisation", "__first__"),
    ]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="seen_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="thấy ở nguồn lần cuối"),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="late_from",
            field=models.DateTimeField(
                blank=True,
                help_text="khi yêu cầu bổ sung lần hai, hoặc khi nguồn sửa hạn của hồ sơ đã trễ",
                null=True,
                verbose_name="tính trễ từ",
            ),
        ),
        migrations.CreateModel(
            name="DossierSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="tên hệ thống nguồn")),
                ("mapping", models.JSONField(blank=True, default=dict, verbose_name="ghép cột")),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "hệ thống nguồn",
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "name"), name="source_name_once_per_agency"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DossierImport",
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
                            ("checking", "Đang kiểm tra"),
                            ("refused", "Có dòng sai, chưa ghi"),
                            ("checked", "Kiểm tra xong, chờ ghi"),
                            ("writing", "Đang ghi"),
                            ("done", "Đã ghi xong"),
                            ("dropped", "Đã bỏ"),
                        ],
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                ("name", models.CharField(max_length=255, verbose_name="tên tệp")),
                ("sha256", models.CharField(max_length=64, verbose_name="mã băm của tệp")),
                ("exported_at", models.DateTimeField(verbose_name="dữ liệu xuất lúc")),
                ("brought_at", models.DateTimeField(verbose_name="nhập lúc")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="xong lúc")),
                ("refusal", models.TextField(blank=True, verbose_name="vì sao không nhận")),
                (
                    "titles",
                    models.JSONField(blank=True, default=list, verbose_name="tiêu đề cột của tệp"),
                ),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="số dòng")),
                ("bad", models.PositiveIntegerField(default=0, verbose_name="dòng sai")),
                ("kept_out", models.PositiveIntegerField(default=0, verbose_name="dòng để ngoài")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="dòng đã ghi")),
                ("created", models.PositiveIntegerField(default=0, verbose_name="hồ sơ mới")),
                ("updated", models.PositiveIntegerField(default=0, verbose_name="hồ sơ cập nhật")),
                (
                    "unchanged",
                    models.PositiveIntegerField(default=0, verbose_name="hồ sơ không đổi"),
                ),
                ("changes", models.PositiveIntegerField(default=0, verbose_name="sửa ở nguồn")),
                ("waiting", models.PositiveIntegerField(default=0, verbose_name="chờ xác nhận")),
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
                    "brought_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhập",
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
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="dossiers.dossiersource",
                        verbose_name="hệ thống nguồn",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần nhập hồ sơ đồng bộ",
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["agency", "-id"], name="dossier_import_latest")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "writing")),
                        fields=("agency",),
                        name="one_import_writes",
                        violation_error_message="Cơ quan đang ghi một lần nhập khác; chờ xong rồi ghi.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportProblem",
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
                        choices=[("bad", "Dòng sai"), ("kept_out", "Dòng để ngoài")],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                ("sheet", models.CharField(blank=True, max_length=100, verbose_name="trang")),
                ("row", models.PositiveIntegerField(verbose_name="dòng")),
                ("column", models.CharField(blank=True, max_length=5, verbose_name="cột")),
                ("title", models.CharField(blank=True, max_length=100, verbose_name="tiêu đề cột")),
                ("value", models.CharField(blank=True, max_length=300, verbose_name="giá trị")),
                ("why", models.TextField(verbose_name="vì sao")),
                (
                    "brought_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="problems",
                        to="dossiers.dossierimport",
                    ),
                ),
            ],
            options={
                "verbose_name": "dòng có vấn đề",
                "ordering": ("pk",),
                "indexes": [
                    models.Index(fields=["brought_in", "kind", "id"], name="problem_by_kind")
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceChange",
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
                            ("noted", "Đã ghi nhận"),
                            ("waiting", "Chờ lãnh đạo xác nhận"),
                            ("confirmed", "Lãnh đạo đã xác nhận"),
                            ("lapsed", "Nguồn lại sửa, vẫn trễ"),
                        ],
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                ("facts", models.JSONField(verbose_name="giá trị cũ và mới")),
                ("noted_at", models.DateTimeField(verbose_name="ghi nhận lúc")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="xác nhận lúc"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                (
                    "brought_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.dossierimport",
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
                        verbose_name="người xác nhận",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="source_changes",
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "sửa ở nguồn",
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["state", "-id"], name="source_change_by_state")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("dossier",),
                        name="one_waiting_change",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "confirmed"), _negated=True),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="confirmed_with_reason",
                    ),
                ],
            },
        ),
    ]
