"""``cchc plan export PLAN --output F.docx|F.xlsx``: the plan as an official document or table."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from cchc.cli.writing import put
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
        type=_named,
        metavar="TỆP",
        help="tệp .docx (văn bản theo thể thức) hoặc .xlsx (bảng tính); tệp đã có được thay",
    )


def run(options: Namespace) -> int:
    """Write the file, whole or not at all; a plan under review is marked “DỰ THẢO”."""
    plan = queries.plan_by_code(options.plan)
    target: Path = options.output
    put(target, plan_file(plan, _kind(target), at=clock.now()))
    return 0


def _kind(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def _named(text: str) -> Path:
    path = Path(text)
    if _kind(path) not in KINDS:
        raise ArgumentTypeError("phải là tệp .docx hoặc .xlsx")
    return path
