"""``cchc audit verify [--seals DIR] [--json]``: is the history true, and the rows it tells of?"""

import argparse
import json
from pathlib import Path

from cchc.kernel import clock
from cchc.kernel.audit.findings import Verification
from cchc.kernel.formats import number_vi
from cchc.operations import queries, services


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "--seals",
        type=Path,
        metavar="THƯ_MỤC",
        help="thư mục niêm phong đã cất ở máy khác (bản sao của CCHC_HOME/seals)",
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def run(options: argparse.Namespace) -> int:
    """1 when anything was found."""
    results = list(queries.verifications(options.seals))
    services.note_verification(results=results, at=clock.now())
    if options.json:
        print(json.dumps(_as_json(results), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(results)))
    return 1 if any(result.findings for result in results) else 0


def _as_json(results: list[Verification]) -> dict[str, object]:
    return {
        "whole": not any(result.findings for result in results),
        "agencies": [
            {
                "agency": result.agency,
                "events": result.events,
                "rows": result.rows,
                "last_seq": result.last_seq,
                "findings": [finding.as_json() for finding in result.findings],
                "not_excluded": list(result.not_excluded),
            }
            for result in results
        ],
    }


def _lines(results: list[Verification]) -> list[str]:
    lines = []
    for result in results:
        lines.append(
            f"{result.agency}: {number_vi(result.events)} sự kiện,"
            f" đối chiếu {number_vi(result.rows)} bản ghi"
        )
        lines += [f"  SAI LỆCH [{found.code}] {found.message}" for found in result.findings]
        if not result.findings:
            lines.append("  Không phát hiện sai lệch.")
        lines += [f"  Lưu ý: {doubt}" for doubt in result.not_excluded]
    return lines or ["Chưa có cơ quan nào trong hệ thống."]
