"""Many machines guess at once: the lock counts every answer; on PostgreSQL only."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from cchc.dossiers.queries import pin_of
from cchc.dossiers.tests.factories import Shop, on, processing
from cchc.portal import services
from cchc.portal.models import LookUpCount
from cchc.portal.rules import guessing
from cchc.portal.tests.factories import public_shop, wrong_pin

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
TWELVE = 12


@pytest.fixture(name="desk")
def desk_fixture(transactional_db: None) -> Shop:
    """The public desk, on a database that really runs things side by side."""
    if connection.vendor != "postgresql":
        pytest.skip("cần PostgreSQL để chạy song song thật")
    return public_shop()


@pytest.mark.parametrize("is_there", [True, False])
def test_guesses_at_the_same_moment_lock_the_code_and_none_goes_uncounted(
    desk: Shop, is_there: bool
) -> None:
    row = processing(desk)
    code = row.code if is_there else "H56.10.5-260302-9999"
    barrier = Barrier(TWELVE)

    def guess(number: int) -> bool:
        barrier.wait()
        try:
            return services.look_up(code=code, pin=wrong_pin(row), at=on(4)) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(TWELVE) as pool:
        assert not any(pool.map(guess, range(TWELVE)))
    count = LookUpCount.objects.get()
    assert count.failures == guessing.FAILURES
    assert count.locked_until == on(4) + guessing.LOCK
    assert services.look_up(code=code, pin=pin_of(row), at=on(4)) is None
