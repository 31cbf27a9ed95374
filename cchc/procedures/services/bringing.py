"""A file is brought into the catalogue: kept and tried, then written whole or not at all."""

from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.storing import open_stored, store
from cchc.organisation.models import Agency, User
from cchc.procedures import facts
from cchc.procedures.exchange import read
from cchc.procedures.models import CatalogueImport, Procedure
from cchc.procedures.queries.bringing import (
    ADD,
    REVISE,
    UNCHANGED,
    Bringing,
    Outcome,
    tried,
)
from cchc.procedures.rules import validity
from cchc.procedures.services.publishing import end_before
from cchc.procedures.services.writing import (
    day_of,
    hold,
    key_of,
    new_version,
    note,
    procedure_of,
    rename,
    require,
    rewrite,
)

KINDS = frozenset(("xlsx", "json"))


def hand_in(
    *, agency: Agency, content: bytes, name: str, actor: User, at: datetime
) -> CatalogueImport:
    """Keep a file that can be read, to be tried and written; the catalogue does not change."""
    require(actor, agency, at)
    read(content, name=name)
    with audit.transaction():
        row = _kept(agency, content, name, actor, at)
        _note(row, "hand_in_catalogue", key_of(actor), at)
    return row


def write(*, bringing: CatalogueImport, actor: User, at: datetime) -> Bringing:
    """Write a handed-in file into the catalogue; RuleBroken where a row of it is wrong."""
    require(actor, bringing.agency, at)
    with audit.transaction():
        row = (
            CatalogueImport.objects.select_for_update(of=("self",))
            .select_related("file", "agency")
            .get(pk=bringing.pk)
        )
        if row.written_at is not None:
            raise RuleBroken("Tệp này đã được ghi vào danh mục.")
        with open_stored(row.file) as stream:
            content = stream.read()
        done = _written(row, content, actor=actor, at=at)
        if done.problems:
            raise RuleBroken(
                f"Tệp có {len(done.problems)} chỗ sai nên không ghi gì. Hãy sửa tệp rồi đưa lại."
            )
    return done


def import_catalogue(
    *, agency: Agency, content: bytes, name: str, actor: User | None, at: datetime
) -> Bringing:
    """Write a file into the catalogue at once; with problems nothing is kept or written.

    ``actor`` None is the command line of the machine.
    """
    if actor is not None:
        require(actor, agency, at)
    bringing = tried(agency, read(content, name=name), today=day_of(at))
    if bringing.problems:
        return bringing
    with audit.transaction():
        row = _kept(agency, content, name, actor, at)
        return _written(row, content, actor=actor, at=at)


def _kept(
    agency: Agency, content: bytes, name: str, actor: User | None, at: datetime
) -> CatalogueImport:
    file = store(
        content=content, name=name, agency=agency.code, actor=key_of(actor), at=at, kinds=KINDS
    )
    return CatalogueImport.objects.create(agency=agency, file=file, handed_by=actor, handed_at=at)


def _written(row: CatalogueImport, content: bytes, *, actor: User | None, at: datetime) -> Bringing:
    """Try once more, now that nobody else writes, and write; nothing where a row is wrong."""
    hold(row.agency)
    held = Procedure.objects.select_for_update().filter(agency=row.agency)
    list(held.order_by("pk").values_list("pk"))
    bringing = tried(row.agency, read(content, name=row.file.name), today=day_of(at))
    if bringing.problems:
        return bringing
    for outcome in bringing.outcomes:
        if outcome.what != UNCHANGED:
            _bring(row.agency, outcome, actor=actor, at=at)
    row.written_at = at
    row.added, row.revised = bringing.number_of(ADD), bringing.number_of(REVISE)
    row.unchanged = bringing.number_of(UNCHANGED)
    row.save()
    _note(row, "write_catalogue", key_of(actor), at)
    return bringing


def _bring(agency: Agency, outcome: Outcome, *, actor: User | None, at: datetime) -> None:
    whole, content, life = outcome.version, outcome.version.content, outcome.version.life
    procedure = procedure_of(agency, whole.entry, content.name, actor=key_of(actor), at=at)
    span = validity.span_of(whole.number, life)
    if span is not None:
        end_before(procedure, span, actor=actor, at=at)
    if outcome.what == ADD:
        version = new_version(procedure, whole.number, content, life, actor=actor, at=at)
    else:
        version = procedure.versions.get(number=whole.number)
        version.procedure = procedure
        for name, value in vars(life).items():
            setattr(version, name, value)
        rewrite(version, content)
    rename(procedure)
    note(version, "import_version", actor=key_of(actor), at=at, content=content)


def _note(row: CatalogueImport, act: str, actor: str, at: datetime) -> None:
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor,
        act=act,
        subject=(facts.IMPORT, str(row.pk)),
        facts=facts.of_import(row),
        payload={"name": row.file.name},
    )
