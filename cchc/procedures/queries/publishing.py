"""Which results the catalogue marks as public today; docs/rules/results.md."""

from dataclasses import dataclass
from datetime import date

from cchc.organisation.models import Agency
from cchc.procedures.models import ProcedureVersion, Result
from cchc.procedures.queries.reach import applied_on, in_force


@dataclass(frozen=True)
class PublicResult:
    """A kind of result that the law wants public, of the version that applies today."""

    procedure_code: str
    procedure_name: str
    code: str
    name: str

    @property
    def key(self) -> str:
        """What tells it from the others in an address."""
        return f"{self.procedure_code}/{self.code}"


def public_results(agency: Agency, day: date) -> list[PublicResult]:
    """Those marked in the versions of the day, sensitive fields left out."""
    told = in_force(agency, day).filter(field__is_sensitive=False).order_by()
    versions = ProcedureVersion.objects.filter(applied_on(day), procedure__in=told.values("pk"))
    marked = Result.objects.filter(is_public=True, version__in=versions.values("pk"))
    rows = marked.select_related("version__procedure").order_by("version__procedure__code", "order")
    found = [
        PublicResult(row.version.procedure.code, row.version.name, row.code, row.name)
        for row in rows
    ]
    return list({kind.key: kind for kind in found}.values())
