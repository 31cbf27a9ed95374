"""Versions of a procedure: drafted, published, ended by the next one, withdrawn."""

from datetime import date

import pytest

from cchc.organisation.tests.factories import cast
from cchc.procedures import queries
from cchc.procedures.tests.factories import birth, published

pytestmark = pytest.mark.django_db


def test_a_published_version_is_read_back_whole() -> None:
    version = published(cast().quan)
    assert queries.whole(version).content == birth()
    assert queries.version_on(version.procedure, date(2026, 1, 5)) == version
    assert queries.version_on(version.procedure, date(2026, 1, 4)) is None
