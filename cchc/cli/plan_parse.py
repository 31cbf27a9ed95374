"""``cchc plan parse FILE``: the plan in a file as one JSON object."""

import argparse
import json
from pathlib import Path

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.reading import extract
from cchc.plans.reading import read


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "file",
        type=Path,
        metavar="TỆP",
        help="văn bản kế hoạch: .docx, .pdf có chữ, .xlsx hoặc .txt; kết quả là một đối tượng JSON "
        "(document, sections, targets, areas, tasks, findings)",
    )


def run(options: argparse.Namespace) -> int:
    """Print the object; a file that cannot be read is an error with one sentence."""
    path: Path = options.file
    if not path.is_file():
        raise RuleBroken(f"Không có tệp “{path}”.")
    plan = read(extract(path, name=path.name))
    print(json.dumps(plan.to_json(), ensure_ascii=False, indent=2))
    return 0
