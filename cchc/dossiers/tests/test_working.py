"""Steps by unit and person, opinions and other agencies, fees, the ways to end."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from cchc.citizens.queries import details_of
from cchc.citizens.tests.factories import registered as register_person
from cchc.dossiers import services
from cchc.dossiers.choices import Channel, PaidHow, State
from cchc.dossiers.services import Paid
from cchc.dossiers.tests.factories import (
    Shop,
    asked,
    filed,
    finished,
    fresh,
    on,
    processing,
    received,
)
from cchc.kernel.errors import RuleBroken
from cchc.organisation import services as organisation

REASON = "Công dân không còn nhu cầu"


def test_steps_run_by_unit_and_person_with_limits_of_their_own(desk: Shop) -> None:
    row = processing(desk)
    first = row.steps.get()
    assert (first.name, first.person, first.due_at) == (
        "Thẩm tra, ghi sổ",
        desk.who.binh,
        on(6, 15, 30),
    )
    services.take_up(dossier=row, actor=desk.who.binh, at=on(2, 10))
    second = services.hand_over(
        dossier=row, actor=desk.who.binh, at=on(6, 16), unit=desk.who.units["Lãnh đạo UBND phường"],
        person=desk.who.lan, note_text="Trình ký",
    )  # fmt: skip
    first.refresh_from_db()
    assert (first.taken_at, first.done_at, first.result) == (on(2, 10), on(6, 16), "late")
    assert (second.name, second.due_at) == ("Ký giấy khai sinh", on(9, 8, 30))
    assert fresh(row).officer == desk.who.lan
    with pytest.raises(PermissionDenied):
        services.finish(dossier=row, actor=desk.who.binh, at=on(6, 17))


def test_a_step_of_a_unit_is_taken_up_by_one_of_it(desk: Shop) -> None:
    row = received(desk)
    services.assign(
        dossier=row, actor=desk.who.hoa, at=on(2), unit=desk.who.units["Tư pháp - Hộ tịch"]
    )
    with pytest.raises(PermissionDenied):
        services.take_up(dossier=row, actor=desk.who.son, at=on(2, 10))
    services.take_up(dossier=row, actor=desk.who.binh, at=on(2, 10))
    assert fresh(row).officer == desk.who.binh
    with pytest.raises(RuleBroken, match="đã có người nhận"):
        services.take_up(dossier=row, actor=desk.who.binh, at=on(2, 11))


def test_who_stands_in_for_an_absent_person_works_on(desk: Shop) -> None:
    row = processing(desk)
    organisation.delegate(
        absent=desk.who.binh, substitute=desk.who.son, from_on=on(3).date(), to_on=on(5).date(),
        document="Giấy 1", authority="", actor=desk.who.quan, at=on(2),
    )  # fmt: skip
    assert finished_by(desk, row, desk.who.son, at=on(4)) == State.FINISHED


def finished_by(desk: Shop, row: Any, person: Any, *, at: Any) -> int:
    services.finish(dossier=row, actor=person, at=at)
    return fresh(row).state


def test_what_is_out_must_come_back_before_the_end(desk: Shop) -> None:
    row = processing(desk)
    opinion = services.send_out_for_opinion(
        dossier=row, actor=desk.who.binh, at=on(3), partner="Công an phường", question="Nơi cư trú?"
    )
    services.pass_on(
        dossier=row, actor=desk.who.binh, at=on(3), partner="Bảo hiểm xã hội", why="Cấp thẻ"
    )
    backs: tuple[Callable[[], None], ...] = (
        lambda: services.record_opinion(
            dossier=row, step=opinion, actor=desk.who.binh, at=on(4), opinion="Có cư trú"
        ),
        lambda: services.take_back(dossier=row, actor=desk.who.binh, at=on(4), result="Đã cấp"),
    )
    for back in backs:
        with pytest.raises(RuleBroken, match="Còn chờ"):
            finished(desk, row, at=on(4))
        back()
    assert fresh(row).due_at == on(9, 17)
    assert finished(desk, row, at=on(4)).outcome == "early"


def test_the_clock_runs_on_for_a_payment_unless_a_provision_stops_it(desk: Shop) -> None:
    running, standing = processing(desk), processing(desk)
    by: dict[str, Any] = {"actor": desk.who.binh, "at": on(4), "amount": 20_000}
    services.demand_payment(dossier=running, **by)
    services.demand_payment(dossier=standing, **by, stops_clock_by="Nghị định …, Điều …")
    assert fresh(running).due_at == on(9, 17)
    assert fresh(standing).due_at is None
    for row in (running, standing):
        services.take_payment(
            dossier=row, actor=desk.who.hoa, at=on(6),
            paid=Paid(20_000, PaidHow.CASH, receipt_number="BL 7"),
        )  # fmt: skip
    assert [fresh(row).due_at for row in (running, standing)] == [on(9, 17), on(11, 17)]
    assert {fresh(row).state for row in (running, standing)} == {State.PROCESSING}


def test_a_fee_has_its_official_receipt_or_a_reason(desk: Shop) -> None:
    row = received(desk)
    by: dict[str, Any] = {"dossier": row, "actor": desk.who.hoa, "at": on(2)}
    with pytest.raises(RuleBroken, match="biên lai"):
        services.take_payment(**by, paid=Paid(8_000, PaidHow.CASH))
    with pytest.raises(RuleBroken, match="lý do miễn"):
        services.take_payment(**by, paid=Paid(0, PaidHow.EXEMPT))
    made = services.take_payment(**by, paid=Paid(0, PaidHow.EXEMPT, exempt_reason="Hộ nghèo"))
    assert made.amount == 0
    assert fresh(row).state == State.RECEIVED


def test_a_result_is_kept_as_a_file_and_handed_back(desk: Shop) -> None:
    row = finished(desk, processing(desk), at=on(9, 16), with_file=True)
    assert (row.outcome, row.ending, row.digitised_at) == ("on_time", "done", on(9, 16))
    services.hand_back(dossier=row, actor=desk.who.hoa, at=on(10))
    row = fresh(row)
    assert (row.state, row.returned_at) == (State.RETURNED, on(10))
    assert [n.kind for n in row.notices.all()] == ["received", "finished", "returned"]


def test_a_result_by_post_has_its_delivery_record(desk: Shop) -> None:
    row = finished(desk, processing(desk), at=on(4))
    by: dict[str, Any] = {
        "dossier": row,
        "actor": desk.who.hoa,
        "at": on(5),
        "channel": Channel.POSTAL,
    }
    with pytest.raises(RuleBroken, match="biên bản giao nhận"):
        services.hand_back(**by)
    services.hand_back(**by, delivery_record="BB 3 ngày 05/03/2026")
    assert fresh(row).return_record == "BB 3 ngày 05/03/2026"


def test_the_post_brings_the_result_to_an_address(desk: Shop) -> None:
    asked_for = received(desk, return_channel=Channel.POSTAL, return_address="Số 8, tổ 2 (mẫu)")
    assert asked_for.return_address == "Số 8, tổ 2 (mẫu)"
    assert "bưu chính công ích, tại: Số 8, tổ 2 (mẫu)" in asked_for.slips.get(form="01").content
    by_home = received(desk, return_channel=Channel.POSTAL)
    assert by_home.return_address == details_of(desk.mai).address
    assert received(desk, return_address="Số 8").return_address == ""
    homeless = register_person(desk.who.ward, address="", id_number="", phone="")
    with pytest.raises(RuleBroken, match="Ghi địa chỉ"):
        received(replace(desk, mai=homeless), return_channel=Channel.POSTAL)


def test_an_electronic_result_is_a_file(desk: Shop) -> None:
    row = finished(desk, processing(desk, return_channel=Channel.ONLINE), at=on(4))
    with pytest.raises(RuleBroken, match="Chưa có tệp kết quả"):
        services.hand_back(dossier=row, actor=desk.who.hoa, at=on(5))
    with_file = finished(desk, processing(desk), at=on(4), with_file=True)
    services.hand_back(dossier=with_file, actor=desk.who.hoa, at=on(5), channel=Channel.ONLINE)
    assert fresh(with_file).return_channel == Channel.ONLINE


@pytest.mark.parametrize(
    ("withdrawn", "stopped", "outcome"),
    [(on(4), on(20), "on_time"), (on(4), on(5), "on_time"), (on(10), on(11), "late")],
)
def test_withdrawn_in_time_is_on_time_whenever_it_is_stopped(
    desk: Shop, withdrawn: Any, stopped: Any, outcome: str
) -> None:
    row = processing(desk)
    services.withdraw(dossier=row, actor=desk.who.hoa, at=withdrawn, reason=REASON)
    services.stop(dossier=row, actor=desk.who.hoa, at=stopped)
    row = fresh(row)
    assert (row.state, row.ending, row.outcome) == (State.STOPPED, "withdrawn", outcome)
    assert [slip.form for slip in row.slips.all()][-1] == "05"


def test_stopped_while_waiting_for_the_citizen_is_on_time(desk: Shop) -> None:
    row = processing(desk)
    asked(desk, row, at=on(6), by=desk.who.binh)
    services.stop(dossier=row, actor=desk.who.binh, at=on(30), reason="Quá hạn không bổ sung hồ sơ")
    row = fresh(row)
    assert (row.ending, row.outcome) == ("stopped", "on_time")
    assert not row.pauses.filter(end_at__isnull=True).exists()


def test_what_was_never_received_ends_without_an_outcome(desk: Shop) -> None:
    row = filed(desk, at=on(2))
    services.withdraw(dossier=row, actor=desk.who.hoa, at=on(2), reason=REASON)
    services.stop(dossier=row, actor=desk.who.hoa, at=on(2))
    assert (fresh(row).finished_at, fresh(row).outcome) == (None, "")


def test_a_finished_dossier_goes_nowhere_but_to_its_applicant(desk: Shop) -> None:
    row = finished(desk, processing(desk), at=on(4))
    for act in (services.withdraw, services.stop):
        with pytest.raises(RuleBroken, match="đã xử lý xong"):
            act(dossier=row, actor=desk.who.hoa, at=on(5), reason=REASON)


def test_a_leader_puts_a_moment_right_and_both_stay(desk: Shop) -> None:
    row = finished(desk, processing(desk), at=on(10, 8))
    assert row.outcome == "late"
    about: dict[str, Any] = {
        "dossier": row,
        "at": on(10),
        "really_at": on(9, 16),
        "reason": "Mất điện, trả trên giấy",
    }
    with pytest.raises(PermissionDenied):
        services.confirm_finish(**about, actor=desk.who.binh)
    with pytest.raises(RuleBroken, match="lý do"):
        services.confirm_finish(**{**about, "reason": ""}, actor=desk.who.lan)
    with pytest.raises(RuleBroken, match="sau khi tiếp nhận"):
        services.confirm_finish(**{**about, "really_at": on(1)}, actor=desk.who.lan)
    made = services.confirm_finish(**about, actor=desk.who.lan)
    assert (made.old_at, made.old_outcome, made.new_outcome) == (on(10, 8), "late", "on_time")
    assert (fresh(row).finished_at, fresh(row).outcome) == (on(9, 16), "on_time")


def control_slip(row: Any) -> str:
    return str(row.slips.get(form="06").content)


def test_the_control_slip_is_said_anew_when_a_dossier_is_stopped(desk: Shop) -> None:
    row = processing(desk)
    services.hand_over(
        dossier=row, actor=desk.who.binh, at=on(3), unit=desk.who.units["Tư pháp - Hộ tịch"]
    )
    before, number = control_slip(row), row.slips.get(form="06").number
    services.stop(dossier=row, actor=desk.who.binh, at=on(5), reason="Quá hạn không bổ sung hồ sơ")
    assert control_slip(row) != before
    assert row.slips.get(form="06").number == number
    assert row.slips.get(form="06").made_at == on(5)


def notice_of(row: Any) -> str:
    return str(row.slips.get(form="05").content)


def test_the_notice_of_stopping_is_signed_by_who_may_that_day(desk: Shop) -> None:
    who = desk.who
    by_officer, chosen, by_deputy = processing(desk), processing(desk), processing(desk)
    said: dict[str, Any] = {"at": on(5), "reason": "Quá hạn không bổ sung hồ sơ"}
    services.stop(dossier=by_officer, actor=who.binh, **said)
    assert who.minh.full_name in notice_of(by_officer)
    assert "KT. CHỦ TỊCH" not in notice_of(by_officer)
    services.stop(dossier=chosen, actor=who.binh, signer=who.lan, **said)
    assert who.lan.full_name in notice_of(chosen)
    assert "KT. CHỦ TỊCH" in notice_of(chosen)
    with pytest.raises(RuleBroken, match="không ký thay"):
        services.stop(dossier=by_deputy, actor=who.binh, signer=who.hoa, **said)
    organisation.delegate(
        absent=who.minh, substitute=who.quan, from_on=on(5).date(), to_on=on(6).date(),
        document="02/GUQ-UBND", authority="TUQ.", actor=who.quan, at=on(4),
    )  # fmt: skip
    services.stop(dossier=by_deputy, actor=who.binh, **said)
    assert "TUQ. CHỦ TỊCH" in notice_of(by_deputy)
    assert who.quan.full_name in notice_of(by_deputy)
