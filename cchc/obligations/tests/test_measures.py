"""The figures as the database gives them, with the records behind each."""

from dataclasses import asdict
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.kernel.periods import Period
from cchc.obligations import measures, services
from cchc.obligations.models import Obligation
from cchc.obligations.queries.records import counted_in
from cchc.obligations.services import Subject
from cchc.obligations.tests.factories import (
    ADOPTED_AT,
    DUE,
    accepted,
    days,
    event,
    extended,
    on,
    owed,
    submitted,
)
from cchc.organisation.tests.factories import Cast

pytestmark = pytest.mark.django_db
Q1 = Period.parse("2026-Q1")
AFTER = on(date(2026, 4, 1))


def task(number: int, area: str = "I. Thể chế") -> Subject:
    return Subject("task", f"anbinh-2026-1:{number}", f"Nhiệm vụ {number}", area)


def counts(who: Cast, **options: object) -> dict[str, int]:
    rows = measures.task_counts(who.ward, Q1, as_of=AFTER, **options)  # type: ignore[arg-type]
    assert len(rows) == 1
    return {figure: number for figure, number in asdict(rows[0].counts).items() if number}


def lived(who: Cast) -> dict[str, Obligation]:
    """One task of each kind."""
    named = {
        name: owed(who, subject=task(number), due_on=due, label=name)
        for number, (name, due) in enumerate(
            [
                ("on time", DUE),
                ("late", date(2026, 2, 28)),
                ("missing", date(2026, 3, 15)),
                ("unseen", DUE),
                ("ahead", date(2026, 12, 31)),
                ("extended away", date(2026, 3, 20)),
                ("cancelled", DUE),
            ]
        )
    }
    named["event"] = owed(who, subject=task(20), event=event(who))
    accepted(who, named["on time"], day=DUE)
    accepted(who, named["late"], day=date(2026, 3, 2))
    submitted(who, named["unseen"], day=DUE)
    extended(who, named["extended away"], until=date(2026, 4, 20), day=date(2026, 3, 20))
    services.cancel(obligations=[named["cancelled"]], actor=who.minh, at=on(DUE), reason="Bỏ")
    return named


def test_each_task_counts_once(who: Cast) -> None:
    lived(who)
    assert counts(who) == {
        "planned": 7,
        "due": 4,
        "done_on_time": 1,
        "done_late": 1,
        "overdue": 1,
        "waiting": 1,
        "not_yet_due": 2,
        "awaiting_event": 1,
    }


def test_every_count_opens_its_records(who: Cast) -> None:
    named = lived(who)
    row = measures.task_counts(who.ward, Q1, as_of=AFTER)[0]
    assert row.records["overdue"] == (named["missing"].pk,)
    assert row.records["awaiting_event"] == (named["event"].pk,)
    assert row.tasks["done_late"] == (("task", "anbinh-2026-1:1"),)
    for figure, number in asdict(row.counts).items():
        assert len(row.tasks[figure]) == number
        assert bool(row.records[figure]) == bool(number)


def test_looking_back_shows_what_was_so_then(who: Cast) -> None:
    lived(who)
    then = measures.task_counts(who.ward, Q1, as_of=on(date(2026, 3, 1)))[0].counts
    assert (then.overdue, then.done_late, then.not_yet_due, then.awaiting_event) == (1, 0, 6, 1)
    before = measures.task_counts(who.ward, Q1, as_of=ADOPTED_AT - days(1))[0].counts
    assert before.planned == 0


def test_groups_count_only_their_own_obligations(who: Cast) -> None:
    shared = task(1)
    accepted(who, owed(who, subject=shared))
    other = owed(who, subject=shared, unit="Văn hóa - Xã hội", chief=who.son)
    rows = measures.task_counts(who.ward, Q1, as_of=AFTER, by="unit")
    assert [(r.label, r.counts.done_on_time, r.counts.overdue) for r in rows] == [
        ("Tư pháp - Hộ tịch", 1, 0),
        ("Văn hóa - Xã hội", 0, 1),
    ]
    people = measures.task_counts(who.ward, Q1, as_of=AFTER, by="person")
    assert [(r.label, r.counts.planned) for r in people] == [
        ("Hoàng Văn Sơn", 1),
        ("Chưa giao người", 1),
    ]
    assert people[0].records["overdue"] == (other.pk,)
    assert [r.key for r in measures.task_counts(who.ward, Q1, as_of=AFTER, by="area")] == [
        "I. Thể chế"
    ]


