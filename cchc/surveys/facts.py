"""The facts of satisfaction that figures rest on, for the audit verification.

Answers stand in the chain from the end of their day on, in random order: no line of the chain can
be laid beside the line that handed a result over.
"""

from collections.abc import Iterator, Mapping

from django.db.models import QuerySet

from cchc.kernel.audit import FactSource, Json
from cchc.kernel.canonical import canonical, digest
from cchc.surveys.models import AttemptCount, Comment, Edition, Response, Round

Facts = Mapping[str, Json]
EDITION = "survey_edition"
RESPONSE = "survey_response"
COMMENT = "survey_comment"
ATTEMPTS = "survey_attempts"
ROUND = "survey_round"
DAYS = "survey_days"
STAFF = "survey_staff"
PAPERS = "survey_papers"
NAMELESS = ""  # what is counted of no agency: a guessed link names none
INSTALLATION = "_installation"  # the chain in which it stands, verified and sealed as any other
_AT_ONCE = 500


def of_edition(edition: Edition) -> Facts:
    """Which questions, in which state; their words as a hash."""
    asked = edition.questions.values_list("code", "factor", "text", "is_overall")
    return {
        "index": edition.questionnaire.index,
        "number": edition.number,
        "state": edition.state,
        "questions": digest(canonical([list(row) for row in asked]).encode()),
    }


def of_response(response: Response) -> Facts:
    """The marks and what they are about; ``given`` holds them while they are being written."""
    marks = response.given
    if marks is None:
        marks = sorted((mark.question_id, mark.value) for mark in response.marks.all())
    return {
        "day": response.day.isoformat(),
        "channel": response.channel,
        "field": response.field_id,
        "procedure": response.procedure_id,
        "unit": response.unit_id,
        "officer": response.officer_id,
        "round": response.round_id,
        "entered_by": response.entered_by_id,
        "marks": [list(mark) for mark in marks],
    }


def of_comment(comment: Comment) -> Facts:
    """What was decided; the words as a hash."""
    return {
        "state": comment.state,
        "published": digest(canonical(comment.published_text).encode()),
        "decided_by": comment.decided_by_id,
    }


def of_attempts(row: AttemptCount) -> Facts:
    """How many attempts of a kind in a day."""
    return {"day": row.day.isoformat(), "kind": row.kind, "number": row.number}


def attempts_key(row: AttemptCount) -> str:
    """The key of a day's attempts of a kind."""
    return f"{row.day.isoformat()}:{row.kind}"


def of_round(round_: Round) -> Facts:
    """With which seed whom of which frame; the sample as a hash of the keys in order."""
    keys = list(round_.sampled.values_list("dossier_id", flat=True))
    return {
        "first": round_.first.isoformat(),
        "last": round_.last.isoformat(),
        "method": round_.method,
        "size": round_.size,
        "seed": round_.seed,
        "frame": round_.frame,
        "state": round_.state,
        "sample": digest(canonical(keys).encode()),
    }


def _editions(code: str) -> Iterator[tuple[str, Facts]]:
    rows = Edition.objects.filter(questionnaire__agency__code=code)
    for row in rows.select_related("questionnaire"):
        yield str(row.pk), of_edition(row)


def closed(code: str) -> QuerySet[Response]:
    """The answers of days that are over, with their marks."""
    rows = Response.objects.filter(agency__code=code, is_closed=True)
    return rows.prefetch_related("marks").order_by("pk")


def _responses(code: str) -> Iterator[tuple[str, Facts]]:
    for row in closed(code).iterator(chunk_size=_AT_ONCE):
        yield str(row.pk), of_response(row)


def _comments(code: str) -> Iterator[tuple[str, Facts]]:
    rows = Comment.objects.filter(response__agency__code=code, decided_by__isnull=False)
    for row in rows.defer("text").iterator():
        yield str(row.pk), of_comment(row)


def _attempts(code: str) -> Iterator[tuple[str, Facts]]:
    named = NAMELESS if code == INSTALLATION else code
    for row in AttemptCount.objects.filter(agency_code=named, is_closed=True):
        yield attempts_key(row), of_attempts(row)


def _rounds(code: str) -> Iterator[tuple[str, Facts]]:
    for row in Round.objects.filter(agency__code=code):
        yield str(row.pk), of_round(row)


SOURCES: tuple[FactSource, ...] = (
    FactSource(EDITION, "Bản phiếu hỏi", _editions),
    FactSource(RESPONSE, "Phiếu trả lời", _responses),
    FactSource(COMMENT, "Ý kiến của người dân", _comments),
    FactSource(ATTEMPTS, "Số lần trả lời bị từ chối", _attempts),
    FactSource(ROUND, "Đợt khảo sát", _rounds),
)
