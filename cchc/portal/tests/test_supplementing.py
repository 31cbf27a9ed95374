"""A supplement sent online: only what was asked for, whole, once, and taken by the desk."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cchc.dossiers import services as acts
from cchc.dossiers.choices import State
from cchc.dossiers.facts import SOURCES
from cchc.dossiers.models import BroughtSupplement, Dossier
from cchc.dossiers.queries import badge_of, pin_of
from cchc.dossiers.services import Item
from cchc.dossiers.tests.factories import WHY, Shop, asked, fresh, on, processing
from cchc.kernel import audit
from cchc.kernel.audit.verification import verify
from cchc.notices.models import Message
from cchc.portal import tickets
from cchc.portal.tests.factories import wrong_pin
from cchc.portal.tests.filing import filing_shop, filled, pdf, sent, signed_in, switch_off
from cchc.portal.tests.permits import switched_on

BRING = reverse("portal:supplement")
ITEMS = [Item("paper", "GT2", WHY), Item("field", "ho_ten_me", WHY)]


@pytest.fixture(name="desk")
def desk_fixture(db: None) -> Shop:
    return filing_shop()


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setenv("CCHC_NOW", on(4).isoformat())
    return on(4)


@pytest.fixture(name="row")
def row_fixture(desk: Shop) -> Dossier:
    """Anh Bình has asked for the certificate of birth and the mother's name."""
    row = processing(desk)
    asked(desk, fresh(row), at=on(3), by=desk.who.binh, items=ITEMS)
    return fresh(row)


def ticket_of(row: Dossier) -> str:
    return tickets.issued(row.pk, at=on(4))


def bring(row: Dossier, **more: Any) -> Any:
    """What the page is answered to a whole supplement, or to ``more`` than that."""
    data = {"ticket": ticket_of(row), "send": "1", "t_GT2": pdf(), "d_ho_ten_me": "Đỗ Thị Mai"}
    said = {name: value for name, value in {**data, **more}.items() if value is not None}
    return Client().post(BRING, said)


def test_code_and_pin_lead_to_the_files_and_the_desk_takes_what_came(
    desk: Shop, row: Dossier
) -> None:
    page = Client().post(BRING, {"code": row.code, "pin": pin_of(row)}).content.decode()
    assert "Giấy chứng sinh" in page
    assert WHY not in page  # the officer's own words stand on the slip
    told = bring(row).content.decode()
    assert "Đã gửi bổ sung" in told
    assert "chờ cơ quan tiếp nhận" in told
    waiting = fresh(row)
    assert waiting.state == State.SUPPLEMENT
    assert badge_of(waiting).label == "Bổ sung đã nộp, chờ tiếp nhận"
    assert Message.objects.filter(subject__contains="bổ sung đã nộp").exists()
    hoa = Client()
    hoa.force_login(desk.who.hoa)
    form = hoa.get(reverse("dossiers:take_supplement", args=[row.pk])).content.decode()
    assert "Đỗ Thị Mai" in form
    brought = BroughtSupplement.objects.get()
    file = brought.files.get()
    ticks = re.findall(r"<input[^>]*checkbox[^>]*>", form.partition("<main")[2])
    assert [("checked" in tick) for tick in ticks] == [True, True]  # the paper and the field
    assert hoa.get(reverse("dossiers:brought", args=[file.pk])).status_code == 200
    paper = f"giay-{file.paper_id}"
    ticked = {f"{paper}-took": "on", f"{paper}-how": "electronic", f"{paper}-electronic": "1"}
    took = hoa.post(
        reverse("dossiers:take_supplement", args=[row.pk]), {**ticked, "fields_given": "ho_ten_me"}
    )
    assert took.status_code == 302
    taken = fresh(row)
    assert (taken.state, taken.brought_at) == (State.RECEIVED, None)
    assert taken.attachments.get().file_id == file.file_id
    brought.refresh_from_db()
    assert brought.taken_at == on(4)
    proof = verify(agency="anbinh", sources=SOURCES, outside=(), trusted=frozenset(), far=False)
    assert proof.findings == ()


