"""What one line of JSON may say, and how each wrong one is refused by the name of its field."""

import json
from typing import Any

import pytest

from cchc.kernel.working_time.exchange import answer_to_line

OFFICE = {day: ["07:30-11:30", "13:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
GOOD: dict[str, Any] = {
    "start": "2026-11-23T10:00",
    "amount": 2,
    "unit": "days",
    "cutoff": "15:00",
    "calendar": {"shifts": OFFICE, "holidays": [], "workdays": []},
    "pauses": [],
}


def answer(**changes: Any) -> dict[str, Any]:
    return dict(answer_to_line(json.dumps({**GOOD, **changes})))


def with_calendar(**changes: Any) -> dict[str, Any]:
    return answer(calendar={**GOOD["calendar"], **changes})


def with_shifts(*shifts: Any) -> dict[str, Any]:
    return with_calendar(shifts={**OFFICE, "mon": list(shifts)})


def test_a_good_line_is_answered_with_due_and_explanation_in_that_order() -> None:
    found = answer()
    assert list(found) == ["due", "explanation"]
    assert found["due"] == "2026-11-25T17:00"
    assert [list(step) for step in found["explanation"]] == [
        ["rule", "from", "to", "days", "why"]
    ] * 3


def test_hours_are_explained_in_minutes() -> None:
    found = answer(unit="hours", amount=1)
    assert [step["minutes"] for step in found["explanation"]] == [0, 60, 0]


@pytest.mark.parametrize("left_out", ["start", "amount", "unit", "cutoff", "calendar"])
def test_a_missing_field_is_named(left_out: str) -> None:
    case = {name: value for name, value in GOOD.items() if name != left_out}
    found: Any = answer_to_line(json.dumps(case))
    assert found["error"]["field"] == left_out
    assert found["error"]["message"] == f"Thiếu “{left_out}”."


def test_a_calendar_without_shifts_is_refused() -> None:
    assert answer(calendar={})["error"]["field"] == "calendar.shifts"


def test_holidays_workdays_and_pauses_may_be_left_out() -> None:
    case = {name: value for name, value in GOOD.items() if name != "pauses"}
    case["calendar"] = {"shifts": OFFICE}
    assert answer_to_line(json.dumps(case))["due"] == "2026-11-25T17:00"


@pytest.mark.parametrize(
    "line",
    ["", "   ", "nonsense", "{", '{"start": }', "[1]", "3", "null", '"text"', "[" * 100_000],
)
def test_a_line_that_is_no_object_is_refused(line: str) -> None:
    found: Any = answer_to_line(line)
    assert found["error"]["field"] == "line"


WRONG: dict[str, list[Any]] = {
    "start": [
        None,
        20261123,
        "",
        "23/11/2026 10:00",
        "2026-11-23",
        "2026-13-01T10:00",
        "2026-02-30T10:00",
        "2026-11-23T24:00",
        "2026-11-23T10:60",
        "2026-11-23 10:00",
        "2026-11-23T10:00:30",
        "2026-11-23T10:00+07:00",
        "2026-11-23T10:00Z",
        ["2026-11-23T10:00"],
    ],
    "amount": [None, True, False, "3", [], 0, -1, 2.5, 1e-9, 0.0],
    "unit": [None, 1, "", "day", "DAYS", "months", ["days"]],
    "cutoff": [15, True, "", "15h", "15:60", "25:00", "24:01", "15:0", "15:00:00", []],
    "calendar": [None, [], "office", 3],
    "pauses": [
        None,
        {},
        "none",
        ["2026-11-24T08:00"],
        [["2026-11-24T08:00"]],
        [["2026-11-24T08:00", "2026-11-25T08:00", "2026-11-26T08:00"]],
        [[None, "2026-11-25T08:00"]],
        [["2026-11-24T08:00", "2026-11-24T08:00"]],
        [["2026-11-24T08:00", "2026-11-24T07:59"]],
        [["2026-11-24", "2026-11-25"]],
        [[1, 2]],
    ],
}


@pytest.mark.parametrize(
    ("field", "value"), [(field, value) for field, values in WRONG.items() for value in values]
)
def test_a_wrong_value_is_refused_by_its_field(field: str, value: Any) -> None:
    error = answer(**{field: value})["error"]
    assert list(error) == ["field", "message"]
    assert error["field"] == field
    assert error["message"].endswith(".")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e99999999999999999999"])
@pytest.mark.parametrize("unit", ["days", "hours", "calendar_days"])
def test_an_amount_that_is_no_number_is_refused(number: str, unit: str) -> None:
    line = json.dumps({**GOOD, "amount": "AMOUNT", "unit": unit}).replace('"AMOUNT"', number)
    found: Any = answer_to_line(line)
    assert found["error"]["field"] == "amount"


@pytest.mark.parametrize("amount", [0, -0.5, -1, 10**9, 1e300, 10**30])
@pytest.mark.parametrize("unit", ["days", "hours", "calendar_days"])
def test_an_amount_out_of_reach_is_refused_at_once(amount: float, unit: str) -> None:
    assert answer(amount=amount, unit=unit)["error"]["field"] == "amount"


def test_a_limit_past_the_year_9999_is_refused() -> None:
    assert answer(start="9999-12-01T08:00", amount=60)["error"]["field"] == "amount"
    assert answer(start="9999-12-31T16:00")["error"]["field"] == "amount"


def test_the_smallest_part_of_an_hour_is_one_minute() -> None:
    line = json.dumps({**GOOD, "amount": "AMOUNT", "unit": "hours"})
    found: Any = answer_to_line(line.replace('"AMOUNT"', "1e-999999"))
    assert found["due"] == "2026-11-23T10:01"


def test_a_whole_number_of_days_may_be_written_with_a_decimal_point() -> None:
    assert answer(amount=2.0)["due"] == "2026-11-25T17:00"


@pytest.mark.parametrize(
    "shifts",
    [
        ["07:30-11:30", "11:00-12:00"],
        ["13:00-17:00", "07:30-13:01"],
        ["07:30-11:30", "07:30-11:30"],
        ["11:30-07:30"],
        ["07:30-07:30"],
        ["20:00-24:01"],
        ["24:00-25:00"],
        ["22:00-06:00"],
        ["07:30-11:60"],
        ["07:30"],
        ["07:30 - 11:30"],
        ["7h30-11h30"],
        [""],
        [730],
        [["07:30", "11:30"]],
        [None],
    ],
)
def test_impossible_shifts_are_refused(shifts: list[Any]) -> None:
    assert with_shifts(*shifts)["error"]["field"] == "calendar.shifts"


@pytest.mark.parametrize("shifts", [None, [], "office", {"monday": []}, {"mon": "07:30-11:30"}])
def test_weeks_of_the_wrong_shape_are_refused(shifts: Any) -> None:
    assert with_calendar(shifts=shifts)["error"]["field"] == "calendar.shifts"


def test_the_refused_shift_is_named_with_its_weekday() -> None:
    assert with_shifts("07:30-11:30", "11:00-12:00")["error"]["message"] == (
        "Thứ hai: Ca 07:30-11:30 và ca 11:00-12:00 chồng lên nhau; hãy tách giờ hai ca."
    )


def test_shifts_may_touch_stand_in_any_order_and_end_at_midnight() -> None:
    found = with_shifts("11:30-13:00", "07:30-11:30", "20:00-24:00")
    assert found["due"] == "2026-11-25T17:00"


def test_a_day_that_closes_at_midnight_is_due_as_the_next_day_begins() -> None:
    found = answer(amount=1, calendar={"shifts": {"mon": OFFICE["mon"], "tue": ["20:00-24:00"]}})
    assert found["due"] == "2026-11-25T00:00"
    assert (
        found["explanation"][-1]["why"]
        == "Hạn là lúc hết ca cuối cùng của thứ ba 24/11/2026: 24:00."
    )


@pytest.mark.parametrize("days", [None, "2026-11-24", ["24/11/2026"], [20261124], ["2026-02-30"]])
@pytest.mark.parametrize("field", ["holidays", "workdays"])
def test_wrong_lists_of_days_are_refused(field: str, days: Any) -> None:
    assert with_calendar(**{field: days})["error"]["field"] == f"calendar.{field}"


@pytest.mark.parametrize(
    "workdays",
    [{"28/11/2026": []}, {"2026-11-28": "08:00-10:00"}, {"2026-11-28": ["10:00-08:00"]}],
)
def test_wrong_own_shifts_are_refused(workdays: Any) -> None:
    assert with_calendar(workdays=workdays)["error"]["field"] == "calendar.workdays"


@pytest.mark.parametrize("own", [[], None])
def test_a_workday_without_own_shifts_has_its_weekdays(own: Any) -> None:
    shifts = {**OFFICE, "sat": ["08:00-09:00"]}
    calendar = {"shifts": shifts, "holidays": ["2026-11-28"], "workdays": {"2026-11-28": own}}
    found = answer(start="2026-11-27T10:00", amount=1, calendar=calendar)
    assert found["due"] == "2026-11-28T09:00"


def test_a_workday_for_which_no_shifts_are_known_is_refused() -> None:
    calendar = {"shifts": {"tue": ["08:00-09:00"]}, "workdays": ["2026-11-28"]}
    assert answer(calendar=calendar)["error"]["field"] == "calendar.workdays"


@pytest.mark.parametrize("unit", ["days", "hours", "calendar_days"])
def test_ten_years_without_working_time_are_an_error(unit: str) -> None:
    assert answer(unit=unit, calendar={"shifts": {}})["error"]["field"] == "calendar"
    once = {"shifts": {}, "workdays": {"2026-11-24": ["08:00-09:00"]}}
    found = answer(unit=unit, amount=50, calendar=once)
    assert found["error"]["field"] == "calendar"


def test_nine_years_without_working_time_are_waited_for() -> None:
    calendar = {"shifts": {}, "workdays": {"2035-11-24": ["08:00-09:00"]}}
    found = answer(unit="hours", amount=1, calendar=calendar)
    assert found["due"] == "2035-11-24T09:00"


@pytest.mark.parametrize(
    ("unit", "amount", "arrived"),
    [("days", 1, "07:00"), ("hours", 2, "07:00"), ("hours", 1, "16:00")],
)
def test_working_time_may_be_ten_years_away_and_not_a_day_more(
    unit: str, amount: int, arrived: str
) -> None:
    def found(later: str) -> dict[str, Any]:
        workdays = {"2026-11-23": ["08:00-09:00"], later: ["08:00-09:00"]}
        start, calendar = f"2026-11-23T{arrived}", {"shifts": {}, "workdays": workdays}
        return answer(start=start, unit=unit, amount=amount, calendar=calendar)

    assert found("2036-11-23")["due"] == "2036-11-23T09:00"
    assert found("2036-11-24")["error"]["field"] == "calendar"


def test_a_pause_of_twelve_years_is_no_lack_of_working_time() -> None:
    found = answer(amount=1, pauses=[["2026-11-23T11:00", "2038-11-23T11:00"]])
    assert found["due"] == "2038-11-23T17:00"


@pytest.mark.parametrize("unit", ["days", "hours", "calendar_days"])
def test_an_open_pause_gives_no_due_date_but_a_reason(unit: str) -> None:
    found = answer(unit=unit, pauses=[["2026-11-24T08:00", None]])
    assert found["due"] is None
    assert [step["rule"] for step in found["explanation"]] == ["reception", "open_pause"]
    assert found["explanation"][-1]["to"] is None


def test_a_broken_value_in_the_message_is_cut_and_cannot_break_the_output() -> None:
    message = answer(unit="\ud800" + "x" * 5_000)["error"]["message"]
    assert len(message.encode("utf-8")) < 200


def test_a_very_deep_value_is_refused() -> None:
    line = json.dumps({**GOOD, "unit": "DEEP"}).replace('"DEEP"', "[" * 900 + "]" * 900)
    found: Any = answer_to_line(line)
    assert found["error"]["field"] in ("unit", "line")


def test_a_year_is_explained_in_few_lines() -> None:
    assert len(answer(amount=260)["explanation"]) == 3
    assert len(answer(amount=260 * 8, unit="hours")["explanation"]) <= 6
