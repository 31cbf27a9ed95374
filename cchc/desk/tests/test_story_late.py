"""No path makes a late dossier on time without a visible event, a reason and a second person."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from cchc.desk.tests.test_story_shop import REASON, Ward
from cchc.dossiers import measures, services
from cchc.dossiers.choices import PaidHow, State
from cchc.dossiers.models import Dossier
from cchc.dossiers.queries.acts import open_acts
from cchc.dossiers.rules.transitions import MOVES
from cchc.dossiers.services import Given, Item, Paid, ResultGiven
from cchc.dossiers.tests.factories import PDF, WHY, Shop, assigned, fresh, on, processing, shop
from cchc.dossiers.tests.test_incidents import LOST
from cchc.kernel.errors import RuleBroken
from cchc.kernel.models import AuditEvent
from cchc.kernel.periods import Period

MARCH = Period.parse("2026-03")
# Done at the counter, or in the course of another act.
NO_PAGE = {"register", "restart", "settle_payment", "propose_supplement"}
Path = Callable[[Shop, Dossier], object]


@pytest.fixture
def ward(db: None, monkeypatch: pytest.MonkeyPatch) -> Ward:
    return Ward(shop(), monkeypatch)


def _supplement(desk: Shop, row: Dossier) -> None:
    who = desk.who
    services.ask_supplement(
        dossier=row, actor=who.binh, at=on(10), items=[Item("paper", "GT2", WHY)]
    )
    services.take_supplement(dossier=row, actor=who.hoa, at=on(16), papers=[Given("GT2")])


def _payment(desk: Shop, row: Dossier) -> None:
    services.demand_payment(dossier=row, actor=desk.who.binh, at=on(10), amount=50_000)
    paid = Paid(50_000, PaidHow.CASH, receipt_number="0001234")
    services.take_payment(dossier=row, actor=desk.who.hoa, at=on(16), paid=paid)


def _extension(desk: Shop, row: Dossier) -> None:
    services.propose_extension(
        dossier=row, actor=desk.who.binh, at=on(10), until=on(20).date(), reason=REASON
    )
    services.extend(dossier=row, actor=desk.who.lan, at=on(10, 10))


def _away(desk: Shop, row: Dossier) -> None:
    by: dict[str, Any] = {"dossier": row, "actor": desk.who.binh}
    services.pass_on(**by, at=on(10), partner="Công an phường", why="Xác minh nơi cư trú")
    services.take_back(**by, at=on(16), result="Đã xác minh")


def _again(desk: Shop, row: Dossier) -> None:
    leaders = desk.who.units["Lãnh đạo UBND phường"]
    services.hand_over(dossier=row, actor=desk.who.binh, at=on(10), unit=leaders)
    assigned(desk, fresh(row), at=on(11))


def _incident(desk: Shop, row: Dossier) -> None:
    services.record_incident(dossier=row, actor=desk.who.hoa, at=on(10), happened=LOST)


PATHS: dict[str, Path] = {
    "nothing": lambda desk, row: None,
    "supplement": _supplement,
    "payment": _payment,
    "extension": _extension,
    "another agency": _away,
    "given anew": _again,
    "incident": _incident,
}


@pytest.mark.parametrize("path", PATHS)
def test_whatever_is_done_to_a_late_dossier_it_ends_late(ward: Ward, path: str) -> None:
    desk = ward.desk
    row = processing(desk)  # due on Monday 09/03 at 17:00
    PATHS[path](desk, row)
    row = fresh(row)
    if row.state == State.RECEIVED:
        row = assigned(desk, row, at=on(17))
    services.finish(
        dossier=row, actor=desk.who.hoa, at=on(17, 10),
        results=[ResultGiven("KQ1", "Giấy khai sinh", PDF)],
    )  # fmt: skip
    services.hand_back(dossier=row, actor=desk.who.hoa, at=on(17, 11))
    found = measures.statistics(desk.who.ward, MARCH, as_of=on(31, 20)).counts
    assert fresh(row).outcome == "late"
    assert (found["finished_late"], found["finished_on_time"], found["finished_early"]) == (1, 0, 0)


def test_withdrawn_and_stopped_after_its_date_it_ended_late(ward: Ward) -> None:
    row = processing(ward.desk)
    hoa = ward.who.hoa
    services.withdraw(dossier=row, actor=hoa, at=on(10), reason="Không còn nhu cầu")
    services.stop(dossier=row, actor=hoa, at=on(11))
    assert fresh(row).outcome == "late"


@pytest.mark.parametrize("name", ["minh", "lan", "quan", "hoa", "binh", "tam", "quantri"])
def test_one_person_alone_changes_no_moment_of_a_finished_one(ward: Ward, name: str) -> None:
    """Of all acts only ``confirm_finish`` touches the outcome, and only a leader is offered it."""
    row = processing(ward.desk)
    services.finish(dossier=row, actor=ward.who.binh, at=on(10))
    row = fresh(row)
    user = getattr(ward.who, name)
    offered = open_acts(row, user, today=on(10).date())
    assert ("confirm_finish" in offered) == (name in ("minh", "lan"))
    ward.at(10, 15)
    typed = {"day": "09/03/2026", "time": "16:00", "reason": ""}
    for act in MOVES.keys() - NO_PAGE:
        ward.does(user, act, row, **typed)
    assert (fresh(row).outcome, fresh(row).finished_at) == ("late", on(10))


def test_a_leader_who_finished_it_needs_another_leader_and_all_of_it_is_seen(ward: Ward) -> None:
    who = ward.who
    row = processing(ward.desk)
    leaders = who.units["Lãnh đạo UBND phường"]
    services.hand_over(dossier=row, actor=who.binh, at=on(9), unit=leaders, person=who.lan)
    services.finish(dossier=row, actor=who.lan, at=on(10))
    about: dict[str, Any] = {"dossier": row, "at": on(11), "really_at": on(9, 16)}
    with pytest.raises(PermissionDenied, match="cần một lãnh đạo khác"):
        services.confirm_finish(**about, actor=who.lan, reason=REASON)
    with pytest.raises(RuleBroken):
        services.confirm_finish(**about, actor=who.minh, reason="")
    assert fresh(row).outcome == "late"
    services.confirm_finish(**about, actor=who.minh, reason=REASON)
    correction = row.corrections.get()
    assert (correction.old_outcome, correction.new_outcome) == ("late", "on_time")
    assert (correction.old_at, correction.by, correction.reason) == (on(10), who.minh, REASON)
    event = AuditEvent.objects.filter(act="dossiers.confirm_finish").get()
    assert event.actor_key == who.minh.actor_key
    ward.at(12)
    page = ward.reads(who.hoa, "dossiers:page", row.pk)
    assert "Xác nhận lại" in page
    assert REASON in page
