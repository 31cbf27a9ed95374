from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0007_numbers_repeat"),
    ]

    operations = [
        migrations.AlterField(
            model_name="incomingfile",
            name="state",
            field=models.CharField(
                choices=[
                    ("asked", "Chờ xác nhận"),
                    ("waiting", "Đang đọc"),
                    ("read", "Đã đọc"),
                    ("refused", "Không nhận"),
                ],
                max_length=10,
                verbose_name="trạng thái",
            ),
        ),
    ]
