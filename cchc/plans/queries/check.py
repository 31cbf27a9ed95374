"""The plan check on a plan's rows of today, with what was waived; docs/rules/plan-check.md."""

from dataclasses import dataclass, replace
from typing import Any

from cchc.organisation.queries import working_calendar
from cchc.plans.choices import Severity
from cchc.plans.content import Finding, ReadPlan
from cchc.plans.models import Plan, PlanSource, Waiver
from cchc.plans.queries.as_json import plan_json
from cchc.plans.queries.cascade import parent_findings
from cchc.plans.queries.subplan import sub_plan_findings
from cchc.plans.rules.findings import check

# Needs the text of the whole document, which the rows of a plan do not keep.
ONLY_READ = frozenset({"date_conflict"})
# An open doubt about the deadline already asks what these would have mended.
ASKED_BY_DOUBT = frozenset({"no_deadline", "deadline_unknown", "deadline_not_a_time"})
DEADLINE_FIELDS = frozenset({"deadline", "schedule"})


@dataclass(frozen=True)
class CheckedFinding:
    """One finding; ``place`` names the part of the plan even after others were added or removed.

    ``about`` is the part in words ("Nhiệm vụ 7", "" for the whole plan), ``anchor`` where the
    review shows it. ``is_asked``: an open doubt asks the same, so the review counts it there.
    """

    code: str
    severity: str
    where: str
    place: str
    message: str
    waiver: Waiver | None
    about: str = ""
    anchor: str = ""
    is_asked: bool = False

    @property
    def stands(self) -> bool:
        """Whether nobody waived it."""
        return self.waiver is None


def stable_place(where: str, plan: dict[str, Any]) -> str:
    """The JSON pointer with the identifier of a task or section instead of its position."""
    parts = where.split("/")
    if len(parts) > 2 and parts[1] in ("tasks", "sections") and parts[2].isdigit():
        parts[2] = str(plan[parts[1]][int(parts[2])]["id"])
    return "/".join(parts)


def _named(where: str, plan: dict[str, Any], *, numbers_repeat: bool) -> tuple[str, str]:
    """The part of the plan in words, and its anchor; sections are named by the message itself."""
    parts = where.split("/")
    if len(parts) < 3 or not parts[2].isdigit():
        return "", ""
    position = int(parts[2])
    if parts[1] == "tasks":
        task = plan["tasks"][position]
        called = task["id"] if numbers_repeat or not task["number"] else task["number"]
        return f"Nhiệm vụ {called}", f"nv-{task['id']}"
    return (f"Chỉ tiêu {position + 1}", f"ct-{position}") if parts[1] == "targets" else ("", "")


def checked_findings(plan: Plan) -> list[CheckedFinding]:
    """Every finding of the plan, gravest first, with its waiver if it has one.

    The superior's plan is not ours to mend: it has none.
    """
    if plan.is_superiors:
        return []
    content = plan_json(plan)
    waivers = {(w.code, w.place): w for w in plan.waivers.select_related("waived_by")}
    found = []
    for finding in _all(plan, content):
        place = stable_place(finding.where, content)
        waiver = waivers.get((finding.code, place))
        about, anchor = _named(finding.where, content, numbers_repeat=plan.numbers_repeat)
        found.append(
            CheckedFinding(
                finding.code,
                finding.severity,
                finding.where,
                place,
                finding.message,
                waiver,
                about,
                anchor,
                _is_asked(finding, content),
            )
        )
    gravity = {severity: n for n, severity in enumerate(Severity.values)}
    return sorted(found, key=lambda f: gravity[f.severity])


def _is_asked(finding: Finding, plan: dict[str, Any]) -> bool:
    parts = finding.where.split("/")
    if finding.code not in ASKED_BY_DOUBT or len(parts) < 3 or parts[1] != "tasks":
        return False
    doubts = plan["tasks"][int(parts[2])]["doubts"]
    return any(doubt["field"] in DEADLINE_FIELDS for doubt in doubts)


@dataclass(frozen=True)
class FindingGroup:
    """Findings of one severity, those that a doubt asks, or those that were waived."""

    title: str
    tone: str
    findings: list[CheckedFinding]


def grouped_findings(findings: list[CheckedFinding]) -> list[FindingGroup]:
    """What stands, gravest first, what a doubt asks, what was waived; empty groups are left out."""
    tones = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTE: "info"}
    counted = [f for f in findings if f.stands and not f.is_asked]
    groups = [
        FindingGroup(str(s.label), tones[s], [f for f in counted if f.severity == s])
        for s in Severity
    ]
    asked = [f for f in findings if f.stands and f.is_asked]
    groups.append(FindingGroup("Đã hỏi ở điểm nghi ngờ", "neutral", asked))
    waived = FindingGroup("Đã bỏ qua", "neutral", [f for f in findings if not f.stands])
    return [group for group in (*groups, waived) if group.findings]


def _all(plan: Plan, content: dict[str, Any]) -> list[Finding]:
    """What the rules find today, and what only the reading of the whole document could see."""
    calendar = working_calendar(plan.agency)
    assigned = plan.tasks.filter(dropped_at=None, chief__isnull=False).values_list(
        "ident", flat=True
    )
    found = check(
        _issued_by(plan, ReadPlan.from_json(content)),
        assigned=frozenset(assigned),
        day_off=lambda day: not calendar.is_working_day(day),
    )
    source = PlanSource.objects.filter(plan=plan).only("read").first()
    only_read = [f for f in (source.read["findings"] if source else []) if f["code"] in ONLY_READ]
    kept = [] if plan.issued_on else [Finding.from_json(f) for f in only_read]
    return [*found, *kept, *parent_findings(plan), *sub_plan_findings(plan)]


def _issued_by(plan: Plan, content: ReadPlan) -> ReadPlan:
    """Where the document does not say who issues it, it is the agency that took it as its own."""
    if content.document.agency:
        return content
    return replace(content, document=replace(content.document, agency=plan.agency.full_name))


def standing_errors(plan: Plan) -> list[CheckedFinding]:
    """Findings of severity error that nobody waived."""
    return [f for f in checked_findings(plan) if f.severity == Severity.ERROR and f.stands]
