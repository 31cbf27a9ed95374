"""``cchc plan check PLAN``: the findings; exit 1 while an error is not waived."""

from argparse import ArgumentParser, Namespace

from cchc.plans import queries
from cchc.plans.choices import Severity

WORDS = {"error": "LỖI", "warning": "CẦN XEM", "note": "GHI CHÚ"}


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("plan", metavar="KẾ_HOẠCH", help="mã kế hoạch, ví dụ anbinh-2026-1")


def run(options: Namespace) -> int:
    """Print each finding: severity, code, place, what to do, and the reason if it was waived."""
    plan = queries.plan_by_code(options.plan)
    findings = queries.checked_findings(plan)
    for finding in findings:
        waived = f" [bỏ qua: {finding.waiver.reason}]" if finding.waiver else ""
        print(
            f"{WORDS[finding.severity]}\t{finding.code}\t{finding.where}\t{finding.message}{waived}"
        )
    return int(any(f.stands and f.severity == Severity.ERROR for f in findings))
