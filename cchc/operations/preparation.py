"""Making an installation ready to serve."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command


def make_tables() -> None:
    """Make the home, and bring the database to the present version of the program."""
    Path(settings.HOME).mkdir(mode=0o700, parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)


def prepare() -> None:
    """Bring the database and the static files to the present version of the program."""
    make_tables()
    call_command("collectstatic", interactive=False, verbosity=0)
