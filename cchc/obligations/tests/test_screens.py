"""The screens: who sees what, what they refuse, how many queries they take."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.documents.tests.factories import Desk
from cchc.kernel.files.models import StoredFile
from cchc.obligations import services
from cchc.obligations.choices import State
from cchc.obligations.models import Evidence, Obligation
from cchc.obligations.services import Subject, Upload
from cchc.obligations.tests.factories import (
    DUE,
    PDF,
    accepted,
    asked,
    days,
    event,
    fresh,
    on,
    owed,
    submitted,
)
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, other_ward

pytestmark = pytest.mark.django_db
SEE = "minh lan quan hoa binh thu son van tam yen".split()  # noqa: SIM905
LISTS = ("every", "mine", "to_judge", "extensions", "events", "urging", "figures")


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three days before the date."""
    monkeypatch.setenv("CCHC_NOW", "2026-03-28T09:00")


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"obligations:{name}", args=args)


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_seen_by_those_who_see_the_plan(who: Cast, name: str) -> None:
    owed(who)
    for username in SEE:
        assert entered(getattr(who, username)).get(url(name)).status_code == 200, username
    for username in ("hanh", "quantri"):
        assert entered(getattr(who, username)).get(url(name)).status_code == 403, username
    assert Client().get(url(name)).status_code == 302


def test_another_wards_officer_finds_nothing_of_ours(who: Cast) -> None:
    row = owed(who)
    submitted(who, row)
    awaited = event(who)
    owed(who, event=awaited)
    request = asked(who, owed(who), until=DUE + days(3), day=DUE - days(5))
    client = entered(other_ward())
    pages = [
        *(url(name, row.pk) for name in ("page", "submit", "accept", "assign", "send_back")),
        *(url(name, row.pk) for name in ("report_progress", "ask_extension", "reopen", "cancel")),
        url("reschedule", row.pk),
        url("evidence", Evidence.objects.get().pk),
        url("record_event", awaited.pk),
        url("event_file", awaited.pk),
        url("decide_extension", request.pk),
    ]
    assert [client.get(page).status_code for page in pages] == [404] * len(pages)
    assert "Báo cáo kết quả" not in client.get(url("every")).content.decode()


def test_the_page_shows_dates_products_and_the_whole_history(who: Cast) -> None:
    row = owed(who, chief=who.binh)
    submitted(who, row, day=DUE - days(10))
    services.send_back(
        obligation=row, actor=who.lan, at=on(DUE - days(9)), reason="Thiếu phụ lục 2"
    )
    text = entered(who.tam).get(url("page", row.pk)).content.decode()
    for said in ("31/03/2026", "bao-cao.pdf", "Thiếu phụ lục 2", "Trần Thị Lan", "Giao việc"):
        assert said in text
    assert "Nộp sản phẩm</a>" not in text


def test_an_officer_hands_in_two_files_for_two_obligations(who: Cast) -> None:
    row, other = owed(who), owed(who, label="Danh mục thủ tục")
    client = entered(who.binh)
    form = client.get(url("submit", row.pk)).content.decode()
    assert "Danh mục thủ tục" in form
    answer = client.post(
        url("submit", row.pk),
        {
            "uploads": [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.csv", b"x,y\n1,2")],
            "proves_from": "01/01/2026",
            "proves_to": "31/03/2026",
            "also": [str(other.pk)],
            "note": "Bản chính thức",
            "not_secret": "on",
        },
    )
    assert answer.status_code == 302, answer.content.decode()
    assert fresh(row).state == fresh(other).state == State.SUBMITTED
    assert Evidence.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"uploads": []}, "Đính kèm ít nhất một tệp"),
        ({"uploads": [("rong.pdf", b"")]}, "rong.pdf"),
        ({"uploads": [("doc.pdf", b"MZ\x90\x00\x03")]}, "Không nhận ra loại tệp"),
        ({"proves_to": "31/12/2025"}, "từ ngày bắt đầu trở đi"),
        ({"proves_from": "2026-13-45"}, "Ngày chưa đúng"),
        ({"not_secret": ""}, "tài liệu mật không được đưa lên"),
    ],
)
def test_a_wrong_submission_is_answered_in_a_sentence(
    who: Cast, change: dict[str, object], said: str
) -> None:
    row = owed(who)
    data: dict[str, object] = {
        "uploads": [("a.pdf", PDF)],
        "proves_from": "01/01/2026",
        "proves_to": "31/03/2026",
        "not_secret": "on",
        **change,
    }
    given = data["uploads"]
    assert isinstance(given, list)
    data["uploads"] = [SimpleUploadedFile(name, content) for name, content in given]
    answer = entered(who.binh).post(url("submit", row.pk), data)
    assert answer.status_code == 200
    assert fresh(row).state == State.OPEN
    assert said in answer.content.decode()


