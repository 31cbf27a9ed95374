"""Two people at once: one wins, the other is told; real connections, PostgreSQL only."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.obligations import facts, services
from cchc.obligations.choices import State
from cchc.obligations.models import Recommendation
from cchc.obligations.tests.factories import (
    DUE,
    answered,
    asked,
    days,
    event,
    fresh,
    on,
    owed,
    recommended,
    submitted,
)
from cchc.organisation.tests.factories import Cast, cast

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def who(transactional_db: None) -> Cast:
    """The cast, on a database that really runs things side by side."""
    if connection.vendor != "postgresql":
        pytest.skip("cần PostgreSQL để chạy song song thật")
    return cast()


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do all of them at the same moment, each on its own connection: what each was told."""
    barrier = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        barrier.wait()
        try:
            act()
        except RuleBroken as broken:
            return broken.message
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


def test_of_two_who_accept_at_once_one_wins_and_the_other_is_told_who(who: Cast) -> None:
    row = owed(who)
    submitted(who, row)
    told = at_once(
        lambda: services.accept(obligation=row, actor=who.lan, at=on(DUE, 15)),
        lambda: services.accept(obligation=row, actor=who.minh, at=on(DUE, 15)),
        lambda: services.send_back(obligation=row, actor=who.quan, at=on(DUE, 15), reason="x"),
    )
    assert told.count("done") == 1
    assert all("đã quyết định sản phẩm này" in said for said in told if said != "done")
    acts = [view.act for view in audit.history("anbinh", facts.OBLIGATION, str(row.pk))]
    assert len(acts) == 3
    assert fresh(row).deliveries.count() == 1


def test_of_two_who_submit_at_once_one_hands_in(who: Cast) -> None:
    row = owed(who)
    told = at_once(
        lambda: submitted(who, row, by=who.binh), lambda: submitted(who, row, by=who.quan)
    )
    assert told.count("done") == 1
    assert fresh(row).deliveries.get().version == 1


def test_a_request_is_decided_once(who: Cast) -> None:
    row = owed(who)
    request = asked(who, row, until=DUE + days(9), day=DUE)
    told = at_once(
        lambda: services.grant_extension(request=request, actor=who.lan, at=on(DUE)),
        lambda: services.refuse_extension(request=request, actor=who.minh, at=on(DUE), reason="x"),
    )
    assert told.count("done") == 1
    assert fresh(row).dates.count() in (1, 2)


def test_a_recommendation_is_answered_once(who: Cast) -> None:
    row = recommended(who)
    told = at_once(lambda: answered(who, row, by=who.minh), lambda: answered(who, row, by=who.quan))
    assert told.count("done") == 1
    assert any("đã được trả lời" in said for said in told)
    assert row.askings.get().obligation.deliveries.count() == 1


def test_numbers_of_recommendations_made_at_once_are_not_shared(who: Cast) -> None:
    assert at_once(*[lambda: recommended(who)] * 3) == ["done"] * 3
    assert set(Recommendation.objects.values_list("number", flat=True)) == {1, 2, 3}


def test_an_event_is_recorded_once(who: Cast) -> None:
    awaited = event(who)
    row = owed(who, event=awaited)

    def record() -> object:
        return services.record_event(
            event=awaited, actor=who.quan, at=on(DUE), happened_on=DUE, document="QĐ 12",
            due_dates={row.pk: date(2026, 5, 4)},
        )  # fmt: skip

    told = at_once(record, record)
    assert told.count("done") == 1
    assert fresh(row).state == State.OPEN
    assert fresh(row).dates.count() == 1


def test_digests_are_put_once_by_several_workers(who: Cast) -> None:
    owed(who, chief=who.binh)
    who.binh.messages.all().delete()
    morning = on(date(2026, 3, 30), 8)
    told = at_once(*[lambda: services.remind(agency=who.ward, at=morning)] * 3)
    assert told == ["done"] * 3
    assert who.binh.messages.count() == 1
