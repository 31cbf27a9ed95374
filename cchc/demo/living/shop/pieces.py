"""The year of the shop is played piece by piece: each piece is whole or not there at all.

How many pieces are done stands in a number series that is counted up in the piece's own
transaction; so a piece that is asked for twice is done once. docs/operations/jobs.md.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.core.exceptions import PermissionDenied

from cchc.demo.living.shop import acts, ratings, telling
from cchc.demo.living.shop.acts import Desk, Doing
from cchc.demo.living.shop.stories import Coming, Deed
from cchc.demo.living.shop.year import YEAR, opened_at, year_of
from cchc.dossiers import services as dossiers
from cchc.dossiers.models import Dossier
from cchc.kernel import numbering
from cchc.kernel.errors import RuleBroken
from cchc.notices import services as notices
from cchc.notices.choices import Way
from cchc.organisation import queries as organisation
from cchc.organisation import services
from cchc.organisation.choices import Role
from cchc.organisation.models import Agency, User
from cchc.portal import services as portal

_log = logging.getLogger("cchc.demo")

DEEDS = 20  # half a second or so: so long does whoever saves something wait for it on SQLite
SERIES = "demo dossiers"
DECIDED_BY = "Quyết định mẫu về Bộ phận Tiếp nhận và Trả kết quả"
SETTINGS = {
    "dossiers.identifier": "H99.10.1",
    "dossiers.desk_phone": "0300 000 000",
}
PUBLIC = {
    "portal.open": "open",
    "portal.desk_address": "Tầng 1, trụ sở UBND phường An Bình (mẫu), số 1 đường Mẫu",
}
LAND = ("son", "Địa chính - Xây dựng", "Công chức Địa chính - Xây dựng (kiêm nhiệm)")
DROPPED = 0
UNREAD = timedelta(days=5)  # what came later, nobody has read yet


@dataclass(frozen=True)
class Year:
    """Of which dossiers there are how many, up to which moment; this says all that will happen."""

    agency: str
    number: int
    until: datetime


@dataclass(frozen=True)
class Progress:
    """How many deeds are done of how many."""

    done: int
    total: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to do."""
        return self.done >= self.total


def open_shop(year: Year) -> None:
    """The settings without which no dossier gets a code, and who works for land and building."""
    agency = organisation.agency_with_code(year.agency)
    at = opened_at()
    people = {user.username: user for user in organisation.accounts(agency, year.until)}
    quan, (name, unit, title) = people["quan"], LAND
    _decide(agency, SETTINGS, quan, at)
    ratings.ask(agency, people, at)
    notices.open_for_demo(agency=agency, ways=list(Way), actor=quan, at=at)
    services.give_post(
        user=people[name],
        unit=agency.units.get(name=unit),
        title=title,
        role=Role.OFFICER,
        from_on=date(YEAR, 1, 1),
        actor=quan,
        at=at,
    )


def become_public(year: Year) -> None:
    """Apologies given out; the public pages, once there is something to show, with figures."""
    agency = organisation.agency_with_code(year.agency)
    people = {user.username: user for user in organisation.accounts(agency, year.until)}
    _decide(agency, PUBLIC, people["quan"], year.until)
    ratings.end_days(agency, people, year.until, until=year.until)
    telling.send_until(agency, people, year.until, until=year.until)
    dossiers.give_out_duties(agency=agency, at=year.until)
    portal.publish_figures(agency=agency, at=year.until)


def _decide(agency: Agency, settings: Mapping[str, str], by: User, at: datetime) -> None:
    for key, value in settings.items():
        services.change_setting(
            agency=agency, key=key, value=value, document=DECIDED_BY, actor=by, at=at
        )


def progress(year: Year) -> Progress:
    """How far it has come."""
    total = len(_deeds(year)[0])
    pieces = numbering.peek(agency=year.agency, series=SERIES, year=YEAR) - 1
    return Progress(min(pieces * DEEDS, total), total)


def play_piece(year: Year, piece: int, rows: dict[str, int]) -> dict[str, int] | None:
    """Do the piece (from 0) in the caller's transaction; None when it was done before.

    ``rows``: story -> dossier of those under way; what comes back is the same for the next piece.
    A story in which a deed is refused, as somebody has changed the ward meanwhile, ends there.
    """
    if numbering.take(agency=year.agency, series=SERIES, year=YEAR) != piece + 1:
        return None
    deeds, comings = _deeds(year)
    desk, known = _desk(year), dict(rows)
    part = deeds[piece * DEEDS : (piece + 1) * DEEDS]
    for deed in part:
        _play(desk, comings[deed.key], deed, known)
    ratings.end_days(desk.agency, desk.people, part[-1].at, until=year.until)
    telling.send_until(desk.agency, desk.people, part[-1].at, until=year.until)
    _read_notices(desk, min(part[-1].at, year.until - UNREAD))
    left = {str(deed.key) for deed in deeds[(piece + 1) * DEEDS :]}
    return {key: pk for key, pk in known.items() if key in left}


def _play(desk: Desk, coming: Coming, deed: Deed, known: dict[str, int]) -> None:
    key = str(deed.key)
    if known.get(key) == DROPPED:
        return
    row = Dossier.objects.get(pk=known[key]) if key in known else None
    try:
        made = acts.nested(Doing(desk, coming, row, deed))
    except (RuleBroken, PermissionDenied, LookupError) as error:
        _log.warning("story %s ends at %s: %s", key, deed.act, error)
        known[key] = DROPPED
        return
    if made is not None:
        known[key] = made.pk


def _read_notices(desk: Desk, at: datetime) -> None:
    for user in desk.people.values():
        notices.mark_all_read(user=user, at=at)


@lru_cache(maxsize=1)
def _deeds(year: Year) -> tuple[Sequence[Deed], dict[int, Coming]]:
    agency = organisation.agency_with_code(year.agency)
    return year_of(organisation.working_calendar(agency), year.number, until=year.until)


def _desk(year: Year) -> Desk:
    agency: Agency = organisation.agency_with_code(year.agency)
    people = {user.username: user for user in organisation.accounts(agency, year.until)}
    for user in people.values():
        user.roles_read = {}  # for the length of one piece, as pages do
    return Desk(agency, people, {unit.name: unit for unit in agency.units.all()})
