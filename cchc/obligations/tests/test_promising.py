"""Dates change only by a decision, and bind only when it came in time."""

from datetime import date

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.obligations import services
from cchc.obligations.choices import RequestState
from cchc.obligations.tests.factories import (
    DUE,
    accepted,
    asked,
    days,
    extended,
    fresh,
    on,
    owed,
)
from cchc.organisation.tests.factories import Cast

pytestmark = pytest.mark.django_db


def test_an_extension_granted_in_time_moves_the_binding_date(who: Cast) -> None:
    row = owed(who)
    extended(who, row, until=DUE + days(15), day=DUE)
    row = fresh(row)
    assert (row.first_due_on, row.due_on, row.binding_on) == (DUE, DUE + days(15), DUE + days(15))
    assert [(d.old, d.new, d.is_late) for d in row.dates.all()] == [
        (None, DUE, False),
        (DUE, DUE + days(15), False),
    ]


def test_an_extension_granted_late_is_marked_and_does_not_bind(who: Cast) -> None:
    row = owed(who)
    request = asked(who, row, until=DUE + days(15), day=DUE)
    services.grant_extension(request=request, actor=who.lan, at=on(DUE + days(1)))
    row = fresh(row)
    assert (row.due_on, row.binding_on) == (DUE + days(15), DUE)
    assert row.is_granted_late
    assert row.dates.last().is_late  # type: ignore[union-attr]  # just made


def test_the_leader_may_grant_less_than_asked_but_not_more_nor_the_past(who: Cast) -> None:
    row = owed(who)
    request = asked(who, row, until=DUE + days(15), day=DUE - days(5))
    for until in (DUE, DUE + days(16)):
        with pytest.raises(RuleBroken):
            services.grant_extension(request=request, actor=who.lan, at=on(DUE), until=until)
    with pytest.raises(RuleBroken):
        services.grant_extension(request=request, actor=who.lan, at=on(DUE + days(40)))
    services.grant_extension(request=request, actor=who.lan, at=on(DUE), until=DUE + days(7))
    assert fresh(row).due_on == DUE + days(7)


def test_one_request_waits_at_a_time_and_is_decided_once(who: Cast) -> None:
    row = owed(who)
    request = asked(who, row, until=DUE + days(5), day=DUE)
    with pytest.raises(RuleBroken):
        asked(who, row, until=DUE + days(6), day=DUE)
    with pytest.raises(RuleBroken):
        services.refuse_extension(request=request, actor=who.lan, at=on(DUE), reason="")
    services.refuse_extension(request=request, actor=who.lan, at=on(DUE), reason="Không đủ lý do")
    with pytest.raises(RuleBroken):
        services.grant_extension(request=request, actor=who.lan, at=on(DUE))
    assert fresh(row).due_on == DUE
    asked(who, row, until=DUE + days(6), day=DUE)


@pytest.mark.parametrize(("until", "day"), [(DUE, DUE), (DUE + days(2), DUE + days(3))])
def test_a_request_asks_for_a_later_day_ahead(who: Cast, until: date, day: date) -> None:
    with pytest.raises(RuleBroken):
        asked(who, owed(who), until=until, day=day)


def test_a_request_lapses_when_the_product_is_accepted(who: Cast) -> None:
    row = owed(who)
    request = asked(who, row, until=DUE + days(5), day=DUE - days(3))
    accepted(who, row)
    request.refresh_from_db()
    assert request.state == RequestState.LAPSED


def test_an_amended_plan_may_bring_a_date_forward_but_not_behind(who: Cast) -> None:
    row = owed(who)
    for due in (DUE, date(2026, 1, 31)):
        with pytest.raises(RuleBroken):
            services.reschedule(
                obligation=row,
                actor=who.minh,
                at=on(date(2026, 2, 1)),
                due_on=due,
                reason="Điều chỉnh",
            )
    services.reschedule(
        obligation=row,
        actor=who.minh,
        at=on(date(2026, 2, 1)),
        due_on=date(2026, 2, 28),
        reason="Điều chỉnh",
    )
    assert fresh(row).binding_on == date(2026, 2, 28)
    assert fresh(row).first_due_on == DUE
