"""What the tests of this room share."""

import pytest

from cchc.api.tests.factories import NOON, Machine, machine


@pytest.fixture
def one(db: None, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A client with every right; it is noon of Monday 09/03/2026."""
    monkeypatch.setenv("CCHC_NOW", NOON.isoformat())
    return machine()


@pytest.fixture(name="pushed")
def pushed_fixture(one: Machine) -> Machine:
    """A client that has pushed a dossier."""
    assert one.put().status_code == 201
    return one
