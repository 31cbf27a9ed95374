"""Every read of this room."""

from cchc.indicators.queries.closed import Compared, closing_for, closings, compared, keys_of
from cchc.indicators.queries.defined import (
    definition_for,
    definitions,
    editions_of,
    valid_on,
)
from cchc.indicators.queries.targets import (
    Target,
    Targets,
    plan_with_targets,
    plans_with_targets,
    proposal_for,
    targets_of,
)
from cchc.indicators.queries.values import (
    Reading,
    Valued,
    behind,
    by_dimension,
    dimensions_of,
    manual_values,
    trend,
    value_of,
    values,
)

__all__ = [
    "Compared",
    "Reading",
    "Target",
    "Targets",
    "Valued",
    "behind",
    "by_dimension",
    "closing_for",
    "closings",
    "compared",
    "definition_for",
    "definitions",
    "dimensions_of",
    "editions_of",
    "keys_of",
    "manual_values",
    "plan_with_targets",
    "plans_with_targets",
    "proposal_for",
    "targets_of",
    "trend",
    "valid_on",
    "value_of",
    "values",
]
