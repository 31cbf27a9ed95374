"""Questions about many dossiers: by the program, and against the bare database doing the same."""

import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from bench.places import engines, ran
from bench.plan_dashboard import percentile
from tests.installations import Installation

MANY = "cchc.dossiers.tests.many"
COUNTERS = "cchc.dossiers.tests.counters"
FEW, MOST = 10_000, 1_000_000


def figures(long: bool) -> Iterator[Figure]:
    """With 10,000 dossiers on each database; with a million too when long."""
    for number in (FEW, MOST) if long else (FEW,):
        with tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder:
            for engine, place in engines(Path(folder)):
                yield from measured(f"dossiers.{engine}.{number}", place, number)


def measured(name: str, place: Installation, number: int) -> Iterator[Figure]:
    """Filling, then each question by turns with its bare one."""
    ran(place, COUNTERS, "open")
    began = time.perf_counter()
    ran(place, MANY, "fill", str(number))
    yield Figure(f"{name}.filled", round(number / (time.perf_counter() - began)), "dossiers/s")
    if number == FEW:
        verified = place.run("cchc", "audit", "verify", "--json")
        findings = sum(len(each["findings"]) for each in json.loads(verified.stdout)["agencies"])
        yield Figure(f"{name}.findings", findings, "findings", wanted=0)
    for question, taken in json.loads(ran(place, MANY, "read", "20")).items():
        median, bare = (percentile(taken[of], 50) for of in ("taken", "bare"))
        yield Figure(f"{name}.{question}.p50", ms(median), "ms")
        yield Figure(f"{name}.{question}.p95", ms(percentile(taken["taken"], 95)), "ms")
        yield Figure(f"{name}.{question}.ratio", round(median / bare, 1), "×")


def ms(seconds: float) -> float:
    """Milliseconds with one digit."""
    return round(seconds * 1000, 1)
