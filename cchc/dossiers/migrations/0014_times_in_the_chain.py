"""What was counted before the chain knew of it is counted anew, by the worker, and entered."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Let ``dossier-times`` find every finished dossier."""
    rows = apps.get_model("dossiers", "Dossier").objects.filter(worked_minutes__isnull=False)
    rows.update(worked_minutes=None, waited_minutes=None)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0013_times_taken")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
