"""Twelve answer for one dossier at one moment, each on a connection of their own; SQLite too."""

import json

import pytest

from tests.installations import Ground

TWELVE = 12


@pytest.mark.django_db
def test_one_answer_is_taken_and_every_other_one_refused_and_counted(ground: Ground) -> None:
    done = ground.ready().run("cchc.surveys.tests.many", "race")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "taken": 1,
        "answers": 1,
        "answered": 1,
        "marks": 2,
        "refused": TWELVE - 1,
    }
