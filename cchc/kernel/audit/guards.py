"""Triggers that refuse to change or delete events, against mistakes and small attackers."""

from django.db.backends.base.base import BaseDatabaseWrapper

_REFUSAL = "an event of the audit chain is never changed or deleted"
_TABLE = "kernel_auditevent"

_SQLITE_INSTALL = tuple(
    f"CREATE TRIGGER audit_event_no_{act} BEFORE {act.upper()} ON {_TABLE}"
    f" BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    for act in ("update", "delete")
)
_SQLITE_REMOVE = tuple(
    f"DROP TRIGGER IF EXISTS audit_event_no_{act}" for act in ("update", "delete")
)
_POSTGRESQL_INSTALL = (
    "CREATE OR REPLACE FUNCTION audit_event_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$",
    f"CREATE TRIGGER audit_event_no_change BEFORE UPDATE OR DELETE ON {_TABLE}"
    " FOR EACH ROW EXECUTE FUNCTION audit_event_refuse()",
    f"CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON {_TABLE}"
    " FOR EACH STATEMENT EXECUTE FUNCTION audit_event_refuse()",
)
_POSTGRESQL_REMOVE = (
    f"DROP TRIGGER IF EXISTS audit_event_no_change ON {_TABLE}",
    f"DROP TRIGGER IF EXISTS audit_event_no_truncate ON {_TABLE}",
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on the table of events."""
    remove(connection)
    statements = _POSTGRESQL_INSTALL if connection.vendor == "postgresql" else _SQLITE_INSTALL
    _run(connection, statements)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for emptying a test database, and to prove what attackers can do."""
    statements = _POSTGRESQL_REMOVE if connection.vendor == "postgresql" else _SQLITE_REMOVE
    _run(connection, statements)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
