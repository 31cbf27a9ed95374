"""Each figure against cases made by hand, and the petitions behind each count."""

import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cchc.feedback import measures, services
from cchc.feedback.choices import Channel, DutyKind, Figure, Kind, Satisfaction
from cchc.feedback.models import Petition
from cchc.feedback.showing import rates_of
from cchc.feedback.tests.factories import classified, filed, folk, on, published, received
from cchc.kernel.extraction.rows.reading import rows_of
from cchc.kernel.numbers import NO_DATA, Ratio
from cchc.kernel.periods import Period
from cchc.organisation.tests.factories import Cast

pytestmark = pytest.mark.django_db
QUARTER, TODAY = Period.parse("2026-Q1"), date(2026, 3, 31)


@pytest.fixture(name="who")
def who_fixture() -> Cast:
    return folk()


@pytest.fixture(name="eight")
def eight_fixture(who: Cast) -> dict[str, Petition]:
    """All filed on Monday 02/03 but ``fresh``; ``reserved`` is a denunciation."""
    good, bad, again = published(who), published(who), published(who)
    services.mark(petition=good, satisfaction=Satisfaction.SATISFIED, words="", at=on(3))
    services.mark(petition=bad, satisfaction=Satisfaction.NOT, words="Chưa rõ.", at=on(3))
    services.reopen(petition=again, text="Vẫn như cũ.", at=on(3))  # owed by 24/03, still open
    late = received(who, filed(who), at=on(5))  # was to be received by 04/03
    called = filed(who, channel=Channel.PHONE, actor=who.hoa)
    services.refuse(petition=called, reason="Không rõ việc.", actor=who.hoa, at=on(3))
    away = classified(who, Kind.OTHER_RULES)
    services.forward(petition=away, to="Sở Tư pháp (mẫu)", actor=who.hoa, at=on(6))
    reserved = services.reserve(petition=filed(who), actor=who.hoa, at=on(3))
    return {
        "good": good,
        "bad": bad,
        "again": again,
        "late": late,
        "refused": called,
        "away": away,
        "fresh": filed(who, at=on(30)),
        "reserved": reserved,
    }


BEHIND: dict[Figure, set[str]] = {
    Figure.RECEIVED: {"good", "bad", "again", "late", "refused", "away", "fresh"},
    Figure.ANSWERED: {"good", "bad", "again"},
    Figure.LATE: {"again", "late"},
    Figure.SATISFIED: {"good"},
    Figure.UNSATISFIED: {"bad"},
    Figure.REOPENED: {"again"},
    Figure.PUBLISHED: {"good", "bad", "again"},
    Figure.JUDGED: {"good", "bad", "again", "late", "refused", "away"},
    Figure.SPOILT: {"bad", "again"},
    Figure.MARKED: {"good", "bad"},
}


@pytest.mark.parametrize("figure", list(Figure))
def test_behind_a_figure_are_the_petitions_that_it_counts(
    who: Cast, eight: dict[str, Petition], figure: Figure
) -> None:
    rows = measures.records(who.ward, QUARTER, figure, today=TODAY)
    found = set(rows.values_list("pk", flat=True))
    assert {name for name, row in eight.items() if row.pk in found} == BEHIND[figure]
    assert len(found) == len(BEHIND[figure])


@pytest.mark.usefixtures("eight")
def test_every_count_and_share_is_that_of_the_cases(who: Cast) -> None:
    found = measures.figures(who.ward, QUARTER, today=TODAY)
    assert (found.received, found.answered, found.late) == (7, 3, 2)
    assert (found.published, found.reopened) == (3, 1)
    assert found.official == Ratio(4, 6)
    assert found.content == Ratio(1, 3)
    assert found.satisfied == Ratio(1, 2)
    assert found.on_time == {
        DutyKind.RECEIVE: Ratio(5, 6),
        DutyKind.REFUSE: Ratio(1, 1),
        DutyKind.ASK: Ratio(0, 0),
        DutyKind.FORWARD: Ratio(1, 1),
        DutyKind.HANDLE: Ratio(3, 4),
        DutyKind.PUBLISH: Ratio(3, 3),
    }
    kinds = {part.value: part.number for part in found.by_kind}
    assert kinds == {"": 3, "conduct": 3, "own_rules": 0, "other_rules": 1, "complaint": 0}
    channels = {part.value: part.number for part in found.by_channel if part.number}
    assert channels == {"web": 6, "phone": 1}


@pytest.mark.usefixtures("eight")
def test_nothing_of_nothing_is_no_figure(who: Cast) -> None:
    found = measures.figures(who.ward, Period.parse("2025-Y"), today=TODAY)
    assert found.received == 0
    for stat in rates_of(found, "2025-Y", may_open=True):
        assert (stat.value, stat.url, stat.whole) == (NO_DATA, "", None)


@pytest.mark.usefixtures("eight")
def test_of_a_duty_due_today_nothing_is_said_yet(who: Cast) -> None:
    on_the_day = measures.figures(who.ward, QUARTER, today=date(2026, 3, 24))
    day_after = measures.figures(who.ward, QUARTER, today=date(2026, 3, 25))
    assert on_the_day.on_time[DutyKind.HANDLE] == Ratio(3, 3)
    assert day_after.on_time[DutyKind.HANDLE] == Ratio(3, 4)


@pytest.mark.usefixtures("eight")
def test_every_figure_of_the_page_opens_as_many_as_it_says(
    who: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", on(31).isoformat())
    client.force_login(who.quan)
    page = client.get(reverse("feedback:figures"), {"ky": QUARTER.code})
    counts = [(stat.url, int(stat.value)) for stat in page.context["stats"]]
    counts += [(stat.url, stat.whole) for stat in page.context["rates"]]
    parts = (*page.context["kinds"], *page.context["channels"])
    counts += [(part.url, int(part.number)) for part in parts if part.url]
    assert len(counts) == 5 + 3 + 3 + 2
    for url, number in counts:
        behind = client.get(url)
        assert behind.context["page"].paginator.count == number, url
        assert behind.context["hidden"] == 0


def test_the_register_has_each_petition_once_without_its_sender(
    who: Cast, eight: dict[str, Petition], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", on(31).isoformat())
    client.force_login(who.hoa)
    answer = client.get(reverse("feedback:register"), {"ky": QUARTER.code, "dang": "xlsx"})
    rows = _cells(answer.content)
    codes = [row[1] for row in rows[4:]]
    assert codes == [row.code for name, row in eight.items() if name != "reserved"]
    good = rows[4]
    assert good[2] == "02/03/2026"
    assert good[7:] == ["23/03/2026", "02/03/2026", "Đã công khai", "Hài lòng"]
    text = str(rows)
    assert "Mai" not in text
    assert "0912" not in text


def _cells(content: bytes) -> list[list[str]]:
    return [[str(cell) for cell in row.cells] for row in rows_of(io.BytesIO(content))]
