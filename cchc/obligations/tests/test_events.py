"""An event is recorded once, and the dates follow."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cchc.kernel.errors import RuleBroken
from cchc.obligations import queries, services
from cchc.obligations.choices import DateKind, State
from cchc.obligations.models import AwaitedEvent, Obligation
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
        (date(1900, 1, 1), "QĐ 12", date(2026, 6, 4)),
        (date(2024, 12, 31), "QĐ 12", date(2026, 6, 4)),
        (date(2026, 5, 4), " ", date(2026, 6, 4)),
        (date(2026, 5, 4), "QĐ 12", None),
        (date(2026, 5, 4), "QĐ 12", date(2026, 5, 3)),
    ],
    ids=[
        "in the future",
        "1900",
        "before last year",
        "no document",
        "a date is missing",
        "due before the event",
    ],
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


def _recorded(who: Cast) -> tuple[AwaitedEvent, Obligation]:
    """An event said to have happened on the 4th of May, recorded on the 6th; due a month later."""
    awaited = event(who)
    row = owed(who, event=awaited)
    services.record_event(
        event=awaited, actor=who.quan, at=on(date(2026, 5, 6)), happened_on=date(2026, 5, 4),
        document="QĐ 12", due_dates={row.pk: date(2026, 6, 3)},
    )  # fmt: skip
    awaited.refresh_from_db()
    return awaited, fresh(row)


def _corrected(
    who: Cast,
    awaited: AwaitedEvent,
    due_dates: dict[int, date],
    happened_on: date = date(2026, 4, 20),
    reason: str = "Ghi nhầm ngày",
) -> list[Obligation]:
    return services.correct_event(
        event=awaited, actor=who.lan, at=on(date(2026, 5, 7)), happened_on=happened_on,
        reason=reason, due_dates=due_dates,
    )  # fmt: skip


def test_a_wrong_day_is_corrected_and_the_old_one_stays_in_the_history(who: Cast) -> None:
    awaited, row = _recorded(who)
    assert _corrected(who, awaited, {row.pk: date(2026, 5, 20)}) == [row]
    awaited.refresh_from_db()
    assert awaited.happened_on == date(2026, 4, 20)
    assert (fresh(row).due_on, fresh(row).binding_on) == (date(2026, 5, 20), date(2026, 5, 20))
    assert fresh(row).first_due_on == date(2026, 6, 3)
    lines = [(line.kind, line.new, line.reason) for line in row.dates.order_by("pk")]
    assert lines[1:] == [(DateKind.AMENDMENT, date(2026, 5, 20), "Ghi nhầm ngày")]
    said = queries.event_history(awaited)
    assert [entry.text for entry in said] == [
        "Sửa ngày sự kiện: ngày 20/04/2026",
        "Ghi nhận sự kiện: ngày 04/05/2026",
    ]
    assert said[0].detail == "Ghi nhầm ngày"
    assert queries.happened_shown(who.ward)[0].earlier == (date(2026, 5, 4),)
    assert "Sửa ngày sự kiện" in queries.history(fresh(row))[0].text


def test_what_is_finished_or_kept_is_not_touched_by_a_correction(who: Cast) -> None:
    awaited, row = _recorded(who)
    assert _corrected(who, awaited, {row.pk: date(2026, 6, 3)}) == []
    assert row.dates.count() == 1


@pytest.mark.parametrize(
    ("happened_on", "reason", "due_on"),
    [
        (date(1900, 1, 1), "nhầm", date(2026, 6, 3)),
        (date(2026, 5, 8), "nhầm", date(2026, 6, 3)),
        (date(2026, 5, 4), "nhầm", date(2026, 6, 3)),
        (date(2026, 4, 20), " ", date(2026, 6, 3)),
        (date(2026, 4, 20), "nhầm", None),
        (date(2026, 4, 20), "nhầm", date(2026, 5, 6)),
        (date(2026, 4, 20), "nhầm", date(2026, 4, 19)),
    ],
    ids=["1900", "ahead", "same day", "no reason", "no date", "date passed", "before the event"],
)
def test_a_wrong_correction_changes_nothing(
    who: Cast, happened_on: date, reason: str, due_on: date | None
) -> None:
    awaited, row = _recorded(who)
    with pytest.raises(RuleBroken):
        _corrected(who, awaited, {row.pk: due_on} if due_on else {}, happened_on, reason)
    awaited.refresh_from_db()
    assert awaited.happened_on == date(2026, 5, 4)
    assert (fresh(row).due_on, row.dates.count()) == (date(2026, 6, 3), 1)


def test_an_event_that_has_not_happened_cannot_be_corrected(who: Cast) -> None:
    awaited = event(who)
    with pytest.raises(RuleBroken):
        _corrected(who, awaited, {})


def test_only_who_may_record_an_event_may_correct_it(who: Cast) -> None:
    awaited, row = _recorded(who)
    with pytest.raises(PermissionDenied):
        services.correct_event(
            event=awaited, actor=who.binh, at=on(date(2026, 5, 7)), reason="nhầm",
            happened_on=date(2026, 4, 20), due_dates={row.pk: date(2026, 5, 20)},
        )  # fmt: skip
