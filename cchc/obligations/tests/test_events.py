"""An event is recorded once, and the dates follow."""

from datetime import date

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.obligations import services
from cchc.obligations.choices import State
from cchc.obligations.services import Upload
from cchc.obligations.tests.factories import (
    PDF,
    event,
    fresh,
    on,
    owed,
)
from cchc.organisation.tests.factories import Cast

pytestmark = pytest.mark.django_db


def test_an_event_is_recorded_once_and_the_dates_follow(who: Cast) -> None:
    awaited = event(who)
    first, second = owed(who, event=awaited), owed(who, event=awaited, label="Kế hoạch")
    assert first.state == State.AWAITING_EVENT
    happened = date(2026, 5, 4)
    given = {first.pk: date(2026, 6, 4), second.pk: date(2026, 7, 4)}
    services.record_event(
        event=awaited,
        actor=who.quan,
        at=on(date(2026, 5, 6)),
        happened_on=happened,
        document="Quyết định số 12/QĐ-UBND ngày 04/5/2026",
        due_dates=given,
        file=Upload("qd.pdf", PDF),
    )
    assert fresh(first).first_due_on == fresh(first).binding_on == date(2026, 6, 4)
    assert fresh(second).state == State.OPEN
    with pytest.raises(RuleBroken):
        services.record_event(
            event=awaited, actor=who.quan, at=on(date(2026, 5, 7)), happened_on=happened,
            document="QĐ 12", due_dates=given,
        )  # fmt: skip
    with pytest.raises(RuleBroken):
        owed(who, event=awaited)


@pytest.mark.parametrize(
    ("happened_on", "document", "due_on"),
    [
        (date(2026, 5, 7), "QĐ 12", date(2026, 6, 4)),
        (date(2026, 5, 4), " ", date(2026, 6, 4)),
        (date(2026, 5, 4), "QĐ 12", None),
        (date(2026, 5, 4), "QĐ 12", date(2026, 5, 3)),
    ],
    ids=["in the future", "no document", "a date is missing", "due before the event"],
)
def test_an_event_wrongly_recorded_changes_nothing(
    who: Cast, happened_on: date, document: str, due_on: date | None
) -> None:
    awaited = event(who)
    row = owed(who, event=awaited)
    with pytest.raises(RuleBroken):
        services.record_event(
            event=awaited,
            actor=who.quan,
            at=on(date(2026, 5, 6)),
            happened_on=happened_on,
            document=document,
            due_dates={row.pk: due_on} if due_on else {},
        )
    awaited.refresh_from_db()
    assert (awaited.happened_on, fresh(row).state) == (None, State.AWAITING_EVENT)