def test_the_filer_sends_it_from_her_own_dossiers(desk: Shop) -> None:
    client = signed_in()
    draft = filled(client, desk)
    sent(client, draft)
    draft.refresh_from_db()
    row = draft.dossier
    assert row is not None
    acts.ask_supplement(
        dossier=row, actor=desk.who.hoa, at=on(4), items=[Item("paper", "GT2", WHY)]
    )
    receipt = client.get(reverse("portal:filed", args=[draft.key])).content.decode()
    assert "Cơ quan yêu cầu bổ sung" in receipt
    address = reverse("portal:filed_supplement", args=[draft.key])
    assert "Giấy chứng sinh" in client.get(address).content.decode()
    answer = client.post(address, {"ticket": ticket_of(row), "send": "1", "t_GT2": pdf()})
    assert answer["Location"] == reverse("portal:filed", args=[draft.key])
    assert fresh(row).brought_at == on(4)
    stranger = signed_in("khac@example.vn")
    assert stranger.get(address).status_code == 404


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"t_GT2": None}, "Chưa chọn tệp"),
        ({"d_ho_ten_me": ""}, "Chưa ghi mục này"),
        ({"t_GT2": SimpleUploadedFile("a.pdf", b"MZ\x90\x00 chuong trinh")}, "a.pdf"),
        ({"t_GT2": SimpleUploadedFile("a.html", b"<html><script>1</script>")}, "a.html"),
        ({"ticket": "00"}, "nhập lại mã hồ sơ"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(
    row: Dossier, more: dict[str, Any], told: str
) -> None:
    assert told in bring(row, **more).content.decode()
    assert not BroughtSupplement.objects.exists()
    assert fresh(row).brought_at is None


def test_what_was_not_asked_for_is_not_taken(row: Dossier) -> None:
    bring(row, t_GT1=pdf("la.pdf"))
    assert [file.paper.code for file in BroughtSupplement.objects.get().files.all()] == ["GT2"]


def test_a_wrong_pin_opens_nothing(row: Dossier) -> None:
    page = Client().post(BRING, {"code": row.code, "pin": wrong_pin(row)}).content.decode()
    assert "Không tìm thấy hồ sơ" in page
    assert "Giấy chứng sinh" not in page


def test_a_ticket_lapses(row: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    old = ticket_of(row)
    monkeypatch.setenv("CCHC_NOW", on(4, 9, 30).isoformat())
    assert "nhập lại mã hồ sơ" in bring(row, ticket=old).content.decode()
    assert not BroughtSupplement.objects.exists()


def test_pressed_twice_it_is_one_sending_and_after_five_the_desk_is_named(row: Dossier) -> None:
    ticket = ticket_of(row)
    for _ in range(2):
        bring(row, ticket=ticket)
    assert BroughtSupplement.objects.count() == 1
    for _ in range(4):
        bring(row)
    assert BroughtSupplement.objects.count() == 5
    assert "Đã gửi bổ sung 5 lần" in bring(row).content.decode()
    events = audit.history(row.agency.code, "dossier", str(row.pk))
    assert sum(event.act == "dossiers.bring_supplement" for event in events) == 5


def test_nothing_is_sent_where_nothing_is_asked_or_filing_is_off(desk: Shop, row: Dossier) -> None:
    switch_off(desk)
    assert "chưa nhận bổ sung qua mạng" in bring(row).content.decode()
    switched_on(desk.who.ward, on(4))
    acts.withdraw(dossier=row, actor=desk.who.hoa, at=on(4), reason="Công dân xin rút hồ sơ")
    assert "không chờ bổ sung" in bring(row).content.decode()
    assert not BroughtSupplement.objects.exists()


def test_the_page_behind_the_qr_code_asks_for_the_pin_first(row: Dossier) -> None:
    page = Client().get(reverse("portal:by_link", args=[row.token])).content.decode()
    assert f'href="{BRING}"' in page
    assert "ticket" not in page


def test_the_page_with_the_form_lets_its_post_come_from_here(row: Dossier) -> None:
    page = Client().post(reverse("portal:look_up"), {"code": row.code, "pin": pin_of(row)})
    assert "Nộp bổ sung qua mạng" in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin"  # no-referrer: a browser would send "null"
    assert page["Cache-Control"] == "private, no-store"
