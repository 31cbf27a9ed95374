"""The plan's official document and its files; docs/rules/plan-export.md."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cchc.documents import services as documents
from cchc.documents.choices import State
from cchc.documents.models import OfficialDocument
from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.reading import extract
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries, services
from cchc.plans.exports import plan_file, tracking_file
from cchc.plans.models import Plan
from cchc.plans.reading import read
from cchc.plans.tests.factories import JANUARY, adopted_plan, on, reviewed_plan, task

APRIL = date(2026, 4, 10)


@pytest.fixture
def who(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", on(APRIL).isoformat())
    return cast()


def drafted(plan: Plan, who: Cast) -> OfficialDocument:
    return services.draft_document(plan=plan, actor=who.quan, at=JANUARY)


def signed(plan: Plan, who: Cast, state: State) -> OfficialDocument:
    """The plan's document on its way, up to that state."""
    document = drafted(plan, who)
    if state == State.WITHDRAWN:
        return documents.withdraw(document=document, reason="Làm lại", actor=who.quan, at=JANUARY)
    document = documents.freeze(document=document, signer=who.minh, actor=who.quan, at=JANUARY)
    if state == State.SENT_BACK:
        return documents.send_back(
            document=document, reason="Sửa mục I", actor=who.minh, at=JANUARY
        )
    if state in (State.SIGNED, State.ISSUED):
        document = documents.sign_off(document=document, actor=who.minh, at=JANUARY)
    if state == State.ISSUED:
        document = documents.issue(
            document=document, issued_on=JANUARY.date(), actor=who.yen, at=JANUARY
        )
    return document


def test_the_draft_says_the_whole_plan_and_is_nobodys_yet(who: Cast) -> None:
    document = drafted(reviewed_plan(who), who)
    said = document.said
    assert (document.kind, document.symbol, document.state) == ("KH", "KH-UBND", State.DRAFT)
    assert said.title == "Cải cách hành chính năm 2026"
    assert (said.number, said.issued_on, said.signature.name) == (None, None, "")
    assert said.annexes[0].landscape
    assert said.footer_note == ""


def test_the_document_is_signed_numbered_and_its_number_is_the_plans(who: Cast) -> None:
    plan = reviewed_plan(who)
    signed(plan, who, State.ISSUED)
    heading = queries.heading_of(plan)
    assert (heading.reference, heading.issued_on) == ("01/KH-UBND", JANUARY.date())
    plan.refresh_from_db()
    assert plan.number == ""
    assert queries.plan_json(plan)["document"]["number"] == "01"
    back = read(extract(plan_file(plan, "docx", at=JANUARY), name="a.docx"))
    assert (back.document.number, back.document.issued_on) == ("01", "2026-01-12")


def test_a_number_of_its_own_beats_everything_and_forbids_a_second_document(who: Cast) -> None:
    plan = reviewed_plan(who)
    plan.number = "07"
    plan.save()
    with pytest.raises(RuleBroken, match="đã ban hành số 07/KH-UBND"):
        drafted(plan, who)
    assert queries.heading_of(plan).reference == "07/KH-UBND"


@pytest.mark.parametrize("state", [State.DRAFT, State.SENT_BACK])
def test_an_open_draft_is_brought_up_to_the_plan(state: State, who: Cast) -> None:
    plan = reviewed_plan(who)
    first = drafted(plan, who) if state == State.DRAFT else signed(plan, who, state)
    services.correct_heading(
        plan=plan, actor=who.quan, at=JANUARY, fields={"title": "Kế hoạch mới"}
    )
    again = drafted(plan, who)
    assert (again.pk, again.title) == (first.pk, "Mới")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.FROZEN, "đang trình ký"),
        (State.SIGNED, "đang trình ký"),
        (State.ISSUED, "đã phát hành số 01/KH-UBND"),
    ],
)
def test_what_is_being_signed_or_issued_is_left_alone(state: State, words: str, who: Cast) -> None:
    plan = adopted_plan(who)
    signed(plan, who, state)
    with pytest.raises(RuleBroken, match=words):
        drafted(plan, who)


def test_after_a_withdrawal_a_new_draft_is_made(who: Cast) -> None:
    plan = reviewed_plan(who)
    first = signed(plan, who, State.WITHDRAWN)
    assert drafted(plan, who).pk != first.pk


def test_a_closed_or_discarded_plan_is_not_put_on_paper(who: Cast) -> None:
    closed, aside = adopted_plan(who), reviewed_plan(who)
    services.close(plan=closed, actor=who.minh, at=JANUARY, reason="Hết năm")
    services.discard(plan=aside, actor=who.quan, at=JANUARY, reason="Nhập nhầm")
    for plan in (closed, aside):
        with pytest.raises(RuleBroken, match="Không thể lập văn bản"):
            drafted(plan, who)


def test_who_drafts_no_documents_drafts_no_plan(who: Cast) -> None:
    with pytest.raises(PermissionDenied):
        services.draft_document(plan=adopted_plan(who), actor=who.yen, at=JANUARY)
    assert not OfficialDocument.objects.exists()


