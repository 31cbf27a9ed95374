"""An answer is taken: once for a finished dossier, whatever the channel, and kept apart from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from cchc.dossiers import queries as dossiers
from cchc.dossiers.models import Dossier
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.models import StoredFile
from cchc.kernel.text import nfc
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, User
from cchc.surveys import facts
from cchc.surveys.choices import AttemptKind, Channel, CommentState
from cchc.surveys.errors import AttemptRefused
from cchc.surveys.models import Answered, Comment, MarkGiven, Response, Round
from cchc.surveys.queries.catalogue import asked_now
from cchc.surveys.rules.answering import GONE, LONGEST_TEXT, check_marks, is_open
from cchc.surveys.services.writing import count_attempt, count_opening, day_of, note


@dataclass(frozen=True)
class Given:
    """What somebody answers: question -> mark, and their own words."""

    marks: Mapping[int, int] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True)
class Entered:
    """What is beside an answer that somebody of the office writes down."""

    by: User
    day: date
    round: Round | None = None
    scan: StoredFile | None = None


def answer(*, mark: str, given: Given, channel: Channel, at: datetime) -> None:
    """Take the answer of who has the mark of the slip.

    AttemptRefused, counted: unknown, used and expired marks are told the same words.
    """
    try:
        with audit.transaction():
            row = dossiers.rated_by(mark)
            if row is None:
                raise AttemptRefused(GONE, kind=AttemptKind.UNKNOWN)
            demand_open(row, day_of(at))
            check(row.agency, given)
            claim(row)
            keep(row, given, channel, day_of(at))
    except AttemptRefused as refused:
        count_attempt(kind=refused.kind, agency_code=refused.agency_code, at=at)
        raise


def refuse_staff(*, user: User, at: datetime) -> None:
    """Somebody tried from a signed-in session of the office: counted, and in the chain by name."""
    count_attempt(kind=AttemptKind.STAFF, agency_code=user.agency.code, at=at)
    with audit.transaction():
        subject = (facts.STAFF, str(user.pk))
        said = {"day": day_of(at).isoformat()}
        note(user.agency, "refuse_staff", subject, said, actor=user, at=at)


def refuse(*, kind: AttemptKind, agency: Agency | None, at: datetime) -> None:
    """An attempt that was refused before it named a dossier; opening a page is no more than that.

    It waits among the counts of requests until the closing writes it down.
    """
    count_opening(kind=kind, agency_code=agency.code if agency else "", at=at)


def refuse_gone(*, mark: str, at: datetime) -> None:
    """A link was opened that invites nobody (any more): counted as unknown, or as used."""
    row = dossiers.rated_by(mark)
    kind = AttemptKind.GONE if row else AttemptKind.UNKNOWN
    refuse(kind=kind, agency=row.agency if row else None, at=at)


def demand_open(row: Dossier, today: date) -> None:
    """AttemptRefused when the dossier ended too long ago."""
    days = organisation.integer_setting(row.agency, "surveys.link_days")
    assert row.finished_at is not None
    if not is_open(day_of(row.finished_at), today, days=days):
        raise AttemptRefused(GONE, kind=AttemptKind.GONE, agency_code=row.agency.code)


def check(agency: Agency, given: Given) -> None:
    """RuleBroken when the marks are not those of the editions in force, or the text is too long."""
    check_marks(asked_now(agency), given.marks)
    if len(given.text) > LONGEST_TEXT:
        raise RuleBroken(f"Ý kiến dài quá {LONGEST_TEXT} chữ; xin viết ngắn lại.", field="text")


def claim(row: Dossier) -> None:
    """The dossier has its answer from now on; AttemptRefused when it had one."""
    _, is_first = Answered.objects.get_or_create(dossier=row)
    if not is_first:
        raise AttemptRefused(GONE, kind=AttemptKind.GONE, agency_code=row.agency.code)


def keep(
    row: Dossier, given: Given, channel: Channel, day: date, entered: Entered | None = None
) -> Response:
    """The answer under a random key, with what the dossier was about and nothing of whose it is."""
    made = response_of(row, channel, day, entered)
    made.save(force_insert=True)
    MarkGiven.objects.bulk_create(
        MarkGiven(response=made, question_id=key, value=mark)
        for key, mark in sorted(given.marks.items())
    )
    if text := nfc(given.text.strip()):
        Comment.objects.create(response=made, text=text, state=CommentState.NEW)
    return made


def response_of(
    row: Dossier, channel: Channel, day: date, entered: Entered | None = None
) -> Response:
    """The answer as it will be kept, not yet saved."""
    return Response(
        agency=row.agency,
        day=day,
        channel=channel,
        field=row.field,
        procedure=row.version.procedure,
        unit=row.unit,
        officer=row.finished_by,
        round=entered.round if entered else None,
        scan=entered.scan if entered else None,
        entered_by=entered.by if entered else None,
    )
