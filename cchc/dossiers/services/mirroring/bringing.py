"""An export comes in, is understood otherwise, is let go, or is told to be written."""

from datetime import datetime
from typing import BinaryIO

from django.db import IntegrityError
from django_tasks import task

from cchc.dossiers.choices import ImportState, ProblemKind
from cchc.dossiers.mirror.mapping import Mapping
from cchc.dossiers.models import DossierImport, DossierSource
from cchc.dossiers.services.mirroring import noting
from cchc.dossiers.services.mirroring.checking import check_export
from cchc.dossiers.services.mirroring.importing import write_export
from cchc.dossiers.services.writing import required
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.rows.reading import LONG
from cchc.kernel.files.storing import store
from cchc.kernel.jobs import enqueue
from cchc.organisation.models import Agency, User

KINDS = ("xlsx", "csv", "txt")
_OPEN = (ImportState.REFUSED, ImportState.CHECKED)
MOVED_ON = "Lần nhập này đã sang bước khác; tải lại trang để xem."


def bring_export(
    *,
    agency: Agency,
    source: str,
    content: BinaryIO,
    name: str,
    exported_at: datetime,
    actor: User | None,
    at: datetime,
    mapping: Mapping | None = None,
    later: bool = True,
) -> DossierImport:
    """Keep the file and have it checked by the worker, unless ``later`` is False.

    RuleBroken with what to do when the file is refused at once; then nothing is kept.
    """
    noting.demand(actor, agency, at)
    title = required(source, "Ghi tên hệ thống nguồn.", field="source")
    if exported_at > at:
        raise RuleBroken("Thời điểm xuất dữ liệu không được ở tương lai.", field="exported_at")
    with audit.transaction():
        kept = _source(agency, title, mapping, actor=actor, at=at)
        file = store(
            content=content,
            name=name,
            agency=agency.code,
            actor=noting.key_of(actor),
            at=at,
            kinds=KINDS,
            limit=LONG.file_size,
        )
        brought = DossierImport.objects.create(
            agency=agency,
            source=kept,
            state=ImportState.CHECKING,
            name=file.name,
            sha256=file.sha256,
            file=file,
            exported_at=exported_at,
            brought_by=actor,
            brought_at=at,
        )
        _refuse_older(brought)
        noting.note(brought, "bring_export", actor=actor, at=at)
        if later:
            enqueue(_check_later, key=brought.pk, at=at.isoformat())
    return brought


def change_mapping(
    *, brought: DossierImport, mapping: Mapping, actor: User | None, at: datetime
) -> DossierImport:
    """Understand the source otherwise from now on, and check the export anew."""
    noting.demand(actor, brought.agency, at)
    with audit.transaction():
        row = _open(brought)
        _understand(row.source, mapping, actor=actor, at=at)
        row.state, row.refusal = ImportState.CHECKING, ""
        row.save(update_fields=["state", "refusal"])
        noting.note(row, "change_mapping", actor=actor, at=at)
        enqueue(_check_later, key=row.pk, at=at.isoformat())
    return row


def drop_export(*, brought: DossierImport, actor: User | None, at: datetime) -> None:
    """Let an export go of which nothing was written."""
    noting.demand(actor, brought.agency, at)
    with audit.transaction():
        row = _open(brought)
        noting.end(row, ImportState.DROPPED, at=at)
        noting.note(row, "drop_export", actor=actor, at=at)


def import_export(
    *, brought: DossierImport, actor: User | None, at: datetime, later: bool = True
) -> DossierImport:
    """Write an export that was checked; one at a time in an agency."""
    noting.demand(actor, brought.agency, at)
    with audit.transaction():
        row = noting.locked(brought, ImportState.CHECKED)
        if row is None:
            raise RuleBroken(MOVED_ON)
        _refuse_older(row)
        row.problems.filter(kind=ProblemKind.KEPT_OUT).delete()
        row.state, row.done, row.kept_out = ImportState.WRITING, 0, 0
        row.created = row.updated = row.unchanged = row.changes = row.waiting = 0
        _save_as_only_writer(row)
        noting.note(row, "import_export", actor=actor, at=at)
        if later:
            enqueue(_write_later, key=row.pk, at=at.isoformat())
    return row


def _save_as_only_writer(row: DossierImport) -> None:
    try:
        with audit.transaction():
            row.save()
    except IntegrityError:
        raise RuleBroken("Cơ quan đang ghi một lần nhập khác; chờ xong rồi ghi lần này.") from None


def _open(brought: DossierImport) -> DossierImport:
    row = noting.locked(brought, *_OPEN)
    if row is None:
        raise RuleBroken(MOVED_ON)
    return row


def _refuse_older(brought: DossierImport) -> None:
    """An export that is older than what was written of its source would turn time back."""
    written = brought.source.imports.filter(state=ImportState.DONE, pushed_by="")
    last = written.order_by("-exported_at").first()
    if last and last.exported_at > brought.exported_at:
        raise RuleBroken(
            "Đã nhập dữ liệu xuất sau thời điểm này từ cùng nguồn; chỉ nhập tệp xuất mới hơn.",
            field="exported_at",
        )


def name_source(*, agency: Agency, name: str, actor: User | None, at: datetime) -> DossierSource:
    """The agency's source of that name, new or known; for a machine that will push from there."""
    title = required(name, "Ghi tên hệ thống nguồn.", field="source")
    with audit.transaction():
        return _source(agency, title, None, actor=actor, at=at)


def _source(
    agency: Agency, name: str, mapping: Mapping | None, *, actor: User | None, at: datetime
) -> DossierSource:
    source, is_new = DossierSource.objects.get_or_create(agency=agency, name=name)
    if mapping is not None and mapping != source.understood():
        _understand(source, mapping, actor=actor, at=at)
    elif is_new:
        noting.note_source(source, "name_source", actor=actor, at=at)
    return source


def _understand(
    source: DossierSource, mapping: Mapping, *, actor: User | None, at: datetime
) -> None:
    source.mapping = mapping.to_json()
    source.save(update_fields=["mapping"])
    noting.note_source(source, "understand_source", actor=actor, at=at)


def _import(key: int) -> DossierImport:
    return DossierImport.objects.select_related("agency", "source", "file", "brought_by").get(
        pk=key
    )


@task()
def _check_later(key: int, at: str) -> None:
    """The job; it acts in the name and at the moment of who brought the export."""
    check_export(brought=_import(key), at=datetime.fromisoformat(at))


@task()
def _write_later(key: int, at: str) -> None:
    """The job; a second run goes on where the first one stopped."""
    write_export(brought=_import(key), at=datetime.fromisoformat(at))
