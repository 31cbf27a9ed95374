"""A plan document, already blocks, becomes a plan as data. Pure.

Door: ``read``, ``ReadPlan``. Rule: docs/rules/plan-reading.md.
"""

from cchc.plans.content import ReadPlan
from cchc.plans.reading.reading import read

__all__ = ["ReadPlan", "read"]
