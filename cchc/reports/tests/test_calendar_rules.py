"""Kinds, days and stages of the calendar: the tables of docs/rules/report-calendar.md."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.kernel.tests.rules_page import table
from cchc.kernel.working_time import Calendar, Holiday, week_of
from cchc.reports.rules.calendar import (
    Demand,
    Signs,
    Stage,
    check_demand,
    judged_on,
    may_open_ahead,
    stage_of,
)
from cchc.reports.rules.kinds import (
    COMPOSED,
    DEFAULTS,
    MONTHS,
    Kind,
    checked,
    merged,
    new_code,
)
from cchc.reports.rules.rounds import Pace, demanded_days, parts_due, planned_days, why_due
from cchc.reports.rules.written import Asked, title_of

HOURS = ["07:30-11:30", "13:00-17:00"]
CALENDAR = Calendar(
    week_of(dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), HOURS)),
    holidays=(Holiday(date(2027, 1, 1), "Tết Dương lịch"),),
)
PAGE = "report-calendar.md"


def day_of(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 only the day


def test_the_kinds_are_those_of_the_page() -> None:
    rows = table(PAGE, "Kinds")
    assert [(r["code"], r["name"], r["periods"], r["source"]) for r in rows] == [
        (k.code, k.name, ", ".join(k.periods), k.source.partition(":")[0]) for k in DEFAULTS
    ]
    assert [k.code for k in DEFAULTS if k.is_composed] == [COMPOSED]
    assert all(k.is_active and k.send_days is None and not k.calendar for k in DEFAULTS)


@pytest.mark.parametrize("row", table(PAGE, "How far a report is"))
def test_a_report_is_as_far_as_the_page_says(row: dict[str, str]) -> None:
    signs = Signs(
        is_open=row["opened"] == "yes",
        is_asked=row["units asked"] == "yes",
        has_draft=row["draft"] == "yes",
        issued_on=date(2026, 4, 2) if row["issued"] == "yes" else None,
        is_sent=row["sent"] == "yes",
        is_cancelled=row["cancelled"] == "yes",
    )
    assert stage_of(signs) == Stage(row["stage"])


@pytest.mark.parametrize("row", table(PAGE, "Days of a round opened ahead"))
def test_a_round_opened_ahead_has_the_days_of_the_page(row: dict[str, str]) -> None:
    found = planned_days(
        Period.parse(row["period"], row["calendar"]), calendar=CALENDAR, pace=Pace(2, 5, 5)
    )
    shown = (found.cut_off_on, found.ask_on, found.parts_due_on, found.due_on)
    assert shown == tuple(day_of(row[n]) for n in ("cut-off", "asking", "parts due", "due"))


@pytest.mark.parametrize("row", table(PAGE, "Days of a report on demand"))
def test_a_report_on_demand_has_the_days_of_the_page(row: dict[str, str]) -> None:
    period = Period.parse(f"{row['first']}..{row['last']}")
    demand = Demand("Báo cáo", "Công văn 15", day_of(row["due on"]))

    def days() -> date:
        check_demand(demand, period, 2026)
        opened = date(2026, 3, 16)
        return demanded_days(
            period, due_on=demand.due_on, opened_on=opened, calendar=CALENDAR, parts_days=5
        ).parts_due_on

    if row["result"] == "opened":
        assert days() == day_of(row["parts due"])
        return
    with pytest.raises(RuleBroken) as broken:
        days()
    assert row["result"] == f"refused: {broken.value.field}"


@pytest.mark.parametrize(("title", "basis", "field"), [(" ", "x", "title"), ("x", "", "basis")])
def test_a_demand_says_what_and_by_which_document(title: str, basis: str, field: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        check_demand(Demand(title, basis, date(2026, 4, 1)), Period.parse("2026-Q1"), 2026)
    assert broken.value.field == field


def test_only_what_is_neither_begun_nor_past_is_opened_ahead() -> None:
    due, today = date(2026, 4, 2), date(2026, 4, 2)
    assert may_open_ahead(Signs(), due, today)
    assert not may_open_ahead(Signs(), due, date(2026, 4, 3))
    assert not may_open_ahead(Signs(is_open=True), due, today)
    assert not may_open_ahead(Signs(has_draft=True), due, today)


def test_lateness_ends_with_the_issue() -> None:
    today = date(2026, 5, 1)
    assert judged_on(Signs(), today) == today
    assert judged_on(Signs(issued_on=date(2026, 4, 6)), today) == date(2026, 4, 6)


def test_the_due_day_is_counted_day_by_day() -> None:
    cut_off = date(2026, 12, 31)
    found = why_due(
        cut_off,
        planned_days(Period.parse("2026-Y"), calendar=CALENDAR, pace=Pace(2, 5, 5)).due_on,
        CALENDAR,
    )
    assert found == [
        "Chốt số liệu hết thứ năm 31/12/2026.",
        "Thứ sáu 01/01/2027: nghỉ (Tết Dương lịch).",
        "Thứ bảy 02/01/2027: nghỉ.",
        "Chủ nhật 03/01/2027: nghỉ.",
        "Thứ hai 04/01/2027: ngày làm việc thứ 1.",
        "Thứ ba 05/01/2027: ngày làm việc thứ 2: hạn gửi.",
    ]


def test_units_asked_late_have_their_working_day() -> None:
    usual = date(2026, 3, 26)
    assert parts_due(usual, date(2026, 3, 19), CALENDAR) == usual
    assert parts_due(usual, date(2026, 3, 27), CALENDAR) == date(2026, 3, 30)


def test_a_kind_has_its_periods_in_the_order_of_their_end() -> None:
    kind = Kind("x", "X", "x", periods=("Y", "Q1", MONTHS))
    codes = [period.code for period in kind.in_year(2026, "plain")]
    assert codes[:4] == ["2026-01", "2026-02", "2026-03", "2026-Q1"]
    assert (codes[-2:], len(codes)) == (["2026-12", "2026-Y"], 14)
    assert kind.in_year(2026, "cutoff")[0].last == date(2026, 1, 14)
    assert replace(kind, calendar="plain").in_year(2026, "cutoff")[0].last == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "kỷ luật, kỷ cương HÀNH CHÍNH"}, "name"),
        ({"paper": ""}, "paper"),
        ({"periods": ()}, "periods"),
        ({"periods": ("Q9",)}, "periods"),
        ({"calendar": "lunar"}, "calendar"),
        ({"send_days": 31}, "send_days"),
        ({"contribution_days": 0}, "contribution_days"),
        ({"is_active": False}, "is_active"),
    ],
)
def test_a_wrong_kind_is_refused_beside_its_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        checked(replace(DEFAULTS[0], **change), DEFAULTS)  # type: ignore[arg-type]
    assert broken.value.field == field


def test_what_the_agency_decided_takes_the_place_of_the_default() -> None:
    own = replace(DEFAULTS[1], name="Kỷ luật", is_active=False, source="")
    further = Kind("khac", "Khác", "khác")
    found = merged([further, own])
    assert [kind.code for kind in found] == [*[k.code for k in DEFAULTS], "khac"]
    assert (found[1].name, found[1].source) == ("Kỷ luật", DEFAULTS[1].source)
    assert checked(replace(further, periods=("Y", "Q1")), found).periods == ("Q1", "Y")


def test_a_further_kind_has_a_code_of_its_own() -> None:
    assert new_code("Chuyển đổi số", []) == "chuyen-doi-so"
    assert new_code("Chuyển đổi số", ["chuyen-doi-so", "chuyen-doi-so-2"]) == "chuyen-doi-so-3"
    assert new_code("…", []) == "loai"


@pytest.mark.parametrize(
    ("demanded", "title"),
    [
        ("", "Kết quả kiểm soát thủ tục hành chính quý I năm 2026"),
        ("Báo cáo kết quả rà soát thủ tục", "Kết quả rà soát thủ tục"),
        ("Tình hình cắt giảm giấy tờ", "Tình hình cắt giảm giấy tờ"),
    ],
)
def test_the_title_does_not_say_twice_that_it_is_a_report(demanded: str, title: str) -> None:
    asked = Asked(DEFAULTS[2], Period.parse("2026-Q1"), "Kế hoạch", "UBND phường", demanded)
    assert title_of(asked) == title
