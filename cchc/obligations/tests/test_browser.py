"""The screens in a real browser: readable, no wider than a phone, nothing refused."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.documents import services as documents
from cchc.obligations import services
from cchc.obligations.models import Obligation
from cchc.obligations.services import Subject
from cchc.obligations.tests.factories import (
    DUE,
    TASK,
    accepted,
    asked,
    days,
    event,
    extended,
    on,
    owed,
    submitted,
)
from cchc.organisation.tests.factories import Cast, cast
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def who(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, on a day in April."""
    monkeypatch.setenv("CCHC_NOW", "2026-04-10T09:00")
    return cast()


def lived(who: Cast) -> Obligation:
    """A ward with something of everything; the obligation with the longest history."""
    law = Subject("task", "p:1", "Theo dõi tình hình thi hành pháp luật trên địa bàn", "I. Thể chế")
    one_stop = Subject(
        "task", "p:2", "Tiếp nhận, giải quyết thủ tục hành chính đúng hạn", "II. Thủ tục"
    )
    long = owed(who, subject=law, label="Báo cáo theo dõi thi hành pháp luật quý I", chief=who.binh)
    services.report_progress(
        obligation=long, actor=who.binh, at=on(date(2026, 3, 10)), percent=60,
        text="Đã tổng hợp từ 8 tổ dân phố", obstacles="Hai tổ dân phố gửi chậm",
    )  # fmt: skip
    extended(who, long, until=DUE + days(7), day=DUE - days(2))
    submitted(who, long, day=DUE)
    services.send_back(
        obligation=long, actor=who.lan, at=on(DUE, 15), reason="Thiếu phụ lục số liệu xử phạt"
    )
    submitted(who, long, day=DUE + days(8))
    accepted(who, owed(who, subject=law, label="Kế hoạch theo dõi thi hành pháp luật"))
    desk = "Bộ phận Tiếp nhận và Trả kết quả"
    owed(who, subject=one_stop, label="Số liệu hồ sơ quý I", unit=desk, chief=who.hoa)
    next_one = owed(who, subject=one_stop, label="Số liệu hồ sơ quý II", due_on=date(2026, 6, 30))
    asked(who, next_one, until=date(2026, 7, 10), day=date(2026, 4, 9))
    owed(who, subject=one_stop, label="Kế hoạch thực hiện Đề án", event=event(who))
    owed(who, subject=law, label="Danh mục văn bản rà soát", due_on=date(2026, 4, 13))
    return long


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_lists_are_readable_at_any_width(
    who: Cast, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    lived(who)
    client.force_login(who.lan)
    open_page.sign_in(client)
    names = ("every", "mine", "to_judge", "extensions", "events", "urging", "figures")
    for name in names:
        page = open_page(reverse(f"obligations:{name}"), size=size)
        picture(page, f"obligations-{name}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    assert open_page.troubles == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_page_and_its_forms_are_readable_at_any_width(
    who: Cast, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    row = lived(who)
    open_row = Obligation.objects.get(label="Danh mục văn bản rà soát")
    request = Obligation.objects.get(label="Số liệu hồ sơ quý II").requests.get()
    awaited = Obligation.objects.get(label="Kế hoạch thực hiện Đề án").event_id
    pages = [
        (who.lan, "page", row.pk),
        (who.lan, "accept", row.pk),
        (who.lan, "send_back", row.pk),
        (who.lan, "decide_extension", request.pk),
        (who.lan, "cancel", open_row.pk),
        (who.quan, "record_event", awaited),
        (who.quan, "assign", open_row.pk),
        (who.binh, "submit", open_row.pk),
        (who.binh, "ask_extension", open_row.pk),
        (who.tam, "page", row.pk),
    ]
    for person, name, key in pages:
        client.force_login(person)
        open_page.sign_in(client)
        page = open_page(reverse(f"obligations:{name}", args=[key]), size=size)
        picture(page, f"obligation-{name}-{person.username}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    assert open_page.troubles == []


def test_a_product_is_handed_in_and_accepted_without_scripts(
    who: Cast, open_page: Visitor, client: Client
) -> None:
    lived(who)
    row = Obligation.objects.get(label="Danh mục văn bản rà soát")
    client.force_login(who.binh)
    open_page.sign_in(client)
    page = open_page(reverse("obligations:page", args=[row.pk]), javascript=False)
    page.get_by_role("link", name="Nộp sản phẩm").click()
    page.get_by_role("button", name="Nộp sản phẩm").click()
    expect(page.get_by_text("Đính kèm ít nhất một tệp")).to_have_count(2)  # summary and field
    expect(page.get_by_text("Đánh dấu để xác nhận")).to_have_count(2)
    picture(page, "obligation-submit-wrong")
    page.set_input_files(
        "input[type=file]",
        {"name": "danh-muc.csv", "mimeType": "text/csv", "buffer": "tên,số\na,1\n".encode()},
    )
    page.get_by_label("Tôi xác nhận tài liệu không chứa").check()
    page.get_by_role("button", name="Nộp sản phẩm").click()
    page.get_by_text("Đã nộp sản phẩm, chờ nghiệm thu").wait_for()
    client.force_login(who.lan)
    open_page.sign_in(client)
    page = open_page(reverse("obligations:page", args=[row.pk]), javascript=False)
    page.get_by_role("main").get_by_role("link", name="Nghiệm thu").click()
    page.get_by_role("main").get_by_role("button", name="Nghiệm thu").click()
    page.get_by_text("Đã nghiệm thu.").wait_for()
    picture(page, "obligation-accepted")
    row.refresh_from_db()
    assert row.state == "accepted"


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_urging_is_readable_at_any_width(
    who: Cast, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    lived(who)
    for unit in ("Công an phường", "Văn hóa - Xã hội"):
        owed(who, label="Báo cáo tuyên truyền quý I", unit=unit)
    owed(who, label="Việc chưa rõ ai làm", unit=None)
    law = who.units["Tư pháp - Hộ tịch"]
    owed(who, label="Danh mục thủ tục hành chính nội bộ", chief=who.binh)
    first = services.urge(agency=who.ward, unit=law, actor=who.quan, at=on(date(2026, 4, 3)))
    documents.freeze(document=first.document, signer=who.lan, actor=who.quan, at=on(DUE))
    documents.sign_off(document=first.document, actor=who.lan, at=on(DUE))
    documents.issue(
        document=first.document, issued_on=date(2026, 4, 3), actor=who.yen, at=on(date(2026, 4, 3))
    )
    services.urge(agency=who.ward, unit=law, actor=who.quan, at=on(date(2026, 4, 10), 8))
    owed(who, label="Kế hoạch vừa được giao", due_on=date(2026, 4, 10))
    client.force_login(who.quan)
    open_page.sign_in(client)
    awaited = services.await_event(
        agency=who.ward, actor=who.minh, at=on(DUE), subject=TASK, is_date_to_set=True,
        text="Chưa ấn định thời hạn; kế hoạch ghi “Theo kế hoạch riêng”",
    )  # fmt: skip
    owed(who, label="Theo kế hoạch riêng", event=awaited)
    owed(who, label="Theo kế hoạch riêng", event=awaited, unit="Công an phường")
    pages = [("urging",), ("unit_urging", law.pk), ("urge", law.pk), ("urge_all",), ("fix_dates",)]
    for name, *args in pages:
        page = open_page(reverse(f"obligations:{name}", args=args), size=size)
        picture(page, f"obligations-{name}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    assert open_page.troubles == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_pages_of_an_event_are_readable(
    open_page: Visitor, who: Cast, size: tuple[int, int]
) -> None:
    awaited = event(who)
    row = owed(who, event=awaited)
    Obligation.objects.filter(pk=row.pk).update(
        original_phrase="Trong vòng 30 ngày sau khi UBND tỉnh ban hành Đề án"
    )
    client = Client()
    client.force_login(who.quan)
    open_page.sign_in(client)
    for name in ("record_event", "correct_event"):
        page = open_page(reverse(f"obligations:{name}", args=[awaited.pk]), size=size)
        picture(page, f"{name}-{size[0]}")
        assert wrong_for_readers(page) == []
        assert wider_than_screen(page) == 0
        if name == "record_event":
            services.record_event(
                event=awaited, actor=who.quan, at=on(date(2026, 4, 2)), document="QĐ 12",
                happened_on=date(2026, 4, 1), due_dates={row.pk: date(2026, 5, 4)},
            )  # fmt: skip
    page = open_page(reverse("obligations:events"), size=size)
    picture(page, f"events-{size[0]}")
    assert open_page.troubles == []


def test_the_list_of_units_to_urge_prints_no_column_of_buttons(
    open_page: Visitor, who: Cast
) -> None:
    owed(who)
    client = Client()
    client.force_login(who.quan)
    open_page.sign_in(client)
    page = open_page(reverse("obligations:urging"), size=DESKTOP)
    head = page.get_by_role("columnheader", name="Việc cần làm")
    expect(head).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("th", has_text="Việc cần làm")).not_to_be_visible()
