"""What a new document starts from: letterhead, symbol, the next number."""

from datetime import date

from cchc.documents.choices import DocumentKind
from cchc.documents.content import Letterhead
from cchc.documents.models import OfficialDocument
from cchc.documents.rules import symbols
from cchc.kernel import numbering
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, Unit

COMMITTEE = "ủy ban nhân dân"


def letterhead(agency: Agency) -> Letterhead:
    """The head of the agency's paper.

    A people's committee stands in two lines and names no superior (Nghị định 30/2020, Phụ lục I).
    """
    name = agency.full_name
    of_committee = name.casefold().startswith(COMMITTEE)
    parts = (name[: len(COMMITTEE)], name[len(COMMITTEE) :]) if of_committee else (name,)
    return Letterhead(
        agency_lines=tuple(part.strip().upper() for part in parts if part.strip()),
        agency_name=name,
        place=agency.place,
        superior_line="" if of_committee else agency.superior_line.upper(),
        is_sample=agency.is_sample,
    )


def symbol_for(agency: Agency, kind: str, unit: Unit | None = None) -> str:
    """The symbol that a document of that kind carries by default."""
    letters = symbols.unit_letters(unit.name) if unit else "VP"
    return symbols.symbol_for(DocumentKind(kind), agency.symbol, letters)


def number_series(agency: Agency, kind: str) -> str:
    """The sequence from which the agency numbers documents of that kind."""
    common = organisation.text_setting(agency, "documents.numbering") == "common"
    return symbols.series(kind, common=common)


def expected_number(document: OfficialDocument, year: int) -> int:
    """The number that the document would get now; somebody else may be quicker."""
    series = number_series(document.agency, document.kind)
    return numbering.peek(agency=document.agency.code, series=series, year=year)


def last_day_numbered(agency: Agency, kind: str, year: int) -> date | None:
    """The date on the latest document of the sequence in that year."""
    rows = OfficialDocument.objects.filter(agency=agency, year=year, issued_on__isnull=False)
    if number_series(agency, kind) != symbols.series(kind, common=True):
        rows = rows.filter(kind=kind)
    days = rows.order_by("-issued_on").values_list("issued_on", flat=True)
    return days.first()
