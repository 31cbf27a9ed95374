"""Where each code of an export stood first, on disk: memory stays flat however long it is."""

import sqlite3
import tempfile
from pathlib import Path
from types import TracebackType


class SeenCodes:
    """Codes with their places. Use it as a context."""

    def __enter__(self) -> "SeenCodes":
        self._folder = tempfile.TemporaryDirectory(prefix="cchc-codes-")
        self._store = sqlite3.connect(Path(self._folder.name) / "codes", isolation_level=None)
        self._store.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-4000;"
            "CREATE TABLE seen (code TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID; BEGIN;"
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._store.close()
        self._folder.cleanup()

    def first_place(self, code: str, place: str) -> str | None:
        """Where the code stood before; None, and noted, when it is new."""
        added = self._store.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (code, place))
        if added.rowcount:
            return None
        found = self._store.execute("SELECT place FROM seen WHERE code = ?", (code,)).fetchone()
        return str(found[0])
