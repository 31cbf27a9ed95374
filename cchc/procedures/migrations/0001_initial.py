import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kernel", "0002_guards"),
        ("organisation", "0002_unit_overseer"),
        ("organisation", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Form",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("code", models.CharField(max_length=40, verbose_name="mã biểu mẫu")),
                ("title", models.CharField(max_length=300, verbose_name="biểu mẫu")),
            ],
            options={
                "verbose_name": "biểu mẫu",
                "ordering": ("order",),
            },
        ),
        migrations.CreateModel(
            name="LegalBasis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("number", models.CharField(max_length=60, verbose_name="số, ký hiệu")),
                ("text", models.CharField(max_length=500, verbose_name="tên văn bản")),
                (
                    "in_force_from",
                    models.DateField(blank=True, null=True, verbose_name="có hiệu lực từ"),
                ),
                (
                    "in_force_to",
                    models.DateField(blank=True, null=True, verbose_name="hết hiệu lực sau ngày"),
                ),
            ],
            options={
                "verbose_name": "căn cứ pháp lý",
                "ordering": ("order",),
            },
        ),
        migrations.CreateModel(
            name="Field",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="mã lĩnh vực")),
                ("name", models.CharField(max_length=200, verbose_name="lĩnh vực")),
                (
                    "is_sensitive",
                    models.BooleanField(
                        default=False,
                        help_text="danh sách công khai chỉ ghi số lượng",
                        verbose_name="nhạy cảm",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "lĩnh vực",
                "ordering": ("order", "code"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "code"), name="field_code_once_per_agency"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FormField",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                (
                    "code",
                    models.CharField(db_index=True, max_length=60, verbose_name="mã thông tin"),
                ),
                ("label", models.CharField(max_length=300, verbose_name="thông tin")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("text", "Chữ"),
                            ("date", "Ngày"),
                            ("number", "Số"),
                            ("choice", "Lựa chọn"),
                            ("bool", "Có hoặc không"),
                        ],
                        max_length=20,
                        verbose_name="kiểu",
                    ),
                ),
                ("is_required", models.BooleanField(default=True, verbose_name="bắt buộc")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("asked", "Người nộp khai"),
                            ("register", "Cơ sở dữ liệu"),
                            ("earlier_result", "Kết quả đã cấp"),
                        ],
                        max_length=20,
                        verbose_name="nguồn",
                    ),
                ),
                (
                    "options",
                    models.JSONField(blank=True, default=list, verbose_name="các lựa chọn"),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fields",
                        to="procedures.form",
                    ),
                ),
            ],
            options={
                "verbose_name": "thông tin của biểu mẫu",
                "ordering": ("order",),
                "constraints": [
                    models.UniqueConstraint(fields=("form", "code"), name="datum_once_per_form")
                ],
            },
        ),
        migrations.CreateModel(
            name="Procedure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="mã thủ tục")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("commune", "Cấp xã"),
                            ("province", "Cấp tỉnh"),
                            ("ministry", "Cấp bộ"),
                        ],
                        max_length=20,
                        verbose_name="cấp thực hiện",
                    ),
                ),
                ("name", models.CharField(max_length=500, verbose_name="tên thủ tục")),
                (
                    "folded",
                    models.TextField(
                        default="", editable=False, help_text="để tìm không phân biệt dấu"
                    ),
                ),
                (
                    "is_sample",
                    models.BooleanField(
                        default=False, help_text="mã và nội dung không có thật", verbose_name="mẫu"
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="đưa vào danh mục lúc")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="procedures",
                        to="organisation.agency",
                        verbose_name="cơ quan lập danh mục",
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="procedures",
                        to="procedures.field",
                        verbose_name="lĩnh vực",
                    ),
                ),
            ],
            options={
                "verbose_name": "thủ tục hành chính",
                "ordering": ("field__order", "field__code", "code"),
                "indexes": [models.Index(fields=["agency", "field"], name="procedure_by_field")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "code"),
                        name="procedure_code_once_per_agency",
                        violation_error_message="Danh mục đã có thủ tục mang mã này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code__startswith", "MAU."), ("is_sample", True)),
                            models.Q(
                                models.Q(("code__startswith", "MAU."), _negated=True),
                                ("is_sample", False),
                            ),
                            _connector="OR",
                        ),
                        name="sample_procedure_has_sample_code",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcedureVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="phiên bản")),
                ("name", models.CharField(max_length=500, verbose_name="tên thủ tục")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Dự thảo"),
                            ("published", "Đã công bố"),
                            ("withdrawn", "Đã bãi bỏ"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(blank=True, null=True, verbose_name="áp dụng từ ngày"),
                ),
                (
                    "valid_to",
                    models.DateField(blank=True, null=True, verbose_name="áp dụng đến hết ngày"),
                ),
                (
                    "decision_number",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="số quyết định công bố"
                    ),
                ),
                (
                    "decision_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày quyết định công bố"),
                ),
                (
                    "effective_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày có hiệu lực"),
                ),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày công khai"),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="bãi bỏ từ ngày"),
                ),
                (
                    "withdraw_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="lý do bãi bỏ"),
                ),
                (
                    "limit_amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=7, verbose_name="thời hạn giải quyết"
                    ),
                ),
                (
                    "limit_unit",
                    models.CharField(
                        choices=[
                            ("days", "ngày làm việc"),
                            ("hours", "giờ làm việc"),
                            ("calendar_days", "ngày"),
                        ],
                        max_length=20,
                        verbose_name="đơn vị thời hạn",
                    ),
                ),
                (
                    "cutoff",
                    models.TimeField(
                        blank=True,
                        help_text="trống: theo cấu hình của cơ quan",
                        null=True,
                        verbose_name="giờ chốt nhận hồ sơ",
                    ),
                ),
                ("applicants", models.JSONField(default=list, verbose_name="đối tượng thực hiện")),
                (
                    "target_level",
                    models.CharField(
                        choices=[
                            ("commune", "Cấp xã"),
                            ("province", "Cấp tỉnh"),
                            ("ministry", "Cấp bộ"),
                        ],
                        max_length=20,
                        verbose_name="cấp quyết định",
                    ),
                ),
                (
                    "online_level",
                    models.CharField(
                        choices=[
                            ("full", "Toàn trình"),
                            ("partial", "Một phần"),
                            ("none", "Trực tiếp"),
                        ],
                        max_length=20,
                        verbose_name="mức độ trực tuyến",
                    ),
                ),
                (
                    "needs_receipt",
                    models.BooleanField(
                        default=True,
                        help_text="thủ tục trả kết quả ngay thì không cần",
                        verbose_name="lập giấy tiếp nhận",
                    ),
                ),
                (
                    "fee",
                    models.PositiveBigIntegerField(default=0, verbose_name="phí, lệ phí (đồng)"),
                ),
                (
                    "fee_note",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="ghi chú phí, lệ phí"
                    ),
                ),
                (
                    "fee_mode",
                    models.CharField(
                        choices=[
                            ("before", "Thu trước"),
                            ("after", "Thu sau"),
                            ("exempt", "Miễn"),
                            ("none", "Không thu"),
                        ],
                        max_length=20,
                        verbose_name="cách thu",
                    ),
                ),
                ("conditions", models.TextField(blank=True, verbose_name="yêu cầu, điều kiện")),
                ("drafted_at", models.DateTimeField(verbose_name="soạn lúc")),
                (
                    "drafted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người soạn",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="procedures.procedure",
                    ),
                ),
            ],
            options={
                "verbose_name": "phiên bản thủ tục",
                "ordering": ("procedure", "-number"),
                "indexes": [
                    models.Index(
                        fields=["procedure", "state", "valid_from"], name="version_by_validity"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("procedure", "number"), name="version_number_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("procedure",),
                        name="one_draft_per_procedure",
                        violation_error_message="Thủ tục đã có một bản dự thảo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                ("decision_on__isnull", False),
                                ("effective_on__isnull", False),
                                ("published_on__isnull", False),
                                ("valid_from__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="published_version_is_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="version_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), ("withdrawn_on__isnull", False)),
                            models.Q(
                                models.Q(("state", "withdrawn"), _negated=True),
                                ("withdrawn_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawn_version_says_since_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("limit_amount__gt", 0)), name="version_has_a_limit"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("code", models.CharField(max_length=40, verbose_name="mã giấy tờ")),
                ("name", models.CharField(max_length=500, verbose_name="giấy tờ")),
                (
                    "originals",
                    models.PositiveSmallIntegerField(default=0, verbose_name="bản chính"),
                ),
                ("copies", models.PositiveSmallIntegerField(default=0, verbose_name="bản sao")),
                (
                    "electronic",
                    models.PositiveSmallIntegerField(default=0, verbose_name="bản điện tử"),
                ),
                ("is_shown", models.BooleanField(default=False, verbose_name="chỉ xuất trình")),
                ("is_required", models.BooleanField(default=True, verbose_name="bắt buộc")),
                (
                    "condition",
                    models.CharField(
                        blank=True,
                        help_text="khi không bắt buộc",
                        max_length=500,
                        verbose_name="trường hợp phải nộp",
                    ),
                ),
                ("issued_by", models.CharField(blank=True, max_length=200, verbose_name="nơi cấp")),
                (
                    "proves",
                    models.JSONField(blank=True, default=list, verbose_name="chứng minh thông tin"),
                ),
                (
                    "basis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="procedures.legalbasis",
                        verbose_name="căn cứ",
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="procedures.form",
                        verbose_name="theo mẫu",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="procedures.procedureversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "giấy tờ của hồ sơ",
                "ordering": ("order",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "code"), name="paper_once_per_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("copies", 0),
                                ("electronic", 0),
                                ("is_shown", True),
                                ("originals", 0),
                            ),
                            models.Q(("is_shown", False), ("originals__gte", 1)),
                            models.Q(("copies__gte", 1), ("is_shown", False)),
                            models.Q(("electronic__gte", 1), ("is_shown", False)),
                            _connector="OR",
                        ),
                        name="paper_is_given_or_shown",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="legalbasis",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="bases",
                to="procedures.procedureversion",
            ),
        ),
        migrations.AddField(
            model_name="form",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="forms",
                to="procedures.procedureversion",
            ),
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("code", models.CharField(max_length=40, verbose_name="mã kết quả")),
                ("name", models.CharField(max_length=300, verbose_name="kết quả")),
                (
                    "validity_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="trống: không có thời hạn",
                        null=True,
                        verbose_name="giá trị sử dụng (tháng)",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="công bố kết quả")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="procedures.procedureversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "kết quả thủ tục",
                "ordering": ("order",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "code"), name="result_once_per_version"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("code", models.CharField(max_length=40, verbose_name="mã bước")),
                ("name", models.CharField(max_length=300, verbose_name="bước")),
                ("unit", models.CharField(max_length=200, verbose_name="bộ phận thực hiện")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("chair", "Chủ tịch"),
                            ("vice_chair", "Phó Chủ tịch"),
                            ("office", "Văn phòng"),
                            ("clerk", "Văn thư"),
                            ("one_stop", "Công chức Một cửa"),
                            ("officer", "Công chức chuyên môn"),
                            ("accountant", "Công chức Tài chính - Kế toán"),
                            ("supervisor", "Giám sát"),
                            ("superior", "Cơ quan cấp trên"),
                            ("administrator", "Quản trị hệ thống"),
                        ],
                        max_length=20,
                        verbose_name="vai trò",
                    ),
                ),
                ("minutes", models.PositiveIntegerField(verbose_name="thời gian (phút)")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="procedures.procedureversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "bước giải quyết",
                "ordering": ("order",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "code"), name="step_once_per_version"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CatalogueImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("handed_at", models.DateTimeField(verbose_name="đưa tệp lúc")),
                (
                    "written_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="ghi vào danh mục lúc"
                    ),
                ),
                ("added", models.PositiveIntegerField(default=0, verbose_name="phiên bản thêm")),
                ("revised", models.PositiveIntegerField(default=0, verbose_name="dự thảo sửa")),
                ("unchanged", models.PositiveIntegerField(default=0, verbose_name="không đổi")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                        verbose_name="tệp",
                    ),
                ),
                (
                    "handed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đưa tệp",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần nhập danh mục",
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["agency", "-id"], name="import_by_agency")],
            },
        ),
        migrations.AddConstraint(
            model_name="legalbasis",
            constraint=models.UniqueConstraint(
                fields=("version", "number"), name="basis_once_per_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="form",
            constraint=models.UniqueConstraint(
                fields=("version", "code"), name="form_once_per_version"
            ),
        ),
    ]
