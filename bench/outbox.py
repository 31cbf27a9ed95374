"""The outbox: notices sent by one and by two processes, against a bare loop; and workers killed."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from bench.figures import Figure
from bench.places import engines, ran
from cchc.notices.emulator import Emulator
from tests.installations import Installation

PROGRAM = "cchc.notices.tests.outbox"
MUST_BE_NONE = ("lost", "charged_twice", "untrue")
A_KILL = 15  # notices, more than a worker sends before it is killed


def figures(long: bool) -> Iterator[Figure]:
    """1,000 notices a turn and 120 kills when long, else 200 and 10."""
    number, kills = (1000, 120) if long else (200, 10)
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder:
        for engine, place in engines(Path(folder)):
            with Emulator() as gateway:
                gateway.state.receipts = 0
                ran(place, PROGRAM, "open")
                yield from speed(f"outbox.{engine}", place, gateway.address, number)
                yield from killed(f"outbox.{engine}", place, gateway, kills)


def said(place: Installation, *words: str) -> Any:
    """What the program answered."""
    return json.loads(ran(place, PROGRAM, *words))


def speed(name: str, place: Installation, address: str, number: int) -> Iterator[Figure]:
    """Notices a second: one process, two of them, and the bare loop."""
    rates = {}
    for workers in (1, 2):
        ran(place, PROGRAM, "tell", str(number))
        done = said(place, "work", address, str(workers))
        rates[workers] = done["sent"] / done["seconds"]
        yield Figure(f"{name}.workers_{workers}", round(rates[workers], 1), "notices/s")
        yield Figure(f"{name}.workers_{workers}.sent", done["sent"], "notices", wanted=number)
    done = said(place, "bare", address, str(number))
    bare = done["sent"] / done["seconds"]
    yield Figure(f"{name}.bare", round(bare, 1), "notices/s")
    yield Figure(f"{name}.ratio", round(bare / rates[1], 1), "×")


def killed(name: str, place: Installation, gateway: Emulator, kills: int) -> Iterator[Figure]:
    """Nothing lost; what was sent again was known to the gateway by its key and dropped there."""
    before = said(place, "found")["notices"]
    taken, repeats = len(gateway.state.taken), gateway.state.repeats
    number = kills * A_KILL
    ran(place, PROGRAM, "tell", str(number))
    done = said(place, "kill", gateway.address, str(kills), "1")
    seen = httpx.get(f"{gateway.address}/trang-thai", trust_env=False).json()
    yield Figure(f"{name}.kills", done["kills"] - done["idle"], "kills")
    yield Figure(f"{name}.kills.notices", number, "notices")
    yield Figure(f"{name}.kills.taken", seen["taken"] - taken, "notices", wanted=number)
    yield Figure(f"{name}.kills.known_repeats", seen["repeats"] - repeats, "notices")
    found = said(place, "found")
    yield Figure(f"{name}.kills.claimed_again", found["claimed_again"], "notices")
    yield Figure(f"{name}.kills.missing", before + number - found["notices"], "notices", wanted=0)
    for what in MUST_BE_NONE:
        yield Figure(f"{name}.kills.{what}", found[what], "notices", wanted=0)
