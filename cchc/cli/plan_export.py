"""``cchc plan export PLAN --output F.docx|F.xlsx``: the plan as an official document or table."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cchc.cli.writing import kind_of, put
from cchc.kernel import clock
from cchc.plans import queries
from cchc.plans.exports import KINDS, plan_file


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("plan", metavar="KẾ_HOẠCH", help="mã kế hoạch, ví dụ anbinh-2026-1")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="TỆP",
        help="tệp .docx (văn bản theo thể thức) hoặc .xlsx (bảng tính); tệp đã có được thay",
    )


def run(options: Namespace) -> int:
    """Write the file, whole or not at all; a plan under review is marked “DỰ THẢO”."""
    target: Path = options.output
    kind = kind_of(target, KINDS)
    plan = queries.plan_by_code(options.plan)
    put(target, plan_file(plan, kind, at=clock.now()))
    return 0
