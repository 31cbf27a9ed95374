"""Four real processes send the same requests at once: each is done once, all get one answer."""

import json

import pytest

from cchc.api.tests.factories import NOON
from tests.installations import Ground

TIMES, PROCESSES = 10, 4
RACER = "cchc.api.tests.racing"
COUNTED = """
import json
from cchc.api.models import KeptAnswer
from cchc.dossiers.models import Dossier, DossierImport
rows = sum(DossierImport.objects.values_list("rows", flat=True))
print(json.dumps([Dossier.objects.count(), rows, KeptAnswer.objects.count()]))
"""


@pytest.mark.django_db
def test_the_same_key_from_parallel_processes_is_done_once(ground: Ground) -> None:
    place = ground.ready()
    place.now = NOON.isoformat()
    made = place.run(RACER, "ward")
    assert made.returncode == 0, made.stderr
    key = made.stdout.strip()
    racers = [place.start(RACER, "push", key, str(TIMES)) for _ in range(PROCESSES)]
    ends = [racer.communicate(timeout=300) for racer in racers]
    assert [racer.returncode for racer in racers] == [0] * PROCESSES, ends
    told = [json.loads(out) for out, _ in ends]
    assert all(answers == told[0] for answers in told)
    assert [status for status, _ in told[0]] == [201] * TIMES
    counted = place.run("django", "shell", "-v0", "-c", COUNTED)
    assert json.loads(counted.stdout) == [TIMES, TIMES, TIMES], counted.stderr
    verified = place.run("cchc", "audit", "verify")
    assert verified.returncode == 0, verified.stdout
