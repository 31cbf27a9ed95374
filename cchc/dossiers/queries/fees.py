"""Fees: what is owed of a dossier, how it may be transferred, and the sheet of a day."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import segno
from django.db.models import Exists, OuterRef, QuerySet

from cchc.dossiers.choices import Origin, PaidHow
from cchc.dossiers.models import Dossier, FeeAccount, Payment
from cchc.dossiers.rules.fees import AFTER, BEFORE, due_now, outstanding
from cchc.dossiers.rules.vietqr import purpose_of, vietqr
from cchc.dossiers.slips.reconciliation import NO_RECEIPT, TWICE, FeeLine, FeeSheet, Owing
from cchc.kernel.zone import HANOI
from cchc.organisation.models import Agency, User


@dataclass(frozen=True)
class Fee:
    """The fee of a dossier in dong: what the version says, what is due now, taken, still owed."""

    amount: int
    note: str
    mode: str
    due: int
    paid: int
    owed: int
    is_exempt: bool


@dataclass(frozen=True)
class Transfer:
    """A code to be scanned, and what it says for those who type."""

    account: FeeAccount
    amount: int
    purpose: str
    picture: str


def fee_of(row: Dossier) -> Fee:
    """What the fee of the dossier stands at. One query unless payments are at hand."""
    version = row.version
    counted = [each for each in row.payments.all() if each.cancelled_at is None]
    due = due_now(version.fee_mode, version.fee, row.state)
    paid = sum(each.amount for each in counted)
    is_exempt = any(each.how == PaidHow.EXEMPT for each in counted)
    return Fee(
        amount=version.fee,
        note=version.fee_note,
        mode=version.get_fee_mode_display(),
        due=due,
        paid=paid,
        owed=outstanding(due, paid, is_exempt=is_exempt),
        is_exempt=is_exempt,
    )


def fee_account(agency: Agency) -> FeeAccount | None:
    """The account for transfers; None while the agency has not decided one."""
    return FeeAccount.objects.filter(agency=agency, ended_at__isnull=True).first()


def fee_accounts(agency: Agency) -> QuerySet[FeeAccount]:
    """Every account there was, the latest first."""
    return FeeAccount.objects.filter(agency=agency).select_related("set_by", "ended_by")


def transfer_for(row: Dossier, amount: int) -> Transfer | None:
    """The VietQR code for that amount; None without an account or an amount."""
    account = fee_account(row.agency) if amount > 0 else None
    if account is None:
        return None
    purpose = purpose_of(row.code)
    text = vietqr(account.bank, account.number, amount, purpose)
    picture = segno.make_qr(text, error="m").svg_data_uri(scale=5, border=3)
    return Transfer(account, amount, purpose, picture)


def fee_takers(agency: Agency, day: date) -> list[User]:
    """Who took fees on that day."""
    rows = _payments(agency, day).values("taken_by")
    return list(User.objects.filter(pk__in=rows).order_by("full_name"))


def fee_sheet(agency: Agency, day: date, officer: User | None = None) -> FeeSheet:
    """The payments of a day, of one officer if named; and what fell due and was not taken.

    A fixed number of queries.
    """
    rows = _payments(agency, day)
    if officer is not None:
        rows = rows.filter(taken_by=officer)
    payments = list(rows.select_related("dossier__version", "taken_by"))
    numbers = Counter(
        each.receipt_number for each in payments if each.receipt_number and not each.cancelled_at
    )
    lines = tuple(_line(each, numbers) for each in payments)
    owing = tuple(_owing(agency, day)) if officer is None else ()
    return FeeSheet(
        agency.full_name, day, lines, owing, officer.full_name if officer is not None else ""
    )


def _payments(agency: Agency, day: date) -> QuerySet[Payment]:
    """By the index of days; whose they are is looked up one by one."""
    start, end = _span(day)
    own = Exists(Dossier.objects.filter(pk=OuterRef("dossier"), agency=agency))
    rows = Payment.objects.filter(own, taken_at__gte=start, taken_at__lt=end)
    return rows.order_by("taken_at", "pk")


def _span(day: date) -> tuple[datetime, datetime]:
    start = datetime.combine(day, time.min, HANOI)
    return start, start + timedelta(days=1)


def _line(row: Payment, numbers: Counter[str]) -> FeeLine:
    mark = ""
    if row.how != PaidHow.EXEMPT and not row.receipt_number:
        mark = NO_RECEIPT
    elif numbers[row.receipt_number] > 1:
        mark = TWICE
    return FeeLine(
        code=row.dossier.code,
        procedure=row.dossier.version.name,
        officer=row.taken_by.full_name,
        how=PaidHow(row.how).label,
        amount=row.amount,
        receipt=row.receipt_number,
        at=row.taken_at,
        mark=mark,
        exempt_reason=row.exempt_reason,
        is_cancelled=row.cancelled_at is not None,
        dossier=row.dossier_id,
    )


def _owing(agency: Agency, day: date) -> Iterable[Owing]:
    """Those received and those finished that day, each by an index of its own."""
    start, end = _span(day)
    own = Dossier.objects.filter(agency=agency, origin=Origin.HANDLED).order_by()
    received = own.filter(version__fee_mode=BEFORE, received_at__gte=start, received_at__lt=end)
    done = own.filter(version__fee_mode=AFTER, finished_at__gte=start, finished_at__lt=end)
    rows = Dossier.objects.filter(pk__in=received.values("pk").union(done.values("pk")))
    shown = rows.select_related("version").prefetch_related("payments").order_by("pk")
    for row in shown.defer("content", "return_address"):
        if owed := fee_of(row).owed:
            yield Owing(row.code, row.version.name, owed, row.pk)
