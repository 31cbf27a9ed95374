"""A worker that is killed in the midst loses nothing; what it repeats, the provider knows."""

import json

import pytest

from cchc.notices.emulator import Emulator
from tests.installations import Ground, Installation

PROGRAM = "cchc.notices.tests.outbox"
KILLS, NOTICES = 5, 90


def said(place: Installation, *words: str) -> dict[str, int]:
    """What the program answered, {} for nothing; it must not fail."""
    done = place.run(PROGRAM, *words)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout or "{}"))


@pytest.mark.django_db
def test_killed_workers_lose_no_notice_and_send_none_twice_unknown(ground: Ground) -> None:
    place = ground.ready()
    with Emulator() as gateway:
        gateway.state.receipts = 0
        said(place, "open")
        said(place, "tell", str(NOTICES))
        done = said(place, "kill", gateway.address, str(KILLS), "7")
        assert done["kills"] - done["idle"] > 0
        found = said(place, "found")
        assert (
            found.pop("claimed_again") >= len(gateway.state.taken) - NOTICES + gateway.state.repeats
        )
        assert found == {"notices": NOTICES, "lost": 0, "charged_twice": 0, "untrue": 0}
        assert len(gateway.state.taken) == NOTICES
