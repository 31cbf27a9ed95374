"""The catalogue of what a template may name, in one place; a test keeps it complete."""

from datetime import date

from cchc.indicators import queries as indicators
from cchc.indicators.queries import FAMILIES
from cchc.organisation.models import Agency
from cchc.reports.rules.fields import Fields, Known

# Dimensions that no report parts by: it would rank persons.
NEVER = ("person",)
# Figures that are no counts of rows, with the reason.
NO_COUNTS = {
    ("times", name): "thời gian tính bằng phút; dùng chỉ số thời gian giải quyết"
    for name in ("worked", "waited", "median", "ninetieth")
}


def fields_of(agency: Agency, day: date) -> Fields:
    """What a template of the agency may name on that day."""
    return Fields(
        {
            each.code: Known(each.name, each.kind, _without(indicators.dimensions_of(each)))
            for each in indicators.definitions(agency, day)
        },
        {
            code: Known(
                family.label,
                "count",
                _without(dict(family.dimensions)),
                {n: said for n, said in family.figures.items() if (code, n) not in NO_COUNTS},
            )
            for code, family in FAMILIES.items()
        },
    )


def _without(dimensions: dict[str, str]) -> dict[str, str]:
    return {code: label for code, label in dimensions.items() if code not in NEVER}
