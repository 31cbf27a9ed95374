"""The screens of documents, through the real views."""

import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.documents import services
from cchc.documents.choices import DocumentAct, State
from cchc.documents.content import Para
from cchc.documents.models import IncomingDocument, OfficialDocument, SecretCount
from cchc.documents.tests import examples
from cchc.documents.tests.factories import NOW, Desk, letter, report
from cchc.documents.tests.test_acts import PDF
from cchc.documents.tests.test_incoming import arrival
from cchc.documents.views.showing import BUTTONS
from cchc.kernel.extraction.blocks import Table
from cchc.kernel.extraction.reading import extract
from cchc.organisation.models import User
from cchc.organisation.tests.factories import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("CCHC_NOW", "2026-04-01T09:00")
    return Desk(cast())


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User, name: str, *args: Any, query: str = "") -> str:
    answer = as_(user).get(reverse(f"documents:{name}", args=args) + query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def post(user: User, name: str, *args: Any, **data: Any) -> Any:
    return as_(user).post(reverse(f"documents:{name}", args=args), data, follow=True)


def sheet_rows(answer: Any) -> list[list[str]]:
    """The texts of the workbook's table, head first."""
    source = extract(b"".join(answer), name="so.xlsx")
    (table,) = (block for block in source.blocks if isinstance(block, Table))
    return [[" ".join(cell.lines) for cell in row.cells] for row in table.rows]


# --- the list ------------------------------------------------------------------------------


def test_the_list_opens_at_what_waits_for_the_person(desk: Desk) -> None:
    desk.at_state(State.FROZEN)
    desk.at_state(State.SIGNED)
    assert "Chờ tôi ký" in page(desk.signer, "documents")
    assert "Chờ lấy số" in page(desk.people.yen, "documents")
    for person in (desk.signer, desk.people.yen):
        assert page(person, "documents").count('<th scope="row">') == 1
    assert "Chưa phát hành văn bản nào." in page(desk.people.tam, "documents")


def test_the_list_is_narrowed_by_words_kind_and_year(desk: Desk) -> None:
    desk.issued(letter("V/v hòa giải ở cơ sở"))
    desk.issued(report())
    issued = "?muc=da-phat-hanh"
    assert page(desk.people.tam, "documents", query=issued).count('<th scope="row">') == 2
    found = page(desk.people.tam, "documents", query=f"{issued}&q=hoà+giải&kind=CV&year=2026")
    assert "V/v hòa giải" in found
    assert found.count('<th scope="row">') == 1
    nothing = page(desk.people.tam, "documents", query=f"{issued}&q=không+có")
    assert "Không tìm thấy văn bản nào" in nothing
    wrong = page(desk.people.tam, "documents", query=f"{issued}&kind=xyz&year=abc&page=99")
    assert wrong.count('<th scope="row">') == 2


def queries_for(client: Client, address: str) -> int:
    """How many queries the second opening of a page takes (the first begins the session)."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", ["documents", "outgoing", "incoming"])
def test_a_long_list_costs_as_many_queries_as_a_short_one(desk: Desk, name: str) -> None:
    client, address = as_(desk.people.quan), reverse(f"documents:{name}") + "?muc=da-phat-hanh"
    counts = []
    for _ in range(2):
        for _ in range(4):
            desk.issued()
            services.register_incoming(
                agency=desk.people.ward, arrival=arrival(), actor=desk.people.yen, at=NOW
            )
        counts.append(queries_for(client, address))
    assert counts[0] == counts[1]
    assert counts[1] <= 30


# --- one document --------------------------------------------------------------------------


def test_the_page_shows_the_paper_as_it_will_be_printed(desk: Desk) -> None:
    content = examples.plan(number=None, issued_on=None)
    shown = page(desk.author, "document", desk.draft(content).pk)
    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số:        /KH-UBND",
        "KẾ HOẠCH<br>Cải cách hành chính năm 2026",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "<strong>1. Văn phòng UBND.</strong>",
        "- Lưu: VT, VP.",
        "(Kèm theo Kế hoạch số",
        "DỮ LIỆU MẪU",
    ):
        assert text in shown, text
    assert shown.count("<tr") == 1 + 7 + 28


def test_what_a_person_writes_is_never_taken_for_html(desk: Desk) -> None:
    content = letter("V/v <script>alert(1)</script>")
    shown = page(desk.author, "document", desk.draft(content).pk)
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


@pytest.mark.parametrize("state", State)
def test_the_buttons_lead_to_pages_that_open(desk: Desk, state: State) -> None:
    document = desk.at_state(state)
    for person in (desk.author, desk.people.son, desk.signer, desk.people.yen):
        if document.pk not in desk.seen_by(person):
            assert (
                as_(person).get(reverse("documents:document", args=[document.pk])).status_code
                == 404
            )
            continue
        shown = page(person, "document", document.pk)
        for button in BUTTONS:
            address = reverse(button.address, args=[document.pk])
            if f'href="{address}"' in shown:
                assert as_(person).get(address).status_code == 200, button.act


def test_comments_and_history_are_shown_to_those_who_handled_it_only(desk: Desk) -> None:
    document = desk.issued()
    assert "Quá trình xử lý" in page(desk.author, "document", document.pk)
    assert "Số 01/UBND-VP" in page(desk.author, "document", document.pk)
    assert "Quá trình xử lý" not in page(desk.people.tam, "document", document.pk)


def test_what_is_missing_is_told_before_one_tries_to_have_it_signed(desk: Desk) -> None:
    content = letter()
    blank = content.__class__(**{**content.__dict__, "blocks": (Para("đạt … hồ sơ"),)})
    shown = page(desk.author, "document", desk.draft(blank).pk)
    assert "Chưa đủ để trình ký" in shown
    assert "còn chỗ chưa điền" in shown


@pytest.mark.parametrize(
    ("state", "which", "status"),
    [
        (State.DRAFT, "pdf", 200),
        (State.DRAFT, "docx", 200),
        (State.DRAFT, "trinh-ky", 404),
        (State.FROZEN, "trinh-ky", 200),
        (State.ISSUED, "pdf", 200),
        (State.ISSUED, "docx", 200),
        (State.ISSUED, "ban-ky", 404),
        (State.ISSUED, "khac", 404),
    ],
)
def test_files_are_downloads(desk: Desk, state: State, which: str, status: int) -> None:
    document = desk.at_state(state)
    answer = as_(desk.author).get(reverse("documents:file", args=[document.pk, which]))
    assert answer.status_code == status
    if status == 200:
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"


# --- acts ----------------------------------------------------------------------------------


def test_a_letter_goes_all_the_way_in_the_browser(desk: Desk) -> None:
    answer = post(
        desk.author,
        "draft",
        kind="CV",
        title="V/v nhắc báo cáo",
        addressees="Bộ phận A\nBộ phận B",
        body="Đề nghị gửi báo cáo.\n- trước ngày 05/4/2026.",
        recipients="Như trên\nLưu: VT, TPHT",
    )
    document = OfficialDocument.objects.get()
    assert "Đã lưu dự thảo." in answer.content.decode()
    assert document.symbol == "UBND-TPHT"
    post(desk.author, "ask_comments", document.pk, people=[desk.people.son.pk])
    post(desk.people.son, "comment", document.pk, text="Đồng ý.")
    post(desk.author, "freeze", document.pk, signer=desk.signer.pk, for_the_collective="on")
    post(desk.signer, "sign_off", document.pk)
    shown = post(desk.people.yen, "issue", document.pk, issued_on="01/04/2026", copies="2")
    assert "01/UBND-TPHT" in shown.content.decode()
    scan = io.BytesIO(PDF)
    scan.name = "quét.pdf"
    post(desk.people.yen, "attach_signed_copy", document.pk, file=scan)
    document.refresh_from_db()
    assert (document.state, document.number, document.copies) == (State.ISSUED, 1, 2)
    assert document.signed_copy is not None


def test_a_draft_is_revised_as_lines_and_keeps_its_table(desk: Desk) -> None:
    document = desk.draft(report())
    shown = page(desk.author, "revise", document.pk)
    assert "# I. KẾT QUẢ THỰC HIỆN" in shown
    assert "[[bảng 5: Bảng 1." in shown
    post(
        desk.author,
        "revise",
        document.pk,
        title="Kết quả quý I",
        symbol="BC-UBND",
        addressees="",
        body="Mở đầu.\n[[bảng 5]]",
        recipients="Lưu: VT",
    )
    said = OfficialDocument.objects.get().said
    assert said.title == "Kết quả quý I"
    assert said.blocks == (Para("Mở đầu."), report().blocks[4])
    assert said.annexes == report().annexes


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("freeze", {}, "bắt buộc"),
        ("ask_comments", {}, "bắt buộc"),
        ("comment", {"text": " "}, "bắt buộc"),
        ("withdraw", {"reason": ""}, "bắt buộc"),
        ("revise", {"title": "x", "body": "[[bảng 9]]", "recipients": "Lưu: VT"}, "không có trong"),
        (
            "revise",
            {"title": "x", "body": "a", "recipients": "Lưu: VT", "symbol": "12"},
            "Ký hiệu gồm",
        ),
        ("revise", {"title": "x", "body": "MẬT", "recipients": "Lưu: VT"}, "dấu chỉ độ mật"),
    ],
)
def test_wrong_input_is_told_on_the_same_page(
    desk: Desk, name: str, data: dict[str, str], message: str
) -> None:
    document = desk.at_state(State.COMMENTING)
    answer = post(desk.author, name, document.pk, **data)
    assert message in answer.content.decode()
    document.refresh_from_db()
    assert document.state == State.COMMENTING


@pytest.mark.parametrize(
    ("day", "message"),
    [("02/04/2026", "sau hôm nay"), ("31/03/2026", "duyệt ký ngày"), ("32/1/2026", "ngày")],
)
def test_a_wrong_day_of_issue_is_told_beside_the_field(desk: Desk, day: str, message: str) -> None:
    document = desk.at_state(State.SIGNED)
    answer = post(desk.people.yen, "issue", document.pk, issued_on=day, copies="1")
    assert message in answer.content.decode()
    document.refresh_from_db()
    assert document.state == State.SIGNED


def test_a_stale_page_is_told_what_has_happened(desk: Desk) -> None:
    document = desk.at_state(State.SIGNED)
    answer = post(desk.signer, "sign_off", document.pk)
    assert "đang ở trạng thái “Đã duyệt ký, chờ lấy số”" in answer.content.decode()


def test_a_secret_draft_is_refused_by_its_tick(desk: Desk) -> None:
    answer = post(
        desk.author, "draft", kind="BC", title="x", body="a", recipients="Lưu: VT", is_secret="on"
    )
    assert "không nhận văn bản mật" in answer.content.decode()
    assert not OfficialDocument.objects.exists()


def test_an_act_of_somebody_else_is_forbidden(desk: Desk) -> None:
    document = desk.at_state(State.FROZEN)
    for person, name in ((desk.people.minh, "sign_off"), (desk.people.minh, "withdraw")):
        address = reverse(f"documents:{name}", args=[document.pk])
        assert as_(person).get(address).status_code == 403
        assert as_(person).post(address).status_code == 403


# --- registers -----------------------------------------------------------------------------


def test_the_outgoing_register_is_shown_and_comes_as_a_workbook(desk: Desk) -> None:
    desk.issued(letter("=1+1 V/v công thức"))
    desk.issued(report())
    shown = page(desk.people.tam, "outgoing")
    assert "Sổ đăng ký văn bản đi năm 2026" in shown
    assert "Văn bản mật trong năm: chưa ghi" in shown
    answer = as_(desk.people.tam).get(reverse("documents:outgoing_workbook"))
    assert answer["Content-Disposition"] == 'attachment; filename="so-van-ban-di-2026.xlsx"'
    rows = sheet_rows(answer)
    assert rows[0][:3] == ["Số, ký hiệu", "Ngày văn bản", "Tên loại và trích yếu"]
    assert rows[1][:3] == ["01/UBND-VP", "01/04/2026", "Công văn: =1+1 V/v công thức"]
    assert rows[2][3] == "Trần Thị Lan"
    only = page(desk.people.tam, "outgoing", query="?kind=BC")
    assert "01/BC-UBND" in only
    assert "01/UBND-VP" not in only


def test_a_document_that_came_in_is_entered_passed_on_and_found(desk: Desk) -> None:
    file = io.BytesIO(PDF)
    file.name = "công văn.pdf"
    answer = post(
        desk.people.yen,
        "register_incoming",
        arrived_on="01/04/2026",
        author="Sở Nội vụ tỉnh Mẫu",
        reference="215/SNV-CCHC",
        dated_on="30/03/2026",
        kind="CV",
        title="Gửi báo cáo quý I",
        file=file,
    )
    assert "Đã vào sổ số 1." in answer.content.decode()
    row = IncomingDocument.objects.get()
    unit = desk.people.units["Văn phòng UBND"]
    post(desk.people.yen, "pass_on", row.pk, unit=unit.pk, receiver=desk.people.quan.pk)
    shown = page(desk.people.quan, "incoming_document", row.pk)
    assert "Lê Anh Quân" in shown
    assert "215/SNV-CCHC" in page(desk.people.quan, "incoming", query="?q=bao+cao")
    assert "215/SNV-CCHC" not in page(desk.people.quan, "incoming", query="?q=khác")
    assert "năm 2026" in page(desk.people.quan, "incoming", query="?year=1999")
    got = as_(desk.people.quan).get(reverse("documents:incoming_file", args=[row.pk]))
    assert b"".join(got) == PDF
    answer = as_(desk.people.quan).get(reverse("documents:incoming_workbook"))
    assert sheet_rows(answer)[1][:4] == [
        "01/04/2026",
        "1",
        "Sở Nội vụ tỉnh Mẫu",
        "215/SNV-CCHC",
    ]


def test_a_wrong_entry_is_told_beside_the_field(desk: Desk) -> None:
    answer = post(
        desk.people.yen,
        "register_incoming",
        arrived_on="05/04/2026",
        author="Sở Nội vụ",
        kind="CV",
        title="x",
    )
    assert "Ngày đến không được sau hôm nay." in answer.content.decode()
    assert not IncomingDocument.objects.exists()


def test_an_entry_without_a_file_has_none_to_download(desk: Desk) -> None:
    row = services.register_incoming(
        agency=desk.people.ward, arrival=arrival(), actor=desk.people.yen, at=NOW
    )
    address = reverse("documents:incoming_file", args=[row.pk])
    assert as_(desk.people.quan).get(address).status_code == 404


def test_the_count_of_secret_documents_is_stated_for_the_year(desk: Desk) -> None:
    post(desk.people.yen, "secret_count", year="2026", direction="incoming", count="3")
    assert SecretCount.objects.get().count == 3
    assert "Văn bản mật trong năm: 3" in page(desk.people.tam, "incoming")


def test_every_act_has_its_button_or_its_form() -> None:
    assert {button.act for button in BUTTONS} == set(DocumentAct) - {DocumentAct.COMMENT}
