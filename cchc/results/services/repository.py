"""What becomes of a result: corrected by another person, superseded, revoked, given a holder."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied

from cchc.citizens.models import Citizen
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation.models import User
from cchc.results.choices import Standing
from cchc.results.models import Result, ResultCorrection
from cchc.results.rules.standing import ENDED
from cchc.results.services.keeping import demand_order, folded
from cchc.results.services.writing import day_of, held_result, note_result, said

LABELS = {
    "name": "Kết quả",
    "number": "Số, ký hiệu",
    "issued_on": "Ngày cấp",
    "valid_from": "Có giá trị từ ngày",
    "valid_to": "Giá trị đến hết ngày",
}


@dataclass(frozen=True)
class Corrected:
    """What is really on the paper."""

    name: str
    number: str
    issued_on: date
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Revocation:
    """From which day, on what ground, by which document."""

    on: date
    ground: str
    document: str


def correct(*, result: Result, told: Corrected, reason: str, actor: User, at: datetime) -> Result:
    """Put right what was typed; by another person than who put it in. The file never changes."""
    reason = said(reason, field="reason", message="Ghi lý do đính chính, ít nhất 10 chữ.", least=10)
    number = nfc(told.number)
    name = said(told.name, field="name", message="Ghi tên kết quả.")
    demand_order(told.valid_from, told.valid_to)
    if told.issued_on > day_of(at):
        raise RuleBroken("Ngày cấp không được ở tương lai.", field="issued_on")
    with audit.transaction():
        row = _live(held_result(result, actor, at), at)
        if row.put_by_id == actor.pk:
            raise PermissionDenied("Người đưa kết quả vào kho không tự đính chính.")
        wanted = {**asdict(told), "name": name, "number": number}
        changed = {column: new for column, new in wanted.items() if getattr(row, column) != new}
        if not changed:
            raise RuleBroken("Chưa có gì khác với thông tin đang ghi.")
        for column, new in changed.items():
            _note_change(row, column, new, reason, actor, at)
            setattr(row, column, new)
        row.folded = folded(row)
        row.save()
        note_result(row, "correct", actor=actor, at=at, payload={"reason": reason})
    return row


def _note_change(
    row: Result, column: str, new: str | date | None, reason: str, actor: User, at: datetime
) -> None:
    ResultCorrection.objects.create(
        result=row,
        column=LABELS[column],
        old=_shown(getattr(row, column)),
        new=_shown(new),
        reason=reason,
        by=actor,
        at=at,
    )


def _shown(value: str | date | None) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value or ""


def supersede(*, result: Result, by: Result, actor: User, at: datetime) -> Result:
    """The newer result stands in the place of this one; there is no way back."""
    with audit.transaction():
        first, second = sorted((result, by), key=lambda row: row.pk)
        held = {row.pk: held_result(row, actor, at) for row in (first, second)}
        row, newer = _live(held[result.pk], at), held[by.pk]
        if newer.pk == row.pk:
            raise RuleBroken("Một kết quả không thay thế chính nó.", field="number")
        if newer.standing_on(day_of(at)) != Standing.IN_FORCE:
            raise RuleBroken("Kết quả thay thế phải còn hiệu lực.", field="number")
        row.superseded_by = newer
        row.save(update_fields=["superseded_by"])
        note_result(row, "supersede", actor=actor, at=at)
    return row


def revoke(*, result: Result, told: Revocation, actor: User, at: datetime) -> Result:
    """A competent document took the result back; there is no way back."""
    ground = said(told.ground, field="ground", message="Ghi căn cứ thu hồi, hủy bỏ.")
    document = said(told.document, field="document", message="Ghi số, ngày văn bản thu hồi.")
    if told.on > day_of(at):
        raise RuleBroken("Ngày thu hồi không được ở tương lai.", field="on")
    with audit.transaction():
        row = _live(held_result(result, actor, at), at)
        row.revoked_on, row.revoke_ground, row.revoke_document = told.on, ground, document
        row.save(update_fields=["revoked_on", "revoke_ground", "revoke_document"])
        payload = {"ground": ground, "document": document}
        note_result(row, "revoke", actor=actor, at=at, payload=payload)
    return row


def name_holder(*, result: Result, holder: Citizen, actor: User, at: datetime) -> Result:
    """Say whose result it is, so that it is offered when they come again."""
    if holder.agency_id != result.agency_id:
        raise ValueError("a holder of another agency")
    with audit.transaction():
        row = held_result(result, actor, at)
        if row.holder_id is not None:
            raise RuleBroken("Kết quả này đã ghi người được cấp.")
        row.holder = holder
        row.save(update_fields=["holder"])
        note_result(row, "name_holder", actor=actor, at=at)
    return row


def _live(row: Result, at: datetime) -> Result:
    now = row.standing_on(day_of(at))
    if now in ENDED:
        raise RuleBroken(f"Kết quả này: {now.label.lower()}; không ghi thêm được gì.")
    return row
