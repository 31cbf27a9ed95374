"""Counts by a dimension and times, each against the whole and against a recount by hand."""

from collections import Counter
from fractions import Fraction
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.dossiers import measures, services
from cchc.dossiers.choices import Channel
from cchc.dossiers.jobs import take_missing_times
from cchc.dossiers.measures import Times
from cchc.dossiers.models import Dossier
from cchc.dossiers.tests.factories import (
    Shop,
    asked,
    assigned,
    completed,
    finished,
    fresh,
    on,
    processing,
    shop,
)
from cchc.dossiers.tests.test_measures import END, MARCH, month
from cchc.kernel.zone import HANOI


@pytest.fixture(name="lived")
def lived_fixture(db: None) -> Shop:
    """The shop after its March."""
    return month()


@pytest.mark.parametrize("code", measures.DIMENSIONS)
def test_the_groups_of_a_dimension_add_up_to_the_whole(lived: Shop, code: str) -> None:
    ward = lived.who.ward
    whole = measures.statistics(ward, MARCH, as_of=END).counts
    groups = measures.by(ward, MARCH, code, as_of=END)
    summed: Counter[str] = Counter()
    for group in groups:
        summed.update(group.counts.counts)
    assert {name: summed[name] for name in whole} == whole
    assert all(group.label for group in groups)


@pytest.mark.parametrize("code", measures.DIMENSIONS)
def test_each_count_of_a_group_opens_as_many_dossiers(lived: Shop, code: str) -> None:
    ward = lived.who.ward
    for group in measures.by(ward, MARCH, code, as_of=END):
        for figure in ("received", "finished", "open_overdue", "apologies_due", "results"):
            rows = measures.records(ward, MARCH, figure, as_of=END)
            among = measures.narrowed(rows, code, group.key)
            assert among.count() == group.counts[figure], (group, figure)


def test_channels_and_people_have_their_names(lived: Shop) -> None:
    ward = lived.who.ward
    channels = {
        g.label: g.counts["received"] for g in measures.by(ward, MARCH, "channel", as_of=END)
    }
    assert channels == {"Trực tiếp": 6, "Trực tuyến": 1}
    people = [g.label for g in measures.by(ward, MARCH, "person", as_of=END)]
    assert lived.who.binh.full_name in people
    assert people[-1] == "Chưa giao người"


def test_a_dimension_that_does_not_exist_is_an_error(lived: Shop) -> None:
    with pytest.raises(KeyError):
        measures.by(lived.who.ward, MARCH, "weather", as_of=END)


def test_how_many_queries_a_dimension_costs(lived: Shop) -> None:
    with CaptureQueriesContext(connection) as asked_of:
        measures.by(lived.who.ward, MARCH, "procedure", as_of=END)
    assert len(asked_of) == 11


def test_the_times_are_those_of_the_dossiers_with_a_result(lived: Shop) -> None:
    ward = lived.who.ward
    found = measures.times(ward, MARCH, as_of=END)[""]
    done = Dossier.objects.filter(ending="done")
    minutes = sorted(row.worked_minutes or 0 for row in done)
    assert found.number == len(minutes) == 4
    assert found.untimed == 0
    assert found.average == Fraction(sum(minutes), 4)
    assert (found.median, found.ninetieth) == (minutes[1], minutes[3])


def test_nothing_finished_has_no_time(db: None) -> None:
    lived = month()
    found = measures.times(lived.who.ward, MARCH.previous(), as_of=END)[""]
    assert found == Times()
    assert found.average is None


def test_waiting_for_the_citizen_is_apart(db: None) -> None:
    desk = shop()
    row = processing(desk, at=on(2, 9))  # a Monday
    asked(desk, row, at=on(2, 14), by=desk.who.binh)
    completed(desk, row, at=on(3, 14))
    assert fresh(row).worked_minutes is None
    row = finished(desk, assigned(desk, row, at=on(3, 14)), at=on(3, 16))
    assert row.received_at is not None
    opened = row.received_at.astimezone(HANOI).minute
    # 09:00-11:30 and 13:00-14:00, then 14:00-16:00 of the next day; a day's shifts between.
    assert (row.worked_minutes, row.waited_minutes) == (150 + 60 + 120 - opened, 480)


def test_a_confirmed_end_is_timed_anew(db: None) -> None:
    desk = shop()
    row = finished(desk, processing(desk, at=on(2, 9)), at=on(4, 9))
    before = row.worked_minutes
    services.confirm_finish(
        dossier=row,
        actor=desk.who.lan,
        at=on(5, 9),
        really_at=on(3, 9),
        reason="Ghi nhầm ngày xong",
    )
    assert before == 960
    assert fresh(row).worked_minutes == 480


def test_what_came_without_times_is_timed_by_the_worker(lived: Shop) -> None:
    ward = lived.who.ward
    rows = Dossier.objects.filter(finished_at__isnull=False)
    known = dict(rows.values_list("pk", "worked_minutes"))
    rows.update(worked_minutes=None, waited_minutes=None)
    found = measures.times(ward, MARCH, as_of=END)[""]
    assert (found.number, found.untimed, found.median, found.average) == (0, 4, None, None)
    take_missing_times(END)
    assert dict(rows.values_list("pk", "worked_minutes")) == known
    assert services.take_missing_times(agency=ward, at=END) == 0


def test_the_ranks_of_a_group_are_those_of_a_sorted_list(db: None) -> None:
    desk, random = shop(), Random(90)
    for number in range(23):
        channel = Channel.ONLINE if number % 3 else Channel.COUNTER
        finished(desk, processing(desk, at=on(2, 9), channel=channel), at=on(2, 15))
        latest = Dossier.objects.latest("pk")
        Dossier.objects.filter(pk=latest.pk).update(worked_minutes=random.randrange(9_000))
    for key, found in measures.times(desk.who.ward, MARCH, "channel", as_of=END).items():
        rows = Dossier.objects.filter(channel=key).order_by("worked_minutes")
        taken = list(rows.values_list("worked_minutes", flat=True))
        n = len(taken)
        assert (found.number, found.median) == (n, taken[(n + 1) // 2 - 1])
        assert found.ninetieth == taken[-(-9 * n // 10) - 1]
