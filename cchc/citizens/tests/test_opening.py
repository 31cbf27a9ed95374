"""Opening personal data: exactly one line in the log of reads, and who may look at that log."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from cchc.citizens import queries
from cchc.citizens.choices import Why
from cchc.citizens.queries import Asked, Reader, ReadLine
from cchc.citizens.tests.factories import MAI, NOW, TODAY, TU, registered
from cchc.kernel.models import AuditEvent, ReadNote
from cchc.organisation.tests.factories import Cast, cast, other_ward

pytestmark = pytest.mark.django_db
TODAYS = Asked(TODAY, TODAY)


@pytest.fixture(name="who")
def who_fixture() -> Cast:
    return cast()


def lines(who: Cast, asked: Asked = TODAYS) -> list[ReadLine]:
    """The log as the chair sees it."""
    return queries.read_lines(who.minh, queries.reads(who.minh, asked, today=TODAY))


def test_opening_gives_everything_and_leaves_one_line_outside_the_chain(who: Cast) -> None:
    mai = registered(who.ward)
    before = AuditEvent.objects.count()
    assert queries.open_person(who.hoa, mai.pk, at=NOW, why=Why.COMPARE) == MAI
    note = ReadNote.objects.get()
    assert (note.agency_key, note.actor_key, note.at) == ("anbinh", who.hoa.actor_key, NOW)
    assert (note.subject_kind, note.subject_key, note.screen) == ("citizen", str(mai.pk), "compare")
    assert AuditEvent.objects.count() == before


def test_who_may_not_see_personal_data_gets_and_leaves_nothing(who: Cast) -> None:
    mai = registered(who.ward)
    with pytest.raises(PermissionDenied):
        queries.open_person(who.binh, mai.pk, at=NOW, why=Why.COMPARE)
    elsewhere = registered(other_ward().agency)
    with pytest.raises(Http404):
        queries.open_person(who.hoa, elsewhere.pk, at=NOW, why=Why.COMPARE)
    with pytest.raises(Http404):
        queries.open_for_case(who.binh, elsewhere, at=NOW, why="Hồ sơ …-0007")
    assert not ReadNote.objects.exists()


def test_a_room_above_opens_it_for_whom_it_decided_may(who: Cast) -> None:
    mai = registered(who.ward)
    assert queries.open_for_case(who.binh, mai, at=NOW, why="Hồ sơ …-0007") == MAI
    (line,) = lines(who)
    assert line == ReadLine(NOW, "Đỗ Văn Bình", mai.pk, "T. T. M.", "Hồ sơ …-0007")


def test_lists_and_searches_leave_nothing(who: Cast) -> None:
    mai = registered(who.ward)
    queries.search(who.hoa, "mai", today=TODAY)
    queries.latest(who.hoa, today=TODAY)
    queries.masked(queries.get_for(who.hoa, mai.pk))
    assert not ReadNote.objects.exists()


def test_the_log_narrows_to_days_reader_and_citizen(
    who: Cast, django_assert_num_queries: Any
) -> None:
    mai, tu = registered(who.ward), registered(who.ward, TU)
    for minutes in range(3):
        at = NOW + timedelta(minutes=minutes)
        queries.open_person(who.hoa, mai.pk, at=at, why=Why.RECEIVE)
    queries.open_for_case(who.binh, tu, at=NOW, why="Hồ sơ …-0007")
    queries.open_person(who.hoa, tu.pk, at=NOW - timedelta(days=1), why=Why.CONTACT)
    with django_assert_num_queries(5):  # delegations, posts; notes, readers, people
        found = lines(who)
    assert [line.citizen for line in found] == [mai.pk, mai.pk, tu.pk, mai.pk]
    assert found[0].why == "Tiếp nhận, giải quyết hồ sơ"
    assert [line.name for line in lines(who, Asked(TODAY, TODAY, who.binh))] == ["L. V. T."]
    yesterday = TODAY - timedelta(days=1)
    assert len(lines(who, Asked(yesterday, TODAY, whom=tu.pk))) == 2
    assert lines(who, Asked(yesterday - timedelta(days=1), yesterday - timedelta(days=1))) == []
    notes = queries.reads(who.minh, TODAYS, today=TODAY)
    assert queries.readers(notes) == [Reader("Phạm Thị Hoa", 3), Reader("Đỗ Văn Bình", 1)]


def test_the_log_is_for_the_chair_and_the_administrator_of_that_agency(who: Cast) -> None:
    queries.open_person(who.hoa, registered(who.ward).pk, at=NOW, why=Why.RECEIVE)
    assert queries.reads(who.quantri, TODAYS, today=TODAY).count() == 1
    for user in (who.lan, who.hoa, who.quan, who.tam, who.hanh):
        with pytest.raises(PermissionDenied):
            queries.reads(user, TODAYS, today=TODAY)
