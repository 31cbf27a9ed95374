"""What this room keeps: the plan and its parts, its amendments, what of its parent it covers."""

from cchc.plans.models.amendment import Amendment, TaskAmendment
from cchc.plans.models.cascade import DutyDecision
from cchc.plans.models.checklist import ChecklistItem
from cchc.plans.models.incoming import IncomingFile
from cchc.plans.models.plan import (
    Area,
    Baseline,
    Party,
    Plan,
    PlannedDate,
    PlanSource,
    Section,
    Target,
    Task,
    Waiver,
)

__all__ = [
    "Amendment",
    "Area",
    "Baseline",
    "ChecklistItem",
    "DutyDecision",
    "IncomingFile",
    "Party",
    "Plan",
    "PlanSource",
    "PlannedDate",
    "Section",
    "Target",
    "Task",
    "TaskAmendment",
    "Waiver",
]
