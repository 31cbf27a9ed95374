"""Pages of the one-stop shop over HTTP, from the server that production runs, signed in.

p50 and p95 with 1 and 16 clients; then one counter's while an export is taken in beside it.
"""

import http.client
import json
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.dossier_import import write
from bench.dossier_reading import COUNTERS, FEW, MANY, ms
from bench.figures import Figure
from bench.places import engines, ran
from bench.plan_dashboard import percentile
from tests.installations import Installation

VISITORS = "cchc.dossiers.tests.visitors"
NOW = "2026-06-30T16:30"
CLIENTS = (1, 16)
STARTED_WITHIN = 120


def figures(long: bool) -> Iterator[Figure]:
    """With 10,000 dossiers; 60 seconds for each number of clients when long, else 10."""
    seconds, rows = (60, 100_000) if long else (10, 10_000)
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder:
        write(Path(folder) / "export.xlsx", rows)
        for engine, place in engines(Path(folder)):
            ran(place, COUNTERS, "open")
            ran(place, MANY, "fill", str(FEW))
            place.now = NOW
            told = ran(place, MANY, "visit")
            with served(place) as address:
                yield from measured(f"pages.{engine}", place, address, told, seconds)
                name = f"pages.{engine}.beside_import"
                yield from beside(name, place, address, told, Path(folder) / "export.xlsx")


def measured(
    name: str, place: Installation, address: str, told: str, seconds: int
) -> Iterator[Figure]:
    """Each page by 1 client, then by 16 at once."""
    for clients in CLIENTS:
        taken = visited(place, address, told, clients, seconds)
        asked = sum(map(len, taken.values()))
        of = f"{name}.{clients}_clients"
        yield Figure(f"{of}.answers", round(asked / seconds, 1), "answers/s")
        for page, took in taken.items():
            for percent in (50, 95):
                yield Figure(f"{of}.{page}.p{percent}", ms(percentile(took, percent)), "ms")


def beside(
    name: str, place: Installation, address: str, told: str, export: Path
) -> Iterator[Figure]:
    """Receptions by one client, again and again until the export is in."""
    only = json.loads(told)
    only["pages"] = {"counter": only["pages"]["counter"]}
    importing = place.start("cchc", "dossiers", "import", str(export), "--agency", "anbinh")
    began = time.perf_counter()
    taken: list[float] = []
    while importing.poll() is None:
        taken += visited(place, address, json.dumps(only), 1, 5)["reception"]
    took = time.perf_counter() - began
    said, errors = importing.communicate()
    yield Figure(f"{name}.import_failed", importing.returncode, "", wanted=0)
    assert importing.returncode == 0, said + errors
    yield Figure(f"{name}.import", round(took, 1), "s")
    yield Figure(f"{name}.receptions", len(taken), "receptions")
    for percent in (50, 95, 100):
        yield Figure(f"{name}.reception.p{percent}", ms(percentile(taken, percent)), "ms")


def visited(
    place: Installation, address: str, told: str, clients: int, seconds: int
) -> dict[str, list[float]]:
    """Seconds of each answer, by page."""
    with place.start(VISITORS, address, str(clients), str(seconds)) as visitors:
        said, errors = visitors.communicate(told, timeout=seconds + 300)
    assert visitors.returncode == 0, errors
    found: dict[str, list[float]] = json.loads(said)
    return found


@contextmanager
def served(place: Installation) -> Iterator[str]:
    """``cchc serve`` on a free port, without background work; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = place.start("cchc", "serve", "--port", str(port), "--no-work")
    try:
        yield answering(server, f"127.0.0.1:{port}")
    finally:
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=60)


def answering(server: subprocess.Popen[str], address: str) -> str:
    """The address, once the server answers there."""
    end = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < end and server.poll() is None:
        line = http.client.HTTPConnection(address, timeout=5)
        try:
            line.request("GET", "/dang-nhap/")
            line.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return address
        finally:
            line.close()
    raise RuntimeError(f"no server at {address}")
