"""Handing a document's files out: the kept ones as they are, a draft drawn at the moment."""

import io
from dataclasses import dataclass, replace
from typing import BinaryIO

from django.http import Http404

from cchc.documents import render
from cchc.documents.models import OfficialDocument
from cchc.kernel.files.kinds import KINDS
from cchc.kernel.files.models import StoredFile
from cchc.kernel.files.storing import open_stored

DRAFT_MARK = "DỰ THẢO"


@dataclass(frozen=True)
class Handed:
    """A file for download."""

    content: BinaryIO
    name: str
    media_type: str


def handed(document: OfficialDocument, which: str) -> Handed:
    """The file; ``which`` is "pdf", "docx", "trinh-ky" or "ban-ky". Http404 when there is none.

    Before the issue "pdf" and "docx" are drawn from the draft and marked as one.
    """
    kept = {
        "pdf": document.issued_pdf,
        "docx": document.issued_docx,
        "trinh-ky": document.frozen_file,
        "ban-ky": document.signed_copy,
    }
    if which not in kept:
        raise Http404
    stored = kept[which]
    if stored:
        return stored_file(stored)
    if which in ("pdf", "docx"):
        return _drawn(document, which)
    raise Http404


def stored_file(stored: StoredFile) -> Handed:
    """A kept file as it is."""
    return Handed(open_stored(stored), stored.name, stored.media_type)


def _drawn(document: OfficialDocument, kind: str) -> Handed:
    content = replace(document.said, footer_note=DRAFT_MARK)
    data = render.pdf(content) if kind == "pdf" else render.docx(content)
    name = f"du-thao-{document.pk}.{kind}"
    return Handed(io.BytesIO(data), name, KINDS[kind].media_type)
