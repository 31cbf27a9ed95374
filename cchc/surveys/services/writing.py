"""What every act of this room shares: who may, the line in the chain, the day."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import F

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.surveys.choices import AttemptKind
from cchc.surveys.models import AttemptCount
from cchc.web import limits

SYSTEM = "surveys"  # what the worker does by itself
_OPENINGS, _KEPT_DAYS = "surveys.attempts", 60


def day_of(at: datetime) -> date:
    """The day in Hà Nội."""
    return local_minute(at).date()


def require(actor: User, act: Act, agency: Agency, at: datetime) -> None:
    """PermissionDenied where the person may not do that for this agency."""
    organisation.require(actor, act, today=day_of(at))
    if actor.agency_id != agency.pk:
        raise PermissionDenied("Việc này thuộc cơ quan khác.")


def note(
    agency: Agency,
    act: str,
    subject: tuple[str, str],
    facts: Mapping[str, Json],
    *,
    actor: User | None,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One line of the agency's chain."""
    audit.record(
        agency=agency.code,
        at=at,
        actor=actor.actor_key if actor else SYSTEM,
        act=act,
        subject=subject,
        facts=facts,
        payload=payload,
    )


def count_opening(*, kind: AttemptKind, agency_code: str, at: datetime) -> None:
    """One more of the kind on that day, by one statement and no transaction: a GET asks for it."""
    limits.add(_OPENINGS, f"{agency_code} {day_of(at)} {kind}", seconds=_KEPT_DAYS * 24 * 3600)


def write_down_openings(*, agency_code: str, today: date) -> None:
    """Bring what ``count_opening`` counted on the days that are over among the attempts."""
    days = [today - timedelta(days=number) for number in range(1, _KEPT_DAYS)]
    places = {
        f"{agency_code} {day} {kind}": (agency_code, day, kind)
        for day in days
        for kind in AttemptKind.values
    }
    for place, number in sorted(limits.take(_OPENINGS, places).items()):
        code, day, kind = places[place]
        _add(code, day, kind, number)


def count_attempt(*, kind: AttemptKind, agency_code: str, at: datetime) -> None:
    """One more attempt of the kind on that day; nothing about who tried is kept."""
    with audit.transaction():
        _add(agency_code, day_of(at), kind, 1)


def _add(agency_code: str, day: date, kind: str, number: int) -> None:
    row, _ = AttemptCount.objects.get_or_create(agency_code=agency_code, day=day, kind=kind)
    AttemptCount.objects.filter(pk=row.pk).update(number=F("number") + number)
