"""What the database computes of a column, for indexes and for the questions that use them."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Func
from django.db.models.sql.compiler import SQLCompiler

TAIL = 4


class CodeTail(Func):
    """The last four characters of a dossier's code: what people say of it.

    The number stands in the text itself: SQLite finds no index by an expression with a parameter.
    """

    template = f"SUBSTR(%(expressions)s, -{TAIL})"
    output_field = CharField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any
    ) -> tuple[str, Any]:
        """PostgreSQL counts from the end by another name."""
        return self.as_sql(compiler, connection, template=f"RIGHT(%(expressions)s, {TAIL})", **more)
