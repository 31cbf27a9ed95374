import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cchc.kernel.encrypted


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("citizens", "0001_initial"),
        ("kernel", "0002_guards"),
        ("organisation", "0002_unit_overseer"),
        ("organisation", "__first__"),
        ("procedures", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dossier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="mã số hồ sơ")),
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
                (
                    "authorisation",
                    models.CharField(blank=True, max_length=200, verbose_name="giấy ủy quyền"),
                ),
                (
                    "channel",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Trực tiếp"), (2, "Trực tuyến"), (3, "Bưu chính công ích")],
                        verbose_name="kênh nộp",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("handled", "Xử lý tại đây"),
                            ("mirrored", "Đồng bộ từ hệ thống tỉnh"),
                        ],
                        max_length=10,
                        verbose_name="nguồn",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(blank=True, max_length=100, verbose_name="hệ thống nguồn"),
                ),
                (
                    "state",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Mới đăng ký"),
                            (2, "Được tiếp nhận"),
                            (3, "Không được tiếp nhận"),
                            (4, "Đang xử lý"),
                            (5, "Yêu cầu bổ sung giấy tờ"),
                            (6, "Yêu cầu thực hiện nghĩa vụ tài chính"),
                            (7, "Công dân yêu cầu rút hồ sơ"),
                            (8, "Dừng xử lý"),
                            (9, "Đã xử lý xong"),
                            (10, "Đã trả kết quả"),
                        ],
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "content",
                    cchc.kernel.encrypted.EncryptedText(
                        blank=True, verbose_name="nội dung yêu cầu giải quyết"
                    ),
                ),
                ("sets", models.PositiveSmallIntegerField(default=1, verbose_name="số bộ")),
                (
                    "delivery_record",
                    models.CharField(blank=True, max_length=100, verbose_name="biên bản giao nhận"),
                ),
                (
                    "return_channel",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Trực tiếp"), (2, "Trực tuyến"), (3, "Bưu chính công ích")],
                        default=1,
                        verbose_name="cách nhận kết quả",
                    ),
                ),
                ("registered_at", models.DateTimeField(verbose_name="đăng ký lúc")),
                (
                    "entered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="nhập bù lúc"),
                ),
                ("contingency_reason", models.TextField(blank=True, verbose_name="lý do nhập bù")),
                (
                    "limit_amount",
                    models.DecimalField(decimal_places=2, max_digits=7, verbose_name="thời hạn"),
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
                ("cutoff", models.TimeField(blank=True, null=True, verbose_name="giờ chốt nhận")),
                (
                    "counts_hours",
                    models.BooleanField(
                        default=False, verbose_name="tính ngày theo giờ từ lúc nhận"
                    ),
                ),
                (
                    "received_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="tiếp nhận lúc"),
                ),
                (
                    "clock_from",
                    models.DateTimeField(blank=True, null=True, verbose_name="thời hạn tính từ"),
                ),
                (
                    "effective_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="ngày tiếp nhận tính thời hạn"
                    ),
                ),
                (
                    "cycle",
                    models.PositiveSmallIntegerField(default=0, verbose_name="lần tính thời hạn"),
                ),
                (
                    "promised_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="hẹn trả lần đầu"),
                ),
                (
                    "due_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="hạn tính đúng, trễ"),
                ),
                (
                    "appointed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="ngày hẹn trả đang thông báo"
                    ),
                ),
                (
                    "due_steps",
                    models.JSONField(blank=True, default=list, verbose_name="giải trình thời hạn"),
                ),
                (
                    "late_from",
                    models.DateTimeField(
                        blank=True,
                        help_text="khi yêu cầu bổ sung lần hai",
                        null=True,
                        verbose_name="tính trễ từ",
                    ),
                ),
                (
                    "refused_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="từ chối lúc"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="yêu cầu rút lúc"),
                ),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="kết thúc xử lý lúc"),
                ),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "Có kết quả"),
                            ("withdrawn", "Công dân rút hồ sơ"),
                            ("stopped", "Dừng giải quyết"),
                        ],
                        max_length=10,
                        verbose_name="kết thúc",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("early", "Trước hạn"),
                            ("on_time", "Đúng hạn"),
                            ("late", "Quá hạn"),
                        ],
                        max_length=10,
                        verbose_name="kết quả so với hạn",
                    ),
                ),
                (
                    "end_reason",
                    models.TextField(blank=True, verbose_name="lý do từ chối, rút, dừng"),
                ),
                (
                    "returned_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="trả kết quả lúc"),
                ),
                (
                    "chain_complete_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="đủ chuỗi xin lỗi lúc"
                    ),
                ),
                (
                    "digitised_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="có kết quả số lúc"),
                ),
                (
                    "papers_reused",
                    models.PositiveSmallIntegerField(default=0, verbose_name="giấy tờ dùng lại"),
                ),
                (
                    "token",
                    models.CharField(
                        editable=False, max_length=32, unique=True, verbose_name="khóa tra cứu"
                    ),
                ),
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
                    "applicant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="citizens.citizen",
                        verbose_name="người nộp",
                    ),
                ),
                (
                    "authorised",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers_brought",
                        to="citizens.citizen",
                        verbose_name="người được ủy quyền",
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.field",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "finished_by",
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
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xử lý",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhận",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người trả",
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
                        verbose_name="bộ phận",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.procedureversion",
                        verbose_name="thủ tục",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ thủ tục hành chính",
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["agency", "received_at"], name="dossier_by_reception"),
                    models.Index(fields=["agency", "finished_at"], name="dossier_by_ending"),
                    models.Index(fields=["agency", "state", "due_at"], name="dossier_by_state"),
                    models.Index(fields=["officer", "state", "due_at"], name="dossier_by_officer"),
                    models.Index(fields=["unit", "state", "due_at"], name="dossier_by_unit"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "agency"),
                        name="dossier_code_once",
                        violation_error_message="Cơ quan đã có hồ sơ mang mã này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ending", ""), ("finished_at__isnull", True), ("outcome", "")
                            ),
                            models.Q(
                                ("finished_at__isnull", False),
                                models.Q(("ending", ""), _negated=True),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="dossier_ends_with_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_at__isnull", True),
                            ("received_at__isnull", False),
                            _connector="OR",
                        ),
                        name="dossier_ends_after_reception",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_at__isnull", True),
                            ("received_at__isnull", False),
                            _connector="OR",
                        ),
                        name="dossier_due_after_reception",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CitizenNotice",
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
                            ("received", "Hồ sơ đã được tiếp nhận"),
                            ("refused", "Hồ sơ không được tiếp nhận"),
                            ("supplement", "Hồ sơ cần bổ sung"),
                            ("payment", "Cần thực hiện nghĩa vụ tài chính"),
                            ("apology", "Xin lỗi và hẹn lại ngày trả kết quả"),
                            ("finished", "Hồ sơ đã xử lý xong"),
                            ("returned", "Đã trả kết quả"),
                            ("withdrawn", "Đã ghi nhận yêu cầu rút hồ sơ"),
                            ("stopped", "Hồ sơ đã dừng xử lý"),
                        ],
                        max_length=20,
                        verbose_name="việc",
                    ),
                ),
                ("text", models.TextField(verbose_name="nội dung")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "thông báo cho công dân",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="AttemptBlocked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("off_list", "Ngoài danh mục của thủ tục"),
                            ("second", "Yêu cầu bổ sung lần hai"),
                        ],
                        max_length=20,
                        verbose_name="vì sao chặn",
                    ),
                ),
                ("items", models.JSONField(default=list, verbose_name="đã định yêu cầu")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người yêu cầu",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blocked",
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "yêu cầu bị chặn",
                "ordering": ("pk",),
                "indexes": [models.Index(fields=["why", "at"], name="blocked_by_day")],
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first", "Hẹn trả khi tiếp nhận"),
                            ("restarted", "Tính lại từ khi đủ hồ sơ"),
                            ("resumed", "Tính tiếp sau tạm dừng"),
                            ("extended", "Xin lỗi và hẹn lại"),
                            ("late_apology", "Xin lỗi muộn: hẹn lại, vẫn tính trễ"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("old", models.DateTimeField(blank=True, null=True, verbose_name="hạn cũ")),
                ("new", models.DateTimeField(verbose_name="hạn mới")),
                ("binds", models.BooleanField(verbose_name="tính đúng, trễ theo hạn này")),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("decided_at", models.DateTimeField(verbose_name="quyết lúc")),
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
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dates",
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "hạn đã hẹn",
                "ordering": ("pk",),
                "indexes": [
                    models.Index(fields=["kind", "decided_at"], name="due_date_by_decision")
                ],
            },
        ),
        migrations.CreateModel(
            name="FinishCorrection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("old_at", models.DateTimeField(verbose_name="đã ghi")),
                ("new_at", models.DateTimeField(verbose_name="thực tế")),
                (
                    "old_outcome",
                    models.CharField(
                        choices=[
                            ("early", "Trước hạn"),
                            ("on_time", "Đúng hạn"),
                            ("late", "Quá hạn"),
                        ],
                        max_length=10,
                        verbose_name="kết quả đã ghi",
                    ),
                ),
                (
                    "new_outcome",
                    models.CharField(
                        choices=[
                            ("early", "Trước hạn"),
                            ("on_time", "Đúng hạn"),
                            ("late", "Quá hạn"),
                        ],
                        max_length=10,
                        verbose_name="kết quả thực tế",
                    ),
                ),
                ("reason", models.TextField(verbose_name="lý do")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "by",
                    models.ForeignKey(
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
                        related_name="corrections",
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "xác nhận lại thời điểm hoàn thành",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="PaperTaken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("given", "Nộp"),
                            ("shown", "Xuất trình"),
                            ("electronic", "Nộp bản điện tử"),
                            ("reused", "Dùng lại giấy tờ đã có"),
                        ],
                        max_length=20,
                        verbose_name="cách nộp",
                    ),
                ),
                (
                    "originals",
                    models.PositiveSmallIntegerField(default=0, verbose_name="bản chính"),
                ),
                ("copies", models.PositiveSmallIntegerField(default=0, verbose_name="bản sao")),
                (
                    "electronic",
                    models.PositiveSmallIntegerField(default=0, verbose_name="bản điện tử"),
                ),
                ("taken_at", models.DateTimeField(verbose_name="nhận lúc")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.paper",
                        verbose_name="giấy tờ",
                    ),
                ),
            ],
            options={
                "verbose_name": "giấy tờ đã nhận",
                "ordering": ("dossier", "paper__order"),
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "paper"), name="paper_taken_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Pause",
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
                            ("supplement", "Chờ bổ sung hồ sơ"),
                            ("payment", "Chờ thực hiện nghĩa vụ tài chính"),
                            ("withdrawal", "Chờ dừng theo yêu cầu rút hồ sơ"),
                        ],
                        max_length=20,
                        verbose_name="chờ",
                    ),
                ),
                ("begin_at", models.DateTimeField(verbose_name="từ lúc")),
                ("end_at", models.DateTimeField(blank=True, null=True, verbose_name="đến lúc")),
                ("counts", models.BooleanField(verbose_name="dừng tính thời hạn")),
                (
                    "due_before",
                    models.DateTimeField(blank=True, null=True, verbose_name="hạn khi bắt đầu"),
                ),
                ("basis", models.TextField(blank=True, verbose_name="căn cứ")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pauses",
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "thời gian tạm dừng",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("end_at__isnull", True)),
                        fields=("dossier",),
                        name="one_open_pause",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_at__isnull", True),
                            ("end_at__gte", models.F("begin_at")),
                            _connector="OR",
                        ),
                        name="pause_not_reversed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("amount", models.PositiveBigIntegerField(verbose_name="số tiền (đồng)")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("cash", "Tiền mặt"),
                            ("transfer", "Chuyển khoản"),
                            ("online", "Thanh toán trực tuyến"),
                            ("exempt", "Được miễn"),
                        ],
                        max_length=20,
                        verbose_name="cách thu",
                    ),
                ),
                (
                    "receipt_number",
                    models.CharField(blank=True, max_length=60, verbose_name="số biên lai"),
                ),
                ("exempt_reason", models.TextField(blank=True, verbose_name="lý do miễn")),
                ("taken_at", models.DateTimeField(verbose_name="thu lúc")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thu",
                    ),
                ),
            ],
            options={
                "verbose_name": "khoản thu",
                "ordering": ("pk",),
                "indexes": [models.Index(fields=["taken_at"], name="payment_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("amount", 0),
                                ("how", "exempt"),
                                models.Q(("exempt_reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("how", "exempt"), _negated=True),
                                models.Q(("receipt_number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="payment_has_receipt_or_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PhoneCall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("reached", "Đã nói chuyện"),
                            ("not_reached", "Không liên lạc được"),
                            ("no_number", "Người nộp không có số điện thoại"),
                        ],
                        max_length=20,
                        verbose_name="kết quả",
                    ),
                ),
                ("called_at", models.DateTimeField(verbose_name="gọi lúc")),
                (
                    "said",
                    cchc.kernel.encrypted.EncryptedText(
                        blank=True, verbose_name="nội dung trao đổi"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người gọi",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "cuộc gọi cho công dân",
                "ordering": ("called_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ResultFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="mã kết quả")),
                ("name", models.CharField(max_length=300, verbose_name="kết quả")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("scanned", "Bản số hóa của bản giấy"),
                            ("electronic", "Bản điện tử"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                (
                    "valid_to",
                    models.DateField(blank=True, null=True, verbose_name="giá trị đến hết ngày"),
                ),
                ("kept_at", models.DateTimeField(verbose_name="lưu lúc")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="dossiers.dossier",
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
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người lưu",
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.resultfile",
                        verbose_name="thay bởi",
                    ),
                ),
            ],
            options={
                "verbose_name": "kết quả điện tử",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Slip",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
                            ("02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
                            ("03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ"),
                            ("04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
                            ("05", "Thông báo dừng giải quyết hồ sơ"),
                            ("06", "Phiếu kiểm soát quá trình giải quyết hồ sơ"),
                        ],
                        max_length=2,
                        verbose_name="mẫu",
                    ),
                ),
                ("symbol", models.CharField(max_length=40, verbose_name="ký hiệu")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("number", models.PositiveIntegerField(verbose_name="số")),
                ("content", cchc.kernel.encrypted.EncryptedText(verbose_name="nội dung")),
                (
                    "digest",
                    models.CharField(
                        help_text="băm có khóa", max_length=64, verbose_name="mã kiểm nội dung"
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
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
                    "docx",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                        verbose_name="bản Word",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slips",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người lập",
                    ),
                ),
                (
                    "pdf",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                        verbose_name="bản PDF",
                    ),
                ),
            ],
            options={
                "verbose_name": "phiếu",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "symbol", "year", "number"), name="slip_number_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Apology",
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
                            ("waiting", "Chờ lãnh đạo ký"),
                            ("signed", "Đã ký"),
                            ("declined", "Không ký"),
                            ("lapsed", "Hết cần thiết"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                ("reason", models.TextField(verbose_name="lý do")),
                ("until", models.DateTimeField(verbose_name="ngày hẹn mới")),
                ("proposed_at", models.DateTimeField(verbose_name="đề nghị lúc")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="ký lúc")),
                ("decision_reason", models.TextField(blank=True, verbose_name="ý kiến")),
                ("is_late", models.BooleanField(default=False, verbose_name="xin lỗi muộn")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ký",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đề nghị",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="apologies",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "slip",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.slip",
                        verbose_name="văn bản",
                    ),
                ),
            ],
            options={
                "verbose_name": "xin lỗi và hẹn lại",
                "ordering": ("pk",),
                "indexes": [
                    models.Index(fields=["state", "decided_at"], name="apology_by_signature")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "signed")),
                        fields=("dossier",),
                        name="one_new_appointment",
                        violation_error_message="Mỗi hồ sơ chỉ hẹn lại một lần.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("dossier",),
                        name="one_apology_waits",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StepRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("internal", "Bộ phận của cơ quan"),
                            ("opinion", "Lấy ý kiến"),
                            ("elsewhere", "Cơ quan khác"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="mã bước")),
                ("name", models.CharField(max_length=300, verbose_name="bước")),
                (
                    "partner",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="cơ quan, đơn vị ngoài"
                    ),
                ),
                ("handed_at", models.DateTimeField(verbose_name="giao lúc")),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="nhận lúc")),
                (
                    "due_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="hạn của bước"),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="xong lúc")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("early", "Trước hạn"),
                            ("on_time", "Đúng hạn"),
                            ("late", "Quá hạn"),
                        ],
                        max_length=10,
                        verbose_name="kết quả",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                (
                    "done_by",
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
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "handed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người giao",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xử lý",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhận",
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
                        verbose_name="bộ phận",
                    ),
                ),
            ],
            options={
                "verbose_name": "bước xử lý",
                "ordering": ("number",),
                "indexes": [
                    models.Index(fields=["person", "done_at"], name="step_by_person"),
                    models.Index(fields=["unit", "done_at"], name="step_by_unit"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "number"), name="steps_count_up"),
                    models.UniqueConstraint(
                        condition=models.Q(("done_at__isnull", True), ("kind", "internal")),
                        fields=("dossier",),
                        name="one_present_step",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupplementRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="lần")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ lãnh đạo duyệt"),
                            ("asked", "Chờ công dân bổ sung"),
                            ("answered", "Đã bổ sung"),
                            ("declined", "Lãnh đạo không duyệt"),
                            ("lapsed", "Hết cần thiết"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "effect",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_clock", "Chưa tiếp nhận, chưa tính thời hạn"),
                            ("restart", "Tính lại thời hạn khi đủ hồ sơ"),
                            ("pause", "Tạm dừng tính thời hạn"),
                            ("no effect", "Đã trễ hạn: không dừng tính thời hạn"),
                        ],
                        max_length=20,
                        verbose_name="tác động đến thời hạn",
                    ),
                ),
                (
                    "sector_law",
                    models.TextField(blank=True, verbose_name="luật chuyên ngành cho phép"),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="người liên hệ, điện thoại"
                    ),
                ),
                ("proposed_at", models.DateTimeField(verbose_name="đề nghị lúc")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="duyệt lúc"),
                ),
                ("decision_reason", models.TextField(blank=True, verbose_name="ý kiến")),
                (
                    "asked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="yêu cầu lúc"),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="bổ sung lúc"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người duyệt",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supplements",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người yêu cầu",
                    ),
                ),
            ],
            options={
                "verbose_name": "yêu cầu bổ sung",
                "ordering": ("number",),
                "indexes": [models.Index(fields=["asked_at"], name="supplement_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "number"), name="supplements_count_up"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SupplementItem",
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
                        choices=[("paper", "Giấy tờ"), ("field", "Nội dung tờ khai")],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                ("code", models.CharField(max_length=60, verbose_name="mã")),
                ("name", models.TextField(verbose_name="thành phần")),
                ("reason", models.TextField(verbose_name="lý do")),
                (
                    "given_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="đã bổ sung lúc"),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="dossiers.supplementrequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành phần cần bổ sung",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request", "kind", "code"), name="item_asked_once"
                    )
                ],
            },
        ),
    ]
