"""Four real processes at once: no number is skipped or given twice, no chain is broken."""

import json

import pytest

from tests.installations import Ground

TURNS, PROCESSES = 30, 4
KEPT = PROCESSES * (TURNS - TURNS // 5)


@pytest.mark.django_db
def test_parallel_processes_leave_gap_free_numbers_and_whole_chains(ground: Ground) -> None:
    place = ground.ready()
    racers = [
        place.start("cchc.kernel.tests.racing", str(TURNS), f"p{number}")
        for number in range(PROCESSES)
    ]
    ends = [racer.communicate(timeout=600) for racer in racers]
    assert [racer.returncode for racer in racers] == [0] * PROCESSES, ends
    verified = place.run("cchc", "audit", "verify", "--json")
    assert verified.returncode == 0, verified.stdout
    events = {each["agency"]: each["events"] for each in json.loads(verified.stdout)["agencies"]}
    assert events == {"an-binh": 2 * KEPT, "dong-son": KEPT}
    counted = place.run("django", "shell", "-v0", "-c", NUMBERS)
    assert json.loads(counted.stdout) == list(range(1, KEPT + 1)), counted.stderr


NUMBERS = """
import json
from cchc.kernel.models import AuditEvent
events = AuditEvent.objects.filter(act="number").order_by("seq")
print(json.dumps([json.loads(event.facts)["number"] for event in events]))
"""
