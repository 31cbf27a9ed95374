"""Tables of the rule page, so that tests repeat them line by line."""

from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "docs" / "rules" / "plan-life.md"


def table_after(page: Path, heading: str) -> list[list[str]]:
    """The rows of the first table after the heading."""
    rows = []
    for line in page.read_text(encoding="utf-8").split(f"{heading}\n", 1)[1].splitlines():
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif rows:
            break
    return rows[2:]
