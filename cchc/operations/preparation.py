"""Making an installation ready to serve."""

from django.core.management import call_command


def prepare() -> None:
    """Bring the database and the static files to the present version of the program."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
