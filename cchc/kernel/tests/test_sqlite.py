"""Whoever waits for SQLite's one place to write gets it soon, and is told when it stays taken."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db.utils import OperationalError

from cchc.kernel.sqlite.base import DatabaseWrapper
from cchc.settings.base import database

# They touch files of their own, not the database of the tests.
pytestmark = pytest.mark.django_db
BUSY = "PRAGMA busy_timeout"


def connected(path: Path, timeout: float) -> DatabaseWrapper:
    defaults: dict[str, Any] = {
        "ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_MAX_AGE": 0, "TIME_ZONE": None,
        "CONN_HEALTH_CHECKS": False, "TEST": {},
    }  # fmt: skip
    said = database(f"sqlite:///{path}")
    options = {**said["OPTIONS"], "timeout": timeout}
    made = DatabaseWrapper({**defaults, **said, "OPTIONS": options}, "waiting")
    made.connect()
    return made


@pytest.fixture(name="writer")
def writer_fixture(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody else on the same file, who has begun to write."""
    with closing(sqlite3.connect(tmp_path / "a.sqlite3")) as other:
        other.isolation_level = None
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_the_engine_of_an_sqlite_address_is_ours() -> None:
    assert database("sqlite:///a.sqlite3")["ENGINE"] == "cchc.kernel.sqlite"


def test_who_waits_asks_every_few_moments_until_the_other_has_ended(
    writer: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, waits = connected(tmp_path / "a.sqlite3", timeout=20), list[float]()

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 30:
            writer.execute("COMMIT")

    monkeypatch.setattr("cchc.kernel.sqlite.base.time.sleep", wait)
    waiting.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    waiting.rollback()
    waiting.close()
    assert len(waits) == 30
    assert min(waits) >= 0.001
    assert max(waits) <= 0.005  # left to itself SQLite would by then ask every tenth of a second
    assert len(set(waits)) > 1, "two who wait must not ask in step"


def test_who_waits_too_long_is_told_so_and_can_try_again(
    writer: sqlite3.Connection, tmp_path: Path
) -> None:
    waiting = connected(tmp_path / "a.sqlite3", timeout=0.2)
    began = time.monotonic()
    with pytest.raises(OperationalError, match="locked"):
        waiting.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert time.monotonic() - began >= 0.2
    writer.execute("COMMIT")
    waiting.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    waiting.rollback()
    waiting.close()


def test_a_single_statement_waits_as_the_settings_say(tmp_path: Path) -> None:
    waiting = connected(tmp_path / "b.sqlite3", timeout=3)
    waiting.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    waiting.rollback()
    with waiting.cursor() as cursor:
        assert cursor.execute(BUSY).fetchone() == (3000,)
    waiting.close()


def test_another_fault_than_a_busy_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.kernel.sqlite.base.time.sleep", lambda _: pytest.fail("waited"))
    waiting = connected(tmp_path / "c.sqlite3", timeout=20)
    waiting._start_transaction_under_autocommit()
    with pytest.raises(OperationalError, match="within a transaction"):
        waiting._start_transaction_under_autocommit()
    waiting.close()
