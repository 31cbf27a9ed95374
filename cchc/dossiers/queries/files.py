"""Files of dossiers: slips and results, each for those who see the dossier."""

import json
from datetime import datetime

from django.http import Http404

from cchc.citizens import queries as citizens
from cchc.documents.content import Content
from cchc.dossiers.models import Attachment, BroughtFile, Dossier, ResultFile, Slip
from cchc.dossiers.queries.reach import visible_to
from cchc.organisation.models import User


def slip_for(user: User, pk: int, *, at: datetime) -> Slip:
    """A slip of a dossier that the person sees; Http404 otherwise."""
    rows = Slip.objects.filter(dossier__in=visible_to(user, at=at))
    found = rows.select_related("dossier", "agency", "pdf", "docx").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def result_for(user: User, pk: int, *, at: datetime) -> ResultFile:
    """A result of a dossier that the person sees, the reading noted; Http404 otherwise."""
    rows = ResultFile.objects.filter(dossier__in=visible_to(user, at=at))
    found = rows.select_related("file", "dossier__applicant").filter(pk=pk).first()
    if found is None:
        raise Http404
    _note_read(user, found.dossier, "Tệp kết quả", at)
    return found


def attachment_for(user: User, pk: int, *, at: datetime) -> Attachment:
    """A file of a paper of a dossier that the person sees, the reading noted; Http404 otherwise."""
    rows = Attachment.objects.filter(dossier__in=visible_to(user, at=at))
    found = rows.select_related("file", "dossier__applicant").filter(pk=pk).first()
    if found is None:
        raise Http404
    _note_read(user, found.dossier, "Tệp đính kèm", at)
    return found


def brought_for(user: User, pk: int, *, at: datetime) -> BroughtFile:
    """A file sent online to a request, by who sees the dossier, noted; Http404 otherwise."""
    seen = visible_to(user, at=at)
    rows = BroughtFile.objects.filter(brought__request__dossier__in=seen)
    case = "brought__request__dossier__applicant"
    found = rows.select_related("file", case).filter(pk=pk).first()
    if found is None:
        raise Http404
    _note_read(user, found.brought.request.dossier, "Tệp bổ sung", at)
    return found


def _note_read(user: User, row: Dossier, what: str, at: datetime) -> None:
    citizens.open_for_case(user, row.applicant, at=at, why=f"{what}, hồ sơ {row.masked_code}")


def content_of(slip: Slip) -> Content:
    """What the slip said when it was made."""
    return Content.from_json(json.loads(slip.content))
