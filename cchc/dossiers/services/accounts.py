"""The account to which fees may be transferred: set and ended with the deciding document."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError

from cchc.dossiers import facts
from cchc.dossiers.models import FeeAccount
from cchc.dossiers.services.writing import PREFIX, day_of, required
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User


@dataclass(frozen=True)
class Account:
    """What the deciding document says."""

    bank: str
    bank_name: str
    number: str
    holder: str
    document_number: str
    document_on: date


def set_fee_account(*, agency: Agency, said: Account, actor: User, at: datetime) -> FeeAccount:
    """Show VietQR codes of this account from now on; the one before it ends."""
    _demand(actor, agency, at)
    with audit.transaction():
        _end(_open(agency), actor, at)
        made = FeeAccount(
            agency=agency,
            bank=nfc(said.bank),
            bank_name=required(said.bank_name, "Ghi tên ngân hàng.", field="bank_name"),
            number=nfc(said.number).replace(" ", ""),
            holder=required(said.holder, "Ghi chủ tài khoản.", field="holder"),
            document_number=required(
                said.document_number, "Ghi số văn bản quyết định.", field="document_number"
            ),
            document_on=said.document_on,
            set_by=actor,
            set_at=at,
        )
        _check(made, at)
        made.save()
        _note(made, "set_fee_account", actor=actor, at=at)
    return made


def end_fee_account(*, agency: Agency, actor: User, at: datetime) -> None:
    """Show no VietQR code any more."""
    _demand(actor, agency, at)
    with audit.transaction():
        row = _open(agency)
        if row is None:
            raise RuleBroken("Cơ quan chưa đặt tài khoản thu phí.")
        _end(row, actor, at)


def _demand(actor: User, agency: Agency, at: datetime) -> None:
    acts = organisation.acts_of(actor, day_of(at))
    if actor.agency_id != agency.pk or Act.MANAGE_SETTINGS not in acts:
        raise PermissionDenied("Chức vụ của bạn không được đặt tài khoản thu phí.")


def _check(row: FeeAccount, at: datetime) -> None:
    if row.document_on > day_of(at):
        raise RuleBroken("Ngày văn bản không được ở tương lai.", field="document_on")
    others = {field.name for field in row._meta.fields} - _WRONG.keys()
    try:
        row.clean_fields(exclude=others)
    except ValidationError as wrong:
        name = next(iter(wrong.message_dict))
        raise RuleBroken(_WRONG[name], field=name) from None


_WRONG = {
    "bank": "Mã ngân hàng (BIN) gồm 6 chữ số, ví dụ 970403.",
    "number": "Số tài khoản gồm 4 đến 19 chữ số, chữ cái, không dấu.",
}


def _open(agency: Agency) -> FeeAccount | None:
    rows = FeeAccount.objects.select_for_update(of=("self",)).select_related("agency")
    return rows.filter(agency=agency, ended_at__isnull=True).first()


def _end(row: FeeAccount | None, actor: User, at: datetime) -> None:
    if row is not None:
        row.ended_by, row.ended_at = actor, at
        row.save(update_fields=["ended_by", "ended_at"])
        _note(row, "end_fee_account", actor=actor, at=at)


def _note(row: FeeAccount, act: str, *, actor: User, at: datetime) -> None:
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor.actor_key,
        act=f"{PREFIX}.{act}",
        subject=(facts.FEE_ACCOUNT, str(row.pk)),
        facts=facts.of_fee_account(row),
    )
