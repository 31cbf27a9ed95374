"""What the holder of a slip is told of the dossier: nothing that only the applicant should know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cchc.dossiers import queries as dossiers
from cchc.dossiers.choices import Channel, NoticeKind, Outcome, State
from cchc.dossiers.models import Apology, CitizenNotice, Dossier
from cchc.dossiers.rules.late_chain import days_late
from cchc.dossiers.rules.outcomes import is_late
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.models import User
from cchc.portal.queries.drafts import takes_filings
from cchc.portal.queries.faces import Face, face_of_agency
from cchc.portal.rules.next_steps import Advice, Stage, advice
from cchc.procedures import queries as procedures
from cchc.procedures.choices import LimitUnit
from cchc.web.components import Entry, Tone

_RESULT_BY = {
    Channel.COUNTER: "counter",
    Channel.POSTAL: "postal",
    Channel.ONLINE: "online",
}
# What these say may be an officer's own words.
_IN_OWN_WORDS = (NoticeKind.REFUSED, NoticeKind.STOPPED)
_TONES: dict[str, Tone] = {
    NoticeKind.RECEIVED: "info",
    NoticeKind.SUPPLEMENT: "warn",
    NoticeKind.PAYMENT: "warn",
    NoticeKind.APOLOGY: "bad",
    NoticeKind.FINISHED: "good",
    NoticeKind.RETURNED: "good",
}


@dataclass(frozen=True)
class Handler:
    """A unit, and the person of it who has the dossier, with the post."""

    unit: str
    person: str = ""
    post: str = ""


@dataclass(frozen=True)
class Stay:
    """How long the dossier was with whom."""

    unit: str
    handed_at: datetime
    done_at: datetime | None


@dataclass(frozen=True)
class Lateness:
    """That the promise was not kept: days late, the new date, whether that has passed as well."""

    days: int
    new_date: datetime | None
    is_new_date_past: bool
    is_over: bool


@dataclass(frozen=True)
class Found:
    """The answer of a look-up."""

    dossier: Dossier
    face: Face
    advice: Advice
    limit: str
    receiver: Handler | None
    handler: Handler | None
    lateness: Lateness | None
    items: tuple[str, ...]
    takes_supplement: bool
    payment: str
    stays: tuple[Stay, ...]
    told: Sequence[Entry]


def found_of(row: Dossier, *, at: datetime) -> Found:
    """Everything that the page says; at most 14 queries, whatever happened to the dossier."""
    day = at.astimezone(HANOI).date()
    apology = dossiers.signed_apology(row)
    late = _lateness(row, apology, at)
    asked = dossiers.asked_request(row) if row.state == State.SUPPLEMENT else None
    notices = list(row.notices.all())
    payments = [line.text for line in notices if line.kind == NoticeKind.PAYMENT]
    return Found(
        dossier=row,
        face=face_of_agency(row.agency, at=at),
        advice=advice(
            Stage[State(row.state).name],
            is_late=late is not None and not late.is_over,
            has_new_date=apology is not None,
            result_by=_RESULT_BY[Channel(row.return_channel)],
        ),
        limit=procedures.words_of_limit(row.limit_amount, LimitUnit(row.limit_unit)),
        receiver=_person(row.received_by, "", day),
        handler=None if row.finished_at else _handler(row, day),
        lateness=late,
        items=tuple(item.name for item in asked.items.all()) if asked else (),
        takes_supplement=asked is not None and takes_filings(row.agency),
        payment=payments[-1] if payments and row.state == State.PAYMENT else "",
        stays=tuple(_stays(row)),
        told=[_told(row, line) for line in reversed(notices)],
    )


def _lateness(row: Dossier, apology: Apology | None, at: datetime) -> Lateness | None:
    if row.finished_at:
        return Lateness(0, None, False, True) if row.outcome == Outcome.LATE else None
    if not row.late_from and not is_late(row.due_at, at):
        return None
    since = min(moment for moment in (row.due_at, row.late_from) if moment)
    until = apology.until if apology else None
    days = days_late(since, at, organisation.working_calendar(row.agency))
    return Lateness(days, until, until is not None and is_late(until, at), False)


def _handler(row: Dossier, day: date) -> Handler | None:
    unit = row.unit.name if row.unit else ""
    return _person(row.officer, unit, day) or (Handler(unit) if unit else None)


def _person(user: User | None, unit: str, day: date) -> Handler | None:
    """The person with the post of the day; one who has left it is named without."""
    if user is None:
        return None
    post = organisation.posts_on(user, day).first()
    if post is None:
        return Handler(unit, user.full_name)
    return Handler(unit or post.unit.name, user.full_name, post.title)


def _stays(row: Dossier) -> list[Stay]:
    return [
        Stay(step.unit.name if step.unit else step.get_kind_display(), step.handed_at, step.done_at)
        for step in row.steps.select_related("unit")
    ]


def _told(row: Dossier, line: CitizenNotice) -> Entry:
    shown = "" if line.kind in _IN_OWN_WORDS else line.text
    tone = _TONES.get(line.kind, "neutral")
    return Entry(line.at, row.agency.name, line.get_kind_display(), shown, tone)
