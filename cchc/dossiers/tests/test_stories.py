"""Three stories from end to end, with the dates that the working calendar of 2026 gives them.

Tết: Monday 16/02 to Friday 20/02 are off; the desk is open again on Monday 23/02.
"""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from cchc.dossiers import queries, services
from cchc.dossiers.choices import State
from cchc.dossiers.models import Dossier
from cchc.dossiers.rules.late_chain import Link
from cchc.dossiers.services import ResultGiven
from cchc.dossiers.tests.factories import (
    PDF,
    Shop,
    assigned,
    called,
    filed,
    finished,
    fresh,
    on,
    processing,
    proposed,
    received,
)
from cchc.kernel.errors import RuleBroken

POWER_CUT = "Mất điện từ 7 giờ 30 đến 17 giờ, tiếp nhận theo sổ giấy."


def forms(row: Dossier) -> list[str]:
    return list(row.slips.order_by("pk").values_list("form", flat=True))


def links(desk: Shop, row: Dossier, at: Any) -> dict[int, tuple[Link, ...]]:
    found = {late.dossier.pk: late.missing for late in queries.late_work(desk.who.lan, at=at)}
    return found if row.pk in found else {}


def test_a_birth_registered_over_tet_at_the_counter(desk: Shop) -> None:
    """Five working days from Thursday before Tết: 13/02, then 23, 24, 25, 26/02."""
    row = fresh(received(desk, at=on(12, 9, month=2)))
    assert (row.effective_on, row.due_at) == (on(12, month=2).date(), on(26, 17, month=2))
    assert any("Tết" in str(step["why"]) for step in row.due_steps)
    after_the_cut_off = received(desk, at=on(13, 16, month=2))
    assert fresh(after_the_cut_off).effective_on == on(23, month=2).date()
    row = assigned(desk, row, at=on(12, 10, month=2))
    services.take_up(dossier=row, actor=desk.who.binh, at=on(13, 8, month=2))
    services.hand_over(
        dossier=row, actor=desk.who.binh, at=on(25, 9, month=2),
        unit=desk.who.units["Lãnh đạo UBND phường"], person=desk.who.lan, note_text="Trình ký",
    )  # fmt: skip
    services.finish(
        dossier=row, actor=desk.who.hoa, at=on(26, 15, month=2),
        results=[ResultGiven("KQ1", "Giấy khai sinh", PDF)],
    )  # fmt: skip
    services.hand_back(dossier=row, actor=desk.who.hoa, at=on(26, 16, month=2))
    row = fresh(row)
    assert (row.state, row.outcome) == (State.RETURNED, "on_time")
    assert forms(row) == ["01", "06"]
    # 37 working hours over Tết, then two hours that the signature took longer than.
    assert [(step.due_at, step.result) for step in row.steps.all()] == [
        (on(25, 16, 30, month=2), "early"),
        (on(25, 11, month=2), "late"),
    ]


def test_a_late_one_with_the_whole_chain(desk: Shop) -> None:
    """Due Monday 09/03, done on Friday 13/03: nothing on the way makes it on time."""
    row = processing(desk)
    late = on(10, 8)
    assert links(desk, row, late)[row.pk] == (
        Link.LETTER, Link.APPOINTMENT, Link.CALL, Link.NOTICE,
    )  # fmt: skip
    called(desk, row, at=on(10, 9), outcome="not_reached")
    proposed(desk, row, at=on(10, 10), until=on(16).date())
    services.extend(dossier=row, actor=desk.who.lan, at=on(10, 15))
    assert links(desk, row, on(10, 16))[row.pk] == (Link.CALL,)
    called(desk, row, at=on(11, 9), outcome="not_reached")
    assert links(desk, row, on(11, 10)) == {}
    row = finished(desk, row, at=on(13, 10))
    assert (row.outcome, row.due_at, row.appointed_at) == ("late", on(9, 17), on(16, 17))
    assert row.chain_complete_at == on(11, 9)
    assert forms(row) == ["01", "04", "06"]
    with pytest.raises(PermissionDenied):
        services.confirm_finish(
            dossier=row, actor=desk.who.binh, at=on(13, 11), really_at=on(9, 16), reason=POWER_CUT
        )
    assert fresh(row).outcome == "late"


def test_a_contingency_day(desk: Shop) -> None:
    """Taken on paper on Friday 06/03, entered on Monday: code and clock are those of Friday."""
    paper: dict[str, Any] = {"filed_at": on(6, 10), "contingency_reason": POWER_CUT}
    with pytest.raises(RuleBroken, match="lý do"):
        filed(desk, at=on(9, 8), filed_at=on(6, 10))
    row = filed(desk, at=on(9, 8), **paper)
    row = fresh(services.receive(dossier=row, actor=desk.who.hoa, at=on(9, 8, 10)))
    assert row.code.partition("-")[2] == "260306-0001"
    assert (row.received_at, row.entered_at) == (on(6, 10), on(9, 8))
    assert (row.due_at, row.contingency_reason) == (on(13, 17), POWER_CUT)
    by_clock = received(desk, at=on(9, 8, 20))
    assert fresh(by_clock).due_at == on(16, 17)
    row = finished(desk, assigned(desk, row, at=on(9, 9)), at=on(13, 16))
    assert row.outcome == "on_time"
