"""The registers of a year: what went out, what came in, how many were secret."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from cchc.documents.choices import State
from cchc.documents.models import IncomingDocument, OfficialDocument, SecretCount
from cchc.kernel.files.models import StoredFile
from cchc.kernel.text import fold
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User


def outgoing_register(agency: Agency, year: int, *, kind: str = "") -> QuerySet[OfficialDocument]:
    """The register of outgoing documents (sổ đăng ký văn bản đi) of a year, as numbered."""
    rows = OfficialDocument.objects.filter(
        agency=agency, state=State.ISSUED, year=year
    ).select_related("signer", "unit")
    if kind:
        rows = rows.filter(kind=kind)
    return rows.order_by("issued_on", "issued_at", "pk")


def incoming_register(agency: Agency, year: int, *, text: str = "") -> QuerySet[IncomingDocument]:
    """The register of incoming documents (sổ đăng ký văn bản đến) of a year, as numbered."""
    rows = IncomingDocument.objects.filter(agency=agency, year=year)
    for word in fold(text).split():
        rows = rows.filter(search_text__contains=word)
    return rows.select_related("unit", "receiver", "file").order_by("number")


def incoming_found(user: User, text: str, *, today: date) -> QuerySet[IncomingDocument]:
    """Documents that came in with every word of the text, of all years, the newest first."""
    rows = IncomingDocument.objects.filter(agency=user.agency_id)
    if not organisation.may(user, Act.SEE_PLAN, today=today):
        return rows.none()
    for word in fold(text).split():
        rows = rows.filter(search_text__contains=word)
    return rows.order_by("-arrived_on", "-number")


def incoming_for(user: User, pk: int, *, today: date) -> IncomingDocument:
    """A document that came in; Http404 outside one's agency or without the right to see plans."""
    rows = IncomingDocument.objects.filter(agency=user.agency_id, pk=pk)
    found = rows.select_related("agency", "unit", "receiver", "file", "registered_by").first()
    if found is None or not organisation.may(user, Act.SEE_PLAN, today=today):
        raise Http404
    return found


def incoming_file_for(user: User, pk: int, *, today: date) -> StoredFile:
    """The file of a document that came in; Http404 when there is none to see."""
    found = incoming_for(user, pk, today=today).file
    if found is None:
        raise Http404
    return found


def secret_counts(agency: Agency, year: int) -> dict[str, int]:
    """How many secret documents the year had, by direction; a missing one was not stated."""
    rows = SecretCount.objects.filter(agency=agency, year=year)
    return {row.direction: row.count for row in rows}


def years(agency: Agency, *, today: date) -> list[int]:
    """The years that have documents, and this one; the newest first."""
    found = {today.year}
    for rows in (OfficialDocument.objects, IncomingDocument.objects):
        found |= set(
            rows.filter(agency=agency).order_by().values_list("year", flat=True).distinct()
        )
    return sorted(found, reverse=True)
