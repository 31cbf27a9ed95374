"""A whole installation of its own (home and database) for tests with real processes.

What many of them begin with (tables, the demo ward) is made once in a run and copied.
"""

import fcntl
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
RUN = "CCHC_TEST_RUN"  # the folder that all processes of one run share
LIVED_AT = "2026-11-23T09:30"  # the demo ward's today: a Monday in the middle of its year


def pytest_configure(config: pytest.Config) -> None:
    """The first process of a run makes the folder; its workers inherit the variable."""
    if not hasattr(config, "workerinput"):
        os.environ[RUN] = tempfile.mkdtemp(prefix="cchc-test-run-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Whoever made the folder takes it away, with the databases that are noted in it.

    Each drop lets PostgreSQL write everything to disk: at the end there is little to write.
    """
    if hasattr(config, "workerinput"):
        return
    folder = Path(os.environ.pop(RUN))
    for made in folder.glob("*.made"):
        drop_database(made.read_text(encoding="utf-8"))
    shutil.rmtree(folder, ignore_errors=True)


class Installation:
    """Runs programs of the project on a home and a database that nobody else uses."""

    def __init__(self, home: Path, database: str, now: str = "") -> None:
        self.home = home
        self.database = database
        self.now = now

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to find this installation."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("CCHC_", "PYTEST"))}
        clock = {"CCHC_NOW": self.now} if self.now else {}
        return {
            **kept,
            **clock,
            "CCHC_HOME": str(self.home),
            "DATABASE_URL": self.database,
            "CCHC_DEMO_DOSSIERS": "0",  # the ward's dossiers have tests of their own
            "DJANGO_SETTINGS_MODULE": "cchc.settings.dev",
            "PYTHONPATH": str(ROOT),
        }

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start ``python -m …`` and do not wait."""
        return subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, patience: float = 600) -> subprocess.CompletedProcess[str]:
        """Run ``python -m …`` to its end, at most so many seconds."""
        with self.start(*words) as program:
            output, errors = program.communicate(timeout=patience)
        return subprocess.CompletedProcess(words, program.returncode, output, errors)

    def migrate(self) -> None:
        """Make the tables."""
        done = self.run("django", "migrate", "--verbosity", "0")
        assert done.returncode == 0, done.stderr


def load_demo(place: Installation) -> None:
    """The demo ward, lived up to its own today; what the command said stays beside it."""
    place.now = LIVED_AT
    done = place.run("cchc", "demo", "load")
    assert done.returncode == 0, done.stderr
    (place.home / "said").write_text(done.stdout, encoding="utf-8")


class Ground:
    """Makes installations on the engine that the tests run on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def empty(self, name: str = "home") -> Installation:
        """An installation without tables."""
        home = self._folder / name
        if connection.vendor == "postgresql":
            return Installation(home, _new_postgresql())
        return Installation(home, f"sqlite:///{home}/cchc.sqlite3")

    def ready(self, name: str = "home") -> Installation:
        """An installation with its tables."""
        return self.like(Installation.migrate, name)

    def lived(self, name: str = "home") -> Installation:
        """An installation with the demo ward, its clock at the ward's today."""
        made = self.like(load_demo, name)
        made.now = LIVED_AT
        return made

    def like(self, begin: Callable[[Installation], None], name: str = "home") -> Installation:
        """A copy of the installation that ``begin`` made from nothing, once in this run."""
        home, first = self._folder / name, _first(begin)
        shutil.copytree(first.home, home)
        if connection.vendor == "postgresql":
            return Installation(home, _new_postgresql(first.database.rpartition("/")[2]))
        return Installation(home, f"sqlite:///{home}/cchc.sqlite3")


def _first(begin: Callable[[Installation], None]) -> Installation:
    """What all copies are copied from; the first to ask makes it, the others wait."""
    folder = Path(os.environ[RUN]) / f"{connection.vendor}-{begin.__module__}-{begin.__name__}"
    home, database = folder / "home", folder / "database"
    with _alone(folder.parent / f"{folder.name}.lock"):
        if not folder.exists():
            home.mkdir(parents=True)
            url = f"sqlite:///{home}/cchc.sqlite3"
            if connection.vendor == "postgresql":
                url = _new_postgresql()
            database.write_text(url, encoding="utf-8")
            begin(Installation(home, url))
            (folder / "made").touch()
    assert (folder / "made").exists(), f"{begin.__name__} failed before"
    return Installation(home, database.read_text(encoding="utf-8"))


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One process at a time; the lock is gone when its holder is."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _new_postgresql(template: str = "template1") -> str:
    made = new_database(_server_of_the_tests(), template)
    (Path(os.environ[RUN]) / f"{made.rpartition('/')[2]}.made").write_text(made, encoding="utf-8")
    return made


def _server_of_the_tests() -> str:
    of = connection.settings_dict
    login = f"{of['USER']}:{of['PASSWORD']}" if of["PASSWORD"] else of["USER"]
    return f"postgresql://{login}@{of['HOST']}:{of['PORT'] or 5432}/postgres"


def new_database(server: str, template: str = "template1") -> str:
    """A new database cchc_test_… on the server of that URL, a copy of the template; its URL."""
    name = f"cchc_test_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as link:
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        link.execute(create.format(sql.Identifier(name), sql.Identifier(template)))
    return f"{server.rpartition('/')[0]}/{name}"


def drop_database(made: str) -> None:
    """Drop what ``new_database`` made."""
    before, _, name = made.rpartition("/")
    with psycopg.connect(f"{before}/postgres", autocommit=True) as link:
        drop = "DROP DATABASE IF EXISTS {} WITH (FORCE)"
        link.execute(sql.SQL(drop).format(sql.Identifier(name)))


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    """Installations with real processes; gone after the run."""
    return Ground(tmp_path)
