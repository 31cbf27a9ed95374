"""Lists say the same as the rules, at any moment, for any life of an obligation."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.kernel import audit
from cchc.kernel.working_time import Calendar, week_of
from cchc.obligations import queries, services
from cchc.obligations.choices import Standing
from cchc.obligations.models import Obligation
from cchc.obligations.queries.records import records_of
from cchc.obligations.rules.standing import standing
from cchc.obligations.services import Owed, Subject
from cchc.obligations.tests.factories import (
    ADOPTED_AT,
    DUE,
    TASK,
    accepted,
    asked,
    days,
    event,
    extended,
    fresh,
    on,
    owed,
    submitted,
)
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, other_ward

pytestmark = pytest.mark.django_db
CALENDAR = Calendar(week_of({d: ["08:00-17:00"] for d in ("mon", "tue", "wed", "thu", "fri")}))
ACTS = ("submit", "submit", "accept", "send_back", "extend", "reopen", "wait", "cancel")


class Undone(Exception):
    """Takes back what one example did."""


def live(who: Cast, row: Obligation, acts: list[tuple[str, int]]) -> date:
    """Do to the row what can be done, as many days apart as said; the last day."""
    day = DUE - timedelta(days=20)
    for act, pause in acts:
        day += timedelta(days=pause)
        row = fresh(row)
        match act, row.state:
            case "submit", "open":
                submitted(who, row, day=day)
            case "accept", "submitted":
                services.accept(obligation=row, actor=who.lan, at=on(day, 15))
            case "send_back", "submitted":
                services.send_back(obligation=row, actor=who.lan, at=on(day, 15), reason="x")
            case "reopen", "accepted":
                services.reopen(obligation=row, actor=who.minh, at=on(day, 16), reason="x")
            case "extend", "open":
                assert row.due_on
                extended(who, row, until=max(row.due_on, day) + timedelta(days=9), day=day)
            case "cancel", "open":
                services.cancel(obligations=[row], actor=who.minh, at=on(day, 17), reason="x")
    return day


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 25)), max_size=7))
def test_the_list_of_a_standing_holds_exactly_what_the_rule_says(
    who: Cast, acts: list[tuple[str, int]]
) -> None:
    try:
        with audit.transaction():
            row = owed(who)
            today = live(who, row, acts)
            rows = Obligation.objects.filter(pk=row.pk)
            told = standing(records_of(rows)[row.pk], on(today, 23, 59))
            assert told
            listed = [
                name for name in Standing.values if rows.filter(queries.standing_on(name, today))
            ]
            assert listed == [told.name]
            assert queries.standing_of(fresh(row), today) == told.name
            kept = fresh(row)
            assert kept.binding_on == told.binding_on or told.name == Standing.CANCELLED
            raise Undone
    except Undone:
        pass


def test_late_is_what_is_overdue_the_longest_first(who: Cast) -> None:
    second = owed(who, due_on=date(2026, 3, 20))
    first = owed(who, due_on=date(2026, 3, 10), unit="Văn hóa - Xã hội")
    submitted(who, owed(who, due_on=date(2026, 3, 15)), day=date(2026, 3, 15))
    owed(who, event=event(who))
    owed(who, due_on=date(2026, 4, 1))
    today = date(2026, 4, 1)
    assert list(queries.late(who.ward, today)) == [first, second]
    assert queries.late_by_unit(who.ward, today) == [
        ("Tư pháp - Hộ tịch", [second]),
        ("Văn hóa - Xã hội", [first]),
    ]
    assert not queries.late(who.superior, today).exists()


def test_due_between_has_only_what_is_unfinished(who: Cast) -> None:
    row = owed(who)
    accepted(who, owed(who), day=DUE)
    owed(who, due_on=DUE + days(1))
    assert list(queries.due_between(who.ward, DUE - days(6), DUE)) == [row]


def test_mine_is_what_i_lead_help_stand_in_for_or_my_unit_owes(who: Cast) -> None:
    led = owed(who, unit="Văn hóa - Xã hội", chief=who.binh)
    of_unit = owed(who, due_on=DUE + days(1))
    helped = owed(who, unit="Đài Truyền thanh", chief=who.van, helpers=(who.binh,),
                  due_on=DUE + days(2))  # fmt: skip
    accepted(who, owed(who))
    owed(who, unit="Văn hóa - Xã hội", chief=who.son)
    assert list(queries.mine(who.binh, today=DUE)) == [led, of_unit, helped]


def test_nobody_without_the_right_sees_anything(who: Cast) -> None:
    row = owed(who)
    seers = [p for p in vars(who).values() if isinstance(p, User)]
    for person in [*seers, other_ward()]:
        sees = row in queries.visible_to(person, today=DUE)
        assert sees == (person.agency == who.ward and person != who.quantri), person.username


def test_what_is_unfinished_comes_before_what_is_done(who: Cast) -> None:
    old, older = owed(who, due_on=date(2026, 1, 5)), owed(who, due_on=date(2026, 1, 3))
    for row in (old, older):
        submitted(who, row, day=date(2026, 1, 3))
        services.accept(obligation=row, actor=who.lan, at=on(date(2026, 1, 3)))
    later, sooner = owed(who, due_on=date(2026, 4, 2)), owed(who, due_on=DUE)
    waits = owed(who, event=event(who))
    rows = queries.listed(who.minh, queries.Wanted(), today=date(2026, 3, 25))
    assert list(rows) == [sooner, later, waits, old, older]


def test_counts_of_today(who: Cast) -> None:
    owed(who)
    owed(who, due_on=date(2026, 3, 1))
    submitted(who, owed(who), day=date(2026, 3, 20))
    asked(who, owed(who), until=DUE + days(5), day=date(2026, 3, 20))
    owed(who, event=event(who))
    found = queries.counts(who.ward, today=date(2026, 3, 25), soon=DUE)
    assert found == queries.Counts(
        running=2, overdue=1, waiting=1, to_judge=1, awaiting_event=1, due_soon=2, requests=1
    )


@pytest.mark.parametrize(
    ("case", "note"),
    [
        ("open", "còn 4 ngày làm việc"),
        ("late", "trễ 24 ngày"),
        ("granted late", "trễ 24 ngày, gia hạn muộn đến 30/04/2026"),
        ("waiting", "đã nộp 20/03/2026"),
        ("late waiting", "nộp trễ 19 ngày"),
        ("on time", "đúng hạn"),
        ("done late", "xong, trễ 19 ngày"),
    ],
)
def test_a_date_is_shown_with_its_distance(who: Cast, case: str, note: str) -> None:
    is_late = "late" in case
    row = owed(who, due_on=date(2026, 3, 1) if is_late else DUE)
    day = date(2026, 3, 20)
    if case == "granted late":
        extended(who, row, until=date(2026, 4, 30), day=day)
    elif case in ("waiting", "late waiting"):
        submitted(who, row, day=day)
    elif case in ("on time", "done late"):
        accepted(who, row, day=day)
    line = queries.shown([fresh(row)], today=date(2026, 3, 25), calendar=CALENDAR)[0]
    assert line.due
    assert line.due.note == note


def test_history_is_told_in_words_newest_first(who: Cast) -> None:
    row = owed(who, chief=who.binh)
    request = asked(who, row, until=DUE + days(9), day=DUE)
    services.grant_extension(
        request=request, actor=who.lan, at=on(DUE + days(1)), reason="Lần cuối"
    )
    told = [(entry.actor, entry.text, entry.detail) for entry in queries.history(row)]
    assert told == [
        (
            "Trần Thị Lan",
            "Cho gia hạn: hạn 31/03/2026 → 09/04/2026 (muộn: việc vẫn tính là trễ)",
            "Lần cuối",
        ),
        ("Đỗ Văn Bình", "Xin gia hạn", "Xin đến ngày 09/04/2026 · Chờ số liệu của cấp trên"),
        (
            "Lê Anh Quân",
            "Giao người chịu trách nhiệm",
            "Chịu trách nhiệm chính: Đỗ Văn Bình",
        ),
        ("Nguyễn Văn Minh", "Giao việc theo kế hoạch: hạn 31/03/2026", ""),
    ]


def test_adopting_a_whole_plan_takes_few_queries_more_than_adopting_one_task(who: Cast) -> None:
    def taken(number: int) -> int:
        debts = [
            Owed(Subject("task", f"p:{n}", "Nhiệm vụ"), f"Việc {n}", due_on=DUE)
            for n in range(number)
        ]
        with CaptureQueriesContext(connection) as context:
            services.owe_many(agency=who.ward, actor=who.minh, at=ADOPTED_AT, debts=debts)
        return len(context)

    few = taken(1)
    assert taken(100) <= few + 6  # SQLite inserts a hundred rows in several statements
    assert Obligation.objects.filter(subject_key="p:1").count() == 1
    found = queries.for_subject(TASK.kind, ["p:1", "p:2"], agency=who.ward)
    assert {row.label for row in found} == {"Việc 1", "Việc 2"}
