"""What the rows state and what their history says are the same."""

import pytest
from django.db import transaction

from cchc.kernel import audit
from cchc.kernel.tests.chains import run_sql
from cchc.obligations import facts, services
from cchc.obligations.models import Evidence, Obligation, Submission
from cchc.obligations.tests.factories import (
    DUE,
    days,
    event,
    extended,
    on,
    owed,
    submitted,
)
from cchc.organisation.tests.factories import Cast

pytestmark = pytest.mark.django_db


def folded(row: Obligation) -> dict[str, object]:
    state: dict[str, object] = {}
    for view in audit.history(row.agency.code, facts.OBLIGATION, str(row.pk)):
        state |= view.facts
    return state


def stated(row: Obligation) -> dict[str, object]:
    source = next(s for s in facts.SOURCES if s.kind == facts.OBLIGATION)
    return dict(dict(source.current(row.agency.code))[str(row.pk)])


def test_after_a_whole_life_the_folded_facts_equal_the_row(who: Cast) -> None:
    row = owed(who, chief=who.binh)
    services.report_progress(
        obligation=row, actor=who.binh, at=on(DUE - days(20)), percent=30, text="Nửa"
    )
    extended(who, row, until=DUE + days(10), day=DUE - days(5))
    submitted(who, row, day=DUE)
    services.send_back(obligation=row, actor=who.lan, at=on(DUE, 15), reason="Thiếu")
    submitted(who, row, day=DUE, hour=16)
    services.accept(obligation=row, actor=who.lan, at=on(DUE, 17))
    assert folded(row) == stated(row)
    assert stated(row)["state"] == "accepted"


def test_a_submission_taken_away_by_hand_differs_from_its_history(who: Cast) -> None:
    row = owed(who, chief=who.binh)
    submitted(who, row, day=DUE)
    with transaction.atomic():
        for taken in (Evidence, Submission):
            run_sql(f"DELETE FROM {taken._meta.db_table}")
        assert stated(row)["deliveries"] != folded(row)["deliveries"]
        transaction.set_rollback(True)


def test_requests_and_events_state_what_their_chain_says(who: Cast) -> None:
    awaited = event(who)
    owed(who, event=awaited)
    extended(who, owed(who), until=DUE + days(3), day=DUE)
    for source in facts.SOURCES:
        for key, now in source.current("anbinh"):
            state: dict[str, object] = {}
            for view in audit.history("anbinh", source.kind, key):
                state |= view.facts
            assert state == now
