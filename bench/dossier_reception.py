"""Reception: alone against the bare database writing the same rows, and eight officers at once."""

import json
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from bench.figures import Figure
from bench.places import engines, ran
from bench.plan_dashboard import percentile
from tests.installations import Installation

PROGRAM = "cchc.dossiers.tests.counters"
OFFICERS = 8
MUST_BE_NONE = ("gaps", "doubles", "lost")


def figures(long: bool) -> Iterator[Figure]:
    """Eight officers for a minute when long, else for ten seconds."""
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder:
        for engine, place in engines(Path(folder)):
            ran(place, PROGRAM, "open")
            yield from alone(f"reception.{engine}", place, 300 if long else 100)
            yield from together(f"reception.{engine}", place, 60 if long else 10)


def alone(name: str, place: Installation, times: int) -> Iterator[Figure]:
    """One dossier after the other, nobody else at work."""
    seconds = json.loads(ran(place, PROGRAM, "times", str(times)))
    median, bare = (percentile(seconds[of], 50) for of in ("taken", "bare"))
    yield Figure(f"{name}.p50", round(median * 1000, 1), "ms")
    yield Figure(f"{name}.p95", round(percentile(seconds["taken"], 95) * 1000, 1), "ms")
    yield Figure(f"{name}.ratio", round(median / bare, 1), "×")


def together(name: str, place: Installation, seconds: int) -> Iterator[Figure]:
    """All at once: how many, how evenly, and that no number or event is missing or there twice."""
    before = json.loads(ran(place, PROGRAM, "found"))["dossiers"]
    told = json.loads(ran(place, PROGRAM, "together", str(OFFICERS), str(seconds)))
    numbers = [len(each["taken"]) for each in told]
    taken = list(chain.from_iterable(each["taken"] for each in told))
    errors = sum(len(each["errors"]) for each in told)
    name = f"{name}.{OFFICERS}_officers"
    yield Figure(f"{name}.received", round(sum(numbers) / seconds, 1), "dossiers/s")
    yield Figure(f"{name}.least_of_one", min(numbers), "dossiers")
    yield Figure(f"{name}.most_of_one", max(numbers), "dossiers")
    yield Figure(f"{name}.p95", round(percentile(taken, 95) * 1000, 1), "ms")
    yield Figure(f"{name}.longest", round(max(taken) * 1000, 1), "ms")
    yield Figure(f"{name}.errors", errors, "errors", wanted=0)
    found = json.loads(ran(place, PROGRAM, "found"))
    for what in MUST_BE_NONE:
        yield Figure(f"{name}.{what}", found[what], what, wanted=0)
    missing = before + sum(numbers) - found["dossiers"]
    yield Figure(f"{name}.dossiers_missing", missing, "dossiers", wanted=0)
