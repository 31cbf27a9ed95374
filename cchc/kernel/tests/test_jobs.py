"""Jobs are lost with their transaction, done at least once, tried again, swept and pruned."""

import threading
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cchc.kernel import jobs
from cchc.kernel.clock import HANOI
from cchc.kernel.jobs import lease, running, schedule, worker
from cchc.kernel.jobs.registry import PERIODIC, Periodic, periodic
from cchc.kernel.jobs.state import state, try_failed_again
from cchc.kernel.models import PeriodicRun, WorkerLease

from .jobs_done import DONE, break_down, write_down

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def only_these() -> Iterator[None]:
    """No word written down yet, and no periodic work of the rooms."""
    DONE.clear()
    kept = dict(PERIODIC)
    PERIODIC.clear()
    yield
    PERIODIC.clear()
    PERIODIC.update(kept)


@transaction.atomic()
def enqueue_and_fail() -> None:
    jobs.enqueue(write_down, word="lost")
    raise RuntimeError


def make_due() -> None:
    DBTaskResult.objects.ready().update(run_after=timezone.now() - timedelta(seconds=1))
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))


def test_a_job_is_done_once_in_the_order_of_asking() -> None:
    jobs.enqueue(write_down, word="one")
    jobs.enqueue(write_down, word="two")
    assert jobs.work_off() == 2
    assert jobs.work_off() == 0
    assert DONE == ["one", "two"]


def test_a_job_is_lost_with_the_transaction_that_asked_for_it() -> None:
    with pytest.raises(RuntimeError):
        enqueue_and_fail()
    assert jobs.work_off() == 0


def test_a_failed_job_waits_and_is_tried_again() -> None:
    jobs.enqueue(break_down, word="x")
    jobs.enqueue(write_down, word="y")
    assert jobs.work_off() == 2
    assert DONE == ["x", "y"]
    assert jobs.work_off() == 0
    make_due()
    assert jobs.work_off() == 1
    assert DONE == ["x", "y", "x"]


def test_a_job_is_given_up_after_seven_attempts_and_can_be_started_anew() -> None:
    jobs.enqueue(break_down, word="x")
    for _ in range(10):
        make_due()
        jobs.work_off()
    assert len(DONE) == running.ATTEMPTS
    assert state().failed == 1
    assert try_failed_again() == 1
    assert jobs.work_off() == 1
    assert state().failed == 0


def test_the_pauses_between_attempts_grow() -> None:
    pauses = [running.pause_after(attempts).total_seconds() for attempts in range(1, 7)]
    assert pauses == [30, 120, 480, 1920, 7680, 30720]


def test_a_job_of_a_dead_worker_is_given_back_by_the_next_holder_of_the_lease() -> None:
    jobs.enqueue(write_down, word="x")
    assert running.claim("dead") is not None
    assert jobs.work_off() == 0
    assert running.sweep() == 1
    make_due()
    assert jobs.work_off() == 1


def test_a_job_that_kills_its_worker_is_given_up_in_the_end() -> None:
    jobs.enqueue(write_down, word="x")
    for _ in range(running.ATTEMPTS):
        make_due()
        assert running.claim("dead") is not None
        running.sweep()
    make_due()
    assert running.claim("dead") is None
    assert state().failed == 1


def test_a_job_whose_function_is_gone_is_a_failure_and_no_crash() -> None:
    jobs.enqueue(write_down, word="x")
    DBTaskResult.objects.update(task_path="cchc.kernel.tests.jobs_done.gone")
    assert jobs.work_off() == 1
    assert DBTaskResult.objects.get().traceback


def test_finished_jobs_are_forgotten_after_a_week_and_failed_ones_after_ninety_days() -> None:
    jobs.enqueue(write_down, word="x")
    jobs.work_off()
    now = timezone.now()
    assert running.prune(now + timedelta(days=6)) == 0
    assert running.prune(now + timedelta(days=8)) == 1
    jobs.enqueue(break_down, word="x")
    for _ in range(running.ATTEMPTS):
        make_due()
        jobs.work_off()
    assert running.prune(now + timedelta(days=89)) == 0
    assert running.prune(now + timedelta(days=91)) == 1


