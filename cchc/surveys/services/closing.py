"""Each night the days that are over are closed: shuffled, into the chain, bad marks followed up."""

from collections.abc import Sequence
from datetime import date, datetime

from cchc.kernel import audit
from cchc.obligations import services as obligations
from cchc.obligations.services import Owed, Subject
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency
from cchc.surveys import facts
from cchc.surveys.models import AttemptCount, Comment, FollowUp, MarkGiven, Response
from cchc.surveys.rules.answering import is_bad
from cchc.surveys.services.writing import SYSTEM, day_of, write_down_openings

FOLLOW_UP = "survey_follow_up"


def close_days(*, agency: Agency, at: datetime) -> int:
    """Close what was answered before today; how many answers that were."""
    today = day_of(at)
    with audit.transaction():
        rows = _open_ones(agency, today)
        _shuffle(rows)
        record(agency, rows, at=at)
        _close_attempts(agency.code, today, at)
        _follow_up(agency, rows, at)
    return len(rows)


def _open_ones(agency: Agency, today: date) -> list[Response]:
    """In the order of their random keys, held until the end of the transaction."""
    rows = Response.objects.select_for_update(of=("self",)).filter(
        agency=agency, day__lt=today, is_closed=False
    )
    found = rows.select_related("procedure", "unit", "comment")
    return list(found.prefetch_related("marks__question").order_by("pk"))


def _shuffle(rows: Sequence[Response]) -> None:
    """Write the rows anew in random order, so that their place tells nothing about the moment."""
    marks = [mark for row in rows for mark in row.marks.all()]
    comments = [row.comment for row in rows if hasattr(row, "comment")]
    keys = [row.pk for row in rows]
    MarkGiven.objects.filter(response__in=keys).delete()
    Comment.objects.filter(response__in=keys).delete()
    Response.objects.filter(pk__in=keys).delete()
    for row in rows:
        row.is_closed = True
    Response.objects.bulk_create(rows, batch_size=200)
    MarkGiven.objects.bulk_create(
        [
            MarkGiven(response_id=m.response_id, question_id=m.question_id, value=m.value)
            for m in marks
        ],
        batch_size=500,
    )
    Comment.objects.bulk_create(comments, batch_size=200)


def record(agency: Agency, rows: Sequence[Response], *, at: datetime, by: str = SYSTEM) -> None:
    """The answers as rows of this day's closing; a thousand to an event."""
    if not rows:
        return
    audit.record_rows(
        agency=agency.code,
        at=at,
        actor=by,
        act="close_days",
        subject=(facts.DAYS, day_of(at).isoformat()),
        row_kind=facts.RESPONSE,
        rows=[(str(row.pk), facts.of_response(row)) for row in rows],
    )


def close_nameless(*, at: datetime) -> int:
    """Close the attempts that named no agency, in the installation's own chain; how many lines."""
    with audit.transaction():
        return _close_attempts(facts.NAMELESS, day_of(at), at)


def _close_attempts(code: str, today: date, at: datetime) -> int:
    write_down_openings(agency_code=code, today=today)
    rows = list(AttemptCount.objects.filter(agency_code=code, day__lt=today, is_closed=False))
    if not rows:
        return 0
    AttemptCount.objects.filter(pk__in=[row.pk for row in rows]).update(is_closed=True)
    audit.record_rows(
        agency=code or facts.INSTALLATION,
        at=at,
        actor=SYSTEM,
        act="close_days",
        subject=(facts.DAYS, today.isoformat()),
        row_kind=facts.ATTEMPTS,
        rows=[(facts.attempts_key(row), facts.of_attempts(row)) for row in rows],
    )
    return len(rows)


def _follow_up(agency: Agency, rows: Sequence[Response], at: datetime) -> None:
    """One thing to do for a leader per answer with a bad overall mark."""
    bad = [row for row in rows if is_bad(_overall(row))]
    if not bad:
        return
    made = obligations.owe_many(
        agency=agency, actor=SYSTEM, at=at, debts=_debts(agency, bad, day_of(at))
    )
    FollowUp.objects.bulk_create(
        FollowUp(response=row, obligation=owed) for row, owed in zip(bad, made, strict=True)
    )


def _overall(row: Response) -> dict[str, int]:
    return {mark.question.code: mark.value for mark in row.marks.all() if mark.question.is_overall}


def _debts(agency: Agency, bad: Sequence[Response], today: date) -> list[Owed]:
    days = organisation.integer_setting(agency, "surveys.follow_up_days")
    due = organisation.working_calendar(agency).add_working_days(today, days)
    leaders = organisation.people_with(agency, Act.FOLLOW_UP_SATISFACTION, today)
    chief = leaders[0] if leaders else None
    unit = organisation.units_of(chief, today).first() if chief else None
    return [
        Owed(
            Subject(FOLLOW_UP, str(row.pk), _about(row)),
            label=f"Xem xét phiếu không hài lòng: {row.procedure.code}, {_month(row.day)}",
            unit=unit,  # not the one that handled it: it is not told of single answers
            due_on=due,
            chief=chief,
        )
        for row in bad
    ]


def _about(row: Response) -> str:
    return f"Phiếu không hài lòng về thủ tục {row.procedure.name}, tháng {_month(row.day)}"


def _month(day: date) -> str:
    return f"{day:%m/%Y}"
