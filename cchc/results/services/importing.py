"""An inventory comes in as a file: kept and tried, then written whole or not at all."""

from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.storing import store
from cchc.organisation.models import Agency, User
from cchc.results import facts
from cchc.results.models import BacklogImport, BacklogItem
from cchc.results.queries.bringing import Fresh, Trial, tried
from cchc.results.rules.sheet import number_key
from cchc.results.services.writing import day_of, demand_keeper

KINDS = frozenset(("xlsx", "csv", "txt"))
_AT_ONCE = 500


def hand_in(
    *, agency: Agency, content: bytes, name: str, actor: User, at: datetime
) -> BacklogImport:
    """Keep a file that can be read, to be tried and written; nothing else changes."""
    demand_keeper(actor, agency, at)
    with audit.transaction():
        file = store(
            content=content,
            name=name,
            agency=agency.code,
            actor=actor.actor_key,
            at=at,
            kinds=KINDS,
        )
        tried(agency, file, today=day_of(at))
        row = BacklogImport.objects.create(agency=agency, file=file, handed_by=actor, handed_at=at)
        _note(row, "hand_in", actor, at)
    return row


def write(*, bringing: BacklogImport, actor: User, at: datetime) -> Trial:
    """Write the rows that are not there yet; RuleBroken where one is wrong: then nothing is."""
    demand_keeper(actor, bringing.agency, at)
    with audit.transaction():
        rows = BacklogImport.objects.select_for_update(of=("self",))
        row = rows.select_related("file", "agency").get(pk=bringing.pk)
        if row.written_at is not None:
            raise RuleBroken("Tệp này đã được ghi vào danh mục.")
        done = tried(row.agency, row.file, today=day_of(at))
        if done.problems:
            raise RuleBroken(
                f"Tệp có {len(done.problems)} chỗ sai nên không ghi gì. Hãy sửa tệp rồi đưa lại."
            )
        made = [_item(row, fresh, actor, at) for fresh in done.fresh]
        BacklogItem.objects.bulk_create(made, batch_size=_AT_ONCE)
        row.written_at, row.added, row.known = at, len(done.fresh), done.known
        row.save()
        _note(row, "write", actor, at)
        _note_rows(row, actor, at)
    return done


def _item(row: BacklogImport, fresh: Fresh, actor: User, at: datetime) -> BacklogItem:
    told = fresh.told
    return BacklogItem(
        agency=row.agency,
        field=fresh.field,
        number=told.number,
        number_key=number_key(told.number),
        year=told.year,
        issued_on=told.issued_on,
        name=told.name,
        procedure_code=told.procedure,
        procedure_name=fresh.procedure_name,
        valid_from=told.valid_from,
        valid_to=told.valid_to,
        holder=told.holder,
        place=told.place,
        brought_in=row,
        entered_by=actor,
        entered_at=at,
    )


def _note(row: BacklogImport, act: str, actor: User, at: datetime) -> None:
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.IMPORT, str(row.pk)),
        facts=facts.of_import(row),
        payload={"name": row.file.name},
    )


def _note_rows(row: BacklogImport, actor: User, at: datetime) -> None:
    """The new rows as rows of this import, a thousand to an event."""
    new = row.items.defer("holder").order_by("pk")
    audit.record_rows(
        agency=row.agency.code,
        at=at,
        actor=actor.actor_key,
        act="import",
        subject=(facts.IMPORT, str(row.pk)),
        row_kind=facts.ITEM,
        rows=((str(item.pk), {**facts.of_columns(item), "scans": []}) for item in new),
    )
