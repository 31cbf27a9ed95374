"""A result comes into the repository, with its mark and the outbox row of its text."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from cchc.citizens.models import Citizen
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.models import StoredFile
from cchc.kernel.text import fold, nfc
from cchc.organisation.models import Agency, User
from cchc.procedures.models import Field
from cchc.results.choices import FileKind, Origin
from cchc.results.models import Result, ResultText
from cchc.results.services.reading import read_later
from cchc.results.services.writing import note_result

_TOKEN_BYTES = 16
_FOLDED = 400


@dataclass(frozen=True)
class Kept:
    """What is put into the repository; ``subject`` is (kind, key, label) of where it comes from.

    ``valid_from`` None: from the day of issue; ``valid_to`` None: without end.
    """

    subject: tuple[str, str, str]
    field: Field
    name: str
    file: StoredFile
    issued_on: date
    origin: Origin = Origin.DOSSIER
    kind: FileKind = FileKind.ELECTRONIC
    code: str = ""
    number: str = ""
    procedure_code: str = ""
    procedure_name: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    holder: Citizen | None = None


def keep(
    *, agency: Agency, kept: Kept, actor: User, at: datetime, instead_of: Collection[int] = ()
) -> Result:
    """Put a result into the repository; the room above has decided that the person may.

    ``instead_of``: keys of results that it supersedes; those that ended already stay as they are.
    """
    first = kept.valid_from or kept.issued_on
    demand_order(first, kept.valid_to)
    with audit.transaction():
        kind, key, label = kept.subject
        row = Result(
            agency=agency,
            origin=kept.origin,
            subject_kind=kind,
            subject_key=key,
            subject_label=label,
            field=kept.field,
            procedure_code=kept.procedure_code,
            procedure_name=kept.procedure_name,
            code=kept.code,
            name=nfc(kept.name),
            number=nfc(kept.number),
            issued_on=kept.issued_on,
            valid_from=first,
            valid_to=kept.valid_to,
            holder=kept.holder,
            kind=kept.kind,
            file=kept.file,
            token=secrets.token_urlsafe(_TOKEN_BYTES),
            put_by=actor,
            put_at=at,
        )
        row.folded = folded(row)
        row.save()
        text = ResultText.objects.create(result=row)
        read_later(text, at=at)
        note_result(row, "keep", actor=actor, at=at, payload={"number": row.number})
        _supersede(row, instead_of, actor, at)
    return row


def _supersede(row: Result, keys: Collection[int], actor: User, at: datetime) -> None:
    if not keys:
        return
    rows = Result.objects.select_for_update(of=("self",)).select_related("agency", "file")
    live = rows.filter(agency=row.agency, pk__in=keys, superseded_by=None, revoked_on=None)
    for old in live.order_by("pk"):
        old.superseded_by = row
        old.save(update_fields=["superseded_by"])
        note_result(old, "supersede", actor=actor, at=at)


def folded(row: Result) -> str:
    """By what a result is found."""
    return fold(f"{row.name} {row.number} {row.procedure_code}")[:_FOLDED]


def demand_order(first: date, last: date | None) -> None:
    """RuleBroken (``valid_to``) where validity ends before it begins."""
    if last is not None and last < first:
        raise RuleBroken(
            f"Giá trị đến hết ngày {last:%d/%m/%Y} là trước ngày bắt đầu {first:%d/%m/%Y}.",
            field="valid_to",
        )
