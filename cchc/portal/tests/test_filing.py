"""Filing online: off by default, one's own only, checked, sent once."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cchc.dossiers import queries as dossiers
from cchc.dossiers import services as acts
from cchc.dossiers.choices import Channel, PaperHow, State
from cchc.dossiers.models import Attachment, Dossier
from cchc.dossiers.services import Given
from cchc.dossiers.tests.factories import Shop, five_days, on
from cchc.kernel.errors import RuleBroken
from cchc.organisation import services as organisation
from cchc.organisation.models import Setting, User
from cchc.portal.models import DraftFile, FilingDraft
from cchc.portal.tests.filing import (
    CHILD,
    CODE,
    EMAIL,
    PERSON,
    begun,
    filing_shop,
    filled,
    kept,
    pdf,
    sent,
    signed_in,
    switch_off,
)
from cchc.procedures.models import Paper
from cchc.procedures.tests.factories import BIRTH, published


@pytest.fixture(name="desk")
def desk_fixture(db: None) -> Shop:
    return filing_shop()


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setenv("CCHC_NOW", on(4).isoformat())
    return on(4)


def page(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(f"portal:{name}", args=args))
    assert answer.status_code == 200, answer
    return str(answer.content.decode())


def test_off_the_procedure_leads_to_the_national_portal_and_nothing_here_is_found(
    desk: Shop,
) -> None:
    client = signed_in()
    draft = begun(client, desk)
    switch_off(desk)
    shown = page(Client(), "procedure", desk.who.ward.code, CODE)
    assert "Đến Cổng Dịch vụ công quốc gia" in shown
    assert "Nộp hồ sơ trực tuyến" not in shown
    start = reverse("portal:start_filing", args=[desk.who.ward.code, CODE])
    assert client.get(start).status_code == client.post(start).status_code == 404
    assert client.get(reverse("portal:draft", args=[draft.key])).status_code == 404
    assert sent(client, draft).status_code == 404


def test_neither_the_page_of_settings_nor_a_command_switches_it(desk: Shop) -> None:
    switch_off(desk)
    client = Client()
    client.force_login(User.objects.get(pk=desk.who.quantri.pk))
    start = reverse("portal:start_filing", args=[desk.who.ward.code, CODE])
    for name in ("change_setting", "reset_setting"):
        address = reverse(f"organisation:{name}", args=["portal.filing"])
        client.post(address, {"value": "on", "document": "123/QĐ-UBND ngày 05/01/2026"})
        assert Client().get(start).status_code == 404
    shown = client.get(reverse("organisation:change_setting", args=["portal.filing"]))
    assert "Không đổi ở đây" in shown.content.decode()
    for value in ("on", "off"):
        with pytest.raises(RuleBroken, match="Nộp hồ sơ trực tuyến"):
            organisation.change_setting(
                agency=desk.who.ward,
                key="portal.filing",
                value=value,
                document="123/QĐ-UBND ngày 05/01/2026",
                actor=desk.who.quantri,
                at=on(4),
            )


def test_the_setting_without_the_approved_act_opens_nothing(desk: Shop) -> None:
    switch_off(desk)
    Setting.objects.filter(agency=desk.who.ward, key="portal.filing").update(value="on")
    start = reverse("portal:start_filing", args=[desk.who.ward.code, CODE])
    assert Client().get(start).status_code == 404


def test_a_procedure_that_is_not_online_cannot_be_filed(desk: Shop) -> None:
    content = five_days(online_level="none")
    published(desk.who.quan, entry=replace(BIRTH, code="MAU.HT.02"), content=content)
    start = reverse("portal:start_filing", args=[desk.who.ward.code, "MAU.HT.02"])
    assert Client().get(start).status_code == 404


def test_the_way_from_the_procedure_to_the_receipt(desk: Shop) -> None:
    client = Client()
    shown = page(client, "procedure", desk.who.ward.code, CODE)
    start = reverse("portal:start_filing", args=[desk.who.ward.code, CODE])
    assert start in shown
    assert "Xác nhận thư điện tử để bắt đầu" in page(client, "start_filing", "anbinh", CODE)
    assert "dang-nhap" in client.post(start)["Location"]
    client = signed_in()
    draft = filled(client, desk)
    review = page(client, "review", draft.key)
    for said in ("Đỗ Gia Hân", "20/02/2026", "giay-chung-sinh.pdf", "khai trực tuyến", EMAIL):
        assert said in review, said
    assert sent(client, draft)["Location"] == reverse("portal:filed", args=[draft.key])
    row = Dossier.objects.get()
    receipt = page(client, "filed", draft.key)
    assert row.code in receipt
    assert dossiers.pin_of(row) in receipt
    assert "data:image/svg+xml" in receipt
    looked_up = Client().post(
        reverse("portal:look_up"), {"code": row.code, "pin": dossiers.pin_of(row)}
    )
    assert "Cơ quan đang kiểm tra hồ sơ" in looked_up.content.decode()
    assert "Đỗ" not in looked_up.content.decode()
    assert "Mới đăng ký" in page(client, "filings")


def test_what_was_sent_is_a_registered_dossier_with_its_answers_and_files(desk: Shop) -> None:
    client = signed_in()
    sent(client, filled(client, desk))
    row = Dossier.objects.get()
    assert (row.state, row.channel) == (State.REGISTERED, Channel.ONLINE)
    assert row.registered_by is None
    assert row.due_at is None
    assert row.applicant.name == "Đỗ Thị Mai"
    assert row.applicant.email == EMAIL
    assert {t.paper.code: t.how for t in row.papers.all()} == {
        "GT1": PaperHow.ELECTRONIC,
        "GT2": PaperHow.ELECTRONIC,
    }
    assert Attachment.objects.get().file.name == "giay-chung-sinh.pdf"
    (form,) = row.declarations.all()
    assert ("Họ, chữ đệm, tên của trẻ", "Đỗ Gia Hân") in form.lines
    assert ("Ngày sinh của trẻ", "20/02/2026") in form.lines
    draft = FilingDraft.objects.get()
    assert draft.typed == {}
    assert not DraftFile.objects.exists()


def test_what_came_with_it_is_shown_to_the_desk_and_is_no_reuse(desk: Shop) -> None:
    client = signed_in()
    draft = filled(client, desk)
    sent(client, draft)
    row = Dossier.objects.get()
    desk_client = Client()
    desk_client.force_login(desk.who.hoa)
    page = desk_client.get(reverse("dossiers:receive", args=[row.pk])).content.decode()
    came, _, asked = page.partition("Giấy tờ khác của thủ tục")
    assert "Giấy chứng sinh" in came
    assert "giay-chung-sinh.pdf" in came
    assert "Giấy chứng sinh" not in asked
    assert "Giấy tờ tùy thân của người đi đăng ký" in asked
    assert "đã có từ" not in page
    shown = Paper.objects.get(version=row.version_id, code="GT3")
    desk_client.post(reverse("dossiers:receive", args=[row.pk]), {f"giay-{shown.pk}-took": "on"})
    row.refresh_from_db()
    assert (row.state, row.papers_reused) == (2, 0)


def test_the_desk_finds_it_in_its_queue_and_receives_it_by_the_ordinary_act(desk: Shop) -> None:
    filer = signed_in()
    sent(filer, filled(filer, desk))
    row = Dossier.objects.get()
    hoa = Client()
    hoa.force_login(desk.who.hoa)
    assert row.code in hoa.get(reverse("dossiers:queue")).content.decode()
    shown = hoa.get(reverse("dossiers:page", args=[row.pk])).content.decode()
    assert "Đỗ Gia Hân" in shown
    assert "Khai trực tuyến" in shown
    acts.receive(
        dossier=row, actor=desk.who.hoa, at=on(4, 10), papers=[Given("GT3", PaperHow.SHOWN)]
    )
    row.refresh_from_db()
    assert row.state == State.RECEIVED
    assert row.received_at == on(4, 10)
    assert "Được tiếp nhận" in page(filer, "filings")


def test_the_desk_refuses_it_by_the_ordinary_act(desk: Shop) -> None:
    filer = signed_in()
    sent(filer, filled(filer, desk))
    acts.refuse(
        dossier=Dossier.objects.get(),
        actor=desk.who.hoa,
        at=on(4, 10),
        reason="Không thuộc thẩm quyền của phường",
    )
    assert "Không được tiếp nhận" in page(filer, "filings")


def test_a_draft_is_kept_as_typed_and_resumed_in_another_browser(desk: Shop) -> None:
    draft = begun(signed_in(), desk)
    client = signed_in()
    answer = kept(client, draft, d_ho_ten_con="Đỗ Gia", d_ngay_sinh_con="hôm qua", d_ho_ten_me=None)
    assert answer.status_code == 302
    other = signed_in()
    assert begun(other, desk) == draft
    shown = page(other, "draft", draft.key)
    for said in ("Đỗ Gia", "hôm qua", "giay-chung-sinh.pdf", "0912 345 678"):
        assert said in shown, said
    assert "c-error-summary" not in shown


def test_the_next_form_begins_with_what_was_said_before_of_oneself_only(desk: Shop) -> None:
    client = signed_in()
    client.post(reverse("portal:review", args=[filled(client, desk).key]), {"giu_lai": "1"})
    second = begun(client, desk)
    assert second.typed == PERSON


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("d_ho_ten_con", None, "Họ, chữ đệm, tên của trẻ: Chưa ghi"),
        ("d_ngay_sinh_con", "31/02/2026", "Ngày sinh của trẻ"),
        ("d_gioi_tinh_con", "Khác", "Giới tính"),
        ("name", None, "Họ và tên, hoặc tên tổ chức: Chưa ghi"),
        ("kind", "1", "Loại người nộp"),
    ],
)
def test_what_is_missing_or_wrong_is_named_and_nothing_is_sent(
    desk: Shop, field: str, value: str | None, said: str
) -> None:
    client = signed_in()
    draft = begun(client, desk)
    answer = kept(client, draft, then="review", **{field: value})
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "c-error-summary" in shown
    assert said in shown
    sent(client, draft)
    assert not Dossier.objects.exists()
    assert said in page(client, "review", draft.key)


def test_a_paper_that_is_missing_is_named_and_nothing_is_sent(desk: Shop) -> None:
    client = signed_in()
    draft = begun(client, desk)
    kept(client, draft, then="review", t_GT2=None)
    assert "<li>Giấy chứng sinh</li>" in page(client, "review", draft.key)
    answer = client.post(reverse("portal:review", args=[draft.key]), follow=True)
    assert "Còn thiếu tệp của: Giấy chứng sinh." in answer.content.decode()
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"MZ\x90\x00\x03 not a paper", "Không nhận ra loại tệp"),
        (b"", "Tệp rỗng"),
        (b"chu thuong", "Chỗ này chỉ nhận"),
        (b"%PDF-1.4" + b"0" * (10 * 2**20), "lớn hơn 10 MB"),
    ],
)
def test_a_bad_file_is_named_and_the_answers_are_kept(
    desk: Shop, content: bytes, said: str
) -> None:
    client = signed_in()
    draft = begun(client, desk)
    file = SimpleUploadedFile("hoa-don.pdf", content, "application/pdf")
    shown = kept(client, draft, then="review", t_GT2=file).content.decode()
    assert "hoa-don.pdf" in shown
    assert said in shown
    assert not DraftFile.objects.exists()
    draft.refresh_from_db()
    assert draft.typed["d_ho_ten_con"] == CHILD["d_ho_ten_con"]


def test_no_file_is_taken_for_a_paper_that_is_only_shown(desk: Shop) -> None:
    client = signed_in()
    draft = begun(client, desk)
    assert 'name="t_GT3"' not in page(client, "draft", draft.key)
    kept(client, draft, t_GT3=pdf("can-cuoc.pdf"))
    assert [file.paper for file in DraftFile.objects.all()] == ["GT2"]


def test_a_file_can_be_taken_out_and_another_drafts_file_cannot(desk: Shop) -> None:
    client, other = signed_in(), signed_in("tu.68@example.vn")
    draft, others = begun(client, desk), begun(other, desk)
    kept(client, draft)
    kept(other, others)
    keys = list(DraftFile.objects.values_list("pk", flat=True))
    kept(client, draft, t_GT2=None, bo=[str(key) for key in keys])
    assert [file.draft for file in DraftFile.objects.all()] == [others]


def test_another_persons_draft_and_receipt_are_not_found(desk: Shop) -> None:
    client, other = signed_in(), signed_in("tu.68@example.vn")
    draft = filled(client, desk)
    for name in ("draft", "review", "filed"):
        address = reverse(f"portal:{name}", args=[draft.key])
        assert other.get(address).status_code == 404, name
    for name in ("draft", "review", "renew", "drop"):
        address = reverse(f"portal:{name}", args=[draft.key])
        assert other.post(address).status_code == 404, name
    sent(client, draft)
    assert other.get(reverse("portal:filed", args=[draft.key])).status_code == 404
    assert "Đăng ký khai sinh" not in page(other, "filings")
    stranger = Client().get(reverse("portal:filed", args=[draft.key]))
    assert "dang-nhap" in stranger["Location"]
