"""The facts that a chain states, folded on disk: memory stays flat however long the chain is."""

import json
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType

from cchc.kernel.canonical import Json, Plain, canonical, plain, read

_TABLES = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;
CREATE TABLE state (kind TEXT, key TEXT, facts TEXT, seen INTEGER, PRIMARY KEY (kind, key))
    WITHOUT ROWID;
CREATE TABLE missing (kind TEXT, key TEXT, seq INTEGER);
CREATE TABLE erased (kind TEXT, key TEXT, seq INTEGER, PRIMARY KEY (kind, key)) WITHOUT ROWID;
"""
_DELETED = "deleted"


class Ledger:
    """Folds events by subject, then is asked about the rows of today. Use it as a context."""

    def __enter__(self) -> "Ledger":
        self._folder = tempfile.TemporaryDirectory(prefix="cchc-verify-")
        self._store = sqlite3.connect(Path(self._folder.name) / "ledger", isolation_level=None)
        self._store.executescript(_TABLES)
        self._store.execute("BEGIN")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._store.close()
        self._folder.cleanup()

    def fold(self, kind: str, key: str, facts: Mapping[str, Plain]) -> None:
        """Let the facts of an event update those of its subject."""
        if facts.get(_DELETED):
            self._store.execute("DELETE FROM state WHERE kind = ? AND key = ?", (kind, key))
            return
        known = self._state(kind, key)
        text = canonical({**read(known), **facts} if known else facts)
        self._store.execute("INSERT OR REPLACE INTO state VALUES (?, ?, ?, 0)", (kind, key, text))

    def _state(self, kind: str, key: str) -> str | None:
        found = self._store.execute(
            "SELECT facts FROM state WHERE kind = ? AND key = ?", (kind, key)
        ).fetchone()
        return found[0] if found else None

    def compare(self, kind: str, key: str, now: Mapping[str, Json]) -> list[str] | None:
        """Names of the facts that differ from the history; None when it knows no such row.

        A fact that the history never named, since it was written by a version of the program that
        did not know it, must be empty.
        """
        known = self._state(kind, key)
        if known is None:
            return None
        self._store.execute("UPDATE state SET seen = 1 WHERE kind = ? AND key = ?", (kind, key))
        stated = json.loads(known)
        return [
            name
            for name, value in now.items()
            if (stated[name] != plain(value) if name in stated else value)
        ]

    def unseen(self, kind: str) -> Iterator[str]:
        """Keys of the subjects that the history knows and ``compare`` was not asked about."""
        rows = self._store.execute(
            "SELECT key FROM state WHERE kind = ? AND NOT seen ORDER BY key", (kind,)
        )
        return (key for (key,) in rows)

    def note_missing(self, kind: str, key: str, seq: int) -> None:
        """The event has a commitment and no payload."""
        self._store.execute("INSERT INTO missing VALUES (?, ?, ?)", (kind, key, seq))

    def note_erased(self, kind: str, key: str, seq: int) -> None:
        """The payloads of the subject were lawfully erased at this event."""
        self._store.execute("INSERT OR REPLACE INTO erased VALUES (?, ?, ?)", (kind, key, seq))

    def unlawfully_missing(self) -> Iterator[int]:
        """Events whose payload is gone though no later event erased it."""
        rows = self._store.execute(
            "SELECT m.seq FROM missing m LEFT JOIN erased e ON e.kind = m.kind AND e.key = m.key"
            " WHERE e.seq IS NULL OR e.seq < m.seq ORDER BY m.seq"
        )
        return (seq for (seq,) in rows)
