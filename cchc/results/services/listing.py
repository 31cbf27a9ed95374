"""The inventory is kept: rows entered, put right, given to people, excluded, brought back."""

from dataclasses import dataclass
from datetime import date, datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.procedures import queries as procedures
from cchc.procedures.models import Field
from cchc.results.choices import Ground, ItemAct, ItemState
from cchc.results.models import BacklogItem
from cchc.results.rules.sheet import number_key
from cchc.results.services.keeping import demand_order
from cchc.results.services.writing import day_of, demand_keeper, held_item, note_item, said

LEAST_REASON = 10
_THERE = "Danh mục đã có dòng mang số này trong lĩnh vực và năm đó."


@dataclass(frozen=True)
class Entry:
    """What is known of a result on paper; ``issued_on`` may be told later, before it is put."""

    field: Field
    number: str
    year: int
    name: str
    issued_on: date | None = None
    procedure_code: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    holder: str = ""
    place: str = ""


def enter(*, agency: Agency, entry: Entry, actor: User, at: datetime) -> BacklogItem:
    """Add one row by hand."""
    demand_keeper(actor, agency, at)
    with audit.transaction():
        row = BacklogItem(agency=agency, entered_by=actor, entered_at=at)
        _fill(row, entry, at)
        row.save()
        note_item(row, "enter", actor=actor, at=at, payload={"number": row.number})
    return row


def revise(*, item: BacklogItem, entry: Entry, actor: User, at: datetime) -> BacklogItem:
    """Put right what is known of a result on paper, before it is checked."""
    with audit.transaction():
        row = held_item(item, ItemAct.REVISE, actor, at)
        _fill(row, entry, at)
        row.save()
        note_item(row, "revise", actor=actor, at=at, payload={"number": row.number})
    return row


def _fill(row: BacklogItem, entry: Entry, at: datetime) -> None:
    """Put the entry into the row; not saved."""
    number = said(entry.number, field="number", message="Ghi số, ký hiệu của kết quả.")
    key = number_key(number)
    if not key:
        raise RuleBroken("Số, ký hiệu không có chữ hay số nào.", field="number")
    _demand_days(entry, day_of(at))
    row.field, row.number, row.number_key, row.year = entry.field, number, key, entry.year
    row.name = said(entry.name, field="name", message="Ghi tên kết quả.")
    row.issued_on, row.valid_from, row.valid_to = entry.issued_on, entry.valid_from, entry.valid_to
    row.procedure_code = nfc(entry.procedure_code)
    found = procedures.procedure_with_code(row.agency, row.procedure_code)
    row.procedure_name = found.name if found else ""
    row.holder, row.place = nfc(entry.holder), nfc(entry.place)
    same = BacklogItem.objects.filter(
        agency=row.agency, field=row.field, number_key=key, year=row.year
    )
    if same.exclude(pk=row.pk).exists():
        raise RuleBroken(_THERE, field="number")


def _demand_days(entry: Entry, today: date) -> None:
    if entry.issued_on and entry.issued_on > today:
        raise RuleBroken("Ngày cấp không được ở tương lai.", field="issued_on")
    if entry.issued_on and entry.issued_on.year != entry.year:
        raise RuleBroken("Ngày cấp không thuộc năm đã ghi.", field="issued_on")
    first = entry.valid_from or entry.issued_on
    if first:
        demand_order(first, entry.valid_to)


def assign(
    *, item: BacklogItem, person: User, target_on: date, actor: User, at: datetime
) -> BacklogItem:
    """Give one row to somebody, to be done by the day."""
    _demand_worker(person, actor, target_on, at)
    with audit.transaction():
        row = held_item(item, ItemAct.ASSIGN, actor, at)
        _give(row, person, target_on, actor, at)
    return row


def assign_many(
    *,
    agency: Agency,
    field: Field,
    person: User,
    target_on: date,
    actor: User,
    at: datetime,
    most: int | None = None,
) -> int:
    """Give the rows of a field that nobody has, the oldest first; how many were given."""
    demand_keeper(actor, agency, at)
    _demand_worker(person, actor, target_on, at)
    with audit.transaction():
        free = BacklogItem.objects.select_for_update(of=("self",)).select_related("agency")
        rows = free.filter(agency=agency, field=field, person=None, state=ItemState.LISTED)
        given = list(rows.order_by("year", "pk")[:most])
        for row in given:
            _give(row, person, target_on, actor, at)
        if not given:
            raise RuleBroken("Lĩnh vực này không còn dòng nào chưa giao.", field="field")
    return len(given)


def _give(row: BacklogItem, person: User, target_on: date, actor: User, at: datetime) -> None:
    row.person, row.target_on = person, target_on
    row.save(update_fields=["person", "target_on"])
    note_item(row, "assign", actor=actor, at=at)


def _demand_worker(person: User, actor: User, target_on: date, at: datetime) -> None:
    today = day_of(at)
    if person.agency_id != actor.agency_id:
        raise ValueError("a person of another agency")
    if not organisation.may(person, Act.KEEP_RESULTS, today=today):
        raise RuleBroken("Người này không làm việc số hóa; chọn người khác.", field="person")
    if target_on < today:
        raise RuleBroken("Ngày phải xong không được ở quá khứ.", field="target_on")


def leave_out(
    *, item: BacklogItem, ground: Ground, reason: str, actor: User, at: datetime
) -> BacklogItem:
    """The row need not be digitised; it stays in the list with ground and reason."""
    reason = reason_of(reason, "loại")
    with audit.transaction():
        row = held_item(item, ItemAct.EXCLUDE, actor, at)
        row.ground, row.reason = ground, reason
        row.excluded_by, row.excluded_at = actor, at
        row.save()
        note_item(row, "exclude", actor=actor, at=at, payload={"reason": reason})
    return row


def restore(*, item: BacklogItem, reason: str, actor: User, at: datetime) -> BacklogItem:
    """The row must be digitised after all; it begins anew."""
    reason = reason_of(reason, "đưa lại")
    with audit.transaction():
        row = held_item(item, ItemAct.RESTORE, actor, at)
        row.ground, row.reason, row.excluded_by, row.excluded_at = "", reason, None, None
        begin_anew(row)
        row.save()
        note_item(row, "restore", actor=actor, at=at, payload={"reason": reason})
    return row


def begin_anew(row: BacklogItem) -> None:
    """Nobody has scanned or checked; the scans themselves stay. Not saved."""
    row.scanned_by = row.scanned_at = row.checked_by = row.checked_at = None


def reason_of(text: str, what: str) -> str:
    """A written reason, long enough to mean something."""
    message = f"Ghi lý do {what}, ít nhất {LEAST_REASON} chữ."
    return said(text, field="reason", message=message, least=LEAST_REASON)