def test_the_lease_is_held_by_one_worker_until_it_ends_or_dies() -> None:
    assert lease.take("a")
    assert not lease.take("b")
    assert lease.take("a")
    assert lease.is_held()
    lease.release("a")
    assert lease.take("b")
    WorkerLease.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert not lease.is_held()
    assert lease.take("a")


def daily(at: str) -> Periodic:
    return Periodic("daily", print, time.fromisoformat(at), None)


@pytest.mark.parametrize(
    ("at", "last", "due"),
    [
        ("08:00", None, True),
        ("08:00", NOW - timedelta(minutes=61), True),  # yesterday's was done, today's not
        ("08:00", NOW - timedelta(minutes=60), False),
        ("08:00", NOW - timedelta(minutes=1), False),
        ("10:00", NOW - timedelta(hours=22), False),  # done after yesterday's hour
        ("10:00", NOW - timedelta(hours=23, minutes=1), True),  # yesterday's was missed
        ("10:00", NOW - timedelta(days=9), True),
        ("10:00", NOW + timedelta(days=9), True),  # the clock was set back
    ],
)
def test_a_daily_work_is_due_once_a_day_and_made_up_when_missed(
    at: str, last: datetime | None, due: bool
) -> None:
    assert schedule.is_due(daily(at), last, NOW) is due


@pytest.mark.parametrize(("seconds", "due"), [(59, False), (60, True), (600, True)])
def test_a_work_every_minute_is_due_after_a_minute(seconds: int, due: bool) -> None:
    work = Periodic("often", print, None, 60)
    assert schedule.is_due(work, NOW - timedelta(seconds=seconds), NOW) is due


def test_periodic_work_is_queued_once_and_called_with_its_moment() -> None:
    called: list[datetime] = []
    periodic(name="often", every=60)(called.append)
    assert schedule.hand_over(NOW) == ["often"]
    assert schedule.hand_over(NOW + timedelta(seconds=90)) == []  # still waiting
    assert jobs.work_off() == 1
    assert called == [NOW]
    assert schedule.hand_over(NOW + timedelta(seconds=90)) == ["often"]
    assert PeriodicRun.objects.get().at == NOW + timedelta(seconds=90)


def test_what_nobody_waits_for_is_asked_and_nothing_is_written(
    django_assert_num_queries: Any,
) -> None:
    waiting: list[int] = []
    called: list[datetime] = []
    periodic(name="outbox", every=2, waits=lambda at: bool(waiting))(called.append)
    periodic(name="often", every=1)(lambda at: None)
    with django_assert_num_queries(0):
        assert schedule.hand_over_waiting(NOW) == []
    assert schedule.hand_over(NOW) == ["often"]
    waiting.append(1)
    assert schedule.hand_over_waiting(NOW) == ["outbox"]
    assert schedule.hand_over_waiting(NOW + timedelta(seconds=9)) == []  # still in the queue
    jobs.work_off()
    assert called == [NOW]
    assert schedule.hand_over_waiting(NOW + timedelta(seconds=1)) == []  # not before its time
    assert schedule.hand_over_waiting(NOW + timedelta(seconds=2)) == ["outbox"]


def test_periodic_work_has_one_rhythm_and_a_name_of_its_own() -> None:
    with pytest.raises(ValueError, match="either"):
        periodic(name="none")
    with pytest.raises(ValueError, match="either"):
        periodic(name="both", at="08:00", every=60)
    periodic(name="once", every=60)(lambda at: None)
    with pytest.raises(ValueError, match="two"):
        periodic(name="once", every=60)(lambda at: None)


@pytest.mark.django_db(transaction=True)
def test_the_worker_takes_the_lease_does_what_waits_and_gives_the_lease_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stop = threading.Event()
    monkeypatch.setattr(worker, "autodiscover_modules", lambda name: None)
    monkeypatch.setattr(lease, "keep", lambda holder, stop: None)
    jobs.enqueue(write_down, word="x")
    running.claim("dead")
    jobs.enqueue(write_down, word="y")
    periodic(name="stop", every=60)(lambda at: stop.set())
    jobs.run_worker(stop)
    assert DONE == ["y"]
    assert not lease.is_held()
    assert state().waiting == 0  # what the dead worker held waits for its pause
    make_due()
    assert state().waiting == 1
    assert state().oldest_at is not None
