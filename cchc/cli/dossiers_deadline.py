"""``cchc dossiers deadline CODE``: when a dossier is due, and why, step by step."""

import argparse
import json

from cchc.dossiers import queries
from cchc.dossiers.models import Dossier
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import moment_vi


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("code", metavar="MÃ_HỒ_SƠ", help="ví dụ H56.10.5-260212-0007")
    parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")


def run(options: argparse.Namespace) -> int:
    """Print every date that was promised and the steps of the calculation."""
    found = queries.with_code(options.code)
    if not found:
        raise RuleBroken(f"Không có hồ sơ mang mã “{options.code}”.")
    if options.json:
        print(json.dumps([_as_json(row) for row in found], ensure_ascii=False, indent=2))
        return 0
    for row in found:
        print("\n".join(_lines(row)))
    return 0


def _as_json(row: Dossier) -> dict[str, object]:
    return {
        "code": row.code,
        "agency": row.agency.code,
        "received_at": row.received_at.isoformat() if row.received_at else None,
        "due": row.due_at.isoformat() if row.due_at else None,
        "explanation": row.due_steps,
    }


def _lines(row: Dossier) -> list[str]:
    lines = [f"{row.code}  {row.get_state_display()}"]
    for line in queries.dates_of(row):
        binds = "" if line.binds else " (không tính đúng, trễ theo hạn này)"
        lines.append(f"  {line.get_kind_display()}: {moment_vi(line.new)}{binds}")
    if row.is_clock_standing and not row.finished_at:
        lines.append("  Thời hạn đang tạm dừng.")
    if row.received_at is None:
        lines.append("  Chưa tiếp nhận: chưa tính thời hạn.")
    return [*lines, *(f"  - {step['why']}" for step in row.due_steps)]
