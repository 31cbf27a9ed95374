"""Reads the tables of docs/rules, so that a page and its test cannot drift apart."""

from pathlib import Path

RULES = Path(__file__).resolve().parents[3] / "docs" / "rules"


def table(page: str, heading: str) -> list[dict[str, str]]:
    """The rows of the first table below ``## heading``, by column name; never empty."""
    text = (RULES / page).read_text(encoding="utf-8")
    section = text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    rows = [dict(zip(cells[0], row, strict=True)) for row in cells[2:]]
    assert rows, f"{page}: no table below {heading}"
    return rows
