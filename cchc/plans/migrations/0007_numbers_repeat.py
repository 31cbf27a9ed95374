from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0006_sub_plans")]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="numbers_repeat",
            field=models.BooleanField(
                default=False, verbose_name="số thứ tự đánh lại ở mỗi lĩnh vực"
            ),
        ),
    ]
