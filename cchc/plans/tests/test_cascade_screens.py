"""The superior's plan in the browser: brought in, kept, chosen, compared, taken along as a file."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document
from pytest_django import DjangoAssertNumQueries

from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries
from cchc.plans.models import DutyDecision, Plan
from cchc.plans.tests.cascading import (
    AIM,
    LAW,
    PROCEDURES,
    REASON,
    TOLD,
    TREASURY,
    answered,
    below,
    covered,
    superior_plan,
)
from cchc.plans.tests.factories import adopted_plan, reviewed_plan
from cchc.plans.tests.lived import ISSUED

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, on a day in April."""
    monkeypatch.setenv("CCHC_NOW", "2026-04-10T09:00")
    return cast()


def page(user: User, name: str, *args: object, asked: str = "") -> str:
    """What the person reads there."""
    client = Client()
    client.force_login(user)
    answer = client.get(reverse(f"plans:{name}", args=args) + asked)
    assert answer.status_code == 200
    return answer.content.decode()


def post(user: User, name: str, *args: object, **fields: object) -> str:
    """What the person reads after sending the form."""
    client = Client()
    client.force_login(user)
    answer = client.post(reverse(f"plans:{name}", args=args), fields, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_office_brings_the_superiors_plan_in_and_keeps_it(who: Cast) -> None:
    file = SimpleUploadedFile("tinh.docx", ISSUED.read_bytes())
    read = post(who.quan, "bring_in", file=file, scope="superior", year="")
    assert "Lưu làm kế hoạch cấp trên" in read
    assert "Ghép bộ phận" not in read
    plan = Plan.objects.get()
    Plan.objects.update(issuer="UBND tỉnh Mẫu")
    assert "Lưu làm kế hoạch cấp trên?" in page(who.quan, "keep", plan.code)
    kept = post(who.quan, "keep", plan.code)
    assert "Đã lưu kế hoạch cấp trên" in kept
    assert "Yêu cầu của kế hoạch này" in page(who.tam, "plan", plan.code)


def test_our_own_document_is_not_kept_as_the_superiors(who: Cast) -> None:
    plan = superior_plan(who, kept=False)
    Plan.objects.update(issuer=who.ward.name)
    assert "do chính" in post(who.quan, "keep", plan.code)
    assert Plan.objects.get(pk=plan.pk).state == "reviewing"


def test_it_is_not_printed_on_our_paper_and_its_tasks_have_no_page(who: Cast) -> None:
    plan = superior_plan(who)
    client = Client()
    client.force_login(who.tam)
    address = reverse("plans:plan_file", args=[plan.code, "docx"])
    assert "là kế hoạch của cấp trên" in client.get(address, follow=True).content.decode()
    shown = client.get(reverse("plans:task", args=[plan.code, "I.1"]))
    assert shown["Location"] == reverse("plans:plan", args=[plan.code])


def test_the_list_says_whose_plan_it_is(who: Cast) -> None:
    superior_plan(who)
    assert "kế hoạch của cấp trên: UBND tỉnh Mẫu" in page(who.binh, "list")


def test_a_plan_without_a_parent_says_how_to_get_one(who: Cast) -> None:
    plan = adopted_plan(who)
    assert "Chọn kế hoạch cấp trên</a>" in page(who.minh, "coverage", plan.code)
    assert "lãnh đạo chọn" in page(who.quan, "coverage", plan.code)


def test_the_office_chooses_the_parent_of_a_plan_under_review(who: Cast) -> None:
    plan, above = reviewed_plan(who), superior_plan(who)
    assert "Lý do đổi" not in page(who.quan, "parent", plan.code)
    read = post(who.quan, "parent", plan.code, parent=above.pk)
    assert "5 yêu cầu" in read
    assert "vẫn như cũ" in post(who.quan, "parent", plan.code, parent=above.pk)


def test_a_running_plans_parent_is_changed_by_its_leaders_with_a_reason(who: Cast) -> None:
    plan, above = adopted_plan(who), superior_plan(who)
    client = Client()
    client.force_login(who.quan)
    address = reverse("plans:parent", args=[plan.code])
    assert client.post(address, {"parent": above.pk, "reason": REASON}).status_code == 403
    assert "ghi lý do đổi" in post(who.minh, "parent", plan.code, parent=above.pk, reason="")
    assert "5 yêu cầu" in post(who.minh, "parent", plan.code, parent=above.pk, reason=REASON)


def test_an_unknown_parent_is_refused_beside_the_field(who: Cast) -> None:
    plan = reviewed_plan(who)
    unkept = superior_plan(who, kept=False)
    for wrong in (unkept.pk, plan.pk, 99_999, "x"):
        post(who.quan, "parent", plan.code, parent=wrong)
        assert Plan.objects.get(pk=plan.pk).parent is None


def test_the_table_counts_and_narrows(who: Cast) -> None:
    plan = below(who)
    covered(who, plan)
    answered(who, plan, TREASURY, "not_ours")
    read = page(who.tam, "coverage", plan.code)
    assert "5 yêu cầu, 3 chờ đối chiếu" in read
    assert "nhận đề xuất đầu" not in read
    assert read.index("đường dây nóng") < read.index("thi hành pháp luật")
    narrowed = page(who.tam, "coverage", plan.code, asked="?loc=not_ours")
    assert "Cấp phát kinh phí" in narrowed
    assert "đường dây nóng" not in narrowed
    wards = page(who.tam, "coverage", plan.code, asked="?loc=phuong-xa")
    assert "Cấp phát kinh phí" not in wards
    assert "Không có yêu cầu nào như vậy" in page(
        who.tam, "coverage", plan.code, asked="?loc=missing"
    )
    assert "5 yêu cầu" in page(who.tam, "coverage", plan.code, asked="?loc=%3Cscript%3E")


def test_who_ticks_a_task_says_that_the_duty_is_covered(who: Cast) -> None:
    plan = below(who)
    read = post(who.quan, "duty", plan.code, LAW, proposed="task:I.1", next="1")
    assert "Rà soát, đơn giản hóa" in read  # the next one opens
    assert DutyDecision.objects.get().verdict == "covered"
    assert "Theo dõi tình hình" in page(who.binh, "task", plan.code, "I.1")


def test_wrong_input_about_a_duty_is_told_and_kept_in_the_form(who: Cast) -> None:
    plan = below(who)
    assert "Chọn một kết luận" in post(who.quan, "duty", plan.code, LAW, reason="gì đó")
    refused = post(who.quan, "duty", plan.code, LAW, verdict="not_ours", reason="ngắn")
    assert "vì sao không nhận đề xuất nào" in refused
    assert "ngắn" in refused
    both = post(who.quan, "duty", plan.code, LAW, verdict="missing", others="task:I.4")
    assert "bỏ chọn nếu kết luận khác" in both
    post(who.quan, "duty", plan.code, LAW, others="task:IX.9", verdict="covered")
    post(who.quan, "duty", plan.code, LAW, verdict="bịa")
    assert not DutyDecision.objects.exists()


def test_a_duty_that_the_parent_has_not_is_not_found(who: Cast) -> None:
    plan = below(who)
    client = Client()
    client.force_login(who.quan)
    assert client.get(reverse("plans:duty", args=[plan.code, "task:IX.9"])).status_code == 404
    assert client.get(reverse("plans:duty", args=["anbinh-2026-2", LAW])).status_code == 404
    assert client.get(f"/ke-hoach/{plan.code}/doi-chieu/tai-ve/pdf/").status_code == 404


def test_after_the_last_one_the_table_says_that_all_is_done(who: Cast) -> None:
    plan = below(who)
    for key in (PROCEDURES, TREASURY, AIM, TOLD):
        answered(who, plan, key, "not_ours")
    read = post(who.quan, "duty", plan.code, LAW, proposed="task:I.1", next="1")
    assert "Đã đối chiếu xong mọi yêu cầu" in read
    assert "đã đối chiếu hết" in read


def test_the_first_proposal_is_taken_from_the_table(who: Cast) -> None:
    plan = below(who)
    assert "Đã ghi: Nhiệm vụ 1" in post(who.quan, "confirm_duty", plan.code, LAW)
    assert "Không còn đề xuất" in post(who.quan, "confirm_duty", plan.code, TREASURY)


def test_a_closed_plans_duty_is_shown_without_a_form(who: Cast) -> None:
    plan = below(who)
    Plan.objects.filter(pk=plan.pk).update(state="closed")
    assert "không còn đối chiếu được" in page(who.quan, "duty", plan.code, LAW)


def test_findings_lead_to_the_table(who: Cast) -> None:
    plan = reviewed_plan(who)
    post(who.quan, "parent", plan.code, parent=superior_plan(who).pk)
    read = page(who.quan, "findings", plan.code)
    assert "Mục II của kế hoạch cấp trên" in read
    assert "Đối chiếu cấp trên" in read


def test_the_table_goes_out_as_a_document_and_as_a_workbook(who: Cast) -> None:
    plan = below(who)
    covered(who, plan)
    answered(who, plan, TREASURY, "not_ours")
    client = Client()
    client.force_login(who.tam)
    made = b"".join(
        client.get(reverse("plans:coverage_file", args=[plan.code, "docx"])).streaming_content  # type: ignore[attr-defined]  # a file
    )
    document = Document(BytesIO(made))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh Mẫu" in said
    assert "có 5 yêu cầu, trong đó: 2 chưa đối chiếu; 1 có đề xuất; 1 đã có" in said
    assert "Mục II: UBND các phường, xã lập đường dây nóng" in said
    table = document.tables[-1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert [row[3] for row in rows[1:]] == [
        "Chưa đối chiếu", "Chưa đối chiếu", "Có đề xuất", "Đã có", "Không thuộc cấp mình",
    ]  # fmt: skip
    assert rows[4][4].startswith("Nhiệm vụ 1. Theo dõi thi hành pháp luật")
    assert rows[5][5] == REASON
    book = client.get(reverse("plans:coverage_file", args=[plan.code, "xlsx"]))
    assert book.status_code == 200


def test_the_page_asks_the_same_questions_whatever_was_decided(
    who: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plan = below(who)
    covered(who, plan)
    client = Client()
    client.force_login(who.quan)
    assert queries.coverage_of(plan)
    with django_assert_max_num_queries(40):
        client.get(reverse("plans:coverage", args=[plan.code]))
