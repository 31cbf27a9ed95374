"""One draft is sent from many machines at once: one dossier; on PostgreSQL only."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from cchc.dossiers.models import Attachment, Dossier
from cchc.dossiers.tests.factories import Shop, on
from cchc.notices.models import Letter
from cchc.portal import services
from cchc.portal.models import FilingDraft, OneTimeCode
from cchc.portal.rules import one_time_codes
from cchc.portal.tests.filing import EMAIL, begun, filing_shop, filled, sent, signed_in

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
EIGHT = 8


@pytest.fixture(name="desk")
def desk_fixture(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """The desk that takes dossiers online, on a database that really runs things side by side."""
    if connection.vendor != "postgresql":
        pytest.skip("cần PostgreSQL để chạy song song thật")
    monkeypatch.setenv("CCHC_NOW", on(4).isoformat())
    return filing_shop()


def test_pressed_at_the_same_moment_it_is_one_dossier(desk: Shop) -> None:
    draft = filled(signed_in(), desk)
    clients = [signed_in() for _ in range(one_time_codes.SENT_A_WINDOW - 1)] * 2
    barrier = Barrier(EIGHT)

    def press(client: Client) -> str:
        barrier.wait()
        try:
            return str(sent(client, draft)["Location"])
        finally:
            connection.close()

    with ThreadPoolExecutor(EIGHT) as pool:
        answers = set(pool.map(press, clients))
    assert len(answers) == 1
    assert next(iter(answers)).endswith("/bien-nhan/")
    assert Dossier.objects.count() == 1
    assert Attachment.objects.count() == 1


def test_begun_at_the_same_moment_it_is_one_draft(desk: Shop) -> None:
    client = signed_in()
    barrier = Barrier(EIGHT)

    def press(number: int) -> int:
        barrier.wait()
        try:
            return begun(client, desk).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(EIGHT) as pool:
        assert len(set(pool.map(press, range(EIGHT)))) == 1
    assert FilingDraft.objects.count() == 1


def test_codes_asked_for_at_the_same_moment_are_counted_one_by_one(desk: Shop) -> None:
    barrier = Barrier(EIGHT)

    def ask(number: int) -> None:
        barrier.wait()
        try:
            services.ask_code(email=EMAIL, at=on(4))
        finally:
            connection.close()

    with ThreadPoolExecutor(EIGHT) as pool:
        list(pool.map(ask, range(EIGHT)))
    assert OneTimeCode.objects.get().sent == one_time_codes.SENT_A_WINDOW
    assert Letter.objects.count() == one_time_codes.SENT_A_WINDOW
