"""The audit chain: appends per second with 8 processes, verification per 100,000 events."""

import json
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from tests.installations import Installation, drop_database, new_database
from tools.run_tests import postgresql_url

PROCESSES = 8
PROGRAM = "cchc.kernel.tests.appending"


def figures(long: bool) -> Iterator[Figure]:
    """On SQLite, and on PostgreSQL where it can be had."""
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder:
        home = Path(folder)
        yield from measured("sqlite", home / "sqlite", f"sqlite:///{home}/sqlite/a.sqlite3", long)
        url, _ = postgresql_url()
        if url:
            database = new_database(f"{url.rpartition('/')[0]}/postgres")
            try:
                yield from measured("postgresql", home / "postgresql", database, long)
            finally:
                drop_database(database)


def measured(engine: str, home: Path, database: str, long: bool) -> Iterator[Figure]:
    """Every figure of one engine."""
    place = Installation(home, database)
    home.mkdir()
    place.migrate()
    yield from appends(place, engine, 30 if long else 8)
    yield from verification(place, engine, 500_000 if long else 100_000)


def appends(place: Installation, engine: str, seconds: int) -> Iterator[Figure]:
    """Acts of one event with an encrypted payload, each its own transaction, all in one chain."""
    racers = [place.start(PROGRAM, "for", str(seconds), f"p{n}") for n in range(PROCESSES)]
    for racer in racers:
        assert racer.stdout is not None
        racer.stdout.readline()
    done = [json.loads(end[0]) for end in together(racers)]
    acts = sum(each["acts"] for each in done)
    slow = sorted(took for each in done for took in each["slow"])
    yield Figure(f"audit.{engine}.appends_{PROCESSES}_processes", round(acts / seconds), "acts/s")
    yield Figure(f"audit.{engine}.append_p99", round(slow[0] * 1000, 1), "ms")


def together(racers: list[subprocess.Popen[str]]) -> Iterator[tuple[str, str]]:
    """Let all of them go at once; what each printed."""
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write("go\n")
        racer.stdin.flush()
    yield from (racer.communicate() for racer in racers)


def verification(place: Installation, engine: str, events: int) -> Iterator[Figure]:
    """A chain of that many more events walked, its payloads opened, its facts folded."""
    filled = place.run(PROGRAM, "fill", str(events))
    assert filled.returncode == 0, filled.stderr
    began = time.perf_counter()
    done = place.run("cchc", "audit", "verify", "--json")
    took = time.perf_counter() - began
    (agency,) = json.loads(done.stdout)["agencies"]
    per = took * 100_000 / agency["events"]
    yield Figure(f"audit.{engine}.events_verified", agency["events"], "events")
    yield Figure(f"audit.{engine}.verify_per_100000", round(per, 2), "s")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    yield Figure(f"audit.{engine}.largest_process", most, "MB")
    yield Figure(f"audit.{engine}.findings", len(agency["findings"]), "findings", wanted=0)
