"""Who sees a procedure and its versions, and which version is the one of a day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from cchc.kernel.text import fold
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.procedures.choices import VersionState
from cchc.procedures.models import Field, Procedure, ProcedureVersion


def of_agency(agency: Agency) -> QuerySet[Procedure]:
    """The procedures of the agency's catalogue and of those above it that have been published."""
    published = ProcedureVersion.objects.filter(procedure=OuterRef("pk")).exclude(
        state=VersionState.DRAFT
    )
    above = organisation.line_above(agency)
    return Procedure.objects.filter(Exists(published), agency__in=above)


def visible_to(user: User, *, today: date) -> QuerySet[Procedure]:
    """What the person sees: published procedures of the agency and of those above it.

    Who manages the catalogue also sees the agency's own that are only drafted.
    """
    acts = organisation.acts_of(user, today)
    if Act.SEE_PROCEDURES not in acts:
        return Procedure.objects.none()
    seen = of_agency(user.agency)
    if Act.MANAGE_PROCEDURES in acts:
        own = Procedure.objects.filter(agency=user.agency_id)
        seen = Procedure.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=seen.values("pk")))
    return seen


def search(user: User, text: str, *, today: date) -> QuerySet[Procedure]:
    """The procedures with every word of the text in code, name or field, without accents."""
    found = visible_to(user, today=today).select_related("field", "agency")
    for word in fold(text).split():
        found = found.filter(folded__contains=word)
    return found


def get_for(user: User, pk: int, *, today: date) -> Procedure:
    """The procedure; Http404 when the person does not see it."""
    seen = visible_to(user, today=today).select_related("field", "agency")
    found = seen.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def may_manage(user: User, procedure: Procedure, *, today: date) -> bool:
    """Whether the person keeps the catalogue to which the procedure belongs."""
    is_own = procedure.agency_id == user.agency_id
    return is_own and Act.MANAGE_PROCEDURES in organisation.acts_of(user, today)


def versions_for(user: User, procedure: Procedure, *, today: date) -> QuerySet[ProcedureVersion]:
    """The versions that the person sees, newest first; drafts only who manages the catalogue."""
    versions = ProcedureVersion.objects.filter(procedure=procedure)
    if not may_manage(user, procedure, today=today):
        versions = versions.exclude(state=VersionState.DRAFT)
    return versions.order_by("-number")


def version_for(user: User, pk: int, number: int, *, today: date) -> ProcedureVersion:
    """The version of a procedure; Http404 when the person does not see it."""
    procedure = get_for(user, pk, today=today)
    found = versions_for(user, procedure, today=today).filter(number=number).first()
    if found is None:
        raise Http404
    found.procedure = procedure
    return found


def applied_on(day: date) -> Q:
    """The versions that are the ones of the day; a withdrawn one without a last day never was."""
    open_ended = Q(state=VersionState.PUBLISHED, valid_to__isnull=True)
    begun = Q(state__in=(VersionState.PUBLISHED, VersionState.WITHDRAWN), valid_from__lte=day)
    return begun & (open_ended | Q(valid_to__gte=day))


def version_on(procedure: Procedure, day: date) -> ProcedureVersion | None:
    """The version that applies to a dossier received on that day, None when there is none."""
    versions = ProcedureVersion.objects.filter(applied_on(day), procedure=procedure)
    return versions.select_related("procedure__field").first()


def versions_on(procedures: Iterable[Procedure], day: date) -> dict[int, ProcedureVersion]:
    """The version of the day of each procedure, by the procedure's key."""
    keys = [procedure.pk for procedure in procedures]
    versions = ProcedureVersion.objects.filter(applied_on(day), procedure__in=keys)
    return {version.procedure_id: version for version in versions}


def procedure_with_code(agency: Agency, code: str) -> Procedure | None:
    """The published procedure of that code, the agency's own before one from above."""
    by_owner: dict[int, Procedure] = {
        found.agency_id: found
        for found in of_agency(agency).filter(code=code).select_related("field")
    }
    line = organisation.line_above(agency)
    return next((by_owner[owner] for owner in line if owner in by_owner), None)


def fields_of(agency: Agency) -> list[Field]:
    """The fields that the agency uses: its own, and those from above with other codes."""
    line = organisation.line_above(agency)
    by_code: dict[str, list[Field]] = defaultdict(list)
    for field in Field.objects.filter(agency__in=line):
        by_code[field.code].append(field)
    nearest = [min(same, key=lambda f: line.index(f.agency_id)) for same in by_code.values()]
    return sorted(nearest, key=lambda field: (field.order, field.code))
