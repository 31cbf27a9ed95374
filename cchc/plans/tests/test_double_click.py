"""The same file uploaded at one moment over and over is one plan and one question."""

import json

import pytest

from tests.installations import Ground


@pytest.mark.django_db
def test_of_parallel_uploads_of_a_file_one_is_read_and_the_others_are_asked_about(
    ground: Ground,
) -> None:
    done = ground.ready().run("cchc.plans.tests.clicking")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    answers, tasks, questions, files = told["short"]
    assert answers == ["IncomingFile"] * 3 + ["Plan"]
    assert (tasks, questions, files) == ([2], 1, 2)
    assert told["long"] == ["asked", "waiting"]
    assert told["plans"] == 1
