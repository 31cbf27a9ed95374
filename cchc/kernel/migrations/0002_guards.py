"""Refuse changes of events in the database itself."""

from django.db import migrations

from cchc.kernel.audit import guards


def install(apps, editor):
    guards.install(editor.connection)


def remove(apps, editor):
    guards.remove(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
