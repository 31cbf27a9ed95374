"""docs/rules/calendar.md: what an agency's working calendar says, and who changes it how."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel.clock import HANOI
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import parse_date_vi
from cchc.kernel.tests.rules_page import table
from cchc.kernel.working_time import Calendar
from cchc.organisation import queries, services
from cchc.organisation.choices import DayKind
from cchc.organisation.models import CalendarDay
from cchc.organisation.rules.shifts import split
from cchc.organisation.tests.factories import Cast, cast, other_ward
from cchc.organisation.tests.test_facts import folded, stated

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, tzinfo=HANOI)
TET = date(2026, 2, 17)


@pytest.fixture(name="ward")
def ward_fixture() -> Cast:
    return cast()


def calendar(ward: Cast) -> Calendar:
    return queries.working_calendar(ward.ward)


def by(ward: Cast) -> dict[str, Any]:
    return {"agency": ward.ward, "actor": ward.quan, "at": NOW}


@pytest.mark.parametrize("row", table("calendar.md", "Worked examples"))
def test_a_year_that_nobody_touched_follows_the_known_holidays(
    ward: Cast, row: dict[str, str]
) -> None:
    works = calendar(ward).is_working_day(parse_date_vi(row["day"]))
    assert works is (row["worked"] == "yes"), row["because"]


def test_the_first_own_day_of_a_year_keeps_the_known_holidays(ward: Cast) -> None:
    services.set_calendar_day(
        day=date(2026, 3, 2), kind=DayKind.HOLIDAY, reason="Mất điện", **by(ward)
    )
    assert not calendar(ward).is_working_day(date(2026, 3, 2))
    assert not calendar(ward).is_working_day(TET)
    assert not calendar(ward).is_working_day(date(2027, 1, 1))
    assert folded("anbinh") == stated("anbinh")


def test_a_removed_day_is_again_what_its_weekday_is(ward: Cast) -> None:
    services.seed_calendar(year=2026, **by(ward))
    culture_day = CalendarDay.objects.get(agency=ward.ward, day=date(2026, 11, 24))
    services.remove_calendar_day(special=culture_day, actor=ward.quan, at=NOW)
    assert calendar(ward).is_working_day(date(2026, 11, 24))
    assert folded("anbinh") == stated("anbinh")


def test_seeding_twice_adds_nothing_and_keeps_what_was_confirmed(ward: Cast) -> None:
    assert services.seed_calendar(year=2026, **by(ward)) == 17
    special = CalendarDay.objects.get(agency=ward.ward, day=TET)
    services.confirm_calendar_day(
        special=special, document="9859/VPCP-KGVX", actor=ward.quan, at=NOW
    )
    assert services.seed_calendar(year=2026, **by(ward)) == 0
    assert CalendarDay.objects.get(pk=special.pk).is_confirmed


def test_another_agency_has_its_own_calendar(ward: Cast) -> None:
    services.set_calendar_day(
        day=date(2026, 3, 2), kind=DayKind.HOLIDAY, reason="Mất điện", **by(ward)
    )
    assert queries.working_calendar(ward.superior).is_working_day(date(2026, 3, 2))


def test_a_swap_is_one_act_with_one_document(ward: Cast) -> None:
    services.swap_days(
        off=date(2026, 12, 31), worked=date(2027, 1, 9), document="9/TB-UBND", **by(ward)
    )
    assert not calendar(ward).is_working_day(date(2026, 12, 31))
    assert calendar(ward).is_working_day(date(2027, 1, 9))
    assert not calendar(ward).is_working_day(date(2027, 1, 1))
    off = CalendarDay.objects.get(agency=ward.ward, day=date(2026, 12, 31))
    assert (off.kind, off.swapped_with, off.is_confirmed) == (
        "swap_off",
        date(2027, 1, 9),
        True,
    )


@pytest.mark.parametrize(
    ("off", "worked", "field"),
    [
        (date(2026, 12, 27), date(2027, 1, 9), "off"),
        (date(2026, 12, 31), date(2027, 1, 8), "worked"),
    ],
)
def test_a_swap_needs_a_workday_and_a_day_off(
    ward: Cast, off: date, worked: date, field: str
) -> None:
    with pytest.raises(RuleBroken) as told:
        services.swap_days(off=off, worked=worked, document="9/TB", **by(ward))
    assert told.value.field == field
    assert not CalendarDay.objects.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"is_confirmed": True}, "document"),
        ({"shifts": ["07:30-11:30"]}, "shifts"),
        ({"kind": DayKind.SWAP_WORK, "shifts": ["11:30-07:30"]}, "shifts"),
        ({"kind": DayKind.SWAP_WORK, "shifts": ["07:30-11:30", "11:00-12:00"]}, "shifts"),
        ({"kind": DayKind.SWAP_WORK, "shifts": ["sáng"]}, "shifts"),
        ({"swapped_with": date(2026, 12, 5)}, "swapped_with"),
    ],
)
def test_a_special_day_is_refused_with_the_field_that_is_wrong(
    ward: Cast, change: dict[str, Any], field: str
) -> None:
    day: dict[str, Any] = {
        "day": date(2026, 12, 5),
        "kind": DayKind.HOLIDAY,
        "reason": "thử",
        **change,
    }
    with pytest.raises(RuleBroken) as told:
        services.set_calendar_day(**day, **by(ward))
    assert told.value.field == field
    assert not CalendarDay.objects.exists()


def test_a_worked_saturday_has_its_own_shifts_or_mondays(ward: Cast) -> None:
    saturday = date(2026, 12, 5)
    work: dict[str, Any] = {"day": saturday, "kind": DayKind.SWAP_WORK, "reason": "làm bù"}
    services.set_calendar_day(**work, **by(ward))
    assert [str(s) for s in calendar(ward).shifts_on(saturday)] == ["07:30-11:30", "13:00-17:00"]
    services.set_calendar_day(**work, shifts=["08:00-10:00"], **by(ward))
    assert [str(s) for s in calendar(ward).shifts_on(saturday)] == ["08:00-10:00"]


def test_new_hours_hold_from_their_day_and_leave_the_past(ward: Cast) -> None:
    mornings = {key: ["07:00-11:00"] for key in ("mon", "tue", "wed", "thu", "fri", "sat")}
    services.set_week_shifts(from_on=date(2026, 12, 1), shifts=mornings, **by(ward))
    assert calendar(ward).is_working_day(date(2026, 12, 5))
    assert not calendar(ward).is_working_day(date(2026, 11, 28))
    with pytest.raises(RuleBroken, match="ít nhất một ca"):
        services.set_week_shifts(from_on=date(2026, 12, 1), shifts={}, **by(ward))
    with pytest.raises(RuleBroken) as told:
        services.set_week_shifts(
            from_on=date(2026, 12, 1), shifts={"tue": ["25:00-26:00"]}, **by(ward)
        )
    assert told.value.field == "tue"


def test_a_worked_day_without_hours_is_refused_whole(ward: Cast) -> None:
    tuesdays = {"tue": ["07:00-11:00"]}
    services.set_week_shifts(from_on=date(2020, 1, 1), shifts=tuesdays, **by(ward))
    work: dict[str, Any] = {"day": date(2026, 12, 5), "kind": DayKind.SWAP_WORK, "reason": "làm bù"}
    with pytest.raises(RuleBroken, match="ca"):
        services.set_calendar_day(**work, **by(ward))
    assert not CalendarDay.objects.exists()


@pytest.mark.parametrize(
    ("typed", "shifts"),
    [
        ("07:30-11:30, 13:00-17:00", ["07:30-11:30", "13:00-17:00"]),
        ("07:30 – 11:30; 13:00-17:00;", ["07:30-11:30", "13:00-17:00"]),
        ("  ", []),
    ],
)
def test_shifts_are_read_as_people_type_them(typed: str, shifts: list[str]) -> None:
    assert split(typed) == shifts


def test_everybody_sees_the_year_and_only_the_office_changes_it(client: Client, ward: Cast) -> None:
    year = reverse("organisation:calendar_year", args=[2026])
    for person in (ward.binh, ward.tam, ward.hanh):
        client.force_login(person)
        page = client.get(year).content.decode()
        assert "Tết Âm lịch" in page
        assert "Thêm ngày" not in page
        assert client.get(reverse("organisation:add_day")).status_code == 403
    client.force_login(ward.quan)
    assert "Thêm ngày" in client.get(year).content.decode()
    assert client.get(reverse("organisation:calendar_year", args=[1900])).status_code == 404


def test_the_office_keeps_confirms_and_removes_days_on_the_screen(
    client: Client, ward: Cast
) -> None:
    client.force_login(ward.quan)
    client.post(reverse("organisation:seed_year", args=[2026]))
    tet = CalendarDay.objects.get(agency=ward.ward, day=TET)
    change = reverse("organisation:change_day", args=[tet.pk])
    data = {"kind": "holiday", "reason": "Tết Âm lịch", "is_confirmed": "on"}
    assert "đã đối chiếu" in client.post(change, data).content.decode().lower()
    assert client.post(change, {**data, "document": "9859/VPCP-KGVX"}).status_code == 302
    tet.refresh_from_db()
    assert (tet.day, tet.is_confirmed, tet.document) == (TET, True, "9859/VPCP-KGVX")
    client.post(reverse("organisation:remove_day", args=[tet.pk]))
    assert not CalendarDay.objects.filter(pk=tet.pk).exists()
    day = {"day": "02/03/2026", "kind": "holiday", "reason": "Mất điện"}
    assert client.post(reverse("organisation:add_day"), day).status_code == 302
    assert CalendarDay.objects.filter(day=date(2026, 3, 2)).exists()
    swap = {"off": "31/12/2026", "worked": "09/01/2027", "document": "9/TB-UBND"}
    assert client.post(reverse("organisation:swap_days"), swap).status_code == 302
    week = {"from_on": "01/12/2026", "mon": "07:00-11:00", "tue": "8h"}
    assert "8h" in client.post(reverse("organisation:change_week"), week).content.decode()
    assert client.post(reverse("organisation:change_week"), {**week, "tue": ""}).status_code == 302


def test_another_wards_day_is_not_found(client: Client, ward: Cast) -> None:
    services.seed_calendar(year=2026, **by(ward))
    special = CalendarDay.objects.filter(agency=ward.ward).first()
    assert special
    client.force_login(other_ward())
    for name in ("change_day", "remove_day"):
        address = reverse(f"organisation:{name}", args=[special.pk])
        assert client.post(address).status_code == 404
