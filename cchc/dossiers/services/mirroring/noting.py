"""What the acts on exports share: who may, who acts, the lines of the chain."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from django.core.exceptions import PermissionDenied

from cchc.dossiers import facts
from cchc.dossiers.choices import ImportState
from cchc.dossiers.mirror.reading import Export, Read
from cchc.dossiers.models import DossierImport, DossierSource
from cchc.dossiers.services.writing import PREFIX, day_of
from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.extraction.rows.reading import rows_of
from cchc.kernel.files.storing import open_stored
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User

COMMAND = "command"


def demand(actor: User | None, agency: Agency, at: datetime) -> None:
    """PermissionDenied unless the person may bring exports; None is the command line."""
    if actor is None:
        return
    acts = organisation.acts_of(actor, day_of(at))
    if actor.agency_id != agency.pk or Act.MIRROR_DOSSIERS not in acts:
        raise PermissionDenied("Chức vụ của bạn không được nhập hồ sơ từ hệ thống tỉnh.")


def key_of(actor: User | None) -> str:
    """The actor's key in the audit chain."""
    return actor.actor_key if actor else COMMAND


def actor_of(brought: DossierImport) -> str:
    """Who brings it: a machine, a person or the command line."""
    return brought.pushed_by or key_of(brought.brought_by)


def subject_of(brought: DossierImport) -> tuple[str, str]:
    """The import in the chain."""
    return (facts.DOSSIER_IMPORT, str(brought.pk))


def locked(brought: DossierImport, *states: ImportState) -> DossierImport | None:
    """The row as it is now, locked; None when it is in another state by now."""
    rows = DossierImport.objects.select_for_update(of=("self",))
    rows = rows.select_related("agency", "source", "file", "brought_by")
    return rows.filter(pk=brought.pk, state__in=states).first()


def note(brought: DossierImport, act: str, *, actor: User | None, at: datetime) -> None:
    """One line about the import as it was saved."""
    audit.record(
        agency=brought.agency.code,
        at=at,
        actor=brought.pushed_by or key_of(actor),
        act=f"{PREFIX}.{act}",
        subject=subject_of(brought),
        facts=facts.of_import(brought),
    )


def note_source(source: DossierSource, act: str, *, actor: User | None, at: datetime) -> None:
    """One line about how a source is understood."""
    said: Mapping[str, Json] = facts.of_source(source)
    audit.record(
        agency=source.agency.code,
        at=at,
        actor=key_of(actor),
        act=f"{PREFIX}.{act}",
        subject=(facts.DOSSIER_SOURCE, str(source.pk)),
        facts=said,
    )


@contextmanager
def told(brought: DossierImport) -> Iterator[tuple[Export, Iterator[Read]]]:
    """The stored file, and what each of its rows tells."""
    assert brought.file is not None
    with open_stored(brought.file) as stream:
        export = Export(brought.source.understood(), made_at=brought.exported_at)
        yield export, export.told_by(rows_of(stream))


def end(brought: DossierImport, state: ImportState, *, at: datetime) -> None:
    """The import has come to its end: nothing of the file is kept but its name and hash."""
    file, brought.file = brought.file, None
    brought.state, brought.ended_at = state, at
    brought.save()
    if file is not None:
        file.delete()