def test_an_issued_document_is_handed_in_without_its_file(who: Cast) -> None:
    row = owed(who)
    issued = Desk(who).issued()
    client = entered(who.binh)
    assert str(issued) in client.get(url("submit", row.pk)).content.decode()
    client.post(
        url("submit", row.pk),
        {
            "documents": [str(issued.pk)],
            "proves_from": "01/01/2026",
            "proves_to": "31/03/2026",
            "not_secret": "on",
        },
    )
    piece = Evidence.objects.get()
    assert piece.document_key == str(issued.pk)
    assert issued.issued_pdf
    assert piece.sha256 == issued.issued_pdf.sha256
    page = client.get(url("page", row.pk)).content.decode()
    assert reverse("documents:document", args=[issued.pk]) in page


def test_what_is_stamped_secret_is_refused_and_not_kept(who: Cast) -> None:
    row = owed(who)
    for name, stamp in (("a.txt", "TỐI MẬT"), ("b.txt", "Độ mật: Mật")):
        text = f"UBND phường An Bình\n{stamp}\nBáo cáo\n"
        data = {
            "uploads": [SimpleUploadedFile(name, text.encode())],
            "proves_from": "01/01/2026",
            "proves_to": "31/03/2026",
            "not_secret": "on",
        }
        answer = entered(who.binh).post(url("submit", row.pk), data).content.decode()
        assert "tài liệu mật không được đưa lên" in answer
    assert not StoredFile.objects.exists()
    assert fresh(row).state == State.OPEN


def test_the_office_accepts_everything_of_one_submission_at_once(who: Cast) -> None:
    row, other = owed(who), owed(who, label="Danh mục thủ tục")
    services.submit(
        obligations=[row, other], actor=who.binh, at=on(date(2026, 3, 20)),
        proves_from=date(2026, 1, 1), proves_to=DUE, files=[Upload("a.pdf", PDF)],
    )  # fmt: skip
    client = entered(who.quan)
    assert "Danh mục thủ tục" in client.get(url("accept", row.pk)).content.decode()
    client.post(url("accept", row.pk), {"reason": "", "also": [str(other.pk)]})
    assert fresh(row).state == fresh(other).state == State.ACCEPTED


def test_simple_acts_are_done_from_their_pages(who: Cast) -> None:
    row = owed(who)
    binh, lan, minh = entered(who.binh), entered(who.lan), entered(who.minh)
    binh.post(url("report_progress", row.pk), {"percent": "40", "text": "Đã rà 12 thủ tục"})
    assert fresh(row).percent == 40
    binh.post(url("ask_extension", row.pk), {"until": "15/04/2026", "reason": "Chờ số liệu"})
    request = row.requests.get()
    lan.post(url("decide_extension", request.pk), {"decision": "grant", "until": "", "reason": ""})
    assert fresh(row).due_on == date(2026, 4, 15)
    submitted(who, row, day=date(2026, 3, 28))
    lan.post(url("send_back", row.pk), {"reason": "Thiếu chữ ký"})
    assert fresh(row).state == State.OPEN
    minh.post(url("reschedule", row.pk), {"due_on": "10/04/2026", "reason": "Kế hoạch 45"})
    assert fresh(row).due_on == date(2026, 4, 10)
    minh.post(url("cancel", row.pk), {"reason": "Bỏ nhiệm vụ"})
    assert fresh(row).state == State.CANCELLED
    assert "không còn phải làm" in minh.get(url("page", row.pk)).content.decode()


