"""``cchc report compose``: the report of a plan for a period, as .json, .docx or .pdf."""

import json
from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from cchc.cli.writing import kind_of, put
from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import CALENDARS, PERIOD_FORMS, Period
from cchc.kernel.zone import HANOI
from cchc.plans import queries as plans
from cchc.reports import queries

KINDS = ("docx", "pdf", "json", "xlsx")


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--plan", required=True, metavar="KẾ_HOẠCH", help="mã kế hoạch")
    parser.add_argument(
        "--period",
        required=True,
        metavar="KỲ",
        help=f"{PERIOD_FORMS}; bỏ năm (Q1) thì là năm của kế hoạch",
    )
    parser.add_argument(
        "--calendar", choices=CALENDARS, default="plain", help="plain: theo lịch; cutoff: chốt 14"
    )
    parser.add_argument("--as-of", metavar="LÚC", help="số liệu tính đến, ví dụ 2026-04-01T09:00")
    parser.add_argument(
        "--template", default="", metavar="MẪU", help="mã mẫu báo cáo; bỏ trống là mẫu định kỳ"
    )
    parser.add_argument(
        "--output", required=True, type=Path, metavar="TỆP", help="tệp .docx, .pdf, .json, .xlsx"
    )


def run(options: Namespace) -> int:
    """Compute the report and write the file; nothing is kept and no number is taken."""
    output: Path = options.output
    kind = kind_of(output, KINDS)
    plan = plans.plan_by_code(options.plan)
    period = Period.parse(options.period, options.calendar, plan.year)
    as_of = queries.moment_of(moment(options.as_of), clock.now())
    report = queries.composed(plan=plan, period=period, as_of=as_of, template=options.template)
    if kind == "json":
        data = f"{json.dumps(queries.as_data(report), ensure_ascii=False, indent=2)}\n".encode()
    elif kind == "xlsx":
        data = queries.figures_workbook(report)
    else:
        data = queries.draft_file(plan.agency, report, kind)
    put(output, data)
    return 0


def moment(text: str | None) -> datetime | None:
    """The moment that the option names, Hà Nội time when it has no offset."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise RuleBroken(
            f"Không hiểu thời điểm “{text[:40]}”; hãy ghi như 2026-04-01T09:00."
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=HANOI)
