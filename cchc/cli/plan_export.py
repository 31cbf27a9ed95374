"""``cchc plan export PLAN --output F.docx|F.xlsx``: the plan as an official document or table."""

import os
import tempfile
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
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
    _write(target, plan_file(plan, _kind(target), at=clock.now()))
    return 0


def _kind(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def _named(text: str) -> Path:
    path = Path(text)
    if _kind(path) not in KINDS:
        raise ArgumentTypeError("phải là tệp .docx hoặc .xlsx")
    return path


def _write(target: Path, content: bytes) -> None:
    """Put the content there in one step, so that a broken write leaves the former file."""
    try:
        if not target.parent.is_dir():
            raise RuleBroken(f"Không có thư mục “{target.parent}”.")
        if target.is_dir():
            raise RuleBroken(f"“{target}” là thư mục; hãy ghi tên tệp.")
        _replace(target, content)
    except OSError as error:
        raise RuleBroken(f"Không ghi được tệp “{target}”: {error.strerror}.") from None


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".cchc-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(0o644)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