def test_a_list_names_the_plan_only_where_there_are_several(who: Cast) -> None:
    owed(who, subject=Subject("task", "anbinh-2026-1/II.3", "Rà soát thủ tục"), chief=who.binh)
    binh = entered(who.binh)
    assert "kế hoạch anbinh-2026-1" not in binh.get(url("mine")).content.decode()
    owed(who, subject=Subject("task", "anbinh-2026-3/I.1", "Kiểm tra văn bản"), chief=who.binh)
    shown = binh.get(url("mine")).content.decode()
    assert "kế hoạch anbinh-2026-1" in shown
    assert "kế hoạch anbinh-2026-3" in shown


@pytest.mark.parametrize(
    ("name", "by", "data"),
    [
        ("report_progress", "binh", {"percent": "140", "text": "x"}),
        ("report_progress", "binh", {"percent": "", "text": ""}),
        ("ask_extension", "binh", {"until": "31/03/2026", "reason": "x"}),
        ("ask_extension", "binh", {"until": "31/02/2026", "reason": "x"}),
        ("ask_extension", "binh", {"until": "05/04/2026", "reason": "   "}),
        ("reschedule", "minh", {"due_on": "01/01/2020", "reason": "x"}),
        ("cancel", "minh", {"reason": ""}),
    ],
)
def test_wrong_input_changes_nothing(who: Cast, name: str, by: str, data: dict[str, str]) -> None:
    row = owed(who)
    before = fresh(row).__dict__ | {"_state": None}
    answer = entered(getattr(who, by)).post(url(name, row.pk), data)
    assert answer.status_code == 200
    assert "is-invalid" in answer.content.decode() or "c-error" in answer.content.decode()
    assert fresh(row).__dict__ | {"_state": None} == before


def test_an_act_that_is_not_possible_now_leads_back_with_the_reason(who: Cast) -> None:
    row = owed(who)
    accepted(who, row, day=date(2026, 3, 20))
    answer = entered(who.binh).get(url("submit", row.pk), follow=True)
    assert "Không nộp sản phẩm" in answer.content.decode()
    assert entered(who.son).get(url("submit", row.pk)).status_code == 403


def test_work_is_assigned_for_the_whole_subject_of_the_unit(who: Cast) -> None:
    row, next_one = owed(who), owed(who, due_on=date(2026, 6, 30))
    elsewhere = owed(who, unit="Văn hóa - Xã hội")
    entered(who.quan).post(
        url("assign", row.pk),
        {"chief": str(who.binh.pk), "helpers": [str(who.hoa.pk)], "whole": "on"},
    )
    assert fresh(row).chief == fresh(next_one).chief == who.binh
    assert fresh(elsewhere).chief is None
    form = entered(who.quan).get(url("assign", row.pk)).content.decode()
    names = ["Đỗ Văn Bình", "Phạm Thị Hoa", "Trần Thị Lan", "Nguyễn Văn Minh", "Vũ Thị Thu"]
    places = [form.index(f"{name}</option>") for name in names]
    assert places == sorted(places)
    assert entered(who.binh).get(url("assign", row.pk)).status_code == 403
    answer = entered(who.quan).post(url("assign", row.pk), {"chief": str(who.tam.pk)})
    assert answer.status_code == 200


def test_evidence_is_always_a_download(who: Cast) -> None:
    submitted(who, owed(who))
    answer = entered(who.tam).get(url("evidence", Evidence.objects.get().pk))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]


