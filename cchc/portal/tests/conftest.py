"""What the tests of this room share: the desk of the cast, made public."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from cchc.dossiers.tests.factories import Shop
from cchc.portal.tests.factories import public_shop


@pytest.fixture
def desk(db: None) -> Shop:
    """The fixed cast at their one-stop shop; the ward is public."""
    return public_shop()


@pytest.fixture(autouse=True)
def unlimited() -> Iterator[None]:
    """Each test begins with no request counted."""
    cache.clear()
    yield
    cache.clear()
