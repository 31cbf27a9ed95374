"""Copying the whole database out and in: SQLite by its own means, PostgreSQL by its tools."""

import shutil
import sqlite3
import subprocess
from pathlib import Path

from django.db import DatabaseError, connection

from cchc.kernel.errors import RuleBroken

SQLITE, POSTGRESQL = "sqlite", "postgresql"
MEMBER = {SQLITE: "database/cchc.sqlite3", POSTGRESQL: "database/cchc.dump"}


def engine() -> str:
    """The engine of this installation."""
    return str(connection.vendor)


def is_empty() -> bool:
    """Whether the database holds no table yet."""
    if engine() == SQLITE and not sqlite_file().exists():
        return True
    return not connection.introspection.table_names()


def sqlite_file() -> Path:
    """Where the SQLite database lies."""
    return Path(str(connection.settings_dict["NAME"]))


def dump(target: Path) -> None:
    """Copy the database into ``target`` while others go on working."""
    if is_empty():
        raise RuleBroken("Chưa có dữ liệu nào để sao lưu.")
    if engine() == SQLITE:
        _copy_sqlite(sqlite_file(), target)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={target}")


def _copy_sqlite(source: Path, target: Path) -> None:
    origin, copy = sqlite3.connect(source, timeout=20), sqlite3.connect(target)
    try:
        origin.backup(copy, pages=4096)
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
        origin.close()


def check(file: Path, kind: str) -> None:
    """RuleBroken when the copied database is not whole."""
    if kind != engine():
        raise RuleBroken(
            f"Bản sao lưu thuộc {kind}, hệ thống này chạy {engine()}; hãy đặt DATABASE_URL"
            " cho đúng loại rồi khôi phục."
        )
    if kind == SQLITE:
        copy = sqlite3.connect(file)
        try:
            whole = copy.execute("PRAGMA quick_check").fetchone() == ("ok",)
        except sqlite3.DatabaseError:
            whole = False
        finally:
            copy.close()
        if not whole:
            raise RuleBroken("Cơ sở dữ liệu trong bản sao lưu bị hỏng. Chưa thay đổi gì.")
    else:
        _run("pg_restore", "--list", str(file), named=False)


def load(file: Path) -> None:
    """Put the copied database in place of the present one."""
    connection.close()
    if engine() == SQLITE:
        place = sqlite_file()
        for companion in ("-wal", "-shm"):
            place.with_name(place.name + companion).unlink(missing_ok=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(file, place)
    else:
        _empty_schema()
        _run("pg_restore", "--no-owner", "--single-transaction", str(file))


def _empty_schema() -> None:
    """Tables that the backup does not know would stand in the way of later migrations."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    except DatabaseError as error:
        raise RuleBroken(
            "Tài khoản cơ sở dữ liệu không được thay toàn bộ bảng; hãy dùng tài khoản chủ sở hữu."
        ) from error
    finally:
        connection.close()


def _run(program: str, *arguments: str, named: bool = True) -> None:
    """Run a PostgreSQL program on this database; the password goes by the environment."""
    found = shutil.which(program)
    if found is None:
        raise RuleBroken(
            f"Không có chương trình {program}. Hãy cài gói postgresql-client rồi chạy lại."
        )
    settings = connection.settings_dict
    pairs = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    environment = {name: str(settings[key]) for name, key in pairs.items() if settings[key]}
    database = [f"--dbname={settings['NAME']}"] if named else []
    done = subprocess.run(  # noqa: S603 - a program of PostgreSQL, no shell
        [found, *database, *arguments],
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["không rõ"])[-1]
        raise RuleBroken(f"{program} báo lỗi: {last}")
