"""A supplement is asked once, from the list; what is tried besides is kept; late stays late."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from cchc.dossiers import services
from cchc.dossiers.choices import State
from cchc.dossiers.models import AttemptBlocked
from cchc.dossiers.rules.supplements import AttemptRefused
from cchc.dossiers.services import Given, Item
from cchc.dossiers.tests.factories import (
    WHY,
    Shop,
    asked,
    assigned,
    completed,
    extended,
    fresh,
    on,
    processing,
)
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation import services as organisation

LAW = "Luật Hộ tịch, Điều 1 (mẫu)"


def last_act(row: Any) -> str:
    return audit.history("anbinh", "dossier", str(row.pk))[-1].act


def test_within_three_days_the_limit_restarts_when_the_dossier_is_complete(desk: Shop) -> None:
    row = processing(desk)
    request = asked(desk, row, at=on(5), by=desk.who.binh)
    waiting = fresh(row)
    assert (waiting.state, request.effect, waiting.due_at) == (State.SUPPLEMENT, "restart", None)
    row = completed(desk, row, at=on(10))
    assert (row.state, row.cycle, row.due_at) == (State.RECEIVED, 2, on(17, 17))
    assert row.promised_at == on(9, 17)
    assert [line.kind for line in row.dates.all()] == ["first", "restarted"]
    assert [slip.form for slip in row.slips.all()] == ["01", "02", "01"]
    assert row.officer is None
    assert not row.steps.filter(done_at__isnull=True).exists()


def test_later_the_clock_only_stands_meanwhile(desk: Shop) -> None:
    row = processing(desk)
    request = asked(desk, row, at=on(6), by=desk.who.binh)
    assert request.effect == "pause"
    row = completed(desk, row, at=on(11))
    assert (row.state, row.cycle, row.due_at) == (State.PROCESSING, 1, on(12, 17))
    assert [line.kind for line in row.dates.all()] == ["first", "resumed"]
    assert any(step["rule"] == "pause" for step in row.due_steps)


@pytest.mark.parametrize("hour", [(9, 18), (10, 9)])
def test_asked_after_the_date_the_clock_does_not_stand(desk: Shop, hour: tuple[int, int]) -> None:
    row = processing(desk)
    request = asked(desk, row, at=on(*hour), by=desk.who.binh)
    assert request.effect == "no effect"
    assert fresh(row).due_at == on(9, 17)
    row = completed(desk, row, at=on(20))
    assert (row.due_at, row.cycle) == (on(9, 17), 1)
    row = fresh(services.finish(dossier=row, actor=desk.who.binh, at=on(20)))
    assert row.outcome == "late"


def test_a_pause_within_an_extension_moves_the_extended_date(desk: Shop) -> None:
    row = processing(desk)
    extended(desk, row, at=on(6), until=on(13).date())
    asked(desk, row, at=on(11), by=desk.who.binh)
    row = completed(desk, row, at=on(16))
    assert row.due_at == on(18, 17)
    assert row.due_steps[-1]["rule"] == "moved"


def test_an_attempt_off_the_list_is_refused_and_kept(desk: Shop) -> None:
    row = processing(desk)
    items = [Item("paper", "GT2", WHY), Item("paper", "SO_HK", "Cần sổ hộ khẩu cũ")]
    with pytest.raises(AttemptRefused, match="ngoài danh mục"):
        asked(desk, row, at=on(3), by=desk.who.binh, items=items)
    kept = AttemptBlocked.objects.get()
    assert (kept.why, kept.by, kept.at) == ("off_list", desk.who.binh, on(3))
    assert kept.items == [["paper", "GT2"], ["paper", "SO_HK"]]
    assert fresh(row).state == State.PROCESSING
    assert last_act(row) == "dossiers.block_supplement"


def test_a_second_request_is_blocked_and_kept(desk: Shop) -> None:
    row = processing(desk)
    asked(desk, row, at=on(6), by=desk.who.binh)
    row = completed(desk, row, at=on(9))
    with pytest.raises(AttemptRefused, match="không được yêu cầu nữa"):
        asked(desk, row, at=on(10), by=desk.who.binh)
    assert AttemptBlocked.objects.get().why == "second"


def second(desk: Shop) -> Any:
    row = processing(desk)
    asked(desk, row, at=on(6), by=desk.who.binh)
    row = completed(desk, row, at=on(9))
    return row, asked(desk, row, at=on(9, 10), by=desk.who.binh, sector_law=LAW)


def test_a_second_request_with_its_law_waits_and_makes_the_dossier_late(desk: Shop) -> None:
    row, request = second(desk)
    assert (request.state, fresh(row).state) == ("waiting", State.PROCESSING)
    with pytest.raises(PermissionDenied, match="không được phép"):
        services.approve_supplement(request=request, actor=desk.who.quan, at=on(9, 11))
    services.approve_supplement(request=request, actor=desk.who.lan, at=on(9, 11))
    row = fresh(row)
    assert (row.state, row.late_from) == (State.SUPPLEMENT, on(9, 11))
    row = assigned(desk, completed(desk, row, at=on(9, 14)), at=on(9, 14))
    services.finish(dossier=row, actor=desk.who.binh, at=on(9, 15))
    assert fresh(row).outcome == "late"


def test_the_agency_may_let_its_dates_decide_instead(desk: Shop) -> None:
    organisation.change_setting(
        agency=desk.who.ward, key="dossiers.second_supplement", value="by_date", document="QĐ 1",
        actor=desk.who.quantri, at=on(1),
    )  # fmt: skip
    row, request = second(desk)
    services.approve_supplement(request=request, actor=desk.who.lan, at=on(9, 11))
    assert fresh(row).late_from is None


def test_a_second_request_may_be_declined_with_a_reason(desk: Shop) -> None:
    row, request = second(desk)
    services.decline_supplement(
        request=request, actor=desk.who.lan, at=on(9, 11), reason="Không cần thiết nữa"
    )
    assert fresh(row).state == State.PROCESSING
    with pytest.raises(RuleBroken, match="đã có kết quả"):
        services.approve_supplement(request=request, actor=desk.who.minh, at=on(9, 12))


def test_what_is_still_missing_is_named(desk: Shop) -> None:
    row = processing(desk)
    items = [Item("paper", "GT2", WHY), Item("field", "ho_ten_me", "Chưa ghi họ tên mẹ")]
    asked(desk, row, at=on(3), by=desk.who.binh, items=items)
    with pytest.raises(RuleBroken, match="còn thiếu Họ tên mẹ"):
        services.take_supplement(dossier=row, actor=desk.who.hoa, at=on(4), papers=[Given("GT2")])
    services.take_supplement(
        dossier=row, actor=desk.who.hoa, at=on(4), papers=[Given("GT2")], fields=["ho_ten_me"]
    )
    assert fresh(row).state == State.RECEIVED


def test_an_officer_asks_only_in_own_steps(desk: Shop) -> None:
    row = processing(desk)
    with pytest.raises(PermissionDenied, match="không phải của bạn"):
        asked(desk, row, at=on(3), by=desk.who.son)
