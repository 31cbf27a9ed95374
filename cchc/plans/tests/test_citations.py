"""Letters of the room below cite the plan whose work they urge; docs/rules/urging.md, "Words"."""

from datetime import date, datetime

import pytest

from cchc.kernel.zone import HANOI
from cchc.obligations import services
from cchc.obligations.models import Obligation
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries
from cchc.plans.tests.factories import adopted_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


def test_an_urging_letter_cites_the_plan(who: Cast) -> None:
    plan = adopted_plan(who)
    row = Obligation.objects.filter(unit__isnull=False, due_on__isnull=False)[0]
    assert row.unit
    assert row.due_on
    at = datetime(row.due_on.year, row.due_on.month, row.due_on.day, 9, tzinfo=HANOI)
    letter = services.urge(agency=who.ward, unit=row.unit, actor=who.quan, at=at)
    cited = queries.reference_of(plan)
    assert f"Qua theo dõi việc thực hiện {cited}, tính đến" in str(letter.document.content)


def test_a_plan_is_cited_by_number_and_day_when_it_has_them(who: Cast) -> None:
    plan = adopted_plan(who)
    plan.number, plan.symbol, plan.issued_on = 12, "KH-UBND", date(2026, 1, 12)
    plan.save()
    (cited,) = queries.citations_of(who.ward, [f"{plan.code}/I.1", f"{plan.code}/I.2"])
    assert cited.startswith("Kế hoạch số 12/KH-UBND ngày 12/01/2026 ")
    assert queries.citations_of(who.ward, ["khong-co/I.1"]) == []
