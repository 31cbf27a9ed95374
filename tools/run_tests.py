"""Run the whole suite on SQLite, then on PostgreSQL where one can be had; say what did not run.

Tests whose outcome cannot depend on the database (tests/databases.py says which) run once only,
on SQLite's turn.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCAL_SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"
NO_TESTS = 5  # pytest's exit code when nothing was chosen


def postgresql_url() -> tuple[str | None, str]:
    """(URL to test on, why not). Only databases named cchc_test_* are ever made there."""
    named = os.environ.get("CCHC_TEST_DATABASE_URL")
    if named:
        return named, ""
    import psycopg

    try:
        with psycopg.connect(LOCAL_SERVER, connect_timeout=3, autocommit=True) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error as error:
        return None, f"không kết nối được PostgreSQL tại 127.0.0.1:5432 ({type(error).__name__})"
    if not row or not row[0]:
        return None, "tài khoản PostgreSQL tại 127.0.0.1:5432 không được tạo cơ sở dữ liệu"
    return "postgresql://postgres@127.0.0.1:5432/cchc_test", ""


def run(database: str, arguments: list[str]) -> int:
    """Exit code of pytest on that database; "" is SQLite."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("CCHC_TEST_DATABASE_URL", None)
    once = []
    if database:
        environment["CCHC_TEST_DATABASE_URL"] = database
        # The databases are thrown away: nobody waits for their rows to reach the disk.
        environment["PGOPTIONS"] = "-c synchronous_commit=off"
        once = ["--database-only"]
    # Neighbours stay together, so that what they share is made once; who is done first takes over.
    workers = [] if any(a.startswith("-n") for a in arguments) else ["-n", "2"]
    how = [*workers, "--dist", "worksteal", "--durations=15", "-rs", *once]
    command = [sys.executable, "-m", "pytest", *how, *arguments]
    return subprocess.call(command, cwd=ROOT, env=environment)


def second_run(arguments: list[str], first: int) -> tuple[int, str]:
    """(exit code, what to say) of the run on PostgreSQL."""
    url, why = postgresql_url()
    if not url:
        return 0, f"PostgreSQL: bỏ qua, {why}"
    print("== PostgreSQL", flush=True)
    code = run(url, arguments)
    if code == NO_TESTS and first == 0:
        return 0, "PostgreSQL: không có kiểm thử nào chạm cơ sở dữ liệu"
    told = f"PostgreSQL: {'đạt' if code == 0 else f'KHÔNG ĐẠT (mã {code})'}"
    return code, f"{told}; kiểm thử không phụ thuộc cơ sở dữ liệu, trên trình duyệt: ở lượt SQLite"


def main() -> int:
    arguments = sys.argv[1:]
    print("== SQLite", flush=True)
    first = run("", arguments)
    second, told = second_run(arguments, first)
    print(f"SQLite: {'đạt' if first == 0 else f'KHÔNG ĐẠT (mã {first})'}")
    print(told)
    return first or second


if __name__ == "__main__":
    raise SystemExit(main())
