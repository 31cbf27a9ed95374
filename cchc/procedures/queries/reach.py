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
from cchc.procedures.models import Field, FormField, Procedure, ProcedureVersion
from cchc.procedures.queries.wholes import life_of
from cchc.procedures.rules import acts
from cchc.procedures.rules.acts import VersionAct
from cchc.procedures.rules.publication import Publication, publication


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
    allowed = organisation.acts_of(user, today)
    if Act.SEE_PROCEDURES not in allowed:
        return Procedure.objects.none()
    seen = of_agency(user.agency)
    if Act.MANAGE_PROCEDURES in allowed:
        own = Procedure.objects.filter(agency=user.agency_id)
        seen = Procedure.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=seen.values("pk")))
    return seen


def search(user: User, text: str, *, today: date) -> QuerySet[Procedure]:
    """The procedures with every word of the text in code, name or field, without accents."""
    return matching(visible_to(user, today=today).select_related("field", "agency"), text)


def matching(rows: QuerySet[Procedure], text: str) -> QuerySet[Procedure]:
    """Those with every word of the text in code, name or field, without accents."""
    for word in fold(text).split():
        rows = rows.filter(folded__contains=word)
    return rows


def in_force(agency: Agency, day: date) -> QuerySet[Procedure]:
    """What anybody may see: the agency's procedures, and those from above, with a version that day.

    Where the agency and one above it list the same code, both are here.
    """
    applied = ProcedureVersion.objects.filter(applied_on(day), procedure=OuterRef("pk"))
    rows = Procedure.objects.filter(Exists(applied), agency__in=organisation.line_above(agency))
    return rows.select_related("field")


def in_field(rows: QuerySet[Procedure], code: str) -> QuerySet[Procedure]:
    """Those of the fields of that code."""
    return rows.filter(field__code=code)


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


def open_acts(
    version: ProcedureVersion, versions: Iterable[ProcedureVersion], *, today: date
) -> frozenset[VersionAct]:
    """What who manages the catalogue may do to the version; ``versions`` are all of them."""
    states = [each.status for each in versions]
    return acts.open_acts(life_of(version), states, today)


def publication_of(version: ProcedureVersion) -> Publication | None:
    """Whether it was decided and shown in time, by the owner's calendar; None of a draft."""
    decided, effective = version.decision_on, version.effective_on
    if version.status == VersionState.DRAFT or not decided or not effective:
        return None
    assert version.published_on is not None
    calendar = organisation.working_calendar(version.procedure.agency)
    return publication(decided, effective, version.published_on, calendar.working_days_between)


def datum_labels(codes: Iterable[str]) -> dict[str, str]:
    """How forms name the data of these codes; the newest form's words."""
    rows = FormField.objects.filter(code__in=set(codes)).order_by("pk")
    return dict(rows.values_list("code", "label"))


def versions_for(user: User, procedure: Procedure, *, today: date) -> list[ProcedureVersion]:
    """The versions that the person sees, newest first; drafts only who manages the catalogue."""
    versions = ProcedureVersion.objects.filter(procedure=procedure).order_by("-number")
    if not may_manage(user, procedure, today=today):
        versions = versions.exclude(state=VersionState.DRAFT)
    found = list(versions)
    for version in found:
        version.procedure = procedure
    return found


def version_for(user: User, pk: int, number: int, *, today: date) -> ProcedureVersion:
    """The version of a procedure; Http404 when the person does not see it."""
    versions = versions_for(user, get_for(user, pk, today=today), today=today)
    found = next((version for version in versions if version.number == number), None)
    if found is None:
        raise Http404
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
