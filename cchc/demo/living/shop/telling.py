"""People are told of their dossiers: the worker of that day sends, the desk calls the rest.

The same for the same notice. The sample channel decides what goes wrong; nothing leaves.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zlib import crc32

from django.conf import settings

from cchc.demo.living.playing import at_hour
from cchc.dossiers import services as dossiers
from cchc.kernel.working_time import Calendar
from cchc.kernel.zone import HANOI
from cchc.notices import queries, services
from cchc.notices.choices import CallOutcome
from cchc.notices.models import Notice
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, User

CALLER = "hoa"
AT_ONCE = 200
_NOT_YET = timedelta(days=9)  # so long before today the list was worked off
_SAID = "Đã báo tin và ngày hẹn; người dân không hỏi gì thêm (mẫu)."


def send_until(
    agency: Agency, people: Mapping[str, User], at: datetime, *, until: datetime
) -> None:
    """What was due by then is sent each at its moment, what nobody got is called about."""
    while keys := queries.due_notices(at, AT_ONCE):
        for notice in Notice.objects.filter(pk__in=keys).order_by("next_try_at", "pk"):
            if notice.next_try_at is not None:
                moment = notice.next_try_at + _pause(notice)
                services.send_notice(notice_key=notice.pk, at=moment, site=settings.SITE_ADDRESS)
    services.put_unproven_on_list(at=at, most=AT_ONCE)
    _call(agency, people[CALLER], min(at, until - _NOT_YET))
    dossiers.follow_notices(at=at)


def _lot(notice: Notice, what: str) -> int:
    return crc32(f"{notice.key} {what}".encode()) % 100


def _pause(notice: Notice) -> timedelta:
    """How long it takes until the answer is there: seconds, sometimes more."""
    lot = _lot(notice, f"{notice.way} {notice.attempts}")
    if lot < 84:
        return timedelta(seconds=2 + lot % 6)
    return timedelta(seconds=12 + lot) if lot < 95 else timedelta(minutes=lot - 92)


def _call(agency: Agency, caller: User, at: datetime) -> None:
    """Who could not be reached in writing is called on the working mornings that follow."""
    calendar = organisation.working_calendar(agency)
    for notice in queries.to_call(caller).order_by("made_at", "pk"):
        for days in (1, 2):
            moment = _morning(calendar, notice, days)
            outcome = _outcome(notice, days)
            if moment > at:
                break
            if notice.calls.filter(at__gte=moment).exists():
                continue
            said = _SAID if outcome == CallOutcome.REACHED else ""
            services.record_call(notice=notice, actor=caller, at=moment, outcome=outcome, said=said)
            if outcome != CallOutcome.NOT_REACHED:
                break


def _morning(calendar: Calendar, notice: Notice, days: int) -> datetime:
    made: date = notice.made_at.astimezone(HANOI).date()
    day = calendar.add_working_days(made, days + 1)  # a missing receipt is waited for one day
    return at_hour(day, 8, 10 + _lot(notice, "minute") % 45)


def _outcome(notice: Notice, days: int) -> CallOutcome:
    lot = _lot(notice, "call")
    if lot < 8:
        return CallOutcome.WRONG_NUMBER
    if lot < 12 or (lot < 28 and days == 1):
        return CallOutcome.NOT_REACHED
    return CallOutcome.REACHED
