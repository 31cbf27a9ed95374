"""What the sender and the public may read of a petition."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from cchc.feedback.choices import PetitionAct, State
from cchc.feedback.models import Answer, Petition, Publication, Statement
from cchc.feedback.queries.lists import handle_by
from cchc.feedback.queries.reach import senders_acts
from cchc.kernel.text import fold
from cchc.organisation.models import Agency

# What the sender reads instead of inner steps.
_OUTSIDE = {
    State.WAITING: State.HANDLING,
    State.APPROVED: State.HANDLING,
    State.CLASSIFIED: State.RECEIVED,
}
_WORDS = {
    State.RESERVED: "Đã chuyển người đứng đầu",
    State.SETTLED: "Đã có hướng dẫn",
    State.MERGED: "Được xử lý chung với một phản ánh cùng việc",
}


@dataclass(frozen=True)
class SendersView:
    """A petition as its sender reads it: no officer is named, no inner step is told."""

    row: Petition
    state: str
    handle_by: date | None
    statements: Sequence[Statement]
    answers: Sequence[Answer]
    published: Publication | None
    acts: frozenset[PetitionAct]

    @property
    def may_supply(self) -> bool:
        """Whether something is asked of the sender."""
        return PetitionAct.SUPPLY in self.acts

    @property
    def may_mark(self) -> bool:
        """Whether the last answer waits to be judged."""
        return PetitionAct.MARK in self.acts

    @property
    def may_reopen(self) -> bool:
        """Whether another look may still be asked for."""
        return PetitionAct.REOPEN in self.acts


def senders_view(row: Petition, *, today: date) -> SendersView:
    """What the look-up shows."""
    main = row.merged_into or row
    shown = Publication.objects.filter(petition=main, is_shown=True).first()
    outside = _OUTSIDE.get(row.status, row.status)
    return SendersView(
        row=row,
        state=_WORDS.get(outside, outside.label),
        handle_by=handle_by(row),
        statements=list(row.statements.all()),
        answers=list(row.answers.filter(sent_at__isnull=False)),
        published=shown,
        acts=senders_acts(row, today=today),
    )


def published(agency: Agency, text: str = "") -> QuerySet[Publication]:
    """What the agency has published, found by words without accents, the latest first."""
    rows = Publication.objects.filter(agency=agency, is_shown=True).select_related("petition")
    for word in fold(text).split():
        rows = rows.filter(folded__contains=word)
    return rows.only(
        "title",
        "question",
        "answer",
        "published_at",
        "agency",
        "petition__code",
        "petition__kind",
        "petition__state",
    )


def published_with_code(agency: Agency, code: str) -> Publication:
    """The publication about the petition of that code; Http404 when there is none."""
    found = published(agency).filter(petition__code=code.upper()).first()
    if found is None:
        raise Http404
    return found


def was_reopened(row: Publication) -> bool:
    """Whether the published answer is being looked at again."""
    return row.petition.state in (State.HANDLING, State.WAITING, State.APPROVED)
