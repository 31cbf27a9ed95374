"""Extensions in time and too late, the call, and when the chain is complete."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from cchc.dossiers import queries, services
from cchc.dossiers.choices import CallOutcome, State
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
)
from cchc.kernel.errors import RuleBroken

LATER = date(2026, 3, 13)


def test_an_extension_in_time_binds_and_keeps_the_first_promise(desk: Shop) -> None:
    row = processing(desk)
    apology = extended(desk, row, at=on(6, 16), until=LATER)
    row = fresh(row)
    assert not apology.is_late
    assert (row.promised_at, row.due_at, row.appointed_at) == (on(9, 17), on(13, 17), on(13, 17))
    assert [(line.kind, line.approver) for line in row.dates.all()] == [
        ("first", None), ("extended", desk.who.lan),
    ]  # fmt: skip
    assert apology.slip is not None
    assert apology.slip.form == "04"
    assert finished(desk, row, at=on(13, 16)).outcome == "on_time"


@pytest.mark.parametrize("moment", [on(7, 9), on(9, 9), on(10, 9)])
def test_signed_too_late_it_is_an_apology_and_the_dossier_stays_late(
    desk: Shop, moment: Any
) -> None:
    row = processing(desk)
    proposed(desk, row, at=on(6), until=LATER)
    apology = services.extend(dossier=row, actor=desk.who.minh, at=moment)
    row = fresh(row)
    assert apology.is_late
    assert (row.due_at, row.appointed_at) == (on(9, 17), on(13, 17))
    assert finished(desk, row, at=on(12)).outcome == "late"


def test_a_dossier_is_extended_once(desk: Shop) -> None:
    row = processing(desk)
    extended(desk, row, at=on(5), until=LATER)
    with pytest.raises(RuleBroken, match="đã được hẹn lại một lần"):
        proposed(desk, row, at=on(6), until=date(2026, 3, 20))


def test_nobody_signs_without_a_proposal_nor_their_own(desk: Shop) -> None:
    row = processing(desk)
    with pytest.raises(RuleBroken, match="đề nghị trước"):
        services.extend(dossier=row, actor=desk.who.lan, at=on(5))
    proposed(desk, row, at=on(5), until=LATER)
    with pytest.raises(PermissionDenied):
        services.extend(dossier=row, actor=desk.who.binh, at=on(5))
    with pytest.raises(RuleBroken, match="đang chờ lãnh đạo ký"):
        proposed(desk, row, at=on(5), until=LATER)


def test_the_leader_may_choose_another_day_or_decline(desk: Shop) -> None:
    row = processing(desk)
    proposed(desk, row, at=on(5), until=LATER)
    services.decline_extension(
        dossier=row, actor=desk.who.lan, at=on(5), reason="Xử lý kịp trong hạn"
    )
    assert fresh(row).due_at == on(9, 17)
    proposed(desk, row, at=on(5), until=LATER)
    services.extend(dossier=row, actor=desk.who.lan, at=on(5), until=date(2026, 3, 11))
    assert fresh(row).due_at == on(11, 17)


def test_while_the_clock_stands_there_is_nothing_to_extend(desk: Shop) -> None:
    row = processing(desk)
    asked(desk, row, at=on(3), by=desk.who.binh)
    with pytest.raises(RuleBroken, match="đang tạm dừng"):
        services.propose_extension(
            dossier=row, actor=desk.who.hoa, at=on(4), until=LATER, reason="Chờ xác minh nơi sinh"
        )


def test_the_chain_is_complete_with_its_last_link(desk: Shop) -> None:
    row = processing(desk)
    called(desk, row, at=on(6))
    assert fresh(row).chain_complete_at is None
    extended(desk, row, at=on(6, 10), until=LATER)
    assert fresh(row).chain_complete_at == on(6, 10)


def test_who_is_not_reached_is_called_on_two_days(desk: Shop) -> None:
    row = processing(desk)
    extended(desk, row, at=on(5), until=LATER)
    for moment, complete in ((on(5), None), (on(5, 16), None), (on(6), on(6))):
        called(desk, row, at=moment, outcome="not_reached")
        assert fresh(row).chain_complete_at == complete


def test_a_call_says_what_was_said_and_lies_behind(desk: Shop) -> None:
    row = processing(desk)
    about: dict[str, Any] = {"dossier": row, "actor": desk.who.binh, "at": on(5)}
    with pytest.raises(RuleBroken, match="nội dung"):
        services.record_phone_call(**about, outcome=CallOutcome.REACHED)
    with pytest.raises(RuleBroken, match="tương lai"):
        services.record_phone_call(**about, outcome=CallOutcome.NO_NUMBER, called_at=on(6))


def test_a_waiting_proposal_lapses_with_the_end(desk: Shop) -> None:
    row = processing(desk)
    proposed(desk, row, at=on(5), until=LATER)
    row = finished(desk, row, at=on(6))
    assert row.state == State.FINISHED
    assert row.apologies.get().state == "lapsed"


def ended_late(desk: Shop) -> Dossier:
    """Finished a day after its date, nobody apologised."""
    return finished(desk, processing(desk), at=on(10))


def test_what_ended_late_is_apologised_for_afterwards(desk: Shop) -> None:
    row = ended_late(desk)
    services.propose_extension(
        dossier=row, actor=desk.who.hoa, at=on(11), reason="Chờ xác minh nơi sinh"
    )
    apology = services.extend(dossier=row, actor=desk.who.lan, at=on(11, 10))
    after = fresh(row)
    assert (apology.is_late, apology.until) == (True, on(10))
    assert (after.due_at, after.appointed_at, after.outcome) == (on(9, 17), on(9, 17), "late")
    assert after.dates.count() == 1
    assert apology.slip is not None
    assert "mới giải quyết xong" in apology.slip.content
    assert "hẹn trả kết quả giải quyết hồ sơ vào" not in apology.slip.content
    services.hand_back(dossier=row, actor=desk.who.hoa, at=on(11, 11))
    called(desk, row, at=on(12))
    assert fresh(row).chain_complete_at == on(12)


def test_what_was_stopped_late_is_apologised_for_without_a_result(desk: Shop) -> None:
    row = processing(desk)
    services.stop(dossier=row, actor=desk.who.hoa, at=on(10), reason="Không đủ điều kiện")
    services.propose_extension(
        dossier=row, actor=desk.who.hoa, at=on(11), reason="Chờ xác minh nơi sinh"
    )
    letter = services.extend(dossier=row, actor=desk.who.lan, at=on(11)).slip
    assert letter is not None
    assert "dừng giải quyết" in letter.content
    assert "Kết quả giải quyết hồ sơ đã có" not in letter.content


def test_what_ended_in_time_is_not_apologised_for(desk: Shop) -> None:
    row = finished(desk, processing(desk), at=on(6))
    with pytest.raises(RuleBroken, match="không trễ hạn"):
        services.propose_extension(
            dossier=row, actor=desk.who.hoa, at=on(11), reason="Chờ xác minh nơi sinh"
        )
    assert "propose_extension" not in queries.open_acts(row, desk.who.hoa, today=on(11).date())
