"""What the competent level answered, and that it was put into practice."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi
from cchc.kernel.text import nfc
from cchc.organisation.models import User
from cchc.reviews.choices import ProposalAct
from cchc.reviews.models import Proposal
from cchc.reviews.rules import transitions
from cchc.reviews.services.proposing import keep_removals
from cchc.reviews.services.writing import day_of, held_proposal, note_proposal, said


@dataclass(frozen=True)
class Answer:
    """What a document said: its number and day, its words."""

    number: str
    on: date
    text: str = ""


def record_answer(
    *,
    proposal: Proposal,
    act: ProposalAct,
    answer: Answer,
    actor: User,
    at: datetime,
    removed: Collection[str] | None = None,
) -> Proposal:
    """Keep the answer; of a partly accepted proposal ``removed`` says what was agreed to."""
    if act not in transitions.ANSWERS:
        raise ValueError(f"{act} is no answer")
    number = nfc(said(answer.number, field="number", message="Ghi số văn bản trả lời."))
    with audit.transaction():
        row = held_proposal(proposal, actor, at)
        after = transitions.proposal_after(act, row.status)
        assert row.sent_on is not None
        _demand_between(row.sent_on, answer.on, day_of(at), "answered_on", "ngày gửi")
        if act is ProposalAct.ACCEPT_PARTLY:
            keep_removals(row, row.saves, removed)
        row.state, row.answer_number, row.answered_on = after, number[:60], answer.on
        row.answer = "\n".join(map(nfc, answer.text.strip().splitlines()))
        row.save()
        note_proposal(row, act, actor=actor, at=at, payload={"reason": row.answer})
    return row


def implement(
    *, proposal: Proposal, implemented_on: date, how: str, actor: User, at: datetime
) -> Proposal:
    """What was agreed to is done since that day: by which version, form or decision."""
    how = said(how, field="how", message="Ghi đã thực hiện bằng văn bản, phiên bản nào.")
    with audit.transaction():
        row = held_proposal(proposal, actor, at)
        after = transitions.proposal_after(ProposalAct.IMPLEMENT, row.status)
        assert row.answered_on is not None
        _demand_between(
            row.answered_on, implemented_on, day_of(at), "implemented_on", "ngày trả lời"
        )
        row.state, row.implemented_on, row.implementation = after, implemented_on, how
        row.save(update_fields=["state", "implemented_on", "implementation"])
        note_proposal(row, ProposalAct.IMPLEMENT, actor=actor, at=at, payload={"reason": how})
    return row


def _demand_between(first: date, day: date, today: date, field: str, name: str) -> None:
    if not first <= day <= today:
        raise RuleBroken(
            f"Ngày này phải từ {name} {date_vi(first)} đến hôm nay {date_vi(today)}.", field=field
        )
