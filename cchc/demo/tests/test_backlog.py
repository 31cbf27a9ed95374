"""The demo ward's backlog: every state occurs, and the chain knows all of it."""

from datetime import date, datetime

import pytest

from cchc.demo.founding import found
from cchc.demo.living.backlog import campaign_of
from cchc.demo.living.catalogue import bring_in_catalogue
from cchc.demo.living.playing import play
from cchc.kernel import audit
from cchc.kernel.audit.verification import verify
from cchc.kernel.zone import HANOI
from cchc.organisation.queries import agency_with_code, working_calendar
from cchc.results import facts, measures
from cchc.results.models import BacklogItem

pytestmark = pytest.mark.django_db


def lived(until: datetime) -> None:
    with audit.transaction():
        ward = found(at=datetime(2023, 1, 3, 8, tzinfo=HANOI))
        bring_in_catalogue(ward.agency, ward.people["quan"], until=until)
        calendar = working_calendar(ward.agency)
        play(campaign_of(ward.agency, ward.people, calendar, until.date()), until=until)


def test_the_campaign_has_rows_in_every_state_and_an_honest_denominator() -> None:
    lived(datetime(2026, 11, 23, tzinfo=HANOI))
    ward = agency_with_code("anbinh")
    counts = measures.figures(ward, today=date(2026, 11, 23))
    assert (counts.inventory, counts.excluded) == (120, 7)
    assert all((counts.listed, counts.scanned, counts.checked, counts.stored, counts.late))
    assert all(week.scanned for week in measures.by_week(ward, today=date(2026, 11, 20)))
    seen = verify(
        agency="anbinh", sources=facts.SOURCES, outside=(), trusted=frozenset(), far=False
    )
    assert list(seen.findings) == []


def test_a_demo_of_an_earlier_day_has_no_backlog() -> None:
    lived(datetime(2026, 2, 2, tzinfo=HANOI))
    assert not BacklogItem.objects.exists()
