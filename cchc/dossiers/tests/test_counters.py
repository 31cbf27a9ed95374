"""Eight real processes receive at once, on either database: nobody is refused, nothing is lost."""

import json

import pytest

from tests.installations import Ground

PROGRAM = "cchc.dossiers.tests.counters"
OFFICERS, SECONDS = "8", "2"


@pytest.mark.django_db
def test_eight_officers_receive_at_once_and_nothing_is_lost(ground: Ground) -> None:
    place = ground.ready()
    opened = place.run(PROGRAM, "open")
    assert opened.returncode == 0, opened.stderr
    done = place.run(PROGRAM, "together", OFFICERS, SECONDS)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [each["errors"] for each in told] == [[]] * int(OFFICERS)
    assert all(each["taken"] for each in told), "somebody never got a turn"
    received = sum(len(each["taken"]) for each in told)
    found = json.loads(place.run(PROGRAM, "found").stdout)
    assert found == {"dossiers": received, "gaps": 0, "doubles": 0, "lost": 0}
    verified = place.run("cchc", "audit", "verify", "--json")
    assert verified.returncode == 0, verified.stdout
