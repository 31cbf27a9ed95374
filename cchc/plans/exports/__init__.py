"""Files that a plan goes out as. Rule: docs/rules/plan-export.md."""

from cchc.plans.exports.coverage import coverage_file
from cchc.plans.exports.files import KINDS, document_content, plan_file
from cchc.plans.exports.tracking import tracking_file

__all__ = ["KINDS", "coverage_file", "document_content", "plan_file", "tracking_file"]
