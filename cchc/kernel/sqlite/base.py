"""The engine of ``DATABASES``: whoever wants to write asks often and by chance, and gets a turn.

SQLite lets one process write at a time. Left to itself it asks ten times a second whether the
other one is done; where eight people write without a break, one of them can ask in vain for
twenty seconds ("database is locked") while the others go first a thousand times.
"""

import random
import sqlite3
import time

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

_SHORTEST, _LONGEST = 0.001, 0.005


class DatabaseWrapper(base.DatabaseWrapper):
    """Begins a transaction to write after as long a wait as the connection allows (``timeout``)."""

    def _start_transaction_under_autocommit(self) -> None:
        wait = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        end = time.monotonic() + wait
        self._let_sqlite_wait(0)
        try:
            while not self._has_begun(is_last=time.monotonic() >= end):
                time.sleep(random.uniform(_SHORTEST, _LONGEST))  # noqa: S311 - no secret
        finally:
            self._let_sqlite_wait(wait)

    def _has_begun(self, *, is_last: bool) -> bool:
        try:
            self.cursor().execute("BEGIN IMMEDIATE")
        except OperationalError as error:
            if is_last or not _is_busy(error):
                raise
            return False
        return True

    def _let_sqlite_wait(self, seconds: float) -> None:
        self.connection.execute(f"PRAGMA busy_timeout={int(seconds * 1000)}")


def _is_busy(error: OperationalError) -> bool:
    cause = error.__cause__
    code = cause.sqlite_errorcode if isinstance(cause, sqlite3.OperationalError) else 0
    return code & 0xFF == sqlite3.SQLITE_BUSY  # its extended codes too
