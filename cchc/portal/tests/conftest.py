"""What the tests of this room share: the desk of the cast, made public."""

import pytest

from cchc.dossiers.tests.factories import Shop
from cchc.portal.tests.factories import public_shop


@pytest.fixture
def desk(db: None) -> Shop:
    """The fixed cast at their one-stop shop; the ward is public."""
    return public_shop()
