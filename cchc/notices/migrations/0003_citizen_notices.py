import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cchc.kernel.encrypted


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0002_letters_to_outside"),
        ("organisation", "0002_unit_overseer"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProviderToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("provider", models.CharField(max_length=20, unique=True)),
                ("access", cchc.kernel.encrypted.EncryptedText(blank=True)),
                ("refresh", cchc.kernel.encrypted.EncryptedText(blank=True)),
                (
                    "expires_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="hết hạn lúc"),
                ),
                ("busy_until", models.DateTimeField(blank=True, null=True)),
                (
                    "seed",
                    models.CharField(blank=True, help_text="dấu của token ban đầu", max_length=64),
                ),
            ],
            options={
                "verbose_name": "token của nhà cung cấp",
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "event",
                    models.CharField(
                        choices=[
                            ("received", "Đã tiếp nhận hồ sơ"),
                            ("supplement_asked", "Cần bổ sung hồ sơ"),
                            ("money_due", "Cần nộp tiền"),
                            ("finished_early", "Có kết quả sớm"),
                            ("ready", "Có kết quả"),
                            ("late_apology", "Xin lỗi, hẹn lại"),
                            ("handed_back", "Đã trả kết quả"),
                            ("feedback_received", "Đã nhận phản ánh, kiến nghị"),
                            ("feedback_answered", "Đã trả lời phản ánh, kiến nghị"),
                        ],
                        max_length=20,
                        verbose_name="việc",
                    ),
                ),
                ("key", models.CharField(max_length=200, unique=True)),
                ("subject_kind", models.CharField(max_length=30)),
                ("subject_key", models.CharField(max_length=40)),
                (
                    "subject_label",
                    models.CharField(help_text="mã đã che", max_length=60, verbose_name="về"),
                ),
                (
                    "name",
                    cchc.kernel.encrypted.EncryptedText(blank=True, verbose_name="người nhận"),
                ),
                (
                    "phone",
                    cchc.kernel.encrypted.EncryptedText(blank=True, verbose_name="điện thoại"),
                ),
                (
                    "email",
                    cchc.kernel.encrypted.EncryptedText(blank=True, verbose_name="thư điện tử"),
                ),
                (
                    "params",
                    cchc.kernel.encrypted.EncryptedText(
                        blank=True, verbose_name="thông tin điền vào mẫu"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(
                        help_text="0: mẫu có sẵn", verbose_name="lần của mẫu"
                    ),
                ),
                ("ways", models.JSONField(default=list, verbose_name="thứ tự kênh")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("zalo", "Zalo"),
                            ("sms", "Tin nhắn SMS"),
                            ("email", "Thư điện tử"),
                            ("phone", "Gọi điện"),
                        ],
                        max_length=10,
                        verbose_name="kênh",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Chờ gửi"),
                            ("sent", "Đã gửi"),
                            ("delivered", "Đã nhận"),
                            ("to_call", "Cần gọi điện"),
                            ("called", "Đã gọi báo"),
                            ("failed", "Không báo được"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="số lần thử trên kênh này"
                    ),
                ),
                (
                    "next_try_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="thử lại lúc"),
                ),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="gửi lúc")),
                (
                    "delivered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="nhận lúc"),
                ),
                (
                    "settled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="xong lúc"),
                ),
                (
                    "failure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sent", "Đã gửi"),
                            ("delivered", "Đã nhận"),
                            ("temporary", "Lỗi tạm thời"),
                            ("permanent", "Không gửi được"),
                            ("refused", "Bị từ chối"),
                        ],
                        max_length=20,
                        verbose_name="lỗi",
                    ),
                ),
                (
                    "emptied_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="xóa nội dung lúc"),
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
            ],
            options={
                "verbose_name": "thông báo gửi người dân",
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "queued")),
                        fields=["next_try_at"],
                        name="notice_due",
                    ),
                    models.Index(fields=["agency", "-id"], name="notice_latest"),
                    models.Index(fields=["agency", "state", "-id"], name="notice_latest_of_state"),
                    models.Index(fields=["agency", "made_at"], name="notice_by_day"),
                    models.Index(fields=["subject_kind", "subject_key"], name="notice_by_subject"),
                    models.Index(fields=["event", "settled_at"], name="notice_settled"),
                    models.Index(
                        condition=models.Q(("emptied_at__isnull", True)),
                        fields=["made_at"],
                        name="notice_to_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("provider", models.CharField(max_length=20, verbose_name="nhà cung cấp")),
                ("code", models.CharField(max_length=30, verbose_name="mã")),
                (
                    "reaction",
                    models.CharField(
                        choices=[
                            ("accepted", "Đã nhận gửi"),
                            ("retry", "Thử lại"),
                            ("fallback", "Sang kênh tiếp theo"),
                            ("config", "Sai cấu hình: sang kênh tiếp theo, báo quản trị"),
                            ("permanent", "Số máy không dùng được"),
                        ],
                        max_length=12,
                        verbose_name="cách xử lý",
                    ),
                ),
                (
                    "is_refusal",
                    models.BooleanField(default=False, verbose_name="người nhận từ chối"),
                ),
                ("meaning", models.CharField(max_length=200, verbose_name="nghĩa")),
                ("at", models.DateTimeField(verbose_name="đặt lúc")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đặt",
                    ),
                ),
            ],
            options={
                "verbose_name": "mã của nhà cung cấp",
                "ordering": ("provider", "code"),
                "constraints": [
                    models.UniqueConstraint(fields=("provider", "code"), name="provider_code_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Template",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "event",
                    models.CharField(
                        choices=[
                            ("received", "Đã tiếp nhận hồ sơ"),
                            ("supplement_asked", "Cần bổ sung hồ sơ"),
                            ("money_due", "Cần nộp tiền"),
                            ("finished_early", "Có kết quả sớm"),
                            ("ready", "Có kết quả"),
                            ("late_apology", "Xin lỗi, hẹn lại"),
                            ("handed_back", "Đã trả kết quả"),
                            ("feedback_received", "Đã nhận phản ánh, kiến nghị"),
                            ("feedback_answered", "Đã trả lời phản ánh, kiến nghị"),
                        ],
                        max_length=20,
                        verbose_name="việc",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="lần")),
                ("title", models.CharField(max_length=100, verbose_name="tiêu đề thư")),
                ("sms", models.CharField(max_length=600, verbose_name="tin nhắn SMS")),
                ("email", models.TextField(verbose_name="thư điện tử")),
                ("letter", models.TextField(verbose_name="lời gọi, thư giấy")),
                ("zalo", models.TextField(blank=True, verbose_name="tin Zalo như đã đăng ký")),
                (
                    "zalo_template",
                    models.CharField(blank=True, max_length=40, verbose_name="mã mẫu Zalo"),
                ),
                (
                    "zalo_map",
                    models.JSONField(blank=True, default=dict, verbose_name="tham số của mẫu Zalo"),
                ),
                (
                    "zalo_approval",
                    models.CharField(
                        choices=[
                            ("none", "Chưa gửi duyệt"),
                            ("waiting", "Chờ nhà cung cấp duyệt"),
                            ("approved", "Đã được duyệt"),
                            ("rejected", "Bị từ chối"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="duyệt mẫu Zalo",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="sửa lúc")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người sửa",
                    ),
                ),
            ],
            options={
                "verbose_name": "mẫu tin",
                "ordering": ("event", "-version"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "event", "version"), name="template_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChannelOrder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "event",
                    models.CharField(
                        choices=[
                            ("received", "Đã tiếp nhận hồ sơ"),
                            ("supplement_asked", "Cần bổ sung hồ sơ"),
                            ("money_due", "Cần nộp tiền"),
                            ("finished_early", "Có kết quả sớm"),
                            ("ready", "Có kết quả"),
                            ("late_apology", "Xin lỗi, hẹn lại"),
                            ("handed_back", "Đã trả kết quả"),
                            ("feedback_received", "Đã nhận phản ánh, kiến nghị"),
                            ("feedback_answered", "Đã trả lời phản ánh, kiến nghị"),
                        ],
                        max_length=20,
                        verbose_name="việc",
                    ),
                ),
                ("ways", models.JSONField(default=list, verbose_name="thứ tự kênh")),
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
                "verbose_name": "thứ tự kênh",
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "event"), name="channel_order_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ChannelUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("zalo", "Zalo"),
                            ("sms", "Tin nhắn SMS"),
                            ("email", "Thư điện tử"),
                            ("phone", "Gọi điện"),
                        ],
                        max_length=10,
                        verbose_name="kênh",
                    ),
                ),
                ("is_on", models.BooleanField(default=False, verbose_name="đang dùng")),
                (
                    "document",
                    models.CharField(blank=True, max_length=200, verbose_name="văn bản cho phép"),
                ),
                (
                    "unit_cost",
                    models.PositiveIntegerField(
                        default=0, verbose_name="đơn giá một tin, một đoạn"
                    ),
                ),
                (
                    "daily_quota",
                    models.PositiveIntegerField(
                        default=0, help_text="0: tùy ý", verbose_name="số tin mỗi ngày"
                    ),
                ),
                (
                    "quiet_from",
                    models.TimeField(blank=True, null=True, verbose_name="không gửi từ"),
                ),
                ("quiet_to", models.TimeField(blank=True, null=True, verbose_name="đến")),
                ("used_on", models.DateField(blank=True, null=True)),
                ("used", models.PositiveIntegerField(default=0)),
                (
                    "trouble",
                    models.CharField(blank=True, max_length=30, verbose_name="mã lỗi cấu hình"),
                ),
                ("trouble_at", models.DateTimeField(blank=True, null=True, verbose_name="lỗi lúc")),
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
                "verbose_name": "kênh gửi",
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "way"), name="channel_use_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("zalo", "Zalo"),
                            ("sms", "Tin nhắn SMS"),
                            ("email", "Thư điện tử"),
                            ("phone", "Gọi điện"),
                        ],
                        max_length=10,
                        verbose_name="kênh",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "Đã gửi"),
                            ("delivered", "Đã nhận"),
                            ("temporary", "Lỗi tạm thời"),
                            ("permanent", "Không gửi được"),
                            ("refused", "Bị từ chối"),
                        ],
                        max_length=20,
                        verbose_name="kết quả",
                    ),
                ),
                ("provider", models.CharField(max_length=20, verbose_name="nhà cung cấp")),
                ("code", models.CharField(blank=True, max_length=30, verbose_name="mã trả về")),
                (
                    "provider_key",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="mã tin ở nhà cung cấp"
                    ),
                ),
                ("segments", models.PositiveSmallIntegerField(default=1, verbose_name="số đoạn")),
                ("cost", models.PositiveIntegerField(default=0, verbose_name="chi phí")),
                (
                    "delivered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="nhận lúc"),
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
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tries",
                        to="notices.notice",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gửi người dân",
                "ordering": ("pk",),
                "indexes": [
                    models.Index(fields=["provider", "provider_key"], name="attempt_by_provider"),
                    models.Index(fields=["agency", "at"], name="attempt_by_day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeCall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="gọi lúc")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("reached", "Đã nói chuyện"),
                            ("not_reached", "Không liên lạc được"),
                            ("wrong_number", "Sai số, không có số"),
                        ],
                        max_length=20,
                        verbose_name="kết quả",
                    ),
                ),
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
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calls",
                        to="notices.notice",
                    ),
                ),
            ],
            options={
                "verbose_name": "cuộc gọi báo tin",
                "ordering": ("at", "pk"),
            },
        ),
    ]
