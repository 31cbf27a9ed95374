"""Screens of the catalogue: found, read, drafted, published, withdrawn, brought in."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast
from cchc.procedures import exchange, services
from cchc.procedures.choices import VersionState
from cchc.procedures.models import CatalogueImport, Procedure, ProcedureVersion
from cchc.procedures.tests.factories import (
    BIRTH,
    COPY,
    NOW,
    WHOLE,
    birth,
    certified_copy,
    drafted,
    published,
)
from cchc.procedures.tests.sheets import file_of, sheets_of

pytestmark = pytest.mark.django_db
LIST = "/thu-tuc/"


@pytest.fixture(autouse=True)
def _in_january(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def catalogue(who: Cast) -> tuple[ProcedureVersion, ProcedureVersion]:
    """The birth registration and the certified copy."""
    return published(who.quan), published(who.quan, entry=COPY, content=certified_copy())


def address(version: ProcedureVersion, act: str) -> str:
    return reverse(f"procedures:{act}", args=[version.procedure_id, version.number])


def test_the_list_is_searched_without_accents_and_by_field() -> None:
    who = cast()
    catalogue(who)
    client = signed_in(who.hoa)
    both = text_of(client, LIST)
    assert "Đăng ký khai sinh" in both
    assert "Chứng thực bản sao" in both
    assert "Chứng thực bản sao" not in text_of(client, f"{LIST}?q=khai+sinh")
    assert "Đăng ký khai sinh (mẫu)" not in text_of(client, f"{LIST}?field=CT")
    assert "Không tìm thấy thủ tục nào" in text_of(client, f"{LIST}?q=ho+chieu")
    assert "Đăng ký khai sinh" in text_of(client, f"{LIST}?field=X1")


def test_samples_are_marked_on_every_page() -> None:
    who = cast()
    first, _ = catalogue(who)
    client = signed_in(who.hoa)
    for page in (LIST, f"{LIST}{first.procedure_id}/", address(first, "version")):
        assert "Thủ tục mẫu" in text_of(client, page)


def test_the_page_says_everything_about_the_version_of_today() -> None:
    who = cast()
    first, _ = catalogue(who)
    page = text_of(signed_in(who.tam), f"{LIST}{first.procedure_id}/")
    for said in (
        "2 ngày làm việc",
        "Không thu",
        "Giấy chứng sinh",
        "Chỉ xuất trình",
        "Khi người khác đi đăng ký thay",
        "Họ tên mẹ",
        "Thẩm tra, ghi sổ",
        "1 ngày 5 giờ",
        "không tính thời gian",
        "01/2026/NĐ-MAU",
        "12/QĐ-MAU ngày 02/01/2026",
        "Đang áp dụng",
    ):
        assert said in page, said
    assert "Bãi bỏ</a>" not in page
    assert "Soạn phiên bản mới" not in page


def test_few_queries_whatever_the_length_of_the_list() -> None:
    who = cast()
    published(who.quan)
    client = signed_in(who.hoa)
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for number in range(2, 9):
        entry = COPY.__class__(f"MAU.CT.{number:02}", "CT", "Chứng thực")
        published(who.quan, entry=entry, content=certified_copy())
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few) <= 15


def test_few_queries_for_a_page() -> None:
    who = cast()
    first, _ = catalogue(who)
    client = signed_in(who.hoa)
    with CaptureQueriesContext(connection) as asked:
        client.get(f"{LIST}{first.procedure_id}/")
    assert len(asked) <= 28


def test_a_new_version_from_draft_to_publication() -> None:
    who = cast()
    first = published(who.quan)
    client = signed_in(who.quan)
    client.post(reverse("procedures:copy", args=[first.procedure_id]))
    draft = ProcedureVersion.objects.get(state=VersionState.DRAFT)
    form = {
        "name": "Đăng ký khai sinh, bản 2",
        "limit_amount": "2",
        "limit_unit": "days",
        "cutoff": "16:00",
        "applicants": ["0"],
        "online_level": "full",
        "target_level": "commune",
        "needs_receipt": "on",
        "fee_mode": "before",
        "fee": "8.000",
        "fee_note": "",
        "conditions": " Một. \n\n Hai. ",
    }
    no_limit = {**form, "limit_amount": "0", "limit_unit": "hours"}
    answer = client.post(address(draft, "revise"), no_limit).content.decode()
    assert "thủ tục trả trong ngày ghi 0 ngày làm việc" in answer
    same_day = {**form, "limit_amount": "0"}
    assert client.post(address(draft, "revise"), same_day).status_code == 302
    assert "trong ngày tiếp nhận" in text_of(client, address(draft, "version"))
    assert client.post(address(draft, "revise"), form).status_code == 302
    draft.refresh_from_db()
    assert (draft.fee, draft.conditions) == (8000, "Một.\nHai.")
    assert f"{draft.cutoff:%H:%M}" == "16:00"
    decision = {
        "decision_number": "15/QĐ-MAU",
        "decision_on": "04/01/2026",
        "effective_on": "05/01/2026",
        "published_on": "05/01/2026",
        "valid_from": "01/02/2026",
    }
    assert client.post(address(draft, "publish"), decision).status_code == 302
    draft.refresh_from_db()
    first.refresh_from_db()
    assert draft.state == VersionState.PUBLISHED
    assert first.valid_to == date(2026, 1, 31)
    assert Procedure.objects.get().name == "Đăng ký khai sinh, bản 2"
    page = text_of(client, address(draft, "version"))
    for said in ("Soạn dự thảo từ bản đang áp dụng (phiên bản 2)", "Quyết định 15/QĐ-MAU"):
        assert said in page
    assert "Lịch sử" not in text_of(signed_in(who.hoa), address(draft, "version"))


def test_a_draft_says_what_it_still_lacks() -> None:
    who = cast()
    draft = drafted(who.quan, content=birth(results=()))
    page = text_of(signed_in(who.quan), address(draft, "version"))
    assert "Dự thảo chưa công bố được" in page
    assert "Thủ tục cần ít nhất một kết quả." in page


def test_a_publication_that_is_refused_says_why_beside_its_field() -> None:
    who = cast()
    draft = drafted(who.quan)
    said = {
        "decision_number": "15/QĐ-MAU",
        "decision_on": "04/01/2026",
        "effective_on": "03/01/2026",
        "published_on": "05/01/2026",
        "valid_from": "05/01/2026",
    }
    answer = signed_in(who.quan).post(address(draft, "publish"), said)
    assert "Ngày có hiệu lực không được trước ngày quyết định." in answer.content.decode()


def test_withdrawing_and_dropping() -> None:
    who = cast()
    first, copy = catalogue(who)
    client = signed_in(who.quan)
    said = {"on": "06/01/2026", "reason": "Quyết định 9 bãi bỏ"}
    assert client.post(address(first, "withdraw"), said).status_code == 302
    first.refresh_from_db()
    assert first.state == VersionState.WITHDRAWN
    draft = services.copy_in_force(procedure=copy.procedure, actor=who.quan, at=NOW)
    assert client.get(address(draft, "drop")).status_code == 200
    assert client.post(address(draft, "drop")).status_code == 302
    assert not ProcedureVersion.objects.filter(state=VersionState.DRAFT).exists()


def upload(client: Client, content: bytes, name: str) -> str:
    """Where the file leads to."""
    answer = client.post(f"{LIST}nhap/", {"file": SimpleUploadedFile(name, content)})
    return answer.headers.get("Location", "") or answer.content.decode()


def test_a_file_is_tried_and_then_written() -> None:
    who = cast()
    client = signed_in(who.quan)
    page = upload(client, exchange.workbook([WHOLE]), "danh-muc.xlsx")
    assert "Thêm: 1" in text_of(client, page)
    assert not Procedure.objects.exists()
    client.post(f"{page}ghi/")
    assert "Đã ghi vào danh mục" in text_of(client, page)
    assert Procedure.objects.get().code == BIRTH.code
    assert "đã ghi" in text_of(client, f"{LIST}nhap/")


def test_every_bad_row_is_shown_and_nothing_is_written() -> None:
    who = cast()
    client = signed_in(who.quan)
    sheets = sheets_of()
    sheets["Giấy tờ"][2][4] = "hai"
    sheets["Thủ tục"][1][8] = "05.13.2026"
    page = upload(client, file_of(sheets), "danh-muc.xlsx")
    shown = text_of(client, page)
    assert "2 chỗ sai" in shown
    assert "Giấy tờ, dòng 3" in shown
    assert "Áp dụng từ" in shown
    client.post(f"{page}ghi/")
    assert not Procedure.objects.exists()


def test_a_file_that_is_no_catalogue_is_refused_beside_the_field() -> None:
    who = cast()
    shown = upload(signed_in(who.quan), b"%PDF-1.4 x", "a.pdf")
    assert "Hãy đưa tệp .xlsx" in shown
    assert not CatalogueImport.objects.exists()


@pytest.mark.parametrize("kind", exchange.WRITERS)
def test_the_catalogue_is_downloaded_without_drafts_but_for_the_office(kind: str) -> None:
    who = cast()
    catalogue(who)
    drafted(who.quan, entry=COPY.__class__("MAU.CT.02", "CT", "Chứng thực"))
    numbers = {}
    for user in (who.hoa, who.quan):
        answer = signed_in(user).get(f"{LIST}tai-ve/{kind}/")
        content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        numbers[user.username] = len(exchange.read(content, name=f"a.{kind}").versions)
    assert numbers == {"hoa": 2, "quan": 3}
    assert signed_in(who.hoa).get(f"{LIST}tai-ve/pdf/").status_code == 404
