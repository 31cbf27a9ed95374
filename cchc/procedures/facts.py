"""The facts of the catalogue that dossiers and figures rest on, for the audit verification."""

from collections.abc import Iterator, Mapping
from datetime import date

from cchc.kernel.audit import FactSource, Json
from cchc.procedures.models import CatalogueImport, Field, Procedure, ProcedureVersion
from cchc.procedures.queries.wholes import read_whole, with_lists
from cchc.procedures.whole import Content, digest_of

Facts = Mapping[str, Json]
FIELD, PROCEDURE, VERSION, IMPORT = (
    "procedure_field", "procedure", "procedure_version", "catalogue_import",
)  # fmt: skip
_AT_ONCE = 200


def of_field(field: Field) -> Facts:
    """The code of a field, and whether public lists must be silent about it."""
    return {"code": field.code, "is_sensitive": field.is_sensitive}


def of_procedure(procedure: Procedure) -> Facts:
    """What a procedure is counted under."""
    return {"code": procedure.code, "field": procedure.field_id, "level": procedure.level}


def of_life(version: ProcedureVersion) -> Facts:
    """The state of a version and the days from which publication in time is counted."""
    return {
        "procedure": version.procedure_id,
        "number": version.number,
        "state": version.state,
        "valid_from": _iso(version.valid_from),
        "valid_to": _iso(version.valid_to),
        "decision_on": _iso(version.decision_on),
        "effective_on": _iso(version.effective_on),
        "published_on": _iso(version.published_on),
        "withdrawn_on": _iso(version.withdrawn_on),
    }


def of_content(content: Content) -> Facts:
    """The limit, and the digest of everything that the version says."""
    return {
        "limit": f"{content.limit_amount:f} {content.limit_unit.value}",
        "content": digest_of(content),
    }


def of_import(row: CatalogueImport) -> Facts:
    """Which file, and what became of it."""
    return {
        "file": row.file.sha256,
        "is_written": row.written_at is not None,
        "added": row.added,
        "revised": row.revised,
        "unchanged": row.unchanged,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _fields(code: str) -> Iterator[tuple[str, Facts]]:
    for field in Field.objects.filter(agency__code=code).iterator():
        yield str(field.pk), of_field(field)


def _procedures(code: str) -> Iterator[tuple[str, Facts]]:
    for procedure in Procedure.objects.filter(agency__code=code).iterator():
        yield str(procedure.pk), of_procedure(procedure)


def _versions(code: str) -> Iterator[tuple[str, Facts]]:
    rows = ProcedureVersion.objects.filter(procedure__agency__code=code)
    for version in with_lists(rows).iterator(chunk_size=_AT_ONCE):
        content = read_whole(version).content
        yield str(version.pk), {**of_life(version), **of_content(content)}


def _imports(code: str) -> Iterator[tuple[str, Facts]]:
    rows = CatalogueImport.objects.filter(agency__code=code).select_related("file")
    for row in rows.iterator():
        yield str(row.pk), of_import(row)


SOURCES: tuple[FactSource, ...] = (
    FactSource(FIELD, "Lĩnh vực thủ tục", _fields),
    FactSource(PROCEDURE, "Thủ tục hành chính", _procedures),
    FactSource(VERSION, "Phiên bản thủ tục", _versions),
    FactSource(IMPORT, "Lần nhập danh mục", _imports),
)
