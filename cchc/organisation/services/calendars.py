"""The working calendar of an agency: weekly hours and days that differ; docs/rules/calendar.md."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi
from cchc.kernel.holiday_seed import seed_days
from cchc.kernel.text import nfc
from cchc.organisation import facts, queries
from cchc.organisation.choices import DayKind
from cchc.organisation.models import Agency, CalendarDay, User, WeekShifts
from cchc.organisation.rules import shifts as shift_rules
from cchc.organisation.services.writing import note


def set_week_shifts(
    *,
    agency: Agency,
    from_on: date,
    shifts: Mapping[str, Sequence[str]],
    actor: User | None,
    at: datetime,
    document: str = "",
) -> WeekShifts:
    """The weekly hours from that day on, until a later line; the past stays as it was."""
    checked = shift_rules.checked_week(shifts)
    with audit.transaction():
        week, _ = WeekShifts.objects.update_or_create(
            agency=agency, from_on=from_on, defaults={"shifts": checked, "document": nfc(document)}
        )
        note(
            "set_week_shifts",
            ("week_shifts", from_on.isoformat()),
            facts.of_week(week),
            agency=agency,
            actor=actor,
            at=at,
        )
    return week


def set_calendar_day(
    *,
    agency: Agency,
    day: date,
    kind: DayKind,
    reason: str,
    actor: User | None,
    at: datetime,
    document: str = "",
    shifts: Sequence[str] = (),
    swapped_with: date | None = None,
    is_confirmed: bool = False,
) -> CalendarDay:
    """Say what the day is; a day already said is said anew. Confirmed needs the document."""
    if is_confirmed and not document.strip():
        raise RuleBroken("Ghi số, ngày văn bản đã đối chiếu.", field="document")
    if shifts and kind != DayKind.SWAP_WORK:
        raise RuleBroken("Chỉ ngày làm bù mới có ca làm việc.", field="shifts")
    if swapped_with == day:
        raise RuleBroken("Ngày hoán đổi phải là ngày khác.", field="swapped_with")
    with audit.transaction():
        _begin_year(agency, day.year, actor=actor, at=at)
        special, _ = CalendarDay.objects.update_or_create(
            agency=agency,
            day=day,
            defaults={
                "kind": kind,
                "reason": nfc(reason),
                "document": nfc(document),
                "shifts": shift_rules.checked_day(shifts) or None,
                "swapped_with": swapped_with,
                "is_confirmed": is_confirmed,
            },
        )
        _note("set_calendar_day", special, actor=actor, at=at)
        queries.working_calendar(agency)  # refuses a worked day that has no hours
    return special


def swap_days(
    *, agency: Agency, off: date, worked: date, document: str, actor: User, at: datetime
) -> None:
    """A workday is off and a day off is worked instead, both by one announcement."""
    both: dict[str, Any] = {
        "agency": agency,
        "document": document,
        "is_confirmed": True,
        "actor": actor,
        "at": at,
    }
    with audit.transaction():
        calendar = queries.working_calendar(agency)
        if not calendar.is_working_day(off):
            raise RuleBroken("Ngày được nghỉ phải đang là ngày làm việc.", field="off")
        if calendar.is_working_day(worked):
            raise RuleBroken("Ngày làm bù phải đang là ngày nghỉ.", field="worked")
        set_calendar_day(
            day=off,
            kind=DayKind.SWAP_OFF,
            reason=f"nghỉ hoán đổi với ngày {date_vi(worked)}",
            swapped_with=worked,
            **both,
        )
        set_calendar_day(
            day=worked,
            kind=DayKind.SWAP_WORK,
            reason=f"làm bù cho ngày {date_vi(off)}",
            swapped_with=off,
            **both,
        )


def confirm_calendar_day(
    *, special: CalendarDay, document: str, actor: User, at: datetime
) -> CalendarDay:
    """Somebody has compared the day with the document that announces it."""
    if not document.strip():
        raise RuleBroken("Ghi số, ngày văn bản đã đối chiếu.", field="document")
    with audit.transaction():
        special.document, special.is_confirmed = nfc(document), True
        special.save(update_fields=["document", "is_confirmed"])
        _note("confirm_calendar_day", special, actor=actor, at=at)
    return special


def remove_calendar_day(*, special: CalendarDay, actor: User, at: datetime) -> None:
    """The day is again what its weekday is."""
    with audit.transaction():
        note(
            "remove_calendar_day",
            ("calendar_day", special.day.isoformat()),
            {"deleted": True},
            agency=special.agency,
            actor=actor,
            at=at,
        )
        special.delete()


def seed_calendar(*, agency: Agency, year: int, actor: User | None, at: datetime) -> int:
    """Add the year's known days off and swaps to be confirmed; what is there stays. How many."""
    with audit.transaction():
        known = set(queries.special_days(agency, year).values_list("day", flat=True))
        fresh = [seed for seed in seed_days([year]) if seed.day not in known]
        for seed in fresh:
            special = CalendarDay.objects.create(
                agency=agency,
                day=seed.day,
                kind=DayKind(seed.kind),
                reason=seed.why,
                document=seed.document,
                is_confirmed=seed.is_confirmed,
            )
            _note("set_calendar_day", special, actor=actor, at=at)
    return len(fresh)


def _begin_year(agency: Agency, year: int, *, actor: User | None, at: datetime) -> None:
    """A year without own days follows the seed; its first own day must not end that."""
    if not queries.special_days(agency, year).exists():
        seed_calendar(agency=agency, year=year, actor=actor, at=at)


def _note(act: str, special: CalendarDay, *, actor: User | None, at: datetime) -> None:
    note(
        act,
        ("calendar_day", special.day.isoformat()),
        facts.of_day(special),
        agency=special.agency,
        actor=actor,
        at=at,
    )
