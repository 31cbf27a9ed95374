"""The late chain of a mirrored dossier is done here; what the source told stays as it was."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.dossiers import facts, services
from cchc.dossiers.choices import CallOutcome
from cchc.dossiers.models import Dossier
from cchc.dossiers.tests.exports import line
from cchc.dossiers.tests.factories import Shop
from cchc.dossiers.tests.mirroring import LATE, SECOND, changed, written
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import HANOI

THIRD = datetime(2026, 1, 13, 9, 0, tzinfo=HANOI)
OPEN_LATE = line(due="08/01/2026")
WHY = "Chờ xác minh nơi sinh"
OF_SOURCE = ("state", "due_at", "received_at", "finished_at", "outcome", "returned_at", "late_from")


def told(row: Dossier) -> list[Any]:
    return [getattr(row, name) for name in OF_SOURCE]


def apologised(desk: Shop, row: Dossier, until: date | None = None) -> Dossier:
    """Asked for by chị Hoa, signed by bà Lan, and called."""
    about: dict[str, Any] = {"dossier": row, "at": SECOND}
    services.propose_extension(**about, actor=desk.who.hoa, until=until, reason=WHY)
    services.extend(**about, actor=desk.who.lan)
    services.record_phone_call(
        **about, actor=desk.who.hoa, outcome=CallOutcome.REACHED, said="Đã xin lỗi"
    )
    return Dossier.objects.get(pk=row.pk)


def test_what_ended_late_at_the_source_completes_its_chain_here(desk: Shop) -> None:
    written(desk.who, LATE)
    row = Dossier.objects.get()
    after = apologised(desk, row)
    assert after.chain_complete_at == SECOND
    assert told(after) == told(row)
    assert after.slips.get().form == "04"
    assert written(desk.who, LATE, at=THIRD).unchanged == 1
    found = verify(
        agency="anbinh", sources=facts.SOURCES, outside=(), trusted=frozenset(), far=False
    )
    assert list(found.findings) == []


def test_a_new_appointment_is_told_and_the_sources_date_stays(desk: Shop) -> None:
    written(desk.who, OPEN_LATE)
    row = Dossier.objects.get()
    after = apologised(desk, row, date(2026, 1, 16))
    appointed = datetime(2026, 1, 16, 17, 0, tzinfo=HANOI)
    assert told(after) == told(row)
    assert after.appointed_at == appointed
    written(desk.who, OPEN_LATE, at=THIRD)
    assert Dossier.objects.get().appointed_at == appointed
    written(desk.who, line(due="20/01/2026"), at=datetime(2026, 1, 14, 9, tzinfo=HANOI))
    assert Dossier.objects.get().appointed_at == datetime(2026, 1, 20, 23, 59, tzinfo=HANOI)


def test_before_it_is_late_it_is_extended_at_the_source(desk: Shop) -> None:
    written(desk.who, line(due="20/01/2026"))
    with pytest.raises(RuleBroken, match="gia hạn thực hiện ở hệ thống tỉnh"):
        apologised(desk, Dossier.objects.get(), date(2026, 1, 23))


def test_nothing_else_is_done_to_it(desk: Shop) -> None:
    written(desk.who, OPEN_LATE)
    row = Dossier.objects.get()
    with pytest.raises(RuleBroken, match="xử lý ở hệ thống tỉnh"):
        services.withdraw(dossier=row, actor=desk.who.hoa, at=SECOND, reason="Không còn nhu cầu")


def test_the_page_marks_what_was_changed_at_the_source(
    desk: Shop, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", SECOND.isoformat())
    change = changed(desk.who)
    address = reverse("dossiers:page", args=[change.dossier_id])
    confirms = reverse("dossiers:confirm_change", args=[change.pk])
    pages = {}
    for person in (desk.who.hoa, desk.who.lan):
        client.force_login(person)
        pages[person.pk] = client.get(address).content.decode()
        assert "Sửa ở nguồn, vẫn tính trễ" in pages[person.pk]
        assert "Hẹn trả: 07/01/2026 → 08/01/2026" in pages[person.pk]
    assert confirms in pages[desk.who.lan.pk]
    assert confirms not in pages[desk.who.hoa.pk]
    assert reverse("dossiers:propose_extension", args=[change.dossier_id]) in pages[desk.who.hoa.pk]
    assert reverse("dossiers:withdraw", args=[change.dossier_id]) not in pages[desk.who.hoa.pk]
