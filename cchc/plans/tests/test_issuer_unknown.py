"""Where no issuer is said, the names of other wards are found all the same: plan-check.md."""

import pytest

from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries
from cchc.plans.models import Plan
from cchc.plans.tests.factories import reviewed_plan, task

pytestmark = pytest.mark.django_db


def others_named(plan: Plan) -> list[str]:
    return [f.place for f in queries.checked_findings(plan) if f.code == "other_agency_name"]


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("", ["/tasks/I.1"]),
        ("UBND phường An Bình", ["/tasks/I.1"]),
        ("UBND phường Ba Đình", ["/tasks/I.2"]),
    ],
)
def test_the_name_of_another_ward_is_found_without_an_issuer_in_the_text(
    who: Cast, issuer: str, expected: list[str]
) -> None:
    plan = reviewed_plan(
        who,
        [
            task(1, "Tuyên truyền tại phường Ba Đình", "Quý I/2026"),
            task(2, "Rà soát thủ tục của phường An Bình", "Quý I/2026"),
        ],
    )
    Plan.objects.filter(pk=plan.pk).update(issuer=issuer)
    plan.refresh_from_db()
    assert others_named(plan) == expected
