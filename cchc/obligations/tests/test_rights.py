"""Every act, in every state, by everybody: what the services let through, and which buttons show.

The names below repeat the table of product rights for one obligation of anh Bình's unit, handed
in by him and accepted by bà Lan.
"""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.obligations import queries, services
from cchc.obligations.choices import State
from cchc.obligations.models import ExtensionRequest, Obligation
from cchc.obligations.rules.transitions import MOVES
from cchc.obligations.services import Subject, Upload
from cchc.obligations.tests.factories import (
    DUE,
    PDF,
    accepted,
    asked,
    days,
    event,
    fresh,
    on,
    owed,
    submitted,
)
from cchc.organisation.models import Delegation, User
from cchc.organisation.tests.factories import Cast, other_ward

EVERYBODY = (
    "minh", "lan", "quan", "hoa", "binh", "thu", "son", "van", "tam", "yen", "hanh", "quantri",
)  # fmt: skip
MAY = {
    "assign": {"quan"},
    "report_progress": {"minh", "lan", "quan", "binh"},
    "submit": {"minh", "lan", "quan", "binh"},
    "accept": {"minh", "lan", "quan"},
    "send_back": {"minh", "lan", "quan"},
    "reopen": {"minh"},
    "ask_extension": {"minh", "lan", "quan", "binh"},
    "grant_extension": {"minh", "lan"},
    "refuse_extension": {"minh", "lan"},
    "reschedule": {"minh", "lan"},
    "restate": {"minh", "lan"},
    "record_event": {"minh", "lan", "quan"},
    "cancel": {"minh", "lan"},
}
NOW = on(DUE, 17)


def in_state(who: Cast, state: str) -> Obligation:
    """An obligation brought into the state by the services."""
    if state == State.AWAITING_EVENT:
        return owed(who, event=event(who))
    row = owed(who)
    if state in (State.OPEN, State.SUBMITTED):
        asked(who, row, until=DUE + days(9), day=DUE - days(9))
    if state == State.SUBMITTED:
        submitted(who, row)
    if state == State.ACCEPTED:
        accepted(who, row)
    if state == State.CANCELLED:
        services.cancel(obligations=[row], actor=who.minh, at=on(DUE), reason="Bỏ")
    return fresh(row)


def waiting(row: Obligation) -> ExtensionRequest:
    return row.requests.first() or ExtensionRequest(
        obligation=row, current=DUE, until=DUE + days(9), state="waiting"
    )


def tried(who: Cast, row: Obligation) -> dict[str, Callable[[User], object]]:
    """How each act is done to the row by a person."""
    return {
        "assign": lambda by: services.assign(
            obligations=[row], chief=who.binh, actor=by, at=NOW
        ),
        "report_progress": lambda by: services.report_progress(
            obligation=row, actor=by, at=NOW, percent=10, text="x"
        ),
        "submit": lambda by: services.submit(
            obligations=[row], actor=by, at=NOW, proves_from=DUE, proves_to=DUE,
            files=[Upload("a.pdf", PDF)],
        ),
        "accept": lambda by: services.accept(obligation=row, actor=by, at=NOW),
        "send_back": lambda by: services.send_back(
            obligation=row, actor=by, at=NOW, reason="x"
        ),
        "reopen": lambda by: services.reopen(obligation=row, actor=by, at=NOW, reason="x"),
        "ask_extension": lambda by: services.ask_extension(
            obligation=row, actor=by, at=NOW, until=DUE + days(1), reason="x"
        ),
        "grant_extension": lambda by: services.grant_extension(
            request=waiting(row), actor=by, at=NOW
        ),
        "refuse_extension": lambda by: services.refuse_extension(
            request=waiting(row), actor=by, at=NOW, reason="x"
        ),
        "reschedule": lambda by: services.reschedule(
            obligation=row, actor=by, at=NOW, due_on=DUE + days(1), reason="x"
        ),
        "restate": lambda by: services.restate(
            obligation=row, actor=by, at=NOW, reason="x",
            owed=services.Owed(Subject("task", "p:1", "Việc"), "Quý I"),
        ),
        "record_event": lambda by: services.record_event(
            event=row.event or event(who), actor=by, at=NOW, happened_on=DUE, document="x",
            due_dates={row.pk: DUE + days(1)},
        ),
        "cancel": lambda by: services.cancel(
            obligations=[row], actor=by, at=NOW, reason="x"
        ),
    }  # fmt: skip


class Undone(Exception):
    """Takes back what an attempt did."""


def outcome(attempt: Callable[[User], object], by: User) -> str:
    try:
        with audit.transaction():
            attempt(by)
            raise Undone
    except Undone:
        return "done"
    except PermissionDenied:
        return "forbidden"
    except (RuleBroken, ExtensionRequest.DoesNotExist):
        return "broken"


@pytest.mark.parametrize("state", State.values)
def test_an_act_succeeds_for_exactly_those_who_may_where_it_can_be_done(
    who: Cast, state: str
) -> None:
    row = in_state(who, state)
    acts = tried(who, row)
    assert set(acts) == set(MOVES) == set(MAY)
    for username in EVERYBODY:
        person: User = getattr(who, username)
        shown = queries.open_acts(row, person, today=DUE)
        for act, attempt in acts.items():
            if act == "record_event" and row.event is None:
                continue
            found = outcome(attempt, person)
            is_possible = state in MOVES[act].sources and (act, state) != ("ask_extension", "open")
            case = (username, act, state)
            if is_possible:
                assert (*case, found) == (*case, "done" if username in MAY[act] else "forbidden")
            else:
                assert (*case, found) != (*case, "done")
            assert (*case, act in shown) == (*case, found == "done")


def test_an_officer_of_another_ward_may_nothing(who: Cast) -> None:
    row, stranger = in_state(who, State.SUBMITTED), other_ward()
    assert queries.open_acts(row, stranger, today=DUE) == frozenset()
    for act, attempt in tried(who, row).items():
        if act != "record_event":
            assert outcome(attempt, stranger) == "forbidden"
    awaiting = in_state(who, State.AWAITING_EVENT)
    assert outcome(tried(who, awaiting)["record_event"], stranger) == "forbidden"


def test_the_substitute_does_the_work_of_the_absent_while_it_lasts(who: Cast) -> None:
    row = owed(who)
    Delegation.objects.create(
        absent=who.binh, substitute=who.son, from_on=DUE - days(2), to_on=DUE, document="QĐ 5"
    )
    assert "submit" in queries.open_acts(row, who.son, today=DUE)
    assert "submit" not in queries.open_acts(row, who.son, today=DUE + days(1))
    submitted(who, row, by=who.son)


def test_a_post_that_has_ended_gives_no_right(who: Cast) -> None:
    row = owed(who)
    who.binh.posts.update(to_on=date(2026, 3, 1))
    assert queries.open_acts(row, who.binh, today=DUE) == frozenset()
    with pytest.raises(PermissionDenied):
        submitted(who, row)
