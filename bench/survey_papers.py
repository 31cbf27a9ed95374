"""Paper answers taken in from a file: seconds of trying it and of writing it."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from tests.installations import Installation

MANY = 10_000
NOW = "2026-03-06T09:00"


def figures(long: bool) -> Iterator[Figure]:
    """10,000 papers with fifteen marks each, on SQLite."""
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder:
        home = Path(folder)
        place = Installation(home, f"sqlite:///{home}/a.sqlite3", now=NOW)
        place.migrate()
        done = place.run("cchc.surveys.tests.many", "papers", str(MANY))
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
    yield Figure("survey_papers.rows", MANY, "rows")
    yield Figure("survey_papers.tried", found["tried"], "s")
    yield Figure("survey_papers.written", found["written"], "s")
