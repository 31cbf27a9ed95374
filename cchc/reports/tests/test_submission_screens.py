"""The screens of sending up and answering, through the real views."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.documents import services as documents
from cchc.documents.choices import State
from cchc.documents.models import OfficialDocument
from cchc.documents.tests.factories import Desk, letter
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans.tests.factories import adopted_plan
from cchc.plans.tests.lived import brought_in
from cchc.reports import services
from cchc.reports.models import ReportSubmission
from cchc.reports.tests.factories import NOW, opened
from cchc.reports.tests.sending import (
    DECIDED_AT,
    again,
    issued,
    outside,
    received,
    returned,
    submitted,
    superior_elsewhere,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", DECIDED_AT.isoformat())
    return cast()


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User, name: str, *args: Any, query: str = "") -> str:
    answer = as_(user).get(reverse(f"reports:{name}", args=args) + query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def page_at(user: User, address: str) -> str:
    return as_(user).get(address).content.decode()


def frozen_to_issued(who: Cast, document: OfficialDocument) -> OfficialDocument:
    by: dict[str, Any] = {"at": NOW}
    document = documents.freeze(document=document, signer=who.lan, actor=who.quan, **by)
    document = documents.sign_off(document=document, actor=who.lan, **by)
    return documents.issue(document=document, issued_on=NOW.date(), actor=who.yen, **by)


def post(user: User, name: str, *args: Any, **data: Any) -> str:
    answer = as_(user).post(reverse(f"reports:{name}", args=args), data, follow=True)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def lines_in(shown: str) -> int:
    return shown.count('<th scope="row">')


def test_only_plans_that_were_adopted_are_reported_on(who: Cast) -> None:
    document, plan, under_review = issued(who), adopted_plan(who), brought_in(who)
    shown = page(who.quan, "submit", document.pk)
    assert plan.code in shown
    assert under_review.code not in shown
    told = post(who.quan, "submit", document.pk, period="2026-Q1", plan_code=under_review.code)
    assert not ReportSubmission.objects.exists()
    assert under_review.code in told  # the refusal names it


def test_a_report_goes_up_comes_back_goes_up_again_and_is_acknowledged(who: Cast) -> None:
    document, plan = issued(who), adopted_plan(who)
    assert "Báo cáo 01/BC-UBND" in page(who.quan, "unsent")
    shown = post(
        who.quan, "submit", document.pk,
        period="2026-Q1", plan_code=plan.code, due_on="05/04/2026", note_text="Kính gửi.",
    )  # fmt: skip
    assert "Sở Nội vụ tỉnh Mẫu" in shown
    assert "gửi trễ 1 ngày" in shown
    row = ReportSubmission.objects.get()
    assert (row.period, row.plan_code, row.note) == ("2026-Q1", plan.code, "Kính gửi.")
    assert "Đã tiếp nhận" in post(who.hanh, "receive", row.pk)
    said = "Thiếu phụ lục.\nBổ sung nguyên nhân."
    assert "Bổ sung nguyên nhân." in post(who.hanh, "send_back", row.pk, reason=said)
    assert "Cấp trên trả lại" in page(who.yen, "submission", row.pk)
    shown = post(who.yen, "submit_again", row.pk, document=document.pk, note_text="Đã bổ sung.")
    newer = ReportSubmission.objects.exclude(pk=row.pk).get()
    assert "Các bản đã gửi" in shown
    assert "Thiếu phụ lục." in shown
    post(who.hanh, "receive", newer.pk)
    shown = post(who.hanh, "acknowledge", newer.pk, remark="Đạt yêu cầu.")
    assert "Nhận xét của cấp trên" in shown
    newer.refresh_from_db()
    assert newer.state == "acknowledged"


def test_a_composed_report_brings_its_period_plan_and_due_day(who: Cast) -> None:
    row = opened(who)
    report = services.compose(plan=row.plan, period=row.covers, actor=who.quan, at=NOW)
    document = frozen_to_issued(who, report.document)
    shown = page(who.quan, "submit", document.pk)
    assert '<option value="2026-Q1" selected>' in shown
    assert f'<option value="{row.plan.code}" selected>' in shown
    assert f'value="{row.due_on:%d/%m/%Y}"' in shown
    place = reverse("reports:report", args=[row.plan.code, report.pk])
    assert reverse("reports:submit", args=[document.pk]) in page_at(who.quan, place)
    post(who.quan, "submit", document.pk, period="2026-Q1")
    sent = ReportSubmission.objects.get()
    assert reverse("reports:submission", args=[sent.pk]) in page_at(who.tam, place)


def test_a_sending_on_paper_is_recorded(who: Cast) -> None:
    document = issued(who)
    data = {"receiver": "Phòng Nội vụ", "method": "paper", "sent_on": "02/04/2026"}
    shown = post(who.yen, "send_outside", document.pk, **data)
    assert "Bản giấy qua bưu chính" in shown
    assert "Đã gửi ngoài hệ thống" in shown
    assert lines_in(page(who.yen, "sent")) == 1
    assert lines_in(page(who.yen, "unsent")) == 0


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"due_on": "31/02/2026"}, "ngày"),
        ({"period": "2026-Q9"}, "2026-Q9"),
        ({"plan_code": "khac-2026-1"}, "khac-2026-1"),
    ],
)
def test_wrong_input_is_told_and_nothing_is_sent(
    who: Cast, data: dict[str, str], told: str
) -> None:
    shown = post(who.quan, "submit", issued(who).pk, **data)
    assert "c-error-summary" in shown
    assert told in shown
    assert not ReportSubmission.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"sent_on": "07/04/2026"}, {"receiver": "  "}, {"method": "pigeon"}]
)
def test_a_wrong_record_of_sending_is_told(who: Cast, wrong: dict[str, str]) -> None:
    data = {"receiver": "Phòng Nội vụ", "method": "paper", "sent_on": "02/04/2026", **wrong}
    shown = post(who.yen, "send_outside", issued(who).pk, **data)
    assert "c-error-summary" in shown
    assert not ReportSubmission.objects.exists()


def test_a_draft_is_told_to_be_issued_first(who: Cast) -> None:
    document = Desk(who).at_state(State.SIGNED)
    assert "Chỉ gửi được văn bản đã phát hành" in post(who.yen, "submit", document.pk)


def test_a_ward_with_nobody_above_is_shown_the_other_way(who: Cast) -> None:
    who.ward.superior = None
    who.ward.save()
    document = issued(who)
    assert "ghi nhận đã gửi ngoài hệ thống" in page(who.quan, "submit", document.pk)
    assert reverse("reports:send_outside", args=[document.pk]) in page(who.quan, "unsent")


@pytest.mark.parametrize(("name", "person"), [("send_back", "hanh"), ("withdraw", "quan")])
def test_without_a_reason_nothing_happens(who: Cast, name: str, person: str) -> None:
    row = submitted(who)
    shown = post(getattr(who, person), name, row.pk, reason=" ")
    assert "c-error-summary" in shown
    row.refresh_from_db()
    assert row.state == "submitted"


def test_an_act_that_came_too_late_is_told_on_the_page(who: Cast) -> None:
    row = received(who)
    shown = post(who.quan, "withdraw", row.pk, reason="Nhầm.")
    assert "cấp trên đã tiếp nhận báo cáo" in shown


def test_another_documents_number_cannot_be_slipped_into_sending_again(who: Cast) -> None:
    row = returned(who)
    desk = Desk(who)
    invitation = desk.issued(letter("V/v mời họp giao ban"), at=DECIDED_AT)
    assert "mời họp" not in page(who.yen, "submit_again", row.pk)
    for other in (desk.draft(), invitation):
        shown = post(who.yen, "submit_again", row.pk, document=other.pk)
        assert "c-error-summary" in shown
        assert "văn bản khác không thay được báo cáo này" in shown
    assert ReportSubmission.objects.count() == 1


def test_another_superior_finds_nothing_and_the_own_no_document(who: Cast) -> None:
    row, other = submitted(who), superior_elsewhere()
    for name, args in (
        ("submission", (row.pk,)),
        ("submission_file", (row.pk, "pdf")),
        ("receive", (row.pk,)),
        ("send_back", (row.pk,)),
        ("acknowledge", (row.pk,)),
    ):
        answer = as_(other).get(reverse(f"reports:{name}", args=args))
        assert answer.status_code == 404, name
    assert lines_in(page(other, "received")) == 0
    client = as_(who.hanh)
    for address in (
        reverse("documents:document", args=[row.document_id]),
        reverse("documents:file", args=[row.document_id, "pdf"]),
        reverse("reports:sent"),
    ):
        assert client.get(address).status_code == 403
    assert reverse("documents:document", args=[row.document_id]) not in page(
        who.hanh, "submission", row.pk
    )


def test_the_file_is_the_one_that_was_sent(who: Cast) -> None:
    row = submitted(who)
    for user in (who.hanh, who.binh):
        answer = as_(user).get(reverse("reports:submission_file", args=[row.pk, "pdf"]))
        assert answer["Content-Disposition"].startswith("attachment")
        assert b"".join(answer.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    for which in ("ban-ky", "docx", "trinh-ky"):
        answer = as_(who.hanh).get(reverse("reports:submission_file", args=[row.pk, which]))
        assert answer.status_code == 404


def test_the_superiors_list_is_narrowed(who: Cast) -> None:
    submitted(who)
    received(who)
    assert lines_in(page(who.hanh, "received")) == 2
    assert lines_in(page(who.hanh, "received", query="?state=received")) == 1
    assert lines_in(page(who.hanh, "received", query="?ward=anbinh&period=2026-Q1")) == 2
    assert "Bớt điều kiện lọc" in page(who.hanh, "received", query="?late=on")
    wrong = page(who.hanh, "received", query="?state=xyz&ward=khac&page=99&period=abc")
    assert lines_in(wrong) == 2


def test_the_table_of_periods_shows_every_ward_below(who: Cast) -> None:
    submitted(who)
    shown = page(who.hanh, "by_period")
    assert lines_in(shown) == 1
    assert "01/BC-UBND" in shown
    assert shown.count(">chưa gửi<") == 3
    assert page(who.hanh, "by_period", query="?nam=2025").count(">chưa gửi<") == 4
    assert "Quý I năm 2026" in page(who.hanh, "by_period", query="?nam=abc")


def test_letters_can_be_sent_when_asked_for(who: Cast) -> None:
    Desk(who).issued(letter())
    assert lines_in(page(who.quan, "unsent")) == 0
    assert lines_in(page(who.quan, "unsent", query="?loai=moi-loai")) == 1
    assert "Gửi<span" not in page(who.binh, "unsent", query="?loai=moi-loai")


def test_what_a_person_writes_is_never_taken_for_html(who: Cast) -> None:
    row = submitted(who, note_text="<script>alert(1)</script>")
    assert "<script>alert" not in page(who.hanh, "submission", row.pk)


def queries_for(client: Client, address: str) -> int:
    """How many queries the second opening of a page takes (the first begins the session)."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_long_lists_cost_as_many_queries_as_short_ones(who: Cast) -> None:
    places = [
        (who.quan, reverse("reports:sent")),
        (who.quan, reverse("reports:unsent")),
        (who.hanh, reverse("reports:received")),
        (who.hanh, reverse("reports:by_period")),
        (who.hanh, "/"),
    ]
    counts = []
    for _ in range(2):
        for _ in range(3):
            submitted(who)
            issued(who)
        outside(who)
        counts.append([queries_for(as_(user), address) for user, address in places])
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 25


def test_a_long_series_costs_as_many_queries_as_a_short_one(who: Cast) -> None:
    row = returned(who)
    counts = []
    for _ in range(2):
        row = returned(who, again(who, row))
        address = reverse("reports:submission", args=[row.pk])
        counts.append(queries_for(as_(who.hanh), address))
    assert counts[0] == counts[1]


def test_the_buttons_lead_to_pages_that_open(who: Cast) -> None:
    for row in (submitted(who), received(who), returned(who), outside(who)):
        for user in (who.quan, who.hanh):
            address = reverse("reports:submission", args=[row.pk])
            shown = as_(user).get(address).content.decode()
            for act in re.findall(rf'href="(/bao-cao/(?:gui|nhan)/{row.pk}/[a-z-]+/)"', shown):
                assert as_(user).get(act).status_code == 200, act
