"""``cchc plan show PLAN [--json]``: the plan as it stands."""

import json
from argparse import ArgumentParser, Namespace

from cchc.plans import queries


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("plan", metavar="KẾ_HOẠCH", help="mã kế hoạch, ví dụ anbinh-2026-1")
    parser.add_argument("--json", action="store_true", help="in toàn bộ dưới dạng JSON")


def run(options: Namespace) -> int:
    """Print the plan as one object, or as a short list for people."""
    plan = queries.plan_by_code(options.plan)
    content = queries.plan_json(plan)
    if options.json:
        content["findings"] = [
            {"code": f.code, "severity": f.severity, "where": f.where, "message": f.message}
            for f in queries.checked_findings(plan)
        ]
        print(json.dumps(content, ensure_ascii=False, indent=2))
        return 0
    print(f"{plan.code}  {plan.title}  ({plan.get_state_display()})")
    for task in content["tasks"]:
        lead = "; ".join(party["unit"] or party["text"] for party in task["lead"])
        print(f"{task['id']}\t{task['title']}\t{lead}\t{task['deadline'] or '—'}")
    return 0
