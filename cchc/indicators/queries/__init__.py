"""Every read of this room; for the rooms above also the families and what a definition is."""

from cchc.indicators.families import FAMILIES, Behind
from cchc.indicators.queries.closed import (
    Closed,
    Compared,
    closed_for,
    closing_for,
    closings,
    compared,
    keys_of,
)
from cchc.indicators.queries.defined import (
    definition_for,
    definitions,
    editions_of,
    valid_on,
)
from cchc.indicators.queries.targets import (
    Target,
    Targets,
    bindings_of,
    judged,
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
    entered_for,
    manual_values,
    trend,
    value_of,
    valued,
    values,
)
from cchc.indicators.rules.definitions import Definition

__all__ = [
    "FAMILIES",
    "Behind",
    "Closed",
    "Compared",
    "Definition",
    "Reading",
    "Target",
    "Targets",
    "Valued",
    "behind",
    "bindings_of",
    "by_dimension",
    "closed_for",
    "closing_for",
    "closings",
    "compared",
    "definition_for",
    "definitions",
    "dimensions_of",
    "editions_of",
    "entered_for",
    "judged",
    "keys_of",
    "manual_values",
    "plan_with_targets",
    "plans_with_targets",
    "proposal_for",
    "targets_of",
    "trend",
    "valid_on",
    "value_of",
    "valued",
    "values",
]
