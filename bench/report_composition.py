"""Composing a report of a plan of many tasks: milliseconds and queries, and its two papers."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from tests.installations import Installation

PROGRAM = "cchc.reports.tests.composing"
UNITS = {"compose_p50": "ms", "compose_p95": "ms", "queries": "queries", "pdf": "ms", "docx": "ms"}


def figures(long: bool) -> Iterator[Figure]:
    """A year of 28 tasks with everything owed for them; ``long`` composes more often."""
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder:
        home = Path(folder)
        place = Installation(home, f"sqlite:///{home}/a.sqlite3")
        place.migrate()
        done = place.run(PROGRAM, "100" if long else "20")
        assert done.returncode == 0, done.stderr
        for name, value in json.loads(done.stdout).items():
            yield Figure(f"report.{name}", value, UNITS.get(name, ""))
