"""What many tests begin with: made by the services once in a process, then put back as rows."""

import pickle
from collections.abc import Callable
from typing import Generic, TypeVar

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

# What a migration leaves in an empty installation; everything else is there because of a test.
OF_MIGRATIONS = frozenset(("django_migrations", "django_content_type", "auth_permission"))
Made = TypeVar("Made")


def filled_tables() -> list[str]:
    """The tables that hold rows, but for those that migrations filled."""
    tables = sorted(set(connection.introspection.django_table_names()) - OF_MIGRATIONS)
    quote = connection.ops.quote_name
    questions = [f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {quote(name)})" for name in tables]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(questions))
        return [str(name) for (name,) in cursor.fetchall()]


class Kept(Generic[Made]):
    """Calls ``make`` the first time; afterwards puts its rows back, with the keys they had.

    Only into empty tables: beside other rows the same might not have been made.
    """

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._kept = b""

    def __call__(self) -> Made:
        """What ``make`` gives, and its rows in the database."""
        if filled_tables():
            return self._make()
        if self._kept:
            return self._put_back()
        made = self._make()
        found = [list(model._base_manager.all()) for model in _models()]
        self._kept = pickle.dumps((made, [rows for rows in found if rows]))
        return made

    def _put_back(self) -> Made:
        made: Made
        made, tables = pickle.loads(self._kept)
        with transaction.atomic():
            for rows in tables:
                type(rows[0])._base_manager.bulk_create(rows)
        return made


def _models() -> list[type[Model]]:
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.db_table not in OF_MIGRATIONS]
