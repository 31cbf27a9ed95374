"""What the tests of this room share."""

import pytest

from cchc.dossiers.tests.factories import Shop, shop


@pytest.fixture
def desk(db: None) -> Shop:
    """The fixed cast at their one-stop shop, with a procedure of five days."""
    return shop()
