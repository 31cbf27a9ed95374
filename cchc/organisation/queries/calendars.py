"""The working calendar of an agency, for the calculator and for the screen."""

from datetime import date
from functools import lru_cache

from django.db.models import QuerySet
from django.http import Http404

from cchc.kernel.holiday_seed import SeedDay, seed_days
from cchc.kernel.working_time import Calendar, Holiday, Shift, Week, Workday, week_of
from cchc.organisation.choices import DayKind
from cchc.organisation.models import Agency, CalendarDay, User, WeekShifts
from cchc.organisation.rules.shifts import OFFICE_HOURS

# Years that nobody has looked at follow the seed; plans and promises lie well within these.
SEEDED_YEARS = range(2020, 2041)


def working_calendar(agency: Agency) -> Calendar:
    """Weekly hours, days off and worked days of the agency. Two queries.

    A year for which the agency has no day of its own follows ``kernel.holiday_seed``.
    """
    own = list(CalendarDay.objects.filter(agency=agency))
    return _calendar(
        frozenset(special.day.year for special in own),
        tuple(Holiday(d.day, d.reason, d.document) for d in own if _is_off(d.kind)),
        tuple(_workday(special) for special in own if not _is_off(special.kind)),
        tuple((week.from_on, _week(week)) for week in weeks_of(agency)),
    )


@lru_cache(maxsize=64)
def _calendar(
    decided: frozenset[int],
    own_off: tuple[Holiday, ...],
    own_worked: tuple[Workday, ...],
    changes: tuple[tuple[date, Week], ...],
) -> Calendar:
    """The calendar of these days; nothing changes one, so whoever asks for the same shares it."""
    seeded = [seed for seed in _seed() if seed.day.year not in decided]
    off = [Holiday(seed.day, seed.why, seed.document) for seed in seeded if _is_off(seed.kind)]
    worked = [
        Workday(seed.day, (), seed.why, seed.document) for seed in seeded if not _is_off(seed.kind)
    ]
    return Calendar(
        week_of(OFFICE_HOURS),
        holidays=(*off, *own_off),
        workdays=(*worked, *own_worked),
        changes=changes,
    )


def special_days(agency: Agency, year: int) -> QuerySet[CalendarDay]:
    """The days of the year that differ from their weekday."""
    return CalendarDay.objects.filter(agency=agency, day__year=year)


def special_day_for(user: User, pk: int) -> CalendarDay:
    """A special day of one's own agency, or Http404."""
    found = CalendarDay.objects.filter(agency=user.agency_id, pk=pk).first()
    if found is None:
        raise Http404
    found.agency = user.agency
    return found


def days_of_year(agency: Agency, year: int) -> list[CalendarDay]:
    """The special days of the year; those of the seed, not kept yet, when there are none."""
    own = list(special_days(agency, year))
    return own or [
        CalendarDay(
            agency=agency,
            day=seed.day,
            kind=seed.kind,
            reason=seed.why,
            document=seed.document,
            is_confirmed=seed.is_confirmed,
        )
        for seed in _seed()
        if seed.day.year == year
    ]


def weeks_of(agency: Agency) -> QuerySet[WeekShifts]:
    """The weekly hours by the day from which they hold."""
    return WeekShifts.objects.filter(agency=agency)


def week_shifts_on(agency: Agency, day: date) -> dict[str, list[str]]:
    """The weekly hours in force on that day, as they are kept."""
    week = weeks_of(agency).filter(from_on__lte=day).last()
    return week.shifts if week else OFFICE_HOURS


@lru_cache(maxsize=1)
def _seed() -> tuple[SeedDay, ...]:
    return tuple(seed_days(SEEDED_YEARS))


def _is_off(kind: str) -> bool:
    return kind != DayKind.SWAP_WORK


def _workday(special: CalendarDay) -> Workday:
    shifts = tuple(Shift.parse(text) for text in special.shifts or ())
    return Workday(special.day, shifts, special.reason, special.document)


def _week(week: WeekShifts) -> Week:
    return week_of(week.shifts)
