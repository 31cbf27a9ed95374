"""The worked examples of docs/rules/dossier-deadlines.md."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from cchc.dossiers.rules.clock import (
    Effect,
    Limit,
    alarm,
    appointment,
    effect_of_supplement,
    is_extension_in_time,
    promise,
    resumed,
)
from cchc.dossiers.rules.outcomes import outcome_of_result, outcome_of_stop
from cchc.dossiers.tests.calendars import VIETNAM
from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table
from cchc.kernel.working_time import Pause, Unit

PAGE = "dossier-deadlines.md"
FIVE = Limit(Decimal(5), Unit.DAYS)
moment = datetime.fromisoformat


def limit(text: str) -> Limit:
    """ "3 days" as a limit."""
    amount, unit = text.split()
    return Limit(Decimal(amount), Unit(unit))


@pytest.mark.parametrize("row", table(PAGE, "Golden days"), ids=lambda row: row["why"])
def test_the_golden_days(row: dict[str, str]) -> None:
    answer = promise(VIETNAM, moment(row["received"]), Limit(Decimal(row["limit"]), Unit.DAYS))
    assert answer.reception_day == date.fromisoformat(row["effective"])
    assert answer.due == moment(f"{row['due']}T17:00")


@pytest.mark.parametrize("row", table(PAGE, "Within the day"))
def test_a_limit_of_no_days_ends_with_the_reception_day(row: dict[str, str]) -> None:
    answer = promise(VIETNAM, moment(row["received"]), Limit(Decimal(0), Unit.DAYS))
    assert answer.due == moment(row["due"])
    first, last = answer.steps
    assert "ngày thứ nhất" not in first.why
    assert "Trả trong ngày" in last.why


def test_a_pause_moves_a_limit_within_the_day_too() -> None:
    start, none = moment("2026-11-25T09:00"), Limit(Decimal(0), Unit.DAYS)
    pause = Pause(moment("2026-11-25T10:00"), moment("2026-11-27T09:00"))
    assert promise(VIETNAM, start, none, [pause]).due == moment("2026-11-27T17:00")
    assert promise(VIETNAM, start, none, [Pause(pause.start, None)]).due is None


@pytest.mark.parametrize("row", table(PAGE, "Until when an extension binds"))
def test_until_when_an_extension_binds(row: dict[str, str]) -> None:
    found = is_extension_in_time(
        limit(row["limit"]), moment(row["due"]), moment(row["signed"]), VIETNAM
    )
    assert found == (row["result"] == "in time")


@pytest.mark.parametrize(
    ("until", "signed", "why"),
    [
        ("2026-11-28", "2026-11-25T09:00", "ngày nghỉ"),
        ("2026-11-27", "2026-11-25T09:00", "phải sau hạn"),
        ("2026-12-01", "2026-12-02T09:00", "quá khứ"),
    ],
)
def test_a_new_appointment_lies_ahead_on_a_working_day(until: str, signed: str, why: str) -> None:
    with pytest.raises(RuleBroken, match=why) as told:
        appointment(
            VIETNAM,
            date.fromisoformat(until),
            binding=moment("2026-11-27T17:00"),
            signed_at=moment(signed),
        )
    assert told.value.field == "until"


def test_a_new_appointment_is_the_close_of_its_day() -> None:
    found = appointment(
        VIETNAM,
        date(2026, 12, 1),
        binding=moment("2026-11-27T17:00"),
        signed_at=moment("2026-11-26T09:00"),
    )
    assert found == moment("2026-12-01T17:00")


@pytest.mark.parametrize("row", table(PAGE, "A supplement during processing"))
def test_a_supplement_restarts_pauses_or_changes_nothing(row: dict[str, str]) -> None:
    received, asked, complete = (
        moment("2026-11-23T09:00"), moment(row["asked"]), moment(row["complete"]),
    )  # fmt: skip
    first = promise(VIETNAM, received, FIVE)
    assert first.due is not None
    effect = effect_of_supplement(
        VIETNAM,
        reception_day=first.reception_day,
        due=first.due,
        asked_at=asked,
        days=3,
        sector_law=row["sector law"],
    )
    assert effect == row["result"]
    found = {
        Effect.RESTART: lambda: promise(VIETNAM, complete, FIVE),
        Effect.PAUSE: lambda: promise(VIETNAM, received, FIVE, [Pause(asked, complete)]),
        Effect.NONE: lambda: first,
    }[effect]()
    assert found.due == moment(row["due"])


@pytest.mark.parametrize("row", table(PAGE, "A pause after an extension"))
def test_a_pause_after_an_extension_leaves_what_was_left(row: dict[str, str]) -> None:
    begin, end = map(moment, row["pause"].split(" → "))
    unit = limit(row["limit"]).unit
    found = resumed(VIETNAM, moment(row["extended to"]), Pause(begin, end), unit)
    assert found == moment(row["due"])


@pytest.mark.parametrize("row", table(PAGE, "Alarms"))
def test_alarms(row: dict[str, str]) -> None:
    assert alarm(VIETNAM, moment(row["due"]), moment(row["now"])) == row["alarm"]


def test_a_clock_that_stands_gives_no_alarm() -> None:
    assert alarm(VIETNAM, None, moment("2026-11-30T17:00")) == ""


@pytest.mark.parametrize("row", table(PAGE, "Outcomes"))
def test_outcomes(row: dict[str, str]) -> None:
    due, finished = moment(row["due"]), moment(row["finished"])
    assert outcome_of_result(Unit(row["unit"]), due, finished) == row["outcome"]
    stopped = "late" if row["outcome"] == "late" else "on_time"
    assert outcome_of_stop(due, finished) == stopped


def test_what_ends_while_the_clock_stands_is_on_time() -> None:
    assert outcome_of_result(Unit.DAYS, None, moment("2026-11-30T17:01")) == "on_time"
    assert outcome_of_stop(None, moment("2026-11-30T17:01")) == "on_time"


def test_days_may_be_counted_as_hours_from_the_reception() -> None:
    counted = Limit(Decimal(3), Unit.DAYS, from_reception=True)
    answer = promise(VIETNAM, moment("2026-11-25T10:00"), counted)
    assert answer.due == moment("2026-11-30T10:00")
