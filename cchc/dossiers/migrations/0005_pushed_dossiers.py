"""When a dossier changed last, for lists of other systems; what a machine pushed in a day."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F
from django.db.models.functions import Coalesce


def say_when_changed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """What was there before counts as changed when the last thing known of it happened."""
    last = Coalesce("returned_at", "finished_at", "seen_at", "received_at", F("registered_at"))
    apps.get_model("dossiers", "Dossier").objects.update(changed_at=last)


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0004_late_endings_indexed"),
    ]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="changed_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="thay đổi lần cuối lúc"
            ),
        ),
        migrations.AddField(
            model_name="dossierimport",
            name="pushed_by",
            field=models.CharField(blank=True, max_length=100, verbose_name="máy đẩy dữ liệu"),
        ),
        migrations.RunPython(say_when_changed, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["agency", "changed_at", "id"], name="dossier_by_change"),
        ),
    ]
