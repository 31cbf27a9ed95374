"""The catalogue for everybody: only what applies today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from cchc.organisation.models import Agency
from cchc.portal.queries.drafts import fileable
from cchc.procedures import queries as procedures
from cchc.procedures import showing
from cchc.procedures.models import Procedure, ProcedureVersion
from cchc.procedures.showing import PaperLine
from cchc.procedures.whole import Content


@dataclass(frozen=True)
class Line:
    """A procedure of the list with its version of today."""

    code: str
    name: str
    field: str
    limit: str
    fee: str
    online: str
    is_sample: bool


@dataclass(frozen=True)
class Described:
    """A procedure as its page tells it."""

    procedure: Procedure
    version: ProcedureVersion
    content: Content
    papers: list[PaperLine]
    limit: str
    fee: str
    applicants: str
    publishes: list[str]
    is_taken_here: bool

    @property
    def is_online(self) -> bool:
        """Whether it may be filed online, wholly or in part."""
        return self.content.online_level != "none"


def catalogue(agency: Agency, text: str, field: str, *, today: date) -> QuerySet[Procedure]:
    """What applies today, found by words without accents and by the code of a field."""
    rows = procedures.matching(procedures.in_force(agency, today), text)
    return procedures.in_field(rows, field) if field else rows


def lines_of(rows: Iterable[Procedure], *, today: date) -> list[Line]:
    """The rows of a page with what is said of each; one query."""
    shown = list(rows)
    versions = procedures.versions_on(shown, today)
    return [_line(row, versions[row.pk]) for row in shown if row.pk in versions]


def _line(row: Procedure, version: ProcedureVersion) -> Line:
    return Line(
        code=row.code,
        name=version.name,
        field=row.field.name,
        limit=showing.limit_words(version),
        fee=showing.fee_words(version),
        online=version.get_online_level_display(),
        is_sample=row.is_sample,
    )


def described(agency: Agency, code: str, *, today: date) -> Described:
    """The procedure of that code as it applies today; Http404 where none does."""
    found = procedures.procedure_with_code(agency, code)
    version = procedures.version_on(found, today) if found else None
    if found is None or version is None:
        raise Http404
    whole = procedures.whole(version)
    return Described(
        procedure=found,
        version=version,
        content=whole.content,
        papers=showing.paper_lines(whole, {}),
        limit=showing.limit_words(version),
        fee=showing.fee_words(version),
        applicants=showing.applicant_words(version),
        publishes=[result.name for result in whole.content.results if result.is_public],
        is_taken_here=fileable(agency, version),
    )
