import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        ("organisation", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=200, unique=True)),
                ("subject", models.CharField(max_length=300, verbose_name="tiêu đề")),
                ("body", models.TextField(blank=True, verbose_name="nội dung")),
                ("link", models.CharField(blank=True, max_length=300, verbose_name="đường dẫn")),
                ("created_at", models.DateTimeField(verbose_name="lúc")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="đọc lúc")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhận",
                    ),
                ),
            ],
            options={
                "verbose_name": "thông báo",
                "ordering": ("-created_at", "-pk"),
                "indexes": [
                    models.Index(fields=["to", "-created_at", "-id"], name="message_inbox"),
                    models.Index(
                        condition=models.Q(("read_at__isnull", True)),
                        fields=["to"],
                        name="message_unread",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dispatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("email", "Thư điện tử")], max_length=20, verbose_name="kênh"
                    ),
                ),
                ("address", models.CharField(max_length=254, verbose_name="địa chỉ")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Chờ gửi"),
                            ("sent", "Đã gửi"),
                            ("failed", "Không gửi được"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(default=0, verbose_name="số lần thử"),
                ),
                (
                    "next_try_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="thử lại lúc"),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="gửi lúc")),
                ("error", models.CharField(blank=True, max_length=200, verbose_name="lỗi")),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dispatches",
                        to="notices.message",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gửi thông báo",
                "ordering": ("pk",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "queued")),
                        fields=["next_try_at"],
                        name="dispatch_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("message", "channel"), name="one_dispatch_per_channel"
                    )
                ],
            },
        ),
    ]
