"""The rule page of exports, so that tests repeat its tables."""

from pathlib import Path

from cchc.plans.tests import pages

PAGE = Path(__file__).resolve().parents[4] / "docs" / "rules" / "plan-export.md"


def table_after(heading: str) -> list[list[str]]:
    """The rows of the first table after the heading."""
    return pages.table_after(PAGE, heading)