def test_the_list_is_narrowed_and_wrong_filters_narrow_nothing(who: Cast) -> None:
    owed(who, label="Báo cáo rà soát", chief=who.binh)
    owed(who, label="Hội nghị tập huấn", unit="Văn hóa - Xã hội", due_on=date(2026, 2, 1))
    client = entered(who.quan)

    def found(**query: str) -> set[str]:
        text = client.get(url("every"), query).content.decode()
        return {name for name in ("Báo cáo rà soát", "Hội nghị tập huấn") if name in text}

    both = {"Báo cáo rà soát", "Hội nghị tập huấn"}
    assert found() == both
    assert found(q="nghi hoi") == {"Hội nghị tập huấn"}
    assert found(q="TẬP HUẤN") == {"Hội nghị tập huấn"}
    assert found(standing="overdue") == {"Hội nghị tập huấn"}
    assert found(unit=str(who.units["Văn hóa - Xã hội"].pk)) == {"Hội nghị tập huấn"}
    assert found(person=str(who.binh.pk)) == {"Báo cáo rà soát"}
    assert found(first="01/03/2026", last="31/03/2026") == {"Báo cáo rà soát"}
    assert found(unit="999999", first="ngày mai", standing="nonsense") == both
    assert found(page="9999") == both


def test_every_figure_opens_the_rows_that_it_counted(who: Cast) -> None:
    owed(who, label="Việc trễ", due_on=date(2026, 2, 1))
    owed(who, label="Việc sau")
    client = entered(who.minh)
    table = client.get(url("figures"), {"ky": "2026-Y", "theo": "unit"}).content.decode()
    assert "dem=overdue" in table
    rows = client.get(url("figure"), {"ky": "2026-Y", "dem": "overdue"}).content.decode()
    assert "Việc trễ" in rows
    assert "Việc sau" not in rows
    assert client.get(url("figure"), {"dem": "nonsense"}).status_code == 404
    assert client.get(url("figures"), {"ky": "khi nào", "theo": "nonsense"}).status_code == 200


def test_the_report_of_a_period_is_no_task(who: Cast) -> None:
    row = owed(who)
    owed(who, subject=Subject("report", "anbinh-2026-1/2026-Q1", "Báo cáo định kỳ"))
    client = entered(who.minh)
    asked_for = {"ky": "2026-Y", "dem": "planned"}
    for by in ({}, {"theo": "unit", "nhom": str(row.unit_id)}):
        page = client.get(url("figure"), asked_for | by)
        assert (page.context["tasks"], len(page.context["lines"])) == (1, 1)
    table = client.get(url("figures"), {"ky": "2026-Y", "theo": "unit"}).context
    assert [row["cells"][0][1] for row in (*table["rows"], table["whole"])] == [1, 1]


@pytest.mark.parametrize(("name", "most"), [("every", 24), ("mine", 24), ("figures", 26)])
def test_a_list_takes_the_same_number_of_queries_however_long(
    who: Cast, name: str, most: int
) -> None:
    client = entered(who.binh)

    def taken() -> int:
        with CaptureQueriesContext(connection) as context:
            assert client.get(url(name)).status_code == 200
        return len(context)

    owed(who, chief=who.binh)
    taken()  # the first request of a session does more
    few = taken()
    for number in range(12):
        owed(who, subject=Subject("task", str(number), "Nhiệm vụ"), chief=who.binh)
    assert taken() == few <= most


def test_the_page_takes_the_same_number_of_queries_however_long_its_history(who: Cast) -> None:
    row = owed(who, chief=who.binh)
    client = entered(who.lan)

    def taken() -> int:
        with CaptureQueriesContext(connection) as context:
            assert client.get(url("page", row.pk)).status_code == 200
        return len(context)

    submitted(who, row, day=date(2026, 3, 1))
    services.send_back(obligation=row, actor=who.lan, at=on(date(2026, 3, 2)), reason="x")
    taken()  # the first request of a session does more
    few = taken()
    for number in range(4):
        submitted(who, row, day=date(2026, 3, 3 + number))
        services.send_back(
            obligation=row, actor=who.lan, at=on(date(2026, 3, 3 + number), 15), reason="x"
        )
    assert taken() == few <= 40
    assert Obligation.objects.count() == 1
