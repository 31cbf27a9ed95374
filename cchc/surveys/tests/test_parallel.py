"""Many answer for one dossier at the same moment: one is taken, all others are counted."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from cchc.surveys import services
from cchc.surveys.choices import AttemptKind, Channel
from cchc.surveys.errors import AttemptRefused
from cchc.surveys.models import Answered, AttemptCount, MarkGiven, Response
from cchc.surveys.tests.factories import FRIDAY, Asking, made_asking

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
TWELVE = 12


@pytest.fixture(name="one")
def one_fixture(transactional_db: None) -> Asking:
    """On a database that really runs things side by side."""
    if connection.vendor != "postgresql":
        pytest.skip("cần PostgreSQL để chạy song song thật")
    return made_asking()


def test_of_twelve_at_once_by_link_and_counter_one_is_taken(one: Asking) -> None:
    barrier = Barrier(TWELVE)
    given, mark = [one.given(1 + n % 5, 5) for n in range(TWELVE)], one.mark()

    def send(number: int) -> bool:
        channel = Channel.KIOSK if number % 2 else Channel.LINK
        barrier.wait()
        try:
            services.answer(mark=mark, given=given[number], channel=channel, at=FRIDAY)
        except AttemptRefused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(TWELVE) as pool:
        taken = list(pool.map(send, range(TWELVE)))
    assert sum(taken) == 1
    assert Response.objects.count() == Answered.objects.count() == 1
    assert MarkGiven.objects.count() == 2
    assert AttemptCount.objects.get(kind=AttemptKind.GONE).number == TWELVE - 1
