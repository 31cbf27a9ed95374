"""Rows of the backlog: entered, given out, scanned, checked by another, stored, excluded."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.models import ReadNote
from cchc.kernel.numbers import Ratio
from cchc.results import facts, measures, queries, services
from cchc.results.choices import Ground, ItemState, Origin
from cchc.results.models import BacklogItem, Result
from cchc.results.queries import WantedItems
from cchc.results.services import Handed
from cchc.results.tests.factories import (
    BLURRED,
    MONDAY,
    PDF,
    House,
    checked,
    entry,
    fresh,
    house,
    left_out,
    listed,
    on,
    scanned,
    stored,
    unproven,
)

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 3, 6)


@pytest.fixture(name="one")
def one_fixture() -> House:
    return house()


def test_a_row_goes_from_paper_into_the_repository_by_two_people(one: House) -> None:
    row = stored(one)
    assert (row.status, row.scanned_by, row.checked_by) == (
        ItemState.STORED,
        one.who.hoa,
        one.who.binh,
    )
    result = Result.objects.get()
    assert (result.origin, result.number) == (Origin.BACKLOG, "12/2015")
    assert result.issued_on == result.valid_from == date(2015, 5, 20)
    assert result.file == row.scans.get().file
    told = [event.act for event in audit.history("anbinh", facts.ITEM, str(row.pk))]
    assert told == ["enter", "scan", "check", "put"]
    assert unproven(one) == []


def test_nobody_checks_their_own_scan(one: House) -> None:
    row = scanned(one)
    with pytest.raises(PermissionDenied, match="không tự kiểm tra"):
        services.check(item=row, actor=one.who.hoa, at=on(4))
    assert fresh(row).status == ItemState.SCANNED


def test_who_scanned_a_first_time_may_check_what_another_scanned_anew(one: House) -> None:
    row = services.send_back(item=scanned(one), reason=BLURRED, actor=one.who.binh, at=on(4))
    assert (row.status, row.scanned_by, row.reason) == (ItemState.LISTED, None, BLURRED)
    again = scanned(one, row, by=one.who.binh)
    assert services.check(item=again, actor=one.who.hoa, at=on(5)).status == ItemState.CHECKED
    assert row.scans.count() == 2


def test_the_last_scan_goes_into_the_repository_and_the_first_one_stays(one: House) -> None:
    row = scanned(one)
    better = Handed("x.pdf", PDF + b"% better")
    services.scan(item=row, file=better, actor=one.who.hoa, at=on(3, 10))
    services.check(item=row, actor=one.who.binh, at=on(4))
    done = services.put(item=row, actor=one.who.binh, at=on(5))
    assert done.result
    assert done.result.file == done.scans.latest("pk").file != done.scans.earliest("pk").file


@pytest.mark.parametrize("content", [b"", b"<html>", b"MZ\x90\x00 program"])
def test_what_is_no_scan_is_refused_and_changes_nothing(one: House, content: bytes) -> None:
    row = listed(one)
    with pytest.raises(RuleBroken):
        services.scan(item=row, file=Handed("a.pdf", content), actor=one.who.hoa, at=on(3))
    assert fresh(row).status == ItemState.LISTED
    assert not row.scans.exists()


def test_a_row_without_its_day_of_issue_waits_outside_the_repository(one: House) -> None:
    row = checked(one, listed(one, issued_on=None))
    with pytest.raises(RuleBroken, match="Chưa có ngày cấp"):
        services.put(item=row, actor=one.who.binh, at=on(5))
    assert not Result.objects.exists()
    assert fresh(row).status == ItemState.CHECKED


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"number": " "}, "Ghi số"),
        ({"number": "--"}, "không có chữ hay số"),
        ({"name": ""}, "tên kết quả"),
        ({"issued_on": date(2014, 5, 20)}, "không thuộc năm"),
        ({"issued_on": date(2026, 3, 3), "year": 2026}, "tương lai"),
        ({"valid_to": date(2015, 1, 1)}, "trước ngày bắt đầu"),
    ],
)
def test_a_wrong_entry_is_refused(one: House, more: dict[str, Any], message: str) -> None:
    with pytest.raises(RuleBroken, match=message):
        listed(one, **more)
    assert not BacklogItem.objects.exists()


def test_a_number_is_there_once_in_its_field_and_year(one: House) -> None:
    listed(one)
    with pytest.raises(RuleBroken, match="đã có dòng mang số này"):
        listed(one, number="12-2015")
    listed(one, year=2016, issued_on=None)
    listed(one, field=one.copies)
    assert BacklogItem.objects.count() == 3


def test_what_is_known_is_put_right_before_the_check_and_not_after(one: House) -> None:
    row = scanned(one)
    said: dict[str, Any] = {"entry": entry(one, number="12a/2015"), "actor": one.who.binh}
    assert services.revise(item=row, at=on(3), **said).number_key == "12a 2015"
    services.check(item=row, actor=one.who.binh, at=on(4))
    with pytest.raises(RuleBroken, match="Đã kiểm tra"):
        services.revise(item=row, at=on(5), **said)


def test_an_excluded_row_stays_with_its_ground_and_can_come_back(one: House) -> None:
    row = left_out(one)
    assert (row.status, row.ground) == (ItemState.EXCLUDED, Ground.OUTSIDE)
    back = services.restore(
        item=row, reason="Phường vẫn có thẩm quyền.", actor=one.who.hoa, at=on(4)
    )
    assert (back.status, back.ground, back.excluded_by) == (ItemState.LISTED, "", None)
    assert unproven(one) == []


@pytest.mark.parametrize("reason", ["", "ngắn"])
def test_leaving_out_sending_back_and_restoring_need_a_reason(one: House, reason: str) -> None:
    out, row = left_out(one), scanned(one)
    who = {"reason": reason, "at": on(5)}
    tried: tuple[Any, ...] = (
        (services.leave_out, row, {"ground": Ground.LOST, "actor": one.who.hoa}),
        (services.send_back, row, {"actor": one.who.binh}),
        (services.restore, out, {"actor": one.who.hoa}),
    )
    for verb, item, more in tried:
        with pytest.raises(RuleBroken, match="Ghi lý do"):
            verb(item=item, **who, **more)


def test_only_the_keeper_enters_gives_and_excludes(one: House) -> None:
    row, who = listed(one), one.who
    with pytest.raises(PermissionDenied):
        services.enter(agency=who.ward, entry=entry(one, number="1"), actor=who.binh, at=on(2))
    with pytest.raises(PermissionDenied):
        services.assign(item=row, person=who.binh, target_on=FRIDAY, actor=who.binh, at=on(2))
    with pytest.raises(PermissionDenied):
        services.leave_out(item=row, ground=Ground.LOST, reason=BLURRED, actor=who.binh, at=on(2))
    for stranger in (who.lan, who.tam, who.quantri, who.son):
        with pytest.raises(PermissionDenied):
            services.scan(item=row, file=Handed("a.pdf", PDF), actor=stranger, at=on(2))


def test_officers_see_their_field_and_what_was_given_to_them(one: House) -> None:
    who, mine = one.who, listed(one)
    other = listed(one, field=one.copies)
    assert queries.item_for(who.binh, mine.pk, today=MONDAY) == mine
    for person, row in ((who.son, mine), (who.binh, other), (who.tam, mine)):
        with pytest.raises(Http404):
            queries.item_for(person, row.pk, today=MONDAY)
    services.assign(item=other, person=who.son, target_on=FRIDAY, actor=who.hoa, at=on(2))
    assert queries.item_for(who.son, other.pk, today=MONDAY) == other
    for leader in (who.minh, who.lan, who.quan):
        assert queries.item_for(leader, other.pk, today=MONDAY) == other


def test_a_holder_is_told_to_who_works_with_the_row_and_that_is_noted(one: House) -> None:
    row = listed(one)
    assert queries.holder_of(one.who.lan, row, at=on(2)) == ""
    assert queries.holder_of(one.who.binh, row, at=on(2)) == "Lê Văn Tư"
    (note,) = ReadNote.objects.all()
    assert (note.actor_key, note.subject_key) == (one.who.binh.actor_key, str(row.pk))


def test_many_rows_are_given_out_the_oldest_first(one: House) -> None:
    who = one.who
    for year in (2016, 2014, 2015):
        listed(one, number=f"1/{year}", year=year, issued_on=None)
    scanned(one, listed(one, number="9/2013", year=2013, issued_on=None))
    how: dict[str, Any] = {
        "agency": who.ward,
        "field": one.births,
        "person": who.binh,
        "target_on": FRIDAY,
    }
    assert services.assign_many(**how, most=2, actor=who.hoa, at=on(2)) == 2
    given = BacklogItem.objects.filter(person=who.binh).values_list("year", flat=True)
    assert sorted(given) == [2014, 2015]
    assert services.assign_many(**how, actor=who.hoa, at=on(2)) == 1
    with pytest.raises(RuleBroken, match="không còn dòng nào"):
        services.assign_many(**how, actor=who.hoa, at=on(2))
    assert unproven(one) == []


def test_work_is_given_to_who_does_it_and_not_for_yesterday(one: House) -> None:
    row, who = listed(one), one.who
    with pytest.raises(RuleBroken, match="không làm việc số hóa"):
        services.assign(item=row, person=who.lan, target_on=FRIDAY, actor=who.hoa, at=on(2))
    with pytest.raises(RuleBroken, match="quá khứ"):
        services.assign(
            item=row, person=who.binh, target_on=date(2026, 3, 1), actor=who.hoa, at=on(2)
        )


def test_my_work_is_to_scan_mine_to_check_others_and_to_put(one: House) -> None:
    who = one.who
    mine = listed(one)
    listed(one, number="13/2015")
    services.assign(item=mine, person=who.binh, target_on=FRIDAY, actor=who.hoa, at=on(2))
    scanned(one, listed(one, number="14/2015"))
    scanned(one, listed(one, number="15/2015"), by=who.binh)
    ready = checked(one, listed(one, number="16/2015"))
    work = queries.my_items(who.binh, today=MONDAY)
    assert [row.number for row in work["listed"]] == ["12/2015"]
    assert [row.number for row in work["scanned"]] == ["14/2015"]
    assert list(work["checked"]) == [ready]


def test_many_files_find_their_rows_and_the_others_are_named(one: House) -> None:
    row = listed(one)
    listed(one, number="13/2015", field=one.copies)
    files = [
        Handed("KS 12-2015.pdf", PDF),
        Handed("khong so.pdf", PDF),
        Handed("12-2015 ban 2.pdf", PDF),
        Handed("13-2015.pdf", PDF),
    ]
    taken = services.take_files(files=files, actor=one.who.binh, at=on(3))
    assert [each.item and each.item.pk for each in taken] == [row.pk, None, None, None]
    assert all(each.why for each in taken[1:])
    assert fresh(row).status == ItemState.SCANNED


def test_a_broken_file_among_many_is_named_and_the_others_are_taken(one: House) -> None:
    listed(one)
    second = listed(one, number="13/2015")
    files = [Handed("12-2015.pdf", b"<html>"), Handed("13-2015.pdf", PDF)]
    broken, good = services.take_files(files=files, actor=one.who.hoa, at=on(3))
    assert broken.why
    assert good.item == second


def ward_of_six(one: House) -> None:
    """One row in each state, one more that is excluded as not valid, one late."""
    listed(one, number="1/2015")
    scanned(one, listed(one, number="2/2015"))
    checked(one, listed(one, number="3/2015"))
    stored(one, listed(one, number="4/2015"))
    left_out(one)
    left_out(one, listed(one, number="6/2015"), ground="not_valid")
    late = listed(one, number="7/2015", field=one.copies)
    who = one.who
    services.assign(item=late, person=who.hoa, target_on=MONDAY, actor=who.hoa, at=on(2))


def test_what_is_excluded_leaves_the_denominator_and_only_what_is_stored_counts(
    one: House,
) -> None:
    ward_of_six(one)
    counts = measures.figures(one.who.ward, today=FRIDAY)
    assert (counts.inventory, counts.excluded, counts.remaining) == (7, 2, 5)
    assert (counts.listed, counts.scanned, counts.checked, counts.stored) == (2, 1, 1, 1)
    assert counts.late == 1
    assert counts.digitised == measures.digitised(one.who.ward, today=FRIDAY) == Ratio(1, 5)
    assert counts.has_scan == Ratio(3, 5)
    assert measures.by_ground(one.who.ward) == {Ground.NOT_VALID: 1, Ground.OUTSIDE: 1}


def test_without_an_inventory_there_is_no_figure(one: House) -> None:
    assert not measures.digitised(one.who.ward, today=FRIDAY).has_data
    left_out(one)
    assert not measures.digitised(one.who.ward, today=FRIDAY).has_data


@pytest.mark.parametrize("figure", measures.FIGURES)
def test_every_figure_opens_as_many_rows_as_it_counts(one: House, figure: str) -> None:
    ward_of_six(one)
    counts = measures.figures(one.who.ward, today=FRIDAY)
    number = counts.listed + counts.scanned + counts.checked if figure == "open" else None
    wanted = getattr(counts, figure) if number is None else number
    assert measures.records(one.who.ward, figure, today=FRIDAY).count() == wanted
    shown = "" if figure == "inventory" else figure
    rows = queries.listed_items(one.who.hoa, WantedItems(state=shown), today=FRIDAY)
    assert rows.count() == wanted


def test_fields_people_and_weeks_add_up_to_the_whole(
    one: House, django_assert_num_queries: Any
) -> None:
    ward_of_six(one)
    ward = one.who.ward
    whole = measures.figures(ward, today=FRIDAY)
    with django_assert_num_queries(3):
        fields = measures.by_field(ward, today=FRIDAY)
        people = measures.by_person(ward, today=FRIDAY)
        weeks = measures.by_week(ward, today=FRIDAY)
    for lines in (fields, people):
        assert sum(line.counts.inventory for line in lines) == whole.inventory
        assert sum(line.counts.stored for line in lines) == whole.stored
    assert [line.name for line in people][-1] == "Chưa giao"
    assert (weeks[-1].monday, len(weeks)) == (MONDAY, measures.WEEKS)
    assert (weeks[-1].scanned, weeks[-1].checked, weeks[-1].stored) == (3, 2, 1)
    wanted = WantedItems(week=MONDAY, done="checked")
    assert queries.listed_items(one.who.hoa, wanted, today=FRIDAY).count() == 2


def test_a_long_list_comes_part_after_part_and_nothing_twice(one: House) -> None:
    for number in range(7):
        listed(one, number=f"{number}/2015")
    rows = queries.listed_items(one.who.hoa, WantedItems(), today=MONDAY)
    found, after = [], 0
    while True:
        part = queries.sliced(rows, after, 3)
        found += [row.pk for row in part.rows]
        after = part.after
        if not after:
            break
    assert found == sorted(BacklogItem.objects.values_list("pk", flat=True))
    assert [len(queries.sliced(rows, 0, size).rows) for size in (3, 7, 9)] == [3, 7, 7]
