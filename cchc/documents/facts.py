"""The facts of documents that figures and registers rest on, for the audit verification."""

from collections.abc import Iterator, Mapping
from datetime import date

from cchc.documents.models import IncomingDocument, OfficialDocument, SecretCount
from cchc.kernel.audit import FactSource, Json
from cchc.kernel.files.models import StoredFile

Facts = Mapping[str, Json]
DOCUMENT, INCOMING, SECRET = "document", "incoming_document", "secret_count"
_FILES = ("frozen_file", "issued_pdf", "issued_docx", "signed_copy")


def of_document(document: OfficialDocument) -> Facts:
    """Where a document is, its number and day, the hashes of its files."""
    return {
        "kind": document.kind,
        "state": document.state,
        "symbol": document.symbol,
        "number": document.number,
        "issued_on": _iso(document.issued_on),
        "signer": document.signer_id,
        **{name: _hash(getattr(document, name)) for name in _FILES},
    }


def of_incoming(document: IncomingDocument) -> Facts:
    """Number and day of arrival, the hash of the file."""
    return {
        "number": document.number,
        "arrived_on": document.arrived_on.isoformat(),
        "file": _hash(document.file),
    }


def of_secret(count: SecretCount) -> Facts:
    """How many there were."""
    return {"count": count.count}


def secret_key(count: SecretCount) -> str:
    """The key of a year's count in the chain."""
    return f"{count.year}:{count.direction}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _hash(file: StoredFile | None) -> str | None:
    return file.sha256 if file else None


def _documents(code: str) -> Iterator[tuple[str, Facts]]:
    rows = OfficialDocument.objects.filter(agency__code=code).select_related(*_FILES)
    for document in rows.iterator():
        yield str(document.pk), of_document(document)


def _incoming(code: str) -> Iterator[tuple[str, Facts]]:
    rows = IncomingDocument.objects.filter(agency__code=code).select_related("file")
    for document in rows.iterator():
        yield str(document.pk), of_incoming(document)


def _secret(code: str) -> Iterator[tuple[str, Facts]]:
    for count in SecretCount.objects.filter(agency__code=code).iterator():
        yield secret_key(count), of_secret(count)


SOURCES: tuple[FactSource, ...] = (
    FactSource(DOCUMENT, "Văn bản", _documents),
    FactSource(INCOMING, "Văn bản đến", _incoming),
    FactSource(SECRET, "Số văn bản mật", _secret),
)
