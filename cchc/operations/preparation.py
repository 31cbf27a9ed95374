"""Making an installation ready to serve."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from cchc.kernel.audit import guards


def make_tables() -> None:
    """Make the home, and bring the database to the present version of the program."""
    Path(settings.HOME).mkdir(mode=0o700, parents=True, exist_ok=True)
    if not connection.introspection.table_names():
        _found_tables()
    call_command("migrate", interactive=False, verbosity=0)


def prepare() -> None:
    """Bring the database and the static files to the present version of the program."""
    make_tables()
    call_command("collectstatic", interactive=False, verbosity=0)


def _found_tables() -> None:
    """Make an empty database what all migrations would make of it: docs/decisions/0010.

    All or nothing, with the note that every migration is applied.
    """
    recorder = MigrationRecorder(connection)
    with connection.schema_editor() as editor:
        for model in apps.get_models(include_auto_created=False):
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        editor.create_model(recorder.Migration)
        guards.install(connection)
        for app, name in MigrationLoader(None).disk_migrations:
            recorder.migration_qs.create(app=app, name=name)
