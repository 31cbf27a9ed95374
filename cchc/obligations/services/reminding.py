"""The morning's digests: one message per person; docs/rules/reminders.md."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import transaction
from django.urls import reverse

from cchc.kernel.formats import date_vi
from cchc.kernel.working_time import Calendar
from cchc.notices import services as notices
from cchc.notices.choices import Channel
from cchc.obligations.models import Obligation, ReminderRun
from cchc.obligations.queries import mornings
from cchc.obligations.queries.lists import waiting_requests
from cchc.obligations.rules.dates import day_of
from cchc.obligations.rules.reminders import days_ahead, is_pressing, is_time, is_told_late
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, Post, User


@dataclass(frozen=True)
class _Manner:
    """How the agency wants to be reminded, and its calendar."""

    calendar: Calendar
    days: tuple[int, ...]
    first: int
    repeat: int


@dataclass
class _Digest:
    """What one person is told in a morning."""

    to: User
    soon: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    escalated: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    _TITLES = (
        ("soon", "Sắp đến hạn", "việc sắp đến hạn"),
        ("late", "Đã quá hạn", "việc đã quá hạn"),
        ("requests", "Đề nghị gia hạn chờ bạn quyết định", "đề nghị gia hạn chờ bạn quyết định"),
        ("escalated", "Các bộ phận quá hạn", "việc của các bộ phận quá hạn"),
    )

    @property
    def subject(self) -> str:
        """How many of what, in one line."""
        said = [
            f"{len(lines)} {counted}"
            for name, _, counted in self._TITLES
            if (lines := getattr(self, name))
        ]
        return f"Nhắc việc: {', '.join(said)}"

    @property
    def body(self) -> str:
        """The lists, each under its title."""
        parts = [
            "\n".join([f"{title}:", *(f"- {line}" for line in lines)])
            for name, title, _ in self._TITLES
            if (lines := getattr(self, name))
        ]
        return "\n\n".join(parts)

    @property
    def link(self) -> str:
        """Where most of it is to be done."""
        if self.soon or self.late:
            return reverse("obligations:mine")
        if self.requests:
            return reverse("obligations:extensions")
        return f"{reverse('obligations:every')}?standing=overdue"


def remind(*, agency: Agency, at: datetime) -> int:
    """Put the agency's digests of this morning, once; how many. 0 outside the right time."""
    calendar = organisation.working_calendar(agency)
    hour = time.fromisoformat(organisation.text_setting(agency, "reminders.hour"))
    if not is_time(at, hour, calendar):
        return 0
    day = day_of(at)
    with transaction.atomic():
        run, is_new = ReminderRun.objects.select_for_update().get_or_create(
            agency=agency, defaults={"day": day}
        )
        if not is_new and run.day >= day:
            return 0
        run.day = day
        run.save()
        digests = _digests(agency, day, _manner(agency, calendar))
        for digest in digests:
            notices.put(
                agency=agency,
                to=digest.to,
                key=f"digest:{agency.code}:{day}:{digest.to.pk}",
                subject=digest.subject,
                body=digest.body,
                link=digest.link,
                at=at,
                channels=(Channel.EMAIL,),
            )
    return len(digests)


def _manner(agency: Agency, calendar: Calendar) -> _Manner:
    return _Manner(
        calendar,
        organisation.integers_setting(agency, "reminders.days"),
        organisation.integer_setting(agency, "escalation.first_days"),
        organisation.integer_setting(agency, "escalation.repeat_days"),
    )


class _Mail:
    """Digests in the making, each for who is there that day."""

    def __init__(self, substitutes: dict[int, User]) -> None:
        self._substitutes = substitutes
        self._digests: dict[int, _Digest] = {}

    def add(self, people: Iterable[User], part: str, line: str) -> None:
        """Put the line into the part of each person's digest, or their substitute's, once."""
        there = {person.pk: person for person in map(self._present, people)}
        for key, person in there.items():
            lines = getattr(self._digests.setdefault(key, _Digest(person)), part)
            if line not in lines:
                lines.append(line)

    def _present(self, person: User) -> User:
        return self._substitutes.get(person.pk, person)

    def digests(self) -> list[_Digest]:
        """In the order of the persons' keys."""
        return [self._digests[key] for key in sorted(self._digests)]


def _digests(agency: Agency, day: date, manner: _Manner) -> list[_Digest]:
    mail = _Mail(organisation.substitutes_on(agency, day))
    posts = mornings.posts_of(agency, day)
    may = {person.pk for person in organisation.people_with(agency, Act.SUBMIT_PRODUCT, day)}
    writers = mornings.writers_by_unit(posts, may)
    for row in mornings.open_until_soon(agency, day):
        assert row.due_on is not None  # open_until_soon compares it
        _tell(mail, row, row.due_on, day, manner, posts, writers)
    deciders = organisation.people_with(agency, Act.GRANT_EXTENSION, day)
    for request in waiting_requests(agency):
        if is_pressing(request.current, day, manner.calendar):
            line = f"{request.obligation.named} (hạn {date_vi(request.current)})"
            mail.add(deciders, "requests", line)
    return mail.digests()


def _tell(
    mail: _Mail,
    row: Obligation,
    due_on: date,
    day: date,
    manner: _Manner,
    posts: list[Post],
    writers: dict[int, list[User]],
) -> None:
    owners = _owners(row, writers)
    ahead = days_ahead(due_on, day, manner.calendar, manner.days)
    if ahead is not None:
        mail.add(owners, "soon", f"{row.named} — hạn {date_vi(due_on)} ({_left(ahead)})")
    elif is_told_late(due_on, day, manner.calendar, first=manner.first, repeat=manner.repeat):
        line = f"{row.named} — hạn {date_vi(due_on)}, trễ {(day - due_on).days} ngày"
        mail.add(owners, "late", line)
        unit = row.unit.name if row.unit else "chưa rõ bộ phận"
        mail.add(mornings.leaders_in_charge(row, posts), "escalated", f"{unit}: {line}")


def _owners(row: Obligation, writers: dict[int, list[User]]) -> list[User]:
    if row.chief:
        return [row.chief, *row.helpers.all()]
    return writers.get(row.unit_id or 0, [])


def _left(ahead: int) -> str:
    return f"còn {ahead} ngày làm việc" if ahead else "hết hạn hôm nay"
