import django.db.models.deletion
from django.db import migrations, models

import cchc.kernel.encrypted


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0002_unit_overseer"),
    ]

    operations = [
        migrations.CreateModel(
            name="Citizen",
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
                            ("0", "Công dân"),
                            ("1", "Doanh nghiệp, tổ chức"),
                            ("2", "Hộ kinh doanh"),
                        ],
                        max_length=1,
                        verbose_name="loại",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="họ và tên, tên tổ chức")),
                (
                    "id_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cccd", "Số định danh cá nhân, căn cước"),
                            ("cmnd", "Chứng minh nhân dân"),
                            ("passport", "Hộ chiếu"),
                            ("tax", "Mã số thuế, mã số doanh nghiệp"),
                            ("other", "Giấy tờ khác"),
                        ],
                        max_length=10,
                        verbose_name="loại giấy tờ",
                    ),
                ),
                (
                    "id_number",
                    cchc.kernel.encrypted.EncryptedText(blank=True, verbose_name="số giấy tờ"),
                ),
                (
                    "id_index",
                    models.CharField(blank=True, editable=False, max_length=64, null=True),
                ),
                (
                    "id_tail",
                    models.CharField(
                        blank=True, editable=False, max_length=3, verbose_name="ba số cuối"
                    ),
                ),
                (
                    "phone",
                    cchc.kernel.encrypted.EncryptedText(blank=True, verbose_name="điện thoại"),
                ),
                ("phone_index", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "email",
                    cchc.kernel.encrypted.EncryptedText(blank=True, verbose_name="thư điện tử"),
                ),
                (
                    "address",
                    cchc.kernel.encrypted.EncryptedText(blank=True, verbose_name="địa chỉ"),
                ),
                (
                    "born_on",
                    cchc.kernel.encrypted.EncryptedText(
                        blank=True, help_text="ISO, hoặc trống", verbose_name="ngày sinh"
                    ),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("male", "Nam"), ("female", "Nữ")],
                        max_length=10,
                        verbose_name="giới tính",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "id_shown_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="xuất trình giấy tờ lúc"
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
            ],
            options={
                "verbose_name": "người dân, tổ chức",
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["agency", "phone_index"], name="citizen_by_phone"),
                    models.Index(fields=["agency", "-id"], name="citizen_latest"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "id_index"), name="citizen_number_once_per_agency"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NameKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.BinaryField(verbose_name="tên không dấu")),
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
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="name_keys",
                        to="citizens.citizen",
                    ),
                ),
            ],
            options={
                "verbose_name": "cách tìm theo tên",
                "indexes": [
                    models.Index(fields=["agency", "text", "citizen"], name="name_key_beginning")
                ],
            },
        ),
    ]