def test_a_plan_counts_only_its_own_tasks(who: Cast) -> None:
    lived(who)
    assert counts(who, kind="task", keys=["anbinh-2026-1:2"]) == {
        "planned": 1,
        "due": 1,
        "overdue": 1,
    }
    assert counts(who, kind="report") == {}


def test_what_next_years_plan_awaits_is_counted_next_year(who: Cast) -> None:
    march = on(date(2026, 3, 30))
    ours, next_years = event(who), event(who, at=march, year=2027)
    owed(who, event=ours, subject=Subject("task", "anbinh-2026-1/9", "Nhiệm vụ 9"))
    owed(
        who,
        event=next_years,
        subject=Subject("task", "anbinh-2027-1/9", "Nhiệm vụ 9"),
        at=march,
    )
    assert counts(who) == {"planned": 1, "awaiting_event": 1}
    row = measures.task_counts(who.ward, Period.parse("2027-Y"), as_of=AFTER)[0]
    assert row.tasks["awaiting_event"] == (("task", "anbinh-2027-1/9"),)


def test_nothing_planned_gives_zeros_and_not_nothing(who: Cast) -> None:
    row = measures.task_counts(who.ward, Q1, as_of=AFTER)[0]
    assert (row.key, row.counts) == ("", measures.TaskCounts())


def test_the_number_of_queries_does_not_grow(who: Cast) -> None:
    lived(who)
    with CaptureQueriesContext(connection) as first:
        measures.task_counts(who.ward, Q1, as_of=AFTER, by="unit")
    lived(who)
    with CaptureQueriesContext(connection) as second:
        measures.task_counts(who.ward, Q1, as_of=AFTER, by="unit")
    assert len(second) == len(first) <= 5


def test_rows_of_other_years_and_agencies_are_not_even_read(who: Cast) -> None:
    old = owed(who, due_on=date(2024, 3, 31), at=on(date(2024, 1, 5)))
    accepted(who, old, day=date(2024, 3, 1))
    from_then = counted_in(who.ward, Q1.first, Q1.last, AFTER)
    assert not from_then.exists()
    assert not counted_in(who.superior, Q1.first, Q1.last, AFTER).exists()


def test_products_are_counted_on_the_day_of_acceptance_until_revoked(who: Cast) -> None:
    row = owed(who)
    accepted(who, row, day=DUE, accepted_on=date(2026, 4, 2))
    q2 = Period.parse("2026-Q2")
    later = on(date(2026, 7, 1))
    assert not measures.products_accepted(who.ward, Q1, as_of=later).exists()
    assert measures.products_accepted(who.ward, q2, as_of=later).count() == 1
    assert measures.products_accepted(who.ward, q2, as_of=later, kind="report").count() == 0
    services.reopen(obligation=row, actor=who.minh, at=on(date(2026, 5, 1)), reason="Nhầm")
    assert measures.products_accepted(who.ward, q2, as_of=later).count() == 0
    assert measures.products_accepted(who.ward, q2, as_of=on(date(2026, 4, 30))).count() == 1


def test_events_are_awaited_until_recorded_or_nothing_hangs_on_them(who: Cast) -> None:
    awaited, dropped = event(who), event(who)
    row, gone = owed(who, event=awaited), owed(who, event=dropped)
    assert measures.events_awaited(who.ward, as_of=AFTER).count() == 2
    services.cancel(obligations=[gone], actor=who.minh, at=on(DUE), reason="Bỏ nhiệm vụ")
    services.record_event(
        event=awaited, actor=who.quan, at=on(date(2026, 4, 10)), happened_on=date(2026, 4, 9),
        document="QĐ 12", due_dates={row.pk: date(2026, 5, 9)},
    )  # fmt: skip
    assert list(measures.events_awaited(who.ward, as_of=AFTER)) == [awaited]
    assert not measures.events_awaited(who.ward, as_of=on(date(2026, 4, 11))).exists()
