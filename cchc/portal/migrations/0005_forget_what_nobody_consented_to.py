"""What filers said was kept for the next form before they were asked: it goes."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """There is no proof of a consent, so nothing stays."""
    apps.get_model("portal", "Filer").objects.update(said="{}")


class Migration(migrations.Migration):
    dependencies = [("portal", "0004_filing_permit")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
