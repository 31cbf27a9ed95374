"""The facts of petitions that figures rest on, for the audit verification; nothing personal."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from cchc.feedback.choices import SUBJECT
from cchc.feedback.models import Petition
from cchc.kernel.audit import FactSource, Json
from cchc.kernel.canonical import digest

Facts = Mapping[str, Json]
PARTS = ("duties", "answers", "pictures", "publication")


def of_petition(row: Petition) -> Facts:
    """Where it is, whose it is, its deadlines and marks; words only as hashes where published."""
    published = getattr(row, "publication", None)
    return {
        "code": row.code,
        "channel": row.channel,
        "reach": row.reach,
        "state": row.state,
        "kind": row.kind,
        "filed_at": _moment(row.filed_at),
        "complete_at": _moment(row.complete_at),
        "about_unit": row.about_unit_id,
        "unit": row.unit_id,
        "assignee": row.assignee_id,
        "dossier": row.dossier_id,
        "procedure": row.procedure_id,
        "merged_into": row.merged_into_id,
        "answered_at": _moment(row.answered_at),
        "reopened_at": _moment(row.reopened_at),
        "duties": [
            [duty.kind, duty.state, duty.due_on.isoformat(), _day(duty.done_on)]
            for duty in row.duties.all()
        ],
        "answers": [
            [a.round, a.drafted_by_id, a.approved_by_id, _moment(a.sent_at), a.mark]
            for a in row.answers.all()
        ],
        "pictures": [picture.file.sha256 for picture in row.pictures.all()],
        "published": [
            published.is_shown,
            digest(f"{published.title}\n{published.question}\n{published.answer}".encode()),
        ]
        if published
        else None,
    }


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _petitions(code: str) -> Iterator[tuple[str, Facts]]:
    rows = Petition.objects.filter(agency__code=code).select_related("publication")
    rows = rows.prefetch_related("duties", "answers", "pictures__file").defer("text", "title")
    for row in rows.iterator(chunk_size=500):
        yield str(row.pk), of_petition(row)


SOURCES: tuple[FactSource, ...] = (FactSource(SUBJECT, "Phản ánh, kiến nghị", _petitions),)
