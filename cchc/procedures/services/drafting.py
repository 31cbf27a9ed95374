"""A version is drafted, from nothing or from the one in force, revised, dropped."""

from datetime import datetime

from django.db.models import Max

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import Agency, User
from cchc.procedures import facts
from cchc.procedures.choices import VersionState
from cchc.procedures.models import Procedure, ProcedureVersion
from cchc.procedures.queries.reach import version_on
from cchc.procedures.queries.wholes import whole
from cchc.procedures.services.writing import (
    day_of,
    locked,
    new_version,
    note,
    procedure_of,
    rename,
    require,
    rewrite,
)
from cchc.procedures.whole import Content, Entry, Life

ONLY_DRAFTS = "Phiên bản đã công bố thì không sửa được. Hãy soạn dự thảo mới từ bản đang áp dụng."


def draft_version(
    *, agency: Agency, entry: Entry, content: Content, actor: User, at: datetime
) -> ProcedureVersion:
    """Draft a version of the agency's own procedure, which is made where it does not exist."""
    require(actor, agency, at)
    with audit.transaction():
        procedure = procedure_of(agency, entry, content.name, actor=actor.actor_key, at=at)
        return _drafted(procedure, content, "draft_version", actor=actor, at=at)


def copy_in_force(*, procedure: Procedure, actor: User, at: datetime) -> ProcedureVersion:
    """Draft a new version that says what the one in force says; the newest where none is."""
    require(actor, procedure.agency, at)
    with audit.transaction():
        row = locked(procedure)
        published = row.versions.exclude(state=VersionState.DRAFT)
        source = version_on(row, day_of(at)) or published.order_by("-number").first()
        if source is None:
            raise RuleBroken("Thủ tục chưa có phiên bản nào được công bố để chép.")
        return _drafted(row, whole(source).content, "copy_version", actor=actor, at=at)


def revise(
    *, version: ProcedureVersion, content: Content, actor: User, at: datetime
) -> ProcedureVersion:
    """Put other content into a draft."""
    require(actor, version.procedure.agency, at)
    with audit.transaction():
        row = draft_of(version)
        rewrite(row, content)
        rename(row.procedure)
        note(row, "revise_version", actor=actor.actor_key, at=at, content=content)
    return row


def drop(*, version: ProcedureVersion, actor: User, at: datetime) -> None:
    """Give a draft up; a procedure that was never published leaves the catalogue with it."""
    require(actor, version.procedure.agency, at)
    with audit.transaction():
        row = draft_of(version)
        procedure = row.procedure
        _note_end(procedure, facts.VERSION, row.pk, "drop_version", actor, at)
        row.papers.all().delete()
        row.delete()
        if not procedure.versions.exists():
            _note_end(procedure, facts.PROCEDURE, procedure.pk, "drop_procedure", actor, at)
            procedure.delete()


def draft_of(version: ProcedureVersion) -> ProcedureVersion:
    """The draft as it is now, its procedure held; RuleBroken when it is no draft any more."""
    procedure = locked(version.procedure)
    row = ProcedureVersion.objects.filter(pk=version.pk, state=VersionState.DRAFT).first()
    if row is None:
        raise RuleBroken(ONLY_DRAFTS)
    row.procedure = procedure
    return row


def _drafted(
    procedure: Procedure, content: Content, act: str, *, actor: User, at: datetime
) -> ProcedureVersion:
    if procedure.versions.filter(state=VersionState.DRAFT).exists():
        raise RuleBroken("Thủ tục đã có một bản dự thảo: hãy sửa hoặc bỏ bản đó trước.")
    last = procedure.versions.aggregate(last=Max("number"))["last"] or 0
    version = new_version(procedure, last + 1, content, Life(), actor=actor, at=at)
    note(version, act, actor=actor.actor_key, at=at, content=content)
    return version


def _note_end(
    procedure: Procedure, kind: str, key: int, act: str, actor: User, at: datetime
) -> None:
    audit.record(
        agency=procedure.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(kind, str(key)),
        facts={"deleted": True},
    )
