"""A unit's plan against the agency's: the table of plan-subplan.md line by line."""

import re
from datetime import date

import pytest

from cchc.kernel.formats import parse_date_vi
from cchc.plans.rules.subplan import Led, Sub, sub_findings
from cchc.plans.tests.pages import PAGE, table_after

RULES = PAGE.with_name("plan-subplan.md")
HEADING = "### Worked examples: the unit leads 1 (until 31/03/2026) and 2 (no date)\n"
LED = [Led("1", "Nhiệm vụ 1", date(2026, 3, 31)), Led("2", "Nhiệm vụ 2", None)]
SEVERITY = {code: how for code, _, how in table_after(RULES, "## What the plan check says\n")}


def _subs(text: str) -> list[Sub]:
    found = re.findall(r"under (\w+) (?:until (\S+)|without)", text.replace(";", " "))
    return [
        Sub(
            f"I.{n}",
            "" if above == "none" else above,
            parse_date_vi(day) if day else None,
        )
        for n, (above, day) in enumerate(found)
    ]


@pytest.mark.parametrize(("has", "found"), table_after(RULES, HEADING))
def test_the_page_says_what_is_found(has: str, found: str) -> None:
    made = list(sub_findings(LED, _subs(has)))
    assert ", ".join(finding.code for finding in made) == found.replace("–", "")
    assert all(finding.severity == SEVERITY[finding.code] for finding in made)


def test_findings_name_their_place() -> None:
    subs = [Sub("I.1", "1", date(2026, 4, 1)), Sub("I.2", "9", None)]
    assert [finding.where for finding in sub_findings(LED, subs)] == [
        "/parent/task:2",
        "/tasks/0",
        "/tasks/1",
    ]
