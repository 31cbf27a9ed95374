"""The figures: by the database, by the pure rules on the rows, and from the audit chain alone."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from cchc.dossiers import facts, measures, services
from cchc.dossiers.choices import Channel, PaperHow
from cchc.dossiers.models import Dossier
from cchc.dossiers.queries.recounting import records_in_rows
from cchc.dossiers.rules.statistics import COUNTS, Window, counted
from cchc.dossiers.rules.supplements import AttemptRefused
from cchc.dossiers.services import Given, Item
from cchc.dossiers.tests.factories import (
    PAPERS,
    Shop,
    asked,
    called,
    completed,
    extended,
    filed,
    finished,
    fresh,
    on,
    processing,
    received,
    shop,
)
from cchc.kernel.audit.findings import Finding
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from tests.keeping import Kept

MARCH = Period.parse("2026-03")
LATER = date(2026, 3, 13)
END = on(31, 20)


def nonzero(desk: Shop, period: Period = MARCH, as_of: datetime = END) -> dict[str, int]:
    found = measures.statistics(desk.who.ward, period, as_of=as_of)
    return {name: number for name, number in found.counts.items() if number}


def made_month() -> Shop:
    """One dossier of each kind of story."""
    desk = shop()
    processing(desk, at=on(26, month=2))  # carried over, late
    finished(desk, processing(desk), at=on(6), with_file=True)
    finished(desk, processing(desk, channel=Channel.ONLINE), at=on(9, 16))
    late = processing(desk)
    finished(desk, late, at=on(10))
    chained = processing(desk)
    extended(desk, chained, at=on(6), until=LATER)
    called(desk, chained, at=on(6))
    finished(desk, chained, at=on(13))
    row = filed(desk, at=on(3), papers=())
    services.refuse(dossier=row, actor=desk.who.hoa, at=on(3), reason="Không thuộc thẩm quyền")
    withdrawn = processing(desk)
    services.withdraw(dossier=withdrawn, actor=desk.who.hoa, at=on(4), reason="Không còn nhu cầu")
    services.stop(dossier=withdrawn, actor=desk.who.hoa, at=on(5))
    waiting = processing(desk, at=on(26))
    asked(desk, waiting, at=on(27), by=desk.who.binh)
    tried = received(desk, at=on(30), papers=(*PAPERS[1:], Given("GT1", PaperHow.REUSED)))
    with pytest.raises(AttemptRefused):
        asked(desk, tried, at=on(30), items=[Item("paper", "SO_HK", "Cần sổ hộ khẩu cũ")])
    return desk


month = Kept(made_month)


@pytest.fixture(name="lived")
def lived_fixture(db: None) -> Shop:
    """The shop after its March."""
    return month()


def test_a_month_is_counted_as_the_page_defines(lived: Shop) -> None:
    assert nonzero(lived) == {
        "received": 7,
        "received_counter": 6,
        "received_online": 1,
        "carried_over": 1,
        "finished": 5,
        "finished_early": 1,
        "finished_on_time": 3,
        "finished_late": 1,
        "open": 3,
        "open_within": 2,
        "open_overdue": 1,
        "paused": 1,
        "supplements_asked": 1,
        "off_list_blocked": 1,
        "extended": 1,
        "withdrawn": 1,
        "refused": 1,
        "apologies_due": 3,
        "apologies_complete": 1,
        "results": 4,
        "results_digitised": 1,
        "papers_reused": 1,
    }


def test_the_two_rates_differ_by_what_is_open_and_late(lived: Shop) -> None:
    found = measures.rates(measures.statistics(lived.who.ward, MARCH, as_of=END))
    assert (found.official, found.true) == (Ratio(4, 5), Ratio(4, 6))


def test_the_form_has_a_row_per_field_and_every_equation_holds(lived: Shop) -> None:
    rows = measures.form_ii06a(lived.who.ward, MARCH, as_of=END)
    assert rows == [[1, "Hộ tịch", 8, 1, 6, 1, 5, 1, 3, 1, 3, 2, 1]]
    found = measures.statistics(lived.who.ward, MARCH, as_of=END)
    assert measures.broken_checks(found, rows) == []
    assert "biểu II.06a" in measures.broken_checks(found, [[1, "x", *([9] * 11)]])[0]


def test_behind_each_figure_stand_its_records(lived: Shop) -> None:
    ward = lived.who.ward
    found = measures.statistics(ward, MARCH, as_of=END)
    behind = {figure: measures.records(ward, MARCH, figure, as_of=END).count() for figure in COUNTS}
    assert behind == found.counts  # each of these dossiers counts once in a figure


def test_the_past_is_counted_as_it_stood_then(lived: Shop) -> None:
    early = nonzero(lived, as_of=on(9, 12))
    assert early["open_overdue"] == 1
    assert early["finished"] == 2
    february = nonzero(lived, Period.parse("2026-02"))
    assert february == {"received": 1, "received_counter": 1, "open": 1, "open_within": 1}


def test_another_agency_counts_for_itself_and_all_together(lived: Shop) -> None:
    above = measures.statistics(lived.who.superior, MARCH, as_of=END)
    assert set(above.counts.values()) == {0}
    everybody = measures.statistics(None, MARCH, as_of=END)
    assert everybody.counts == measures.statistics(lived.who.ward, MARCH, as_of=END).counts


def played(desk: Shop, random: Random) -> None:
    """A dossier on which random people do random things at random moments, as far as they may."""
    moment = datetime(2026, 2, 16, 8, tzinfo=HANOI) + timedelta(hours=random.randrange(24 * 30))
    row = processing(desk, at=moment, channel=random.choice([Channel.COUNTER, Channel.ONLINE]))
    for _ in range(random.randrange(7)):
        moment += timedelta(hours=random.choice((1, 5, 20, 30, 75)))
        act = random.choice(ACTS)
        try:
            act(desk, row, moment)
        except RuleBroken:
            continue
        finally:
            row = fresh(row)


ACTS: list[Any] = [
    lambda d, r, at: asked(d, r, at=at),
    lambda d, r, at: asked(d, r, at=at, items=[Item("paper", "XX", "Ngoài danh mục rồi")]),
    lambda d, r, at: completed(d, r, at=at),
    lambda d, r, at: services.take_supplement(
        dossier=r, actor=d.who.hoa, at=at, papers=[Given("GT2")]
    ),
    lambda d, r, at: extended(d, r, at=at, until=at.date() + timedelta(days=5)),
    lambda d, r, at: called(d, r, at=at),
    lambda d, r, at: services.withdraw(
        dossier=r, actor=d.who.hoa, at=at, reason="Không còn nhu cầu"
    ),
    lambda d, r, at: services.stop(dossier=r, actor=d.who.hoa, at=at, reason="Không bổ sung nữa"),
    lambda d, r, at: services.finish(dossier=r, actor=d.who.hoa, at=at),
    lambda d, r, at: services.finish(dossier=r, actor=d.who.hoa, at=at),
    lambda d, r, at: services.hand_back(dossier=r, actor=d.who.hoa, at=at),
    lambda d, r, at: services.confirm_finish(
        dossier=r, actor=d.who.lan, at=at, really_at=at - timedelta(hours=2), reason="Ghi muộn rồi"
    ),
]


@pytest.mark.parametrize("seed", range(2))
def test_rows_rules_and_chain_count_the_same(desk: Shop, seed: int) -> None:
    random = Random(seed)
    for _ in range(10):
        played(desk, random)
    for text in ("2026-02", "2026-03", "2026-Q1", "2026-03-02..2026-03-06"):
        period = Period.parse(text)
        for as_of in (on(9, 17), on(31, 23), on(30, month=6)):
            found = measures.statistics(desk.who.ward, period, as_of=as_of)
            by_rules = counted(records_in_rows(Dossier.objects.all()), Window.of(period, as_of))
            chain = measures.recounted(desk.who.ward, period, as_of=as_of)
            assert found.counts == dict(by_rules.counts) == dict(chain.counts)
            assert found.sources == dict(by_rules.sources) == dict(chain.sources)
            rows = measures.form_ii06a(desk.who.ward, period, as_of=as_of)
            assert measures.broken_checks(found, rows) == []


def findings() -> list[Finding]:
    found = verify(
        agency="anbinh", sources=facts.SOURCES, outside=(), trusted=frozenset(), far=False
    )
    assert found.rows == Dossier.objects.count()
    return list(found.findings)


def test_the_verification_finds_the_rows_as_the_chain_tells_them(lived: Shop) -> None:
    assert findings() == []


def test_a_late_dossier_made_on_time_in_the_database_is_found(desk: Shop) -> None:
    row = finished(desk, processing(desk), at=on(10))
    Dossier.objects.filter(pk=row.pk).update(outcome="on_time", due_at=on(11))
    assert [(f.code, f.record) for f in findings()] == [("row_edited", f"Hồ sơ {row.pk}")]
    recount = measures.recounted(desk.who.ward, MARCH, as_of=END)
    assert recount["finished_late"] == 1


def test_figures_stay_within_their_queries(desk: Shop, django_assert_max_num_queries: Any) -> None:
    received(desk)
    with django_assert_max_num_queries(11):
        measures.statistics(desk.who.ward, MARCH, as_of=END)
    with django_assert_max_num_queries(2):
        measures.form_ii06a(desk.who.ward, MARCH, as_of=END)
