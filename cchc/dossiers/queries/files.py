"""Files of dossiers: slips and results, each for those who see the dossier."""

import json
from datetime import datetime

from django.http import Http404

from cchc.documents.content import Content
from cchc.dossiers.models import ResultFile, Slip
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
    """A result of a dossier that the person sees; Http404 otherwise."""
    rows = ResultFile.objects.filter(dossier__in=visible_to(user, at=at))
    found = rows.select_related("file").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def content_of(slip: Slip) -> Content:
    """What the slip said when it was made."""
    return Content.from_json(json.loads(slip.content))
