"""``cchc deadline --batch FILE.jsonl``: one calculation per line, one answer per line."""

import argparse
import json
import sys
from pathlib import Path

from cchc.kernel.errors import RuleBroken
from cchc.kernel.working_time.exchange import answer_to_line


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "--batch",
        required=True,
        type=Path,
        metavar="TỆP.jsonl",
        help="tệp UTF-8, mỗi dòng một đối tượng JSON {start, amount, unit, cutoff, calendar, "
        "pauses}; kết quả in ra theo đúng thứ tự, mỗi dòng một đối tượng {due, explanation}",
    )


def run(options: argparse.Namespace) -> int:
    """Print one line per line; 1 when a line could not be computed (the rest still is)."""
    failed = []
    for number, line in enumerate(lines_of(options.batch), start=1):
        answer = answer_to_line(line)
        if "error" in answer:
            failed.append(number)
        print(json.dumps(answer, ensure_ascii=False))
    if failed:
        some = ", ".join(map(str, failed[:10])) + (", …" if len(failed) > 10 else "")
        print(f"Có {len(failed)} dòng không tính được: dòng {some}.", file=sys.stderr)
    return 1 if failed else 0


def lines_of(path: Path) -> list[str]:
    """The lines of the file, empty ones at its end left out; RuleBroken when there is none."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise RuleBroken(f"Không có tệp “{path}”.") from None
    except OSError:
        raise RuleBroken(f"Không mở được tệp “{path}”; hãy kiểm tra quyền đọc.") from None
    except UnicodeDecodeError:
        raise RuleBroken(f"Tệp “{path}” không phải là văn bản UTF-8; hãy lưu lại.") from None
    if not text.strip():
        raise RuleBroken(f"Tệp “{path}” rỗng; hãy ghi mỗi dòng một phép tính dạng JSON.")
    return text.rstrip().split("\n")
