"""Work is reported, products are handed in, accepted, sent back, an acceptance is undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.kinds import EVIDENCE
from cchc.kernel.files.storing import store
from cchc.kernel.text import nfc
from cchc.obligations.choices import DeliveryState, State
from cchc.obligations.models import Delivery, Evidence, Obligation, ProgressNote, Submission
from cchc.obligations.rules import dates
from cchc.obligations.rules.dates import day_of
from cchc.obligations.rules.transitions import after
from cchc.obligations.services import telling
from cchc.obligations.services.promising import lapse_requests
from cchc.obligations.services.secrets import Upload, without_secrets
from cchc.obligations.services.writing import (
    demand,
    locked,
    locked_one,
    note,
    refusal_of,
    required,
)
from cchc.organisation.models import User


@dataclass(frozen=True)
class DocumentRef:
    """An official document that is the evidence; ``sha256`` of its issued file."""

    kind: str
    key: str
    label: str
    sha256: str = ""


def report_progress(
    *,
    obligation: Obligation,
    actor: User,
    at: datetime,
    percent: int,
    text: str,
    obstacles: str = "",
) -> ProgressNote:
    """Say how far the work is and what stands in its way."""
    if not 0 <= percent <= 100:
        raise RuleBroken("Tiến độ là số từ 0 đến 100.", field="percent")
    with audit.transaction():
        row = locked_one(obligation)
        demand(actor, "report_progress", [row], at)
        row.state = after("report_progress", row.state, label=row.title)
        made = ProgressNote.objects.create(
            obligation=row,
            percent=percent,
            text=required(text, "Ghi việc đã làm được.", field="text"),
            obstacles=nfc(obstacles),
            by=actor,
            at=at,
        )
        row.percent = percent
        row.save(update_fields=["state", "percent"])
        said: dict[str, Json] = {"percent": percent, "text": made.text, "obstacles": made.obstacles}
        note([row], act="report_progress", actor=actor, at=at, payload=said)
    return made


def submit(
    *,
    obligations: Sequence[Obligation],
    actor: User,
    at: datetime,
    proves_from: date,
    proves_to: date,
    files: Sequence[Upload] = (),
    documents: Sequence[DocumentRef] = (),
    note_text: str = "",
) -> Submission:
    """Hand in one set of evidence for one or several obligations of the agency."""
    _check_submission(obligations, len(files) + len(documents))
    dates.check_proven(
        proves_from=proves_from,
        proves_to=proves_to,
        today=dates.day_of(at),
        due=[row.due_on for row in obligations],
    )
    files = without_secrets(files)
    with audit.transaction():
        rows = locked(obligations)
        demand(actor, "submit", rows, at)
        submission = Submission(
            agency=rows[0].agency,
            note=nfc(note_text),
            proves_from=proves_from,
            proves_to=proves_to,
            submitted_by=actor,
            submitted_at=at,
        )
        _hand_in(rows, submission, files, documents)
        telling.tell_submitted(rows, submission)
    return submission


def hand_in_signed(
    *,
    obligation: Obligation,
    document: DocumentRef,
    actor: User,
    signer: User | None,
    at: datetime,
    proves_from: date,
    proves_to: date,
) -> Submission | None:
    """An issued document as the product of what it was owed for; the signature accepts it.

    ``at`` is the moment of the issue. None when a product waits already or was accepted. Without
    a ``signer`` who may accept on that day the product waits for somebody who may.
    """
    with audit.transaction():
        row = locked_one(obligation)
        if row.state != State.OPEN:
            return None
        demand(actor, "submit", [row], at)
        submission = Submission(
            agency=row.agency,
            proves_from=proves_from,
            proves_to=proves_to,
            submitted_by=actor,
            submitted_at=at,
        )
        _hand_in([row], submission, (), [document])
        if signer and not refusal_of(signer, "accept", row, at):
            reason = f"Lãnh đạo đã ký {document.label}."
            accept(obligation=row, actor=signer, at=at, reason=reason)
        else:
            telling.tell_submitted([row], submission)
    return submission


def _hand_in(
    rows: Sequence[Obligation],
    submission: Submission,
    files: Sequence[Upload],
    documents: Sequence[DocumentRef],
) -> None:
    """Keep the submission with its evidence, a delivery for each row, and the line of the act."""
    keep(rows, submission, files, documents)
    by, at = submission.submitted_by, submission.submitted_at
    note(rows, act="submit", actor=by, at=at, payload=_said(submission))


def keep(
    rows: Sequence[Obligation],
    submission: Submission,
    files: Sequence[Upload],
    documents: Sequence[DocumentRef],
) -> None:
    """Keep the submission with its evidence and a delivery for each row; the caller notes it."""
    states = [after("submit", row.state, label=row.title) for row in rows]
    submission.save()
    _keep_evidence(submission, files, documents)
    for row, state in zip(rows, states, strict=True):
        _deliver(row, submission, state)


def _check_submission(obligations: Sequence[Obligation], pieces: int) -> None:
    if not obligations:
        raise RuleBroken("Chọn ít nhất một việc mà sản phẩm này đáp ứng.", field="obligations")
    if not pieces:
        raise RuleBroken("Đính kèm ít nhất một tệp hoặc chọn một văn bản.", field="uploads")


def _keep_evidence(
    submission: Submission, files: Sequence[Upload], documents: Sequence[DocumentRef]
) -> None:
    for upload in files:
        try:
            stored = store(
                content=upload.content,
                name=upload.name,
                agency=submission.agency.code,
                actor=submission.submitted_by.actor_key,
                at=submission.submitted_at,
                kinds=EVIDENCE,
            )
        except RuleBroken as broken:
            raise RuleBroken(f"{upload.name}: {broken.message}", field="uploads") from broken
        Evidence.objects.create(
            submission=submission, label=stored.name, file=stored, sha256=stored.sha256
        )
    for document in documents:
        Evidence.objects.create(
            submission=submission,
            label=document.label,
            sha256=document.sha256,
            document_kind=document.kind,
            document_key=document.key,
        )


def _deliver(row: Obligation, submission: Submission, state: str) -> None:
    Delivery.objects.create(
        obligation=row,
        submission=submission,
        version=row.deliveries.count() + 1,
        state=DeliveryState.PENDING,
    )
    row.state = state
    row.submitted_on = day_of(submission.submitted_at)
    row.save(update_fields=["state", "submitted_on"])


def _said(submission: Submission) -> dict[str, Json]:
    return {
        "note": submission.note,
        "evidence": [piece.label for piece in submission.evidence.all()],
    }


def accept(*, obligation: Obligation, actor: User, at: datetime, reason: str = "") -> Delivery:
    """Accept the delivery that waits; of two who decide at once the second is told who did."""
    with audit.transaction():
        row = locked_one(obligation)
        delivery = _decide(row, "accept", DeliveryState.ACCEPTED, actor, at, nfc(reason))
        row.accepted_at = at
        row.percent = 100
        row.save(update_fields=["state", "accepted_at", "percent"])
        lapse_requests(row, actor=actor, at=at)
        note([row], act="accept", actor=actor, at=at, payload={"reason": delivery.reason})
        telling.tell_judged(row, delivery, at=at)
    return delivery


def accept_all(
    *, obligations: Sequence[Obligation], actor: User, at: datetime, reason: str = ""
) -> list[Delivery]:
    """Accept what waits for each of the obligations, or for none of them."""
    with audit.transaction():
        rows = sorted(obligations, key=lambda row: row.pk)  # locked in the order of everybody
        return [accept(obligation=row, actor=actor, at=at, reason=reason) for row in rows]


def send_back(*, obligation: Obligation, actor: User, at: datetime, reason: str) -> Delivery:
    """Send the delivery that waits back with a reason; the date stays what it was."""
    with audit.transaction():
        row = locked_one(obligation)
        why = required(reason, "Ghi lý do trả lại và việc phải sửa.", field="reason")
        delivery = _decide(row, "send_back", DeliveryState.SENT_BACK, actor, at, why)
        row.submitted_on = None
        row.save(update_fields=["state", "submitted_on"])
        note([row], act="send_back", actor=actor, at=at, payload={"reason": why})
        telling.tell_judged(row, delivery, at=at)
    return delivery


def _decide(
    row: Obligation, act: str, state: DeliveryState, actor: User, at: datetime, reason: str
) -> Delivery:
    last = row.deliveries.select_related("submission", "decided_by").last()
    demand(actor, act, [row], at)
    if row.state != State.SUBMITTED and last and last.decided_by and last.decided_at:
        raise RuleBroken(
            f"{last.decided_by.full_name} đã quyết định sản phẩm này "
            f"({last.get_state_display().lower()}) ngày {day_of(last.decided_at):%d/%m/%Y}."
        )
    row.state = after(act, row.state, label=row.title)
    assert last is not None  # a submitted obligation has a delivery
    last.state = state
    last.decided_by = actor
    last.decided_at = at
    last.reason = reason
    last.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    return last


def reopen(*, obligation: Obligation, actor: User, at: datetime, reason: str) -> Delivery:
    """Undo an acceptance made in error; a leader who did not accept it, with a reason."""
    with audit.transaction():
        row = locked_one(obligation)
        demand(actor, "reopen", [row], at)
        row.state = after("reopen", row.state, label=row.title)
        why = required(reason, "Ghi lý do hủy nghiệm thu.", field="reason")
        delivery = row.deliveries.get(state=DeliveryState.ACCEPTED)
        delivery.state = DeliveryState.REVOKED
        delivery.revoked_by = actor
        delivery.revoked_at = at
        delivery.revoke_reason = why
        delivery.save()
        row.submitted_on = row.accepted_at = None
        row.save(update_fields=["state", "submitted_on", "accepted_at"])
        note([row], act="reopen", actor=actor, at=at, payload={"reason": why})
        telling.tell_judged(row, delivery, at=at)
    return delivery
