"""A sending says whether the office entered it from paper."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_waived_findings")]

    operations = [
        migrations.AddField(
            model_name="partsending",
            name="on_paper",
            field=models.BooleanField(
                default=False,
                help_text="Văn phòng nhập thay bộ phận chưa có ai dùng hệ thống",
                verbose_name="nhận qua giấy",
            ),
        ),
    ]
