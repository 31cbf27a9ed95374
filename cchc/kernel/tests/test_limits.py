"""Counts of requests: windows, keys apart, and processes that count together."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection

from cchc.kernel import limits
from cchc.kernel.limits import LimitCount

NOON = 1_775_000_000


@pytest.mark.django_db
def test_a_window_counts_up_and_the_next_one_begins_anew() -> None:
    asked = partial(limits.count, "a", seconds=60)
    assert [asked(now=NOON), asked(now=NOON + 59)] == [1, 2]
    assert limits.counted("a", now=NOON + 59) == 2
    assert limits.counted("a", now=NOON + 60) == 0
    assert [asked(now=NOON + 60), asked(now=NOON + 119)] == [1, 2]
    assert limits.count("b", seconds=60, now=NOON) == 1


@pytest.mark.django_db
def test_a_request_costs_one_statement(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        limits.count("a", seconds=60, now=NOON)


@pytest.mark.django_db
def test_windows_that_are_over_are_forgotten() -> None:
    limits.count("old", seconds=60, now=NOON)
    limits.count("new", seconds=600, now=NOON)
    assert limits.forget(now=NOON + 60) == 1
    assert list(LimitCount.objects.values_list("key", flat=True)) == ["new"]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_who_ask_at_the_same_moment_are_all_counted() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("cần PostgreSQL để chạy song song thật")

    def ask(_: int) -> int:
        try:
            return limits.count("a", seconds=60, now=NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(ask, range(24))) == list(range(1, 25))
