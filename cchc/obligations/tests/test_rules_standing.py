"""Where an obligation stands; the table "standing" of docs/rules/obligations.md."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.kernel.zone import HANOI
from cchc.obligations.rules.standing import DateLine, DeliveryLine, Record, standing

DUE = date(2026, 3, 31)


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=HANOI)


def march(day: int) -> date:
    return date(2026, 3, day)


def april(day: int) -> date:
    return date(2026, 4, day)


def record(*deliveries: DeliveryLine, cancelled_at: datetime | None = None) -> Record:
    created = at(date(2026, 1, 5))
    return Record(created, (DateLine(DUE, created),), deliveries, cancelled_at)


def handed_in(day: date, decided: date | None = None, *, accepted: bool = False) -> DeliveryLine:
    return DeliveryLine(at(day, 9), at(decided, 16) if decided else None, accepted)


@pytest.mark.parametrize(
    ("delivery", "day", "name"),
    [
        (None, march(31), "running"),
        (None, april(1), "overdue"),
        (handed_in(march(31)), april(20), "waiting"),
        (handed_in(april(1)), april(2), "overdue"),
        (handed_in(march(31), april(20), accepted=True), april(21), "done_on_time"),
        (handed_in(march(31), april(20), accepted=True), april(10), "waiting"),
        (handed_in(april(1), april(1), accepted=True), april(2), "done_late"),
        (handed_in(march(20), march(25)), march(31), "running"),
        (handed_in(march(20), march(25)), april(1), "overdue"),
    ],
)
def test_the_standing_is_that_of_the_table(
    delivery: DeliveryLine | None, day: date, name: str
) -> None:
    found = standing(record(*([delivery] if delivery else [])), at(day, 23))
    assert found
    assert found.name == name


def test_a_revoked_acceptance_counts_only_until_it_is_revoked() -> None:
    line = DeliveryLine(at(march(30)), at(march(31)), True, at(april(5)))
    before, after = standing(record(line), at(april(4))), standing(record(line), at(april(6)))
    assert before
    assert after
    assert (before.name, after.name) == ("done_on_time", "overdue")


def test_before_it_was_promised_it_does_not_stand_and_after_cancelling_it_is_cancelled() -> None:
    assert standing(record(), at(date(2026, 1, 4))) is None
    cancelled = standing(record(cancelled_at=at(march(1))), at(march(2)))
    running = standing(record(cancelled_at=at(march(3))), at(march(2)))
    assert cancelled
    assert running
    assert (cancelled.name, running.name) == ("cancelled", "running")


def test_without_a_date_it_awaits_its_event() -> None:
    found = standing(Record(at(march(1))), at(april(1)))
    assert found
    assert (found.name, found.binding_on) == ("awaiting_event", None)


days = st.dates(date(2026, 1, 5), date(2026, 12, 31))


@given(
    lines=st.lists(st.tuples(days, days), max_size=4),
    submitted=days,
    waited=st.integers(0, 60),
    looked=st.dates(date(2026, 1, 6), date(2027, 3, 1)),
)
def test_late_stays_late_whatever_is_granted_afterwards(
    lines: list[tuple[date, date]], submitted: date, waited: int, looked: date
) -> None:
    promised = tuple(DateLine(new, at(day)) for day, new in sorted(lines))
    base = record()
    known = Record(base.created_at, (*base.dates, *promised), (handed_in(submitted),))
    now = standing(known, at(looked, 23))
    assert now
    if now.name == "overdue":
        granted = DateLine(date(2027, 12, 31), at(looked, 23))
        pardoned = Record(known.created_at, (*known.dates, granted), known.deliveries)
        later = standing(pardoned, at(looked, 23))
        assert later
        assert later.name == "overdue"
