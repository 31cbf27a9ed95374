"""Fees: demanded, paid with the number of the official receipt, or exempt with a reason."""

from dataclasses import dataclass
from datetime import datetime

from cchc.dossiers.choices import NoticeKind, PaidHow, PauseKind, State
from cchc.dossiers.models import Dossier, Payment
from cchc.dossiers.services.timing import go_on, stop_clock
from cchc.dossiers.services.writing import begin, locked, note, required, tell_citizen
from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import number_vi
from cchc.kernel.text import nfc
from cchc.organisation.models import User


@dataclass(frozen=True)
class Paid:
    """What was paid, in dong; an exemption has a reason and no amount."""

    amount: int
    how: PaidHow
    receipt_number: str = ""
    exempt_reason: str = ""


def demand_payment(
    *, dossier: Dossier, actor: User, at: datetime, amount: int, stops_clock_by: str = ""
) -> Dossier:
    """Ask for the financial duty; the clock stands only where a provision says so (named)."""
    if amount <= 0:
        raise RuleBroken("Ghi số tiền phải nộp.", field="amount")
    with audit.transaction():
        row = begin(dossier, "demand_payment", actor=actor, at=at)
        basis = nfc(stops_clock_by)
        if basis:
            stop_clock(row, PauseKind.PAYMENT, at=at, basis=basis)
        row.save()
        text = f"Cần nộp {number_vi(amount)} đồng."
        tell_citizen(row, NoticeKind.PAYMENT, text, at=at)
        said: dict[str, Json] = {"amount": amount, "basis": basis}
        note(row, "demand_payment", actor=actor, at=at, parts=("pauses", "notices"), payload=said)
    return row


def take_payment(*, dossier: Dossier, actor: User, at: datetime, paid: Paid) -> Payment:
    """Enter what was paid; a dossier that waited for it goes on."""
    with audit.transaction():
        waits = locked(dossier).state == State.PAYMENT
        act = "settle_payment" if waits else "take_payment"
        row = begin(dossier, act, actor=actor, at=at)
        made = _kept(row, paid, actor, at)
        if waits:
            go_on(row, at=at)
            row.save()
        note(row, act, actor=actor, at=at, parts=("payments", "pauses", "dates"))
    return made


def _kept(row: Dossier, paid: Paid, actor: User, at: datetime) -> Payment:
    if paid.how == PaidHow.EXEMPT:
        reason = required(paid.exempt_reason, "Ghi lý do miễn.", field="exempt_reason")
        receipt, amount = "", 0
    else:
        reason, amount = "", paid.amount
        receipt = required(
            paid.receipt_number, "Ghi số biên lai, chứng từ thu.", field="receipt_number"
        )
        if amount <= 0:
            raise RuleBroken("Ghi số tiền đã thu.", field="amount")
    return Payment.objects.create(
        dossier=row,
        amount=amount,
        how=paid.how,
        receipt_number=receipt,
        exempt_reason=reason,
        taken_by=actor,
        taken_at=at,
    )
