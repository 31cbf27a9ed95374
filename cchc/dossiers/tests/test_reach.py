"""Who sees which dossier, what each has to do, and what a list shows to whom."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from cchc.dossiers import queries, services
from cchc.dossiers.models import Dossier
from cchc.dossiers.tests.factories import (
    Shop,
    asked,
    called,
    extended,
    finished,
    fresh,
    on,
    processing,
    proposed,
    received,
)
from cchc.kernel.models import ReadNote
from cchc.notices.models import Message
from cchc.organisation import services as organisation
from cchc.organisation.tests.factories import other_ward

LATER = date(2026, 3, 13)


def names_seeing(desk: Shop, pk: int, hour: int = 9, day: int = 4) -> set[str]:
    people = ("minh", "lan", "quan", "hoa", "binh", "thu", "son", "tam", "yen", "hanh", "quantri")
    found = set()
    for name in people:
        try:
            queries.get_for(getattr(desk.who, name), pk, at=on(day, hour))
        except Http404:
            continue
        found.add(name)
    return found


def test_the_desk_sees_all_an_officer_own_steps_others_nothing(desk: Shop) -> None:
    fresh_one, in_work = received(desk), processing(desk)
    assert names_seeing(desk, fresh_one.pk) == {"hoa"}
    assert names_seeing(desk, in_work.pk) == {"hoa", "binh"}
    with pytest.raises(Http404):
        queries.get_for(other_ward(), in_work.pk, at=on(4))


def test_a_step_of_the_leaders_is_seen_taken_up_and_passed_on_by_them(desk: Shop) -> None:
    leaders = desk.who.units["Lãnh đạo UBND phường"]
    assert leaders in [found.unit for found in queries.receivers(desk.who.ward, on(3).date())]
    row, another = processing(desk), processing(desk)
    services.hand_over(
        dossier=row, actor=desk.who.binh, at=on(3), unit=leaders, person=desk.who.lan,
        note_text="Trình ký",
    )  # fmt: skip
    assert names_seeing(desk, row.pk) == {"hoa", "binh", "minh", "lan"}
    assert names_seeing(desk, another.pk) == {"hoa", "binh"}
    assert [each.pk for each in queries.queue(desk.who.lan, at=on(3, 10))] == [row.pk]
    services.take_up(dossier=row, actor=desk.who.lan, at=on(3, 10))
    services.propose_extension(
        dossier=row, actor=desk.who.lan, at=on(4), until=LATER, reason="Chờ xác minh nơi sinh"
    )
    with pytest.raises(PermissionDenied, match="Người đề nghị không tự quyết định"):
        services.extend(dossier=row, actor=desk.who.lan, at=on(4, 10))
    services.extend(dossier=row, actor=desk.who.minh, at=on(4, 10))
    services.hand_over(
        dossier=row, actor=desk.who.lan, at=on(5), unit=desk.who.units["Tư pháp - Hộ tịch"],
        person=desk.who.binh, note_text="Đã ký",
    )  # fmt: skip
    assert list(queries.queue(desk.who.lan, at=on(5, 10))) == []


def test_leaders_see_what_is_late_or_waits_for_them_or_what_they_decided(desk: Shop) -> None:
    late, waits, signed = processing(desk), processing(desk), processing(desk)
    proposed(desk, waits, at=on(4), until=LATER)
    extended(desk, signed, at=on(4), until=LATER)
    assert names_seeing(desk, late.pk, day=9, hour=17) == {"hoa", "binh"}
    assert names_seeing(desk, late.pk, day=10) == {"hoa", "binh", "minh", "lan"}
    assert names_seeing(desk, waits.pk) == {"hoa", "binh", "minh", "lan"}
    assert names_seeing(desk, signed.pk) == {"hoa", "binh", "lan"}


def test_opening_the_person_is_noted_without_the_code(desk: Shop) -> None:
    row = processing(desk)
    assert queries.person_of(desk.who.binh, row, at=on(4)).name == "Trần Thị Mai"
    assert ReadNote.objects.latest("pk").screen == "Hồ sơ …-0001"
    with pytest.raises(Http404):
        queries.person_of(desk.who.son, row, at=on(4))


def test_everybody_has_their_queue(desk: Shop) -> None:
    first, second = received(desk), processing(desk, at=on(3))
    done = finished(desk, processing(desk), at=on(4))
    assert list(queries.queue(desk.who.hoa, at=on(4))) == [first, second, done]
    parts = queries.queue_parts(desk.who.hoa, at=on(4))
    assert {name: list(part.rows) for name, part in parts.items()} == {
        queries.TO_DO: [first, second],
        queries.FETCHED: [done],
    }
    assert list(queries.queue(desk.who.binh, at=on(4))) == [second]
    assert list(queries.queue(desk.who.tam, at=on(4))) == []


def test_risks_of_the_day_are_told_in_order(desk: Shop) -> None:
    late, today, far = processing(desk), processing(desk, at=on(3)), processing(desk, at=on(9))
    resting = processing(desk)
    asked(desk, resting, at=on(4), by=desk.who.binh)
    found = queries.at_risk(desk.who.binh, at=on(10, 10))
    assert [(one.dossier, one.alarm.value) for one in found] == [(late, "late"), (today, "today")]
    assert far not in [one.dossier for one in found]


def test_a_late_dossier_without_its_chain_is_late_work(desk: Shop) -> None:
    row = processing(desk)
    assert queries.late_work(desk.who.hoa, at=on(9, 17)) == []
    (work,) = queries.late_work(desk.who.hoa, at=on(10))
    assert work.missing == ("letter", "appointment", "call", "notice")
    extended(desk, row, at=on(10), until=LATER)
    (work,) = queries.late_work(desk.who.lan, at=on(10))
    assert work.missing == ("call",)
    called(desk, row, at=on(10, 11))
    assert queries.late_work(desk.who.hoa, at=on(10, 12)) == []


def test_supervisors_see_masked_rows_only(desk: Shop) -> None:
    row = processing(desk)
    (shown,) = [
        queries.masked_row(r) for r in queries.masked_list(desk.who.tam, today=on(4).date())
    ]
    assert (shown.code, shown.field, shown.state) == ("…-0001", "Hộ tịch", "Đang xử lý")
    assert "Mai" not in str(shown)
    assert row.code not in str(shown)
    with pytest.raises(PermissionDenied):
        queries.masked_list(desk.who.quan, today=on(4).date())


def test_the_public_list_counts_sensitive_fields_only(desk: Shop) -> None:
    for _ in range(2):
        processing(desk)
    (line,) = queries.public_late(desk.who.ward, date(2026, 3, 1), at=on(20))
    assert (line.field, line.number, line.code) == ("Hộ tịch", 2, "")
    assert queries.public_late(desk.who.ward, date(2026, 2, 1), at=on(20)) == []


def test_a_look_up_needs_the_pin_of_the_slip(desk: Shop) -> None:
    row = received(desk)
    pin = queries.pin_of(row)
    assert len(pin) == 6
    assert queries.key_by_pin(row.code.lower(), pin) == row.pk
    assert queries.shown_outside(row.pk) == row
    assert queries.key_by_pin(row.code, f"{(int(pin) + 1) % 10**6:06d}") is None
    assert queries.key_by_pin("H56.10.5-260302-9999", pin) is None
    assert queries.by_token(row.token) == row
    assert queries.by_token("x" * 32) is None


def test_buttons_are_the_acts_that_the_table_allows(desk: Shop) -> None:
    row = processing(desk)
    for_binh = queries.open_acts(row, desk.who.binh, today=on(4).date())
    assert {"finish", "hand_over", "ask_supplement", "propose_extension"} <= for_binh
    assert not for_binh & {"receive", "hand_back", "extend", "restart", "confirm_finish"}
    assert queries.open_acts(row, desk.who.lan, today=on(4).date()) == frozenset()
    proposed(desk, row, at=on(4), until=LATER)
    for_lan = queries.open_acts(fresh(row), desk.who.lan, today=on(4).date())
    assert for_lan == {"extend", "decline_extension"}
    assert queries.open_acts(row, other_ward(), today=on(4).date()) == frozenset()


def test_a_slip_is_drawn_once_and_says_what_was_said(desk: Shop) -> None:
    row = received(desk)
    slip = row.slips.get()
    assert (slip.symbol, slip.number, slip.year) == ("TNHS-TTPVHCC", 1, 2026)
    assert "Trần Thị Mai" in slip.content
    drawn = services.draw(slip=slip, actor=desk.who.hoa, at=on(2))
    assert services.draw(slip=slip, actor=desk.who.hoa, at=on(3)) == drawn
    assert drawn.name == "phieu-01-1-2026.pdf"


def test_the_morning_of_the_absent_goes_to_who_stands_in(desk: Shop) -> None:
    processing(desk)
    who = desk.who
    organisation.delegate(
        absent=who.binh,
        substitute=who.son,
        from_on=on(8).date(),
        to_on=on(10).date(),
        actor=who.quan,
        at=on(3),
    )
    services.remind(agency=who.ward, at=on(10, 8))
    said = Message.objects.filter(key__startswith="dossier-alarms-")
    assert who.son in {message.to for message in said}
    assert who.binh not in {message.to for message in said}


def test_each_morning_people_are_told_once_what_is_at_risk(desk: Shop) -> None:
    processing(desk)
    received(desk, at=on(3))
    for person in (desk.who.binh, desk.who.hoa, desk.who.lan):
        person.messages.all().delete()
    for moment in (on(8), on(10, 7), on(10, 8)):
        services.remind(agency=desk.who.ward, at=moment)
    (told,) = desk.who.binh.messages.all()
    late, today = (row.pk for row in Dossier.objects.order_by("pk"))
    assert told.link == reverse("dossiers:page", args=[late])
    assert desk.who.hoa.messages.get().link == reverse("dossiers:page", args=[today])
    assert told.body.startswith("…-0001 Đăng ký khai sinh (mẫu): đã quá hạn, hạn 17:00")
    assert "đến hạn hôm nay" in desk.who.hoa.messages.get().body
    assert desk.who.lan.messages.count() == 1
    assert queries.agencies_to_warn(on(10)) == [desk.who.ward]
