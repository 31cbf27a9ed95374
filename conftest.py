"""What every test of the project shares."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import settings as properties

# How long one example takes is the machine's affair: on a busy one a right answer may come late.
properties.register_profile("cchc", deadline=None)
properties.load_profile("cchc")

pytest_plugins = ["tests.databases", "tests.browser", "tests.installations"]


@pytest.fixture(scope="session", autouse=True)
def test_home() -> Iterator[None]:
    """What the tests keep outside the database is gone after them."""
    home = Path(settings.HOME)
    yield
    shutil.rmtree(home, ignore_errors=True)
