"""Fees: demanded, paid with the official receipt's number, exempt with a reason, put right."""

from dataclasses import dataclass
from datetime import datetime

from cchc.dossiers.choices import NoticeKind, PaidHow, PauseKind, State
from cchc.dossiers.models import Dossier, Payment
from cchc.dossiers.services.timing import go_on, stop_clock
from cchc.dossiers.services.writing import (
    begin,
    locked,
    note,
    reason_of,
    required,
    tell_citizen,
)
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
        tell_citizen(row, NoticeKind.PAYMENT, text, at=at, params={"amount": number_vi(amount)})
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
        receipt = nfc(paid.receipt_number)
        if paid.how == PaidHow.CASH:
            receipt = required(receipt, "Ghi số biên lai, chứng từ thu.", field="receipt_number")
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


def enter_receipt(
    *, dossier: Dossier, actor: User, at: datetime, payment: Payment, receipt_number: str
) -> Payment:
    """The number of the receipt that was written for a transfer afterwards."""
    with audit.transaction():
        row = begin(dossier, "enter_receipt", actor=actor, at=at)
        found = _valid(row, payment)
        if found.receipt_number or found.how == PaidHow.EXEMPT:
            raise RuleBroken("Khoản này đã có số biên lai, hoặc được miễn.", field="payment")
        found.receipt_number = required(
            receipt_number, "Ghi số biên lai, chứng từ thu.", field="receipt_number"
        )
        found.save(update_fields=["receipt_number"])
        note(row, "enter_receipt", actor=actor, at=at, parts=("payments",))
    return found


def cancel_payment(
    *, dossier: Dossier, actor: User, at: datetime, payment: Payment, reason: str
) -> Payment:
    """A payment that was entered wrongly counts no more; it stays to be seen, with the reason."""
    with audit.transaction():
        row = begin(dossier, "cancel_payment", actor=actor, at=at)
        found = _valid(row, payment)
        found.cancel_reason = reason_of(row.agency, reason, "hủy khoản thu")
        found.cancelled_by, found.cancelled_at = actor, at
        found.save(update_fields=["cancelled_by", "cancelled_at", "cancel_reason"])
        said = {"reason": found.cancel_reason}
        note(row, "cancel_payment", actor=actor, at=at, parts=("payments",), payload=said)
    return found


def _valid(row: Dossier, payment: Payment) -> Payment:
    """The payment of the locked dossier as it is now; RuleBroken (``payment``) when cancelled."""
    found = row.payments.get(pk=payment.pk)
    if found.cancelled_at is not None:
        raise RuleBroken("Khoản thu này đã hủy.", field="payment")
    return found
