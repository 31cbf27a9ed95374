"""Which date binds; the table "Worked examples: which date binds" of docs/rules/obligations.md."""

from datetime import date, datetime

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import HANOI
from cchc.obligations.rules import dates
from cchc.obligations.rules.dates import Line, binding_date, day_of

FIRST = date(2026, 3, 31)
PROMISED_ON = date(2026, 1, 5)


def april(day: int) -> date:
    return date(2026, 4, day)


@pytest.mark.parametrize(
    ("lines", "binding"),
    [
        pytest.param([], FIRST, id="never changed"),
        pytest.param([(date(2026, 3, 30), april(15))], april(15), id="extended in time"),
        pytest.param([(FIRST, april(15))], april(15), id="decided on the last day"),
        pytest.param([(april(1), april(15))], FIRST, id="granted late"),
        pytest.param(
            [(date(2026, 3, 30), april(15)), (april(10), april(30))],
            april(30),
            id="extended twice, in time",
        ),
        pytest.param(
            [(date(2026, 3, 30), april(15)), (april(16), april(30))],
            april(15),
            id="in time, then late",
        ),
        pytest.param(
            [(april(1), april(15)), (april(10), april(30))], FIRST, id="late, then anything"
        ),
        pytest.param(
            [(date(2026, 2, 1), date(2026, 2, 28))], date(2026, 2, 28), id="brought forward"
        ),
    ],
)
def test_the_binding_date_is_the_last_one_promised_in_time(
    lines: list[tuple[date, date]], binding: date
) -> None:
    promised = [Line(FIRST, PROMISED_ON), *(Line(new, decided) for decided, new in lines)]
    assert binding_date(promised) == binding


def test_without_a_line_nothing_binds() -> None:
    assert binding_date([]) is None


def test_a_day_ends_at_midnight_in_hanoi() -> None:
    assert day_of(datetime(2026, 3, 31, 23, 59, tzinfo=HANOI)) == FIRST
    assert day_of(datetime.fromisoformat("2026-03-31T17:00:00+00:00")) == april(1)


@pytest.mark.parametrize("until", [FIRST, date(2026, 3, 30), april(9)])
def test_an_extension_lies_after_the_date_and_ahead(until: date) -> None:
    with pytest.raises(RuleBroken):
        dates.check_extension(current=FIRST, until=until, today=april(10))
    dates.check_extension(current=FIRST, until=april(10), today=april(10))


@pytest.mark.parametrize("due_on", [FIRST, date(2026, 2, 28)])
def test_a_rescheduled_date_is_another_and_not_past(due_on: date) -> None:
    with pytest.raises(RuleBroken):
        dates.check_reschedule(current=FIRST, due_on=due_on, today=date(2026, 3, 1))
    dates.check_reschedule(current=FIRST, due_on=date(2026, 3, 1), today=date(2026, 3, 1))
