"""What a review reads: the versions in force with their dossiers, who came again, settings."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import groupby

from django.db.models import Count, QuerySet

from cchc.dossiers.models import Dossier, PaperTaken
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency
from cchc.procedures import queries as procedures
from cchc.procedures.models import Field, Procedure, ProcedureVersion
from cchc.reviews.rules.values import Parameters, Reviewed, Year

_BATCH = 2_000


def read_versions(
    agency: Agency, *, on: date, year: int, field: Field | None = None
) -> list[Reviewed]:
    """The versions in force on the day, each with the dossiers of the year of its procedure.

    Of two procedures with one code the agency's own counts.
    """
    known = procedures.of_agency(agency).select_related("field")
    if field:
        known = known.filter(field__code=field.code)
    chosen = _own_first(agency, known)
    versions = procedures.versions_on(chosen.values(), on)
    dossiers = _dossiers_of(agency, year)
    keys = [version.pk for version in versions.values()]
    read = procedures.wholes(ProcedureVersion.objects.filter(pk__in=keys))
    return [Reviewed(whole, dossiers[whole.entry.code]) for whole in read]


def read_year(agency: Agency, year: int) -> Year:
    """Who came more than once, as codes of procedures in order, and which papers were on record.

    Nothing personal leaves the database: an applicant is a key, and the key is not kept.
    """
    rows = received_in(agency, year).order_by("applicant_id", "received_at", "pk")
    told = rows.values_list("applicant_id", "version__procedure__code")
    groups = groupby(told.iterator(chunk_size=_BATCH), key=lambda row: row[0])
    filings = (tuple(code for _, code in group) for _, group in groups)
    return Year([each for each in filings if len(each) > 1], _taken(agency, year))


def received_in(agency: Agency, year: int) -> QuerySet[Dossier]:
    """The dossiers that the agency received in the year, handled here or mirrored."""
    first = datetime(year, 1, 1, tzinfo=HANOI)
    after = datetime(year + 1, 1, 1, tzinfo=HANOI)
    return Dossier.objects.filter(agency=agency, received_at__gte=first, received_at__lt=after)


def parameters(agency: Agency) -> Parameters:
    """What the agency counts savings with."""
    names = ("field_seconds", "paper_minutes", "check_minutes", "paper_cost", "hour_cost", "alike")
    kept = {name: organisation.integer_setting(agency, f"reviews.{name}") for name in names}
    return Parameters(**kept)


def _own_first(agency: Agency, known: Iterable[Procedure]) -> Mapping[str, Procedure]:
    line = list(organisation.line_above(agency))
    far_first = sorted(known, key=lambda one: line.index(one.agency_id), reverse=True)
    return {one.code: one for one in far_first}


def _dossiers_of(agency: Agency, year: int) -> Counter[str]:
    """How many dossiers each procedure had, whatever version they keep."""
    rows = received_in(agency, year).order_by().values("version__procedure__code")
    counted = rows.annotate(number=Count("pk"))
    return Counter({row["version__procedure__code"]: row["number"] for row in counted})


def _taken(agency: Agency, year: int) -> dict[tuple[str, str], int]:
    """How often a conditional paper was on record, by procedure and code."""
    rows = PaperTaken.objects.filter(
        dossier__in=received_in(agency, year), paper__is_required=False
    ).order_by()
    told = rows.values_list("dossier__version__procedure__code", "paper__code")
    return {(code, paper): number for code, paper, number in told.annotate(number=Count("pk"))}
