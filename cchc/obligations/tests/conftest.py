"""What the tests of this room share."""

import pytest

from cchc.organisation.tests.factories import Cast, cast


@pytest.fixture
def who(db: None) -> Cast:
    """The fixed cast."""
    return cast()
