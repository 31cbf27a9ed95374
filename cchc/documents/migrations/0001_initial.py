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
            name="OfficialDocument",
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
                            ("NQ", "Nghị quyết"),
                            ("QĐ", "Quyết định"),
                            ("CT", "Chỉ thị"),
                            ("QC", "Quy chế"),
                            ("QyĐ", "Quy định"),
                            ("TC", "Thông cáo"),
                            ("TB", "Thông báo"),
                            ("HD", "Hướng dẫn"),
                            ("CTr", "Chương trình"),
                            ("KH", "Kế hoạch"),
                            ("PA", "Phương án"),
                            ("ĐA", "Đề án"),
                            ("DA", "Dự án"),
                            ("BC", "Báo cáo"),
                            ("BB", "Biên bản"),
                            ("TTr", "Tờ trình"),
                            ("HĐ", "Hợp đồng"),
                            ("CV", "Công văn"),
                            ("CĐ", "Công điện"),
                            ("BGN", "Bản ghi nhớ"),
                            ("BTT", "Bản thỏa thuận"),
                            ("GUQ", "Giấy ủy quyền"),
                            ("GM", "Giấy mời"),
                            ("GGT", "Giấy giới thiệu"),
                            ("GNP", "Giấy nghỉ phép"),
                            ("PG", "Phiếu gửi"),
                            ("PC", "Phiếu chuyển"),
                            ("PB", "Phiếu báo"),
                            ("TCg", "Thư công"),
                        ],
                        max_length=10,
                        verbose_name="tên loại",
                    ),
                ),
                ("title", models.CharField(max_length=500, verbose_name="trích yếu")),
                ("content", models.JSONField(verbose_name="nội dung")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Dự thảo"),
                            ("commenting", "Đang lấy ý kiến"),
                            ("frozen", "Đã trình ký"),
                            ("signed", "Đã duyệt ký, chờ lấy số"),
                            ("issued", "Đã phát hành"),
                            ("sent_back", "Bị trả lại"),
                            ("withdrawn", "Đã rút"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                ("search_text", models.TextField(editable=False)),
                ("subject_kind", models.CharField(blank=True, max_length=40)),
                ("subject_key", models.CharField(blank=True, max_length=100)),
                (
                    "subject_label",
                    models.CharField(blank=True, max_length=300, verbose_name="lập từ"),
                ),
                (
                    "is_composed",
                    models.BooleanField(
                        default=False,
                        help_text="sửa ở màn hình của nghiệp vụ đó",
                        verbose_name="lập từ nghiệp vụ",
                    ),
                ),
                ("drafted_at", models.DateTimeField(verbose_name="soạn lúc")),
                (
                    "frozen_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="trình ký lúc"),
                ),
                (
                    "signed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="duyệt ký lúc"),
                ),
                ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="số")),
                ("symbol", models.CharField(max_length=40, verbose_name="ký hiệu")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="của dự thảo, rồi của ngày văn bản: số lấy theo năm này",
                        verbose_name="năm",
                    ),
                ),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="ngày văn bản")),
                (
                    "issued_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="phát hành lúc"),
                ),
                (
                    "copies",
                    models.PositiveSmallIntegerField(default=1, verbose_name="số lượng bản"),
                ),
                (
                    "register_note",
                    models.CharField(blank=True, max_length=300, verbose_name="ghi chú"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="organisation.agency",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents_drafted",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người soạn",
                    ),
                ),
                (
                    "frozen_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                    ),
                ),
                (
                    "issued_docx",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                    ),
                ),
                (
                    "issued_pdf",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                    ),
                ),
                (
                    "signed_copy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents_signed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ký",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="organisation.unit",
                        verbose_name="bộ phận soạn thảo",
                    ),
                ),
            ],
            options={
                "verbose_name": "văn bản",
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["agency", "state", "-id"], name="document_by_state"),
                    models.Index(fields=["agency", "issued_on"], name="document_by_issue_day"),
                    models.Index(fields=["agency", "year", "-id"], name="document_by_year"),
                    models.Index(
                        fields=["subject_kind", "subject_key"], name="document_by_subject"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "symbol", "year", "number"),
                        name="document_number_once_a_year",
                        violation_error_message="Số và ký hiệu này đã dùng trong năm.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "issued"), _negated=True),
                            models.Q(
                                ("issued_docx__isnull", False),
                                ("issued_on__isnull", False),
                                ("issued_pdf__isnull", False),
                                ("number__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="issued_document_is_numbered_and_kept",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "issued"), ("number__isnull", True), _connector="OR"
                        ),
                        name="only_issued_document_has_number",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommentRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="hỏi lúc")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comment_requests",
                        to="documents.officialdocument",
                    ),
                ),
            ],
            options={
                "verbose_name": "yêu cầu góp ý",
                "ordering": ("asked_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "person"), name="asked_once_per_document"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("text", models.TextField(verbose_name="ý kiến")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="documents.officialdocument",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến",
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="SecretCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                (
                    "direction",
                    models.CharField(
                        choices=[("outgoing", "Văn bản đi"), ("incoming", "Văn bản đến")],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                ("count", models.PositiveIntegerField(verbose_name="số văn bản")),
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
                "verbose_name": "số văn bản mật",
                "ordering": ("-year", "direction"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "year", "direction"), name="one_secret_count_a_year"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IncomingDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("arrived_on", models.DateField(verbose_name="ngày đến")),
                (
                    "year",
                    models.PositiveSmallIntegerField(help_text="của ngày đến", verbose_name="năm"),
                ),
                ("number", models.PositiveIntegerField(verbose_name="số đến")),
                (
                    "author",
                    models.CharField(
                        help_text="cơ quan ban hành", max_length=200, verbose_name="tác giả"
                    ),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu"),
                ),
                ("dated_on", models.DateField(blank=True, null=True, verbose_name="ngày văn bản")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("NQ", "Nghị quyết"),
                            ("QĐ", "Quyết định"),
                            ("CT", "Chỉ thị"),
                            ("QC", "Quy chế"),
                            ("QyĐ", "Quy định"),
                            ("TC", "Thông cáo"),
                            ("TB", "Thông báo"),
                            ("HD", "Hướng dẫn"),
                            ("CTr", "Chương trình"),
                            ("KH", "Kế hoạch"),
                            ("PA", "Phương án"),
                            ("ĐA", "Đề án"),
                            ("DA", "Dự án"),
                            ("BC", "Báo cáo"),
                            ("BB", "Biên bản"),
                            ("TTr", "Tờ trình"),
                            ("HĐ", "Hợp đồng"),
                            ("CV", "Công văn"),
                            ("CĐ", "Công điện"),
                            ("BGN", "Bản ghi nhớ"),
                            ("BTT", "Bản thỏa thuận"),
                            ("GUQ", "Giấy ủy quyền"),
                            ("GM", "Giấy mời"),
                            ("GGT", "Giấy giới thiệu"),
                            ("GNP", "Giấy nghỉ phép"),
                            ("PG", "Phiếu gửi"),
                            ("PC", "Phiếu chuyển"),
                            ("PB", "Phiếu báo"),
                            ("TCg", "Thư công"),
                        ],
                        max_length=10,
                        verbose_name="tên loại",
                    ),
                ),
                ("title", models.CharField(max_length=500, verbose_name="trích yếu")),
                ("search_text", models.TextField(editable=False)),
                ("passed_on", models.DateField(blank=True, null=True, verbose_name="ngày chuyển")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
                ("registered_at", models.DateTimeField(verbose_name="vào sổ lúc")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incoming_documents",
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
                    "receiver",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents_received",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhận",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="organisation.unit",
                        verbose_name="đơn vị nhận",
                    ),
                ),
            ],
            options={
                "verbose_name": "văn bản đến",
                "ordering": ("-arrived_on", "-number"),
                "indexes": [models.Index(fields=["agency", "arrived_on"], name="incoming_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "year", "number"),
                        name="incoming_number_once_a_year",
                        violation_error_message="Số đến này đã dùng trong năm.",
                    )
                ],
            },
        ),
    ]
