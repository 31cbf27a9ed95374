"""A row is scanned, checked by a second person, sent back, put into the repository."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.core.exceptions import PermissionDenied

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.storing import store
from cchc.organisation.models import User
from cchc.results import facts
from cchc.results.choices import FileKind, ItemAct, Origin
from cchc.results.models import BacklogItem, BacklogScan
from cchc.results.queries.backlog import waiting_rows
from cchc.results.rules.backlog import SAME_PERSON
from cchc.results.rules.matching import matched
from cchc.results.services.keeping import Kept, keep
from cchc.results.services.listing import begin_anew, reason_of
from cchc.results.services.writing import SCANS, day_of, held_item, note_item


@dataclass(frozen=True)
class Handed:
    """A file as it was handed in."""

    name: str
    content: bytes | BinaryIO


@dataclass(frozen=True)
class Taken:
    """What became of one of many files: the row that has it now, or why it was left."""

    file: str
    item: BacklogItem | None = None
    why: str = ""


def scan(*, item: BacklogItem, file: Handed, actor: User, at: datetime) -> BacklogItem:
    """Hand in the scan of a row; again while it is not checked. The earlier scan stays."""
    with audit.transaction():
        row = held_item(item, ItemAct.SCAN, actor, at)
        stored = store(
            content=file.content,
            name=f"ban-quet-{row.pk}",
            agency=row.agency.code,
            actor=actor.actor_key,
            at=at,
            kinds=SCANS,
        )
        BacklogScan.objects.create(item=row, file=stored, by=actor, at=at)
        row.scanned_by, row.scanned_at = actor, at
        row.save()
        note_item(row, "scan", actor=actor, at=at)
    return row


def take_files(*, files: Sequence[Handed], actor: User, at: datetime) -> list[Taken]:
    """Give each file to the row whose number stands in its name; each one by itself."""
    rows = waiting_rows(actor, today=day_of(at))
    found = matched([file.name for file in files], rows)
    keys = [each.key for each in found if each.key is not None]
    items = BacklogItem.objects.defer("holder").in_bulk(keys)
    taken = []
    for file, match in zip(files, found, strict=True):
        if match.key is None:
            taken.append(Taken(file.name, why=match.why))
            continue
        try:
            taken.append(
                Taken(file.name, scan(item=items[match.key], file=file, actor=actor, at=at))
            )
        except RuleBroken as broken:
            taken.append(Taken(file.name, why=broken.message))
    return taken


def check(*, item: BacklogItem, actor: User, at: datetime) -> BacklogItem:
    """A second person has compared the scan with the paper: whole, in order, readable."""
    with audit.transaction():
        row = held_item(item, ItemAct.CHECK, actor, at)
        if row.scanned_by_id == actor.pk:
            raise PermissionDenied(SAME_PERSON)
        row.checked_by, row.checked_at = actor, at
        row.save()
        note_item(row, "check", actor=actor, at=at)
    return row


def send_back(*, item: BacklogItem, reason: str, actor: User, at: datetime) -> BacklogItem:
    """The scan is not good enough; the row is to be scanned anew."""
    reason = reason_of(reason, "trả lại")
    with audit.transaction():
        row = held_item(item, ItemAct.SEND_BACK, actor, at)
        begin_anew(row)
        row.reason = reason
        row.save()
        note_item(row, "send_back", actor=actor, at=at, payload={"reason": reason})
    return row


def put(*, item: BacklogItem, actor: User, at: datetime) -> BacklogItem:
    """Put the checked scan into the repository; from now on the row counts as digitised."""
    with audit.transaction():
        row = held_item(item, ItemAct.PUT, actor, at)
        if row.issued_on is None:
            raise RuleBroken(
                "Chưa có ngày cấp. Hãy trả lại, ghi ngày cấp theo bản giấy rồi quét, kiểm tra lại."
            )
        last = row.scans.select_related("file").latest("pk")
        kept = Kept(
            subject=(facts.ITEM, str(row.pk), f"danh mục số hóa, dòng {row.pk}"),
            origin=Origin.BACKLOG,
            kind=FileKind.SCANNED,
            field=row.field,
            name=row.name,
            number=row.number,
            file=last.file,
            issued_on=row.issued_on,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            procedure_code=row.procedure_code,
            procedure_name=row.procedure_name,
        )
        row.result = keep(agency=row.agency, kept=kept, actor=actor, at=at)
        row.stored_at = at
        row.save()
        note_item(row, "put", actor=actor, at=at)
    return row
