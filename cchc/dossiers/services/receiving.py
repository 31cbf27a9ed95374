"""The three outcomes of reception: received, refused (asked to be completed: supplementing)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from cchc.citizens.models import Citizen
from cchc.dossiers.choices import DateKind, NoticeKind, SlipForm, State
from cchc.dossiers.models import Dossier
from cchc.dossiers.rules.transitions import after
from cchc.dossiers.services import slips
from cchc.dossiers.services.attaching import Given, keep_files, laid_down, put_files
from cchc.dossiers.services.registering import Filed, draft, take_papers, write
from cchc.dossiers.services.timing import begin_cycle, reckoned
from cchc.dossiers.services.writing import (
    begin,
    demand_right,
    note,
    reason_of,
    tell_citizen,
)
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import moment_vi
from cchc.kernel.working_time import Answer
from cchc.organisation.models import Agency, User
from cchc.procedures.models import Paper, ProcedureVersion


def receive(
    *,
    dossier: Dossier,
    actor: User,
    at: datetime,
    papers: Sequence[Given] = (),
    wants_receipt: bool = False,
) -> Dossier:
    """The dossier is complete: the clock starts, Form 01 is made (R11: unless not needed).

    RuleBroken (``papers``) names what is still missing.
    """
    papers = laid_down(dossier.version_id, papers)
    with audit.transaction():
        kept = keep_files(dossier.agency, dossier.version_id, papers, actor=actor, at=at)
        row = begin(dossier, "receive", actor=actor, at=at)
        take_papers(row, papers, at=at)
        refuse_gaps(row)
        answer = reckoned(row, _since(row, at))
        parts = put_files(row, kept, by=actor, at=at)
        _receive(row, answer, parts, actor=actor, at=at, wants_receipt=wants_receipt)
    return row


def _since(row: Dossier, at: datetime) -> datetime:
    return row.registered_at if is_filed_elsewhere(row) else at


def _receive(
    row: Dossier,
    answer: Answer,
    changed: Sequence[str] = (),
    *,
    actor: User,
    at: datetime,
    wants_receipt: bool,
) -> None:
    """Let a complete, locked dossier in that was moved on already."""
    admit(row, answer, since=_since(row, at), by=actor, at=at)
    row.save()
    parts = ["dates", "papers", "notices", *changed]
    if wants_receipt or row.version.needs_receipt:
        slips.make(row, SlipForm.RECEIPT, actor=actor, at=at)
        parts.append("slips")
    note(row, "receive", actor=actor, at=at, parts=parts)


def take_in(
    *,
    agency: Agency,
    version: ProcedureVersion,
    applicant: Citizen,
    actor: User,
    at: datetime,
    filed: Filed | None = None,
    papers: Sequence[Given] = (),
    wants_receipt: bool = False,
) -> Dossier:
    """Register and receive at once, as at the counter; both or neither."""
    drafted = draft(
        agency=agency,
        version=version,
        applicant=applicant,
        actor=actor,
        at=at,
        filed=filed,
        papers=papers,
    )
    demand_right(actor, "receive", agency, at)
    _refuse_without(version, {paper.paper_id for paper in drafted.papers})
    answer = reckoned(drafted.row, _since(drafted.row, at))
    with audit.transaction():
        row = write(drafted, actor=actor, at=at)
        row.state = State(after("receive", row.state))
        _receive(row, answer, actor=actor, at=at, wants_receipt=wants_receipt)
    return row


def refuse(*, dossier: Dossier, actor: User, at: datetime, reason: str) -> Dossier:
    """Not within conditions or authority: Form 03 with the reason."""
    with audit.transaction():
        row = begin(dossier, "refuse", actor=actor, at=at)
        row.end_reason = reason_of(row.agency, reason, "từ chối")
        row.refused_at = at
        row.save()
        tell_citizen(row, NoticeKind.REFUSED, row.end_reason, at=at)
        slips.make(row, SlipForm.REFUSAL, actor=actor, at=at)
        note(
            row,
            "refuse",
            actor=actor,
            at=at,
            parts=("notices", "slips"),
            payload={"reason": row.end_reason},
        )
    return row


def is_filed_elsewhere(row: Dossier) -> bool:
    """Whether the moment of filing was another one than that of entering it."""
    return bool(row.entered_at or row.delivery_record)


def admit(row: Dossier, answer: Answer, *, since: datetime, by: User, at: datetime) -> None:
    """Start the clock of a complete dossier for the first time and tell the citizen."""
    row.received_at, row.received_by = since, by
    begin_cycle(row, DateKind.FIRST, answer, since=since, at=at)
    assert row.due_at is not None
    tell_citizen(row, NoticeKind.RECEIVED, f"Hẹn trả kết quả: {moment_vi(row.due_at)}.", at=at)


def refuse_gaps(row: Dossier) -> None:
    """RuleBroken (``papers``) while a paper that the version requires is missing."""
    _refuse_without(row.version, row.papers.values_list("paper", flat=True))


def _refuse_without(version: ProcedureVersion, taken: Iterable[int]) -> None:
    papers = Paper.objects.filter(version=version, is_required=True).exclude(pk__in=taken)
    names = "; ".join(papers.values_list("name", flat=True))
    if names:
        raise RuleBroken(
            f"Còn thiếu: {names}. Nhận đủ, hoặc lập phiếu yêu cầu bổ sung.", field="papers"
        )
