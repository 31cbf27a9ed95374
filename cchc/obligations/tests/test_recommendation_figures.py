"""The figures about recommendations: docs/rules/recommendations.md, "Figures", line by line."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import Period
from cchc.obligations import measures, services
from cchc.obligations.measures import RecommendationCounts
from cchc.obligations.tests.factories import answered, on, recommended
from cchc.organisation.tests.factories import Cast

pytestmark = pytest.mark.django_db
QUARTER = Period.parse("Q2", "plain", 2026)
AT = on(date(2026, 6, 30), 17)
CASES = [
    ("answered in time", date(2026, 4, 10), date(2026, 4, 20), "made on_time"),
    ("answered late", date(2026, 4, 10), date(2026, 5, 7), "made late"),
    ("not answered, day passed", date(2026, 4, 10), None, "made late open"),
    ("not answered, day ahead", date(2026, 6, 25), None, "made open"),
    ("made before, due in the period", date(2026, 3, 20), date(2026, 4, 8), "on_time"),
]


def counted(who: Cast) -> str:
    found = measures.recommendation_counts(who.ward, QUARTER, as_of=AT)
    return " ".join(name for name in ("made", "on_time", "late", "open") if getattr(found, name))


@pytest.mark.parametrize(
    ("made", "day", "figures"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_one_of_each(who: Cast, made: date, day: date | None, figures: str) -> None:
    row = recommended(who, day=made)
    if day:
        answered(who, row, day=day)
    assert counted(who) == figures
    for figure in figures.split():
        keys = measures.recommendations_behind(who.ward, QUARTER, figure, as_of=AT)
        assert keys == {row.pk}


def test_the_days_of_the_table_are_those_of_the_calendar(who: Cast) -> None:
    days = [date(2026, 4, 10), date(2026, 6, 25), date(2026, 3, 20)]
    owed = [recommended(who, day=day).askings.get().answer_by for day in days]
    assert owed == [date(2026, 5, 6), date(2026, 7, 16), date(2026, 4, 10)]


def test_withdrawn_counts_nowhere_from_then_on(who: Cast) -> None:
    row = recommended(who)
    services.withdraw(
        recommendation=row, actor=who.tam, at=on(date(2026, 4, 15)), text="Đã niêm yết."
    )
    assert counted(who) == ""
    before = measures.recommendation_counts(who.ward, QUARTER, as_of=on(date(2026, 4, 14)))
    assert before == RecommendationCounts(made=1, on_time=0, late=0, open=1)


def test_a_moment_does_not_know_what_came_after(who: Cast) -> None:
    answered(who, recommended(who), day=date(2026, 5, 7))
    then = measures.recommendation_counts(who.ward, QUARTER, as_of=on(date(2026, 5, 6), 17))
    assert then == RecommendationCounts(made=1, on_time=0, late=0, open=1)


def test_nothing_due_is_no_data_and_not_hundred_percent(who: Cast, client: Client) -> None:
    assert measures.recommendation_counts(who.ward, QUARTER, as_of=AT).answered_on_time == Ratio(
        0, 0
    )
    client.force_login(who.tam)
    page = client.get(reverse("obligations:recommendations")).content.decode()
    assert "chưa có số liệu" in page


def test_each_figure_opens_what_it_counted(
    who: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-06-30T17:00")
    answered(who, recommended(who), day=date(2026, 4, 20))
    late = recommended(who)
    client.force_login(who.minh)
    address = f"{reverse('obligations:recommendations')}?ky=2026-Y&dem=late"
    page = client.get(address).content.decode()
    assert f"Số {late.number}/2026" in page
    assert "Số 1/2026" not in page
    assert "50%" in page or "50,0%" in page
