"""A report computed without a trace: a template filled with what was so at a moment."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from cchc.kernel.canonical import plain
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.plans.models import Plan
from cchc.reports.models import ReportRound
from cchc.reports.queries.figures import Figures
from cchc.reports.queries.findings import left_open_before
from cchc.reports.queries.gathering import Asked, facts_of
from cchc.reports.queries.reach import demand_reportable
from cchc.reports.queries.said import parts_said
from cchc.reports.queries.templates import ChosenTemplate, template_for
from cchc.reports.rules import compose
from cchc.reports.rules.compose import own_title
from cchc.reports.rules.composed import Composed, Maker
from cchc.reports.rules.facts import Part
from cchc.reports.rules.kinds import COMPOSED
from cchc.reports.rules.ready_made import DEFAULT


@dataclass(frozen=True)
class Computed:
    """A report with the template that it was made of and the definitions of its figures."""

    report: Composed
    template: ChosenTemplate
    definitions: Mapping[str, Any]
    before: Mapping[str, Any] | None = None

    def snapshot(self) -> dict[str, Any]:
        """What is kept of it, as JSON values."""
        return {
            "title": self.report.title,
            "report": plain(self.report.to_json()),
            "layout": self.report.layout(),
            "definitions": dict(self.definitions),
            "before": self.before,
        }


def computed(
    *,
    plan: Plan,
    period: Period,
    as_of: datetime,
    parts: Sequence[Part] | None = None,
    template: str | ChosenTemplate = "",
) -> Computed:
    """The report as it would be composed; RuleBroken while the plan is not in force.

    The same moment gives the same report, by the version of the template that stood then; one on
    demand bears its own name. ``parts``: what units had sent, when not given.
    """
    demand_reportable(plan, period, as_of)
    chosen = template if isinstance(template, ChosenTemplate) else _chosen(plan, template, as_of)
    said = parts_said(plan, period, as_of) if parts is None else parts
    asked = Asked(plan, period, as_of)
    source = Figures(plan, period, as_of, Maker(asked.address))
    found = compose.composed(facts_of(asked, said), chosen.template, source)
    asked_for = _name_asked_for(plan, period)
    if asked_for and chosen.code == DEFAULT:
        found = replace(found, title=own_title(asked_for))
    used = {code: _defined(each) for code, each in sorted(source.used.items())}
    return Computed(found, chosen, used, left_open_before(plan, period, as_of))


def composed(
    *,
    plan: Plan,
    period: Period,
    as_of: datetime,
    parts: Sequence[Part] | None = None,
    template: str | ChosenTemplate = "",
) -> Composed:
    """The same, without what it was made of."""
    return computed(plan=plan, period=period, as_of=as_of, parts=parts, template=template).report


def _chosen(plan: Plan, code: str, as_of: datetime) -> ChosenTemplate:
    found = template_for(plan.agency, code or DEFAULT, known_at=as_of)
    if found is None:
        raise RuleBroken(f"Không có mẫu báo cáo mang mã “{code[:40]}”.", field="template")
    return found


def _defined(found: Any) -> dict[str, Any]:
    said = asdict(found.definition)
    said["valid_from"] = found.definition.valid_from.isoformat()
    return {key: list(value) if isinstance(value, tuple) else value for key, value in said.items()}


def _name_asked_for(plan: Plan, period: Period) -> str:
    """The name under which the report of the period was asked for on demand, or ""."""
    rows = ReportRound.objects.filter(
        plan=plan, kind=COMPOSED, period=period.code, calendar=period.calendar
    )
    return rows.values_list("title", flat=True).first() or ""
