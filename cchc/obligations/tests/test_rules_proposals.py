"""How long after an event something is due; docs/rules/obligations.md, "Events"."""

import re
from datetime import date
from pathlib import Path

import pytest

from cchc.obligations.rules.proposals import due_after_event, span_of
from cchc.organisation.queries import working_calendar
from cchc.organisation.tests.factories import Cast

PAGE = Path(__file__).parents[3] / "docs" / "rules" / "obligations.md"
ROWS = re.findall(
    r"^\| (?P<phrase>[^|]+) \| (?P<said>[^|]+) \| (?P<happened>[\d/]+) \| (?P<due>[\d/]+) \|$",
    PAGE.read_text(encoding="utf-8").split("### Worked examples: due after an event")[1],
    re.MULTILINE,
)


def _day(text: str) -> date:
    day, month, year = map(int, text.split("/"))
    return date(year, month, day)


def test_the_page_has_its_examples() -> None:
    assert len(ROWS) >= 10


@pytest.mark.django_db
@pytest.mark.parametrize(("phrase", "said", "happened", "due"), ROWS)
def test_the_days_are_those_of_the_phrase(
    who: Cast, phrase: str, said: str, happened: str, due: str
) -> None:
    span = span_of(("Quý I năm 2026", phrase), 30)
    assert span.said == said.removesuffix(" (setting)")
    assert bool(span.phrase) == (not said.endswith("(setting)"))
    assert due_after_event(_day(happened), working_calendar(who.ward), span) == _day(due)


def test_the_first_phrase_that_says_it_counts() -> None:
    assert span_of(("10 ngày sau khi có Đề án", "Trong vòng 20 ngày"), 30).days == 10
    assert span_of(("", "Trong vòng 20 ngày"), 30).days == 20
