"""Promises and figures: late stays late, on the staff's side and in public."""

from datetime import date

import pytest

from cchc.dialogues import measures, queries, services
from cchc.dialogues.choices import Figure
from cchc.dialogues.tests.factories import (
    AFTER,
    DUE,
    FRIDAY,
    admitted,
    announced,
    asked,
    held,
    kept,
    on,
    promised,
)
from cchc.kernel.periods import Period
from cchc.obligations import services as obligations
from cchc.obligations.choices import Standing
from cchc.organisation.tests.factories import Cast, cast

pytestmark = pytest.mark.django_db
YEAR = Period.parse("2026-Y")


@pytest.fixture(name="who")
def who_fixture() -> Cast:
    return cast()


def test_figures_follow_the_promises_through_the_year(who: Cast) -> None:
    row = announced(who)
    question = admitted(who, asked(row, at=FRIDAY))
    services.refuse(question=asked(row, at=FRIDAY), reason="Trùng.", actor=who.quan, at=FRIDAY)
    held(who, row)
    services.answer(question=question, text="Mười ngày.", actor=who.binh, at=AFTER)
    in_time, late = promised(who, row), promised(who, row, due_on=date(2026, 4, 30))
    promised(who, row, due_on=date(2026, 9, 30))
    promised(who, row, due_on=date(2027, 1, 30))
    kept(who, in_time, at=on(4, 10))
    before = measures.figures(who.ward, YEAR, as_of=on(4, 20))
    assert (before.counts[Figure.KEPT], before.counts[Figure.LATE]) == (1, 0)
    overdue = measures.figures(who.ward, YEAR, as_of=on(5, 4))
    assert overdue.counts[Figure.LATE] == 1
    assert (overdue.kept.part, overdue.kept.whole) == (1, 2)
    kept(who, late, at=on(5, 6))
    after = measures.figures(who.ward, YEAR, as_of=on(12, 30))
    assert after.counts == {
        Figure.MEETINGS: 1,
        Figure.QUESTIONS: 2,
        Figure.ANSWERED: 1,
        Figure.REFUSED: 1,
        Figure.PROMISES: 3,
        Figure.KEPT: 1,
        Figure.LATE: 2,
        Figure.WAITING: 0,
    }
    for figure in Figure:
        found = measures.records(who.ward, YEAR, figure, as_of=on(12, 30))
        assert found.count() == after.counts[figure], figure


def test_without_a_dialogue_there_is_no_figure(who: Cast) -> None:
    found = measures.figures(who.ward, YEAR, as_of=FRIDAY)
    assert not any(found.counts.values())
    assert not found.kept.has_data


def test_a_later_day_granted_after_the_first_leaves_the_promise_late(who: Cast) -> None:
    row = promised(who, held(who))
    asked_for = obligations.ask_extension(
        obligation=row.obligation, actor=who.binh, at=on(4, 20), until=date(2026, 5, 15),
        reason="Chờ in.",
    )  # fmt: skip
    obligations.grant_extension(request=asked_for, actor=who.lan, at=on(4, 20))
    row.obligation.refresh_from_db()
    (shown,) = queries.promised([row], who.ward, today=date(2026, 4, 21))
    assert shown.shown.standing is Standing.OVERDUE
    assert [each.pk for each in queries.promises_late(who.ward, today=date(2026, 4, 21))] == [
        row.pk
    ]
    assert not queries.promises_late(who.ward, today=DUE)


def test_the_calendar_counts_what_was_kept_and_what_is_late(who: Cast) -> None:
    row = held(who)
    kept(who, promised(who, row), at=on(4, 1))
    promised(who, row)
    announced(who)
    rows = list(queries.shown_publicly(who.ward))
    lines = queries.public_lines(rows, who.ward, today=date(2026, 4, 16))
    said = {line.row.number: (line.promises, line.kept, line.late, line.is_ahead) for line in lines}
    assert said == {1: (2, 1, 1, False), 2: (0, 0, 0, True)}
