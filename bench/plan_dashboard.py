"""The plan's dashboard with 28 tasks: p50 and p95 of a request, alone and against a small page."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.figures import Figure
from tests.installations import Installation

PROGRAM = "cchc.plans.tests.dashboard_seconds"


def figures(long: bool) -> Iterator[Figure]:
    """40 requests of each page by turns (300 when long), on an SQLite installation of its own."""
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder:
        home = Path(folder) / "home"
        home.mkdir()
        place = Installation(home, f"sqlite:///{home}/a.sqlite3")
        place.migrate()
        done = place.run(PROGRAM, "300" if long else "40")
        assert done.returncode == 0, done.stderr
    taken = json.loads(done.stdout.splitlines()[-1])
    for percent in (50, 95):
        dashboard = percentile(taken["dashboard"], percent)
        trivial = percentile(taken["trivial"], percent)
        yield Figure(f"plan_dashboard.p{percent}", round(dashboard * 1000, 1), "ms")
        yield Figure(f"plan_dashboard.p{percent}_ratio", round(dashboard / trivial, 2), "×")


def percentile(values: Sequence[float], percent: int) -> float:
    """The value below which that share of the values lies (nearest rank)."""
    return sorted(values)[max(0, -(-len(values) * percent // 100) - 1)]
