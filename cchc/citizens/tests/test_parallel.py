"""Two desks at once: one number is one citizen; real connections, PostgreSQL only."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connection

from cchc.citizens import facts, services
from cchc.citizens.models import Citizen
from cchc.citizens.services import Registered
from cchc.citizens.tests.factories import MAI, NOW
from cchc.kernel.models import AuditEvent
from cchc.organisation.tests.factories import Cast, cast

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
DESKS = 4


@pytest.fixture(name="who")
def who_fixture(transactional_db: None) -> Cast:
    """The cast, on a database that really runs things side by side."""
    if connection.vendor != "postgresql":
        pytest.skip("cần PostgreSQL để chạy song song thật")
    return cast()


def test_one_number_registered_at_several_desks_at_once_is_one_citizen(who: Cast) -> None:
    barrier = Barrier(DESKS)

    def desk(number: int) -> Registered:
        said = replace(MAI, address=f"Số {number}")
        barrier.wait()
        try:
            return services.register(agency=who.ward, said=said, actor=who.hoa, at=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(DESKS) as pool:
        done = list(pool.map(desk, range(DESKS)))
    assert sorted(found.was_known for found in done) == [False, True, True, True]
    assert {found.citizen.pk for found in done} == {Citizen.objects.get().pk}
    assert all(found.differs == ("address",) for found in done if found.was_known)
    assert AuditEvent.objects.filter(subject_kind=facts.CITIZEN).count() == 1
