"""Refuse functions over 60 lines, files over 400 lines, templates over 120 lines."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES_IN_FUNCTION = 60
MOST_LINES_IN_FILE = 400
MOST_LINES_IN_TEMPLATE = 120


def long_functions(path: Path, tree: ast.Module) -> Iterator[str]:
    """Name each function of the file that is too long."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MOST_LINES_IN_FUNCTION:
                yield f"{path}:{node.lineno} {node.name}: {length} lines"


def findings() -> Iterator[str]:
    """Name everything over the limits."""
    for path in sorted((ROOT / "cchc").rglob("*.py")):
        if "migrations" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > MOST_LINES_IN_FILE:
            yield f"{path}: {text.count(chr(10))} lines"
        if "tests" not in path.parts:
            yield from long_functions(path, ast.parse(text))
    for path in sorted((ROOT / "cchc").rglob("*.html")):
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > MOST_LINES_IN_TEMPLATE:
            yield f"{path}: {lines} lines"


def main() -> int:
    found = list(findings())
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
