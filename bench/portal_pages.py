"""The public pages over HTTP, from the server that production runs, to strangers.

p50 and p95 of each page with 1 and 16 clients.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.dossier_pages import measured, served
from bench.figures import Figure
from bench.places import engines, ran

OPENED = "cchc.portal.tests.opened"
NOW = "2026-03-10T10:00"


def figures(long: bool) -> Iterator[Figure]:
    """A ward with everything that strangers read; 60 seconds for each when long, else 10."""
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder:
        for engine, place in engines(Path(folder)):
            place.now = NOW
            told = ran(place, OPENED)
            with served(place) as address:
                yield from measured(f"portal.{engine}", place, address, told, 60 if long else 10)
