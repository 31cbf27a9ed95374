import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cchc.kernel.encrypted


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("dossiers", "0005_pushed_dossiers"),
        ("organisation", "0002_unit_overseer"),
    ]

    operations = [
        migrations.CreateModel(
            name="Client",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="tên máy khách")),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.dossiersource",
                        verbose_name="hệ thống nguồn",
                    ),
                ),
                ("scopes", models.JSONField(default=list, verbose_name="quyền")),
                ("rate", models.PositiveIntegerField(verbose_name="yêu cầu mỗi phút")),
                (
                    "basis",
                    models.CharField(max_length=200, verbose_name="văn bản cho phép kết nối"),
                ),
                (
                    "expires_on",
                    models.DateField(blank=True, null=True, verbose_name="dùng đến hết ngày"),
                ),
                ("key_name", models.CharField(max_length=8, unique=True, verbose_name="tên khóa")),
                ("key_hash", models.CharField(max_length=64, verbose_name="mã băm của khóa")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người cấp",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="cấp lúc")),
                (
                    "approved_by",
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
                    "approved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="duyệt lúc"),
                ),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc"),
                ),
                (
                    "last_used_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="dùng lần cuối lúc"),
                ),
            ],
            options={
                "verbose_name": "máy khách",
                "ordering": ("name", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("agency", "name"),
                        name="client_name_once_per_agency",
                        violation_error_message="Cơ quan đã có máy khách tên này đang dùng.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rate__gt", 0)), name="client_may_ask"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                models.Q(("approved_by", models.F("made_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="client_approved_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="api.client",
                    ),
                ),
                ("key", models.CharField(max_length=100, verbose_name="khóa lặp")),
                ("fingerprint", models.CharField(max_length=64, verbose_name="mã băm của yêu cầu")),
                ("status", models.PositiveSmallIntegerField(default=0, verbose_name="mã trả lời")),
                (
                    "body",
                    cchc.kernel.encrypted.EncryptedText(
                        blank=True, verbose_name="nội dung trả lời"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, verbose_name="lúc")),
            ],
            options={
                "verbose_name": "trả lời đã giữ",
                "constraints": [
                    models.UniqueConstraint(fields=("client", "key"), name="one_answer_per_key")
                ],
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subscriptions",
                        to="api.client",
                    ),
                ),
                ("url", models.URLField(max_length=500, verbose_name="địa chỉ nhận tin")),
                ("events", models.JSONField(default=list, verbose_name="loại tin")),
                ("secret", cchc.kernel.encrypted.EncryptedText(verbose_name="khóa ký")),
                ("made_at", models.DateTimeField(verbose_name="đăng ký lúc")),
                (
                    "stopped_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="dừng lúc"),
                ),
                (
                    "stop_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="vì sao dừng"),
                ),
                (
                    "failures",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="lần gửi hỏng liên tiếp"
                    ),
                ),
            ],
            options={
                "verbose_name": "đăng ký nhận tin",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="FollowedChain",
            fields=[
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="organisation.agency",
                    ),
                ),
                ("seq", models.PositiveBigIntegerField(verbose_name="đã đọc đến")),
                ("first_pk", models.PositiveBigIntegerField(verbose_name="hồ sơ cuối khi bắt đầu")),
            ],
            options={
                "verbose_name": "chuỗi được theo dõi",
            },
        ),
        migrations.CreateModel(
            name="SeenDossier",
            fields=[
                (
                    "dossier",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="dossiers.dossier",
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
                ("state", models.PositiveSmallIntegerField(verbose_name="trạng thái")),
                ("is_received", models.BooleanField(default=False, verbose_name="đã tiếp nhận")),
                ("is_finished", models.BooleanField(default=False, verbose_name="đã xong")),
                ("is_late", models.BooleanField(default=False, verbose_name="đã báo trễ")),
            ],
            options={
                "verbose_name": "hồ sơ đã báo tin",
                "indexes": [models.Index(fields=["agency", "is_late"], name="seen_dossier_late")],
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
                (
                    "subscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="api.subscription",
                    ),
                ),
                ("event_id", models.UUIDField(verbose_name="mã tin")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("dossier.received", "Hồ sơ được tiếp nhận"),
                            ("dossier.state_changed", "Hồ sơ đổi trạng thái"),
                            ("dossier.finished", "Hồ sơ xử lý xong hoặc dừng"),
                            ("dossier.late", "Hồ sơ quá hạn"),
                            ("ping", "Gửi thử"),
                        ],
                        max_length=30,
                        verbose_name="loại tin",
                    ),
                ),
                ("body", models.TextField(verbose_name="nội dung")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Chờ gửi"),
                            ("sent", "Đã nhận"),
                            ("failed", "Không gửi được"),
                        ],
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="có lúc")),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(default=0, verbose_name="số lần gửi"),
                ),
                (
                    "next_try_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="gửi lại lúc"),
                ),
            ],
            options={
                "verbose_name": "lần báo tin",
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "queued")),
                        fields=["next_try_at"],
                        name="delivery_due",
                    ),
                    models.Index(fields=["subscription", "-id"], name="delivery_log"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subscription", "event_id"), name="event_told_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryAttempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tries",
                        to="api.delivery",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "status",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="mã trả lời"
                    ),
                ),
                ("error", models.CharField(blank=True, max_length=100, verbose_name="lỗi")),
                ("milliseconds", models.PositiveIntegerField(verbose_name="mất (mili giây)")),
            ],
            options={
                "verbose_name": "lần gửi",
                "ordering": ("pk",),
            },
        ),
    ]
