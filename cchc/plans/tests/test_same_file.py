"""A file that came in before is told, and read once more only knowingly."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cchc.kernel.extraction.tests.factories import Grid, Line, docx_of
from cchc.kernel.jobs import work_off
from cchc.kernel.models import StoredFile
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries, services
from cchc.plans.models import IncomingFile, Plan
from cchc.plans.tests.factories import JANUARY

pytestmark = pytest.mark.django_db
BRING_IN = reverse("plans:bring_in")
HEADER = ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian"]
TASK = ["1", "Rà soát văn bản", "Danh mục", "Văn phòng UBND", "", "Quý II/2026"]
PAPER = docx_of([Line("KẾ HOẠCH"), Line("Cải cách hành chính năm 2026"), Grid(HEADER, [TASK])])


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def client(who: Cast) -> Client:
    client = Client()
    client.force_login(who.quan)
    return client


@pytest.fixture
def long_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.plans.services.incoming.is_long", lambda *_, **__: True)


def hand_in(client: Client, content: bytes = PAPER) -> str:
    """Where the browser is sent."""
    answer = client.post(BRING_IN, {"file": SimpleUploadedFile("ke-hoach.docx", content)})
    assert answer.status_code == 302
    return str(answer["Location"])


def brought_in(who: Cast) -> Plan:
    return services.bring_in(
        agency=who.ward, actor=who.quan, at=JANUARY, content=PAPER, name="a.docx"
    )


def again(page: str) -> str:
    return f"{page}lan-nua/"


def test_the_first_time_nothing_is_asked(client: Client) -> None:
    page = hand_in(client)
    assert page == reverse("plans:review", args=[Plan.objects.get().code])
    assert "đã được nhập" not in client.get(page).content.decode()


@pytest.mark.parametrize("state", ["reviewing", "adopted", "closed", "kept", "discarded"])
def test_the_second_time_the_page_names_the_plan_its_day_and_state(
    state: str, client: Client, who: Cast
) -> None:
    plan = brought_in(who)
    Plan.objects.update(state=state)
    page = hand_in(client)
    shown = client.get(page).content.decode()
    plan.refresh_from_db()
    assert f"{plan.code} · nhập 09:00 ngày 12/01/2026" in " ".join(shown.split())
    assert plan.get_state_display().lower() in shown
    assert Plan.objects.count() == 1


def test_who_goes_on_knowingly_has_a_second_plan_and_both_say_so(client: Client, who: Cast) -> None:
    first = brought_in(who)
    page = hand_in(client)
    assert client.post(again(page))["Location"] == page
    second = Plan.objects.exclude(pk=first.pk).get()
    assert client.get(page)["Location"] == reverse("plans:review", args=[second.code])
    for plan, other in ((first, second), (second, first)):
        told = queries.review_of(plan).same_file
        assert f"{other.code} (nhập ngày" in told
        assert plan.code not in told
    review = client.get(reverse("plans:review", args=[second.code])).content.decode()
    assert f"{first.code} (nhập ngày 12/01/2026, đang rà soát)" in review
    services.discard(plan=first, actor=who.quan, at=JANUARY, reason="Nhập trùng")
    assert queries.review_of(second).same_file == ""


def test_dropped_nothing_of_it_is_kept(client: Client, who: Cast) -> None:
    brought_in(who)
    page = hand_in(client)
    answer = client.post(again(page), {"drop": "1"}, follow=True)
    assert "Đã bỏ tệp vừa tải lên" in answer.content.decode()
    assert (Plan.objects.count(), IncomingFile.objects.count()) == (1, 0)
    assert StoredFile.objects.count() == 1
    assert client.post(again(page)).status_code == 404


def test_an_answer_counts_once(client: Client, who: Cast) -> None:
    brought_in(who)
    page = hand_in(client)
    client.post(again(page))
    for answer in ({}, {"drop": "1"}):
        told = client.post(again(page), answer, follow=True).content.decode()
        assert "không còn chờ xác nhận" in told
    assert Plan.objects.count() == 2


def test_uploaded_over_and_over_one_question_stands(client: Client, who: Cast) -> None:
    brought_in(who)
    for _ in range(3):
        page = hand_in(client)
    assert IncomingFile.objects.count() == 1
    assert StoredFile.objects.count() == 2
    listed = client.get(BRING_IN).content.decode()
    assert page in listed
    assert "chờ xác nhận" in listed


def test_other_bytes_and_another_agencys_plan_ask_nothing(client: Client, who: Cast) -> None:
    services.bring_in(
        agency=who.superior, actor=services.CommandLine(), at=JANUARY, content=PAPER, name="a.docx"
    )
    hand_in(client)
    other = docx_of([Line("KẾ HOẠCH"), Line("Cải cách hành chính năm 2026 "), Grid(HEADER, [TASK])])
    hand_in(client, other)
    assert (Plan.objects.count(), IncomingFile.objects.count()) == (3, 0)


@pytest.mark.usefixtures("long_files")
def test_a_long_file_is_asked_about_while_the_worker_has_not_read_it(client: Client) -> None:
    first = hand_in(client)
    second = hand_in(client)
    assert first != second
    shown = client.get(second).content.decode()
    assert "Tệp đang được máy chủ đọc" in shown
    client.post(again(second))
    assert not Plan.objects.exists()
    assert work_off() == 2
    assert Plan.objects.count() == 2


def test_a_file_that_can_no_longer_be_read_says_why(
    client: Client, who: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought_in(who)
    page = hand_in(client)

    def broken(**_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("cchc.plans.services.incoming.read_file", broken)
    client.post(again(page))
    assert "lỗi bên trong" in client.get(page).content.decode()
    assert Plan.objects.count() == 1
