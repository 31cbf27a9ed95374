"""Where measures are taken: an installation of its own on each database, gone afterwards."""

from collections.abc import Iterator
from pathlib import Path

from tests.installations import Installation, drop_database, new_database
from tools.run_tests import postgresql_url

PATIENCE = 4 * 3600  # a million dossiers on a machine that others use as well


def engines(folder: Path) -> Iterator[tuple[str, Installation]]:
    """With its tables, on SQLite, then on PostgreSQL where it can be had."""
    yield "sqlite", _ready(folder / "sqlite", f"sqlite:///{folder}/sqlite/cchc.sqlite3")
    url, _ = postgresql_url()
    if url:
        database = new_database(f"{url.rpartition('/')[0]}/postgres")
        try:
            yield "postgresql", _ready(folder / "postgresql", database)
        finally:
            drop_database(database)


def _ready(home: Path, database: str) -> Installation:
    home.mkdir()
    place = Installation(home, database)
    place.migrate()
    return place


def ran(place: Installation, *words: str) -> str:
    """What the program printed; it must not fail."""
    done = place.run(*words, patience=PATIENCE)
    assert done.returncode == 0, done.stderr
    return done.stdout