def _page(client: Client, user: User, plan: Plan) -> str:
    client.force_login(user)
    return client.get(reverse("plans:paper", args=[plan.code])).content.decode()


def test_the_office_drafts_from_the_page_and_others_only_read(who: Cast, client: Client) -> None:
    plan = adopted_plan(who)
    assert "Lập văn bản kế hoạch" in _page(client, who.quan, plan)
    assert "Lập văn bản kế hoạch" not in _page(client, who.binh, plan)
    address = reverse("plans:paper", args=[plan.code])
    assert client.post(address).status_code == 403
    client.force_login(who.quan)
    answer = client.post(address)
    document = OfficialDocument.objects.get()
    assert answer["Location"] == reverse("documents:document", args=[document.pk])
    assert "Cập nhật dự thảo" in _page(client, who.quan, plan)
    assert "Dự thảo</" not in _page(client, who.binh, plan)


def test_a_refusal_is_told_on_the_page(who: Cast, client: Client) -> None:
    plan = adopted_plan(who)
    signed(plan, who, State.FROZEN)
    client.force_login(who.quan)
    answer = client.post(reverse("plans:paper", args=[plan.code]), follow=True)
    assert "đang trình ký" in answer.content.decode()


def test_the_number_stands_on_the_plans_pages(who: Cast, client: Client) -> None:
    plan = adopted_plan(who)
    signed(plan, who, State.ISSUED)
    client.force_login(who.binh)
    for name, args in (("plan", [plan.code]), ("list", []), ("paper", [plan.code])):
        assert "01/KH-UBND" in client.get(reverse(f"plans:{name}", args=args)).content.decode()


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("name", ["plan_file", "tracking_file"])
def test_files_are_handed_out_as_attachments(
    kind: str, name: str, who: Cast, client: Client
) -> None:
    plan = adopted_plan(who)
    client.force_login(who.tam)
    answer = client.get(reverse(f"plans:{name}", args=[plan.code, kind]))
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].endswith(f'{plan.code}.{kind}"')
    assert zipfile.ZipFile(BytesIO(content)).testzip() is None


def test_another_kind_of_file_is_not_found(who: Cast, client: Client) -> None:
    client.force_login(who.quan)
    code = adopted_plan(who).code
    for name in ("plan_file", "tracking_file"):
        assert client.get(reverse(f"plans:{name}", args=[code, "pdf"])).status_code == 404


def test_a_plan_that_was_put_aside_is_refused_with_a_sentence(who: Cast, client: Client) -> None:
    plan = reviewed_plan(who)
    services.discard(plan=plan, actor=who.quan, at=JANUARY, reason="Nhập nhầm")
    client.force_login(who.quan)
    answer = client.get(reverse("plans:plan_file", args=[plan.code, "docx"]), follow=True)
    assert "đã bỏ, không xuất được" in answer.content.decode()


def test_a_plan_under_review_goes_out_as_a_draft(who: Cast) -> None:
    plan = reviewed_plan(who)
    with zipfile.ZipFile(BytesIO(plan_file(plan, "docx", at=JANUARY))) as parts:
        feet = [parts.read(n).decode() for n in parts.namelist() if "footer" in n]
    assert any("DỰ THẢO" in foot for foot in feet)
    with zipfile.ZipFile(BytesIO(plan_file(plan, "xlsx", at=JANUARY))) as parts:
        assert "DỰ THẢO" in parts.read("xl/sharedStrings.xml").decode()


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_tracking_table_says_standing_dates_and_people(kind: str, who: Cast) -> None:
    plan = adopted_plan(who)
    services.assign_task(
        task=plan.tasks.get(ident="I.1"), chief=who.binh, helpers=[], actor=who.quan, at=JANUARY
    )
    tasks = queries.tracked_tasks(plan, today=APRIL)
    content = tracking_file(plan, tasks, kind, by=who.quan, at=on(APRIL), today=APRIL)
    with zipfile.ZipFile(BytesIO(content)) as parts:
        text = "".join(parts.read(n).decode("utf-8", "ignore") for n in parts.namelist())
    for words in ("Đỗ Văn Bình", "Quá hạn", "chưa giao", "10/04/2026", "Báo cáo kết quả"):
        assert words in text
    assert content == tracking_file(plan, tasks, kind, by=who.quan, at=on(APRIL), today=APRIL)


def test_a_plan_without_tasks_has_its_tables_too(who: Cast) -> None:
    plan = reviewed_plan(who, tasks=[])
    for kind in ("docx", "xlsx"):
        assert plan_file(plan, kind, at=JANUARY)
        assert tracking_file(plan, [], kind, by=who.quan, at=JANUARY, today=APRIL)


def test_the_export_asks_no_more_for_a_longer_plan(
    who: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many = [task(n, f"Nhiệm vụ thứ {n}", "Quý I/2026") for n in range(1, 41)]
    plan = reviewed_plan(who, tasks=many)
    with django_assert_max_num_queries(9):
        plan_file(plan, "docx", at=JANUARY)
