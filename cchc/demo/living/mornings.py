"""What comes back by the clock: reminders in the morning, notices read on Friday, signing in."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from cchc.demo.living.playing import Moment, Scene, at_hour
from cchc.demo.people import PASSWORD
from cchc.notices import services as notices
from cchc.obligations import services as obligations
from cchc.organisation import queries as organisation
from cchc.organisation import services as access
from cchc.organisation.models import Agency

FRIDAY = 4


def mornings(scene: Scene) -> Iterator[Moment]:
    """Reminders go out every Monday, and every morning of the last two weeks."""
    day = date(scene.plan.year, 1, 19)
    last = min(scene.today, date(scene.plan.year + 1, 1, 12))
    while day < last:
        if day.weekday() == 0 or day > scene.today - timedelta(days=14):
            yield Moment(at_hour(day, 8, 5), partial(_remind, scene))
        day += timedelta(days=1)


def _remind(scene: Scene, at: datetime) -> None:
    obligations.remind(agency=scene.agency, at=at)


def readings(scene: Scene) -> Iterator[Moment]:
    """Every Friday afternoon everybody has read what came until then."""
    day = date(scene.plan.year, 1, 15)
    last = min(date(scene.plan.year + 1, 1, 31), scene.day("-5"))
    while day <= last:
        if day.weekday() == FRIDAY and scene.calendar.is_working_day(day):
            yield Moment(at_hour(day, 16, 50), partial(read_notices, scene))
        day += timedelta(days=1)


def read_notices(scene: Scene, at: datetime) -> None:
    """Everybody has read what came until then."""
    for person in {person.pk: person for person in scene.people.values()}.values():
        notices.mark_all_read(user=person, at=at)


def come_in(agency: Agency, today: datetime) -> None:
    """Everybody signed in on the last working day before today: no account is forgotten."""
    day = organisation.working_calendar(agency).add_working_days(today.date(), -1)
    for number, user in enumerate(organisation.accounts(agency, today)):
        at = at_hour(day, 7, 30) + timedelta(minutes=number)
        if user.opened_at and user.opened_at < at:
            access.sign_in(username=user.username, password=PASSWORD, address=None, at=at)
