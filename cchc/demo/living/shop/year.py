"""The whole year drawn from one seed: who comes on which day, how, and what becomes of it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from cchc.demo.living.shop import fates
from cchc.demo.living.shop.catalogue import Offer, offers
from cchc.demo.living.shop.fates import FATES, OPEN_TODAY, Fate
from cchc.demo.living.shop.people import Applicant, applicant
from cchc.demo.living.shop.stories import Coming, Deed, Story
from cchc.kernel.working_time import Calendar
from cchc.kernel.zone import from_local

SEED = 20260101
YEAR = 2026
FIRST_DAY = date(YEAR, 1, 5)
POWER_CUT = date(YEAR, 7, 14)
_SCANS_ONE_OF = 40  # so many are scanned for show; the rest of the year would only take room
_KNOWN = 0.35
_REUSES = 0.12
_SUMMER = 6
_OPEN_LIMIT = 5


def year_of(
    calendar: Calendar, number: int, *, until: datetime
) -> tuple[list[Deed], dict[int, Coming]]:
    """The deeds of about ``number`` dossiers before ``until`` in the order of time, and who came.

    The same for the same calendar, number and day; nothing before the second week of the year.
    """
    drawn = _Year(calendar, Random(SEED), until)  # noqa: S311 - invented lives, no secret
    if not number or drawn.last <= FIRST_DAY:
        return [], {}
    stories = list(drawn.stories(number))
    deeds = [deed for story in stories for deed in story.deeds if deed.at < until]
    comings = {story.coming.key: story.coming for story in stories}
    return sorted(deeds, key=lambda deed: (deed.at, deed.key)), comings


class _Year:
    """Draws one story after the other."""

    def __init__(self, calendar: Calendar, rng: Random, until: datetime) -> None:
        self.calendar, self.rng = calendar, rng
        self.today = calendar.working_day_from(until.date())
        self.last = calendar.add_working_days(until.date(), -1)
        self.people: dict[str, list[Applicant]] = {}
        self.key = 0

    def stories(self, number: int) -> Iterator[Story]:
        """Each fate once in the first half of the year, the rest as it falls, then today's."""
        end = min(self.last, date(YEAR, 12, 31))
        days = [day for day in _days(FIRST_DAY, end) if self.calendar.is_working_day(day)]
        early = days[: max(1, len(days) // 2)]
        weights = [fate.weight for fate in FATES]
        rest = self.rng.choices(FATES, weights, k=max(0, number - len(FATES) - len(OPEN_TODAY)))
        for fate in FATES:
            yield self._ordinary(fate, self.rng.choice(early))
        for fate in rest:
            yield self._ordinary(fate, self.rng.choices(days, [_load(day) for day in days])[0])
        if self.last.year == YEAR:
            for tell, days_left in OPEN_TODAY:
                yield self._open(tell, days_left)

    def _ordinary(self, fate: Fate, day: date) -> Story:
        fitting = [offer for offer in offers() if fate.fits(offer)]
        if day == POWER_CUT:
            fitting = [offer for offer in fitting if offer.has_days] or fitting
        offer = self.rng.choices(fitting, [offer.weight for offer in fitting])[0]
        return self._told(fate.tell, offer, self._channel(offer, day), day)

    def _open(self, tell: Callable[[Story], None], days_left: int) -> Story:
        """A dossier of five days whose date is so many working days from today."""
        fitting = [o for o in offers() if o.has_days and o.limit.amount == _OPEN_LIMIT]
        channel = fates.COUNTER
        if tell is fates.waiting_online:
            channel, fitting = fates.ONLINE, [offer for offer in fitting if offer.is_online]
        day = self.calendar.add_working_days(self.today, days_left - _OPEN_LIMIT)
        offer = self.rng.choice(fitting)
        return self._told(tell, offer, channel, day, is_today=True)

    def _channel(self, offer: Offer, day: date) -> str:
        if day == POWER_CUT:
            return fates.CONTINGENCY
        if offer.is_online and self.rng.random() < (0.78 if day.month > _SUMMER else 0.38):
            return fates.ONLINE
        return fates.POSTAL if offer.has_days and self.rng.random() < 0.04 else fates.COUNTER

    def _told(
        self,
        tell: Callable[[Story], None],
        offer: Offer,
        channel: str,
        day: date,
        *,
        is_today: bool = False,
    ) -> Story:
        self.key += 1
        who = self._person(self.rng.choice(offer.applicants))
        filed = self._moment(channel, day, is_early=is_today)
        reuses = bool(offer.reusable) and self.rng.random() < _REUSES
        yesterday = is_today and day == self.last  # the desk has not got round to it
        coming = Coming(
            self.key,
            offer,
            who,
            channel,
            filed,
            reuses,
            is_assigned=not yesterday,
            is_scanned=is_today or self.key % _SCANS_ONE_OF == 0,
        )
        story = Story(coming, self.calendar, self.rng)
        tell(story)
        fates.befall(story)
        return story

    def _moment(self, channel: str, day: date, *, is_early: bool) -> datetime:
        if channel == fates.ONLINE:
            at_home = self.rng.randrange(6 * 60, 22 * 60 + 30)
            return datetime.combine(day, time()) + timedelta(minutes=at_home)
        shifts = self.calendar.shifts_on(day)
        shift = shifts[0] if is_early else self.rng.choice(shifts)
        minute = self.rng.randrange(shift.start + 5, shift.end - 30)
        return datetime.combine(day, time()) + timedelta(minutes=minute)

    def _person(self, kind: str) -> Applicant:
        known = self.people.setdefault(kind, [])
        if known and self.rng.random() < _KNOWN:
            return self.rng.choice(known)
        number = sum(len(people) for people in self.people.values()) + 1
        known.append(applicant(self.rng, number, kind))
        return known[-1]


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def _load(day: date) -> float:
    """How many come: more on Mondays and, from the summer on, more every month."""
    return (1.4 if day.weekday() == 0 else 1.0) * (0.75 + day.month * 0.05)


def opened_at() -> datetime:
    """When the shop's settings were made, before its first dossier."""
    return from_local(datetime.combine(FIRST_DAY, time(7, 10)))
