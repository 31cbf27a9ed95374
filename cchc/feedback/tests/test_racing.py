"""Two act on one petition at one moment: one wins, the other is told; on both databases."""

import json

import pytest

from cchc.feedback.tests.racing import EIGHT
from tests.installations import Ground


@pytest.mark.django_db
def test_of_acts_at_one_moment_one_is_done_and_the_others_are_told(ground: Ground) -> None:
    done = ground.ready().run("cchc.feedback.tests.racing")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    officers = found["two_officers"]
    assert officers["through"] == 1
    (told,) = officers["told"]
    assert "Hãy tải lại trang để xem tình trạng mới nhất." in told
    assert officers["state"] in ("guided", "asked")
    assert found["reopened"] == {"through": 1, "told": EIGHT - 1, "statements": 1, "open": 1}
    assert found["classified"] == {"open": 1, "state": "classified"}
