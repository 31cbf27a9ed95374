"""A dossier lost, damaged or falsified here: recorded, apologised for, counted."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from cchc.dossiers import facts, measures, services
from cchc.dossiers.choices import IncidentKind, Payer
from cchc.dossiers.models import Dossier, Incident
from cchc.dossiers.rules.statistics import Window
from cchc.dossiers.services import Happened
from cchc.dossiers.tests.factories import Shop, fresh, on, processing
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period

LOST = Happened(
    IncidentKind.LOST,
    "Giấy chứng sinh thất lạc khi chuyển bước",
    "Cơ quan xin cấp lại giấy chứng sinh",
    50_000,
    Payer.AGENCY,
)


def recorded(desk: Shop, row: Dossier, happened: Happened = LOST, **more: Any) -> Incident:
    return services.record_incident(
        dossier=row, actor=desk.who.binh, at=on(4), happened=happened, **more
    )


def test_an_incident_has_its_letter_notice_message_and_figure(desk: Shop) -> None:
    row = processing(desk)
    before = fresh(row)
    made = recorded(desk, row)
    after = fresh(row)
    assert (after.state, after.due_at) == (before.state, before.due_at)
    assert made.slip is not None
    assert (made.slip.symbol, made.slip.number) == ("TXL", 1)
    for said in ("thất lạc khi chuyển bước", "50.000 đồng, cơ quan chi trả", "CHỦ TỊCH"):
        assert said in made.slip.content
    assert row.notices.latest("pk").kind == "incident"
    assert desk.who.lan.messages.latest("pk").subject.endswith("làm mất hồ sơ, giấy tờ")
    march, february = (Window.of(Period.parse(text), on(31, 23)) for text in ("2026-03", "2026-02"))
    assert list(measures.incidents(desk.who.ward, march)) == [made]
    assert not measures.incidents(desk.who.ward, february).exists()
    found = verify(
        agency="anbinh", sources=facts.SOURCES, outside=(), trusted=frozenset(), far=False
    )
    assert list(found.findings) == []


@pytest.mark.parametrize(
    ("cost", "payer", "reason", "remedy", "says"),
    [
        (50_000, Payer.NOBODY, LOST.what, "Cấp lại", "ai chi trả"),
        (0, Payer.AGENCY, LOST.what, "Cấp lại", "số tiền"),
        (-1, Payer.AGENCY, LOST.what, "Cấp lại", "không được âm"),
        (0, Payer.NOBODY, "Mất", "Cấp lại", "ít nhất 10 chữ"),
        (0, Payer.NOBODY, LOST.what, " ", "cách khắc phục"),
    ],
)
def test_an_incident_is_whole(
    desk: Shop, cost: int, payer: Payer, reason: str, remedy: str, says: str
) -> None:
    row = processing(desk)
    with pytest.raises(RuleBroken, match=says):
        recorded(desk, row, Happened(IncidentKind.WRONG, reason, remedy, cost, payer))
    assert not Incident.objects.exists()


def test_who_signs_may_and_who_has_nothing_to_do_with_it_records_nothing(desk: Shop) -> None:
    row = processing(desk)
    slip = recorded(desk, row, signer=desk.who.lan).slip
    assert slip is not None
    assert "KT. CHỦ TỊCH" in slip.content
    with pytest.raises(RuleBroken, match="không ký thay"):
        recorded(desk, row, signer=desk.who.hoa)
    with pytest.raises(PermissionDenied):
        services.record_incident(dossier=row, actor=desk.who.son, at=on(4), happened=LOST)


def test_it_is_recorded_by_a_form_and_found_in_the_list(
    desk: Shop, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-03-04T09:00")
    row, other = processing(desk), processing(desk)
    client.force_login(desk.who.hoa)
    address = reverse("dossiers:record_incident", args=[row.pk])
    form = {"kind": "damaged", "reason": "Giấy chứng sinh bị ướt", "remedy": "Xin cấp lại",
            "cost": "20.000", "payer": "nobody", "signer": str(desk.who.minh.pk)}  # fmt: skip
    assert "Có chi phí thì ghi ai chi trả" in client.post(address, form).content.decode()
    client.post(address, {**form, "payer": "person"})
    page = client.get(reverse("dossiers:page", args=[row.pk])).content.decode()
    assert "Làm hư hỏng hồ sơ, giấy tờ" in page
    assert "Người gây ra chi trả 20.000 đồng" in page
    listed = client.get(reverse("dossiers:every") + "?risk=incident").content.decode()
    assert row.code in listed
    assert other.code not in listed
