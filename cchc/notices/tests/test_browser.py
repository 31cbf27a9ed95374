"""The inbox in a real browser."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel.zone import HANOI
from cchc.notices import services
from cchc.organisation.tests.factories import cast
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_inbox_is_readable_at_any_width(
    open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    who = cast()
    for number, (subject, body) in enumerate(
        [
            ("Bạn được giao: Báo cáo theo dõi thi hành pháp luật quý I", "hạn 31/03/2026"),
            ("Nhắc việc: 1 sắp đến hạn", "Sắp đến hạn:\n- Danh mục văn bản — hạn 13/04/2026"),
        ]
    ):
        message = services.put(
            agency=who.ward, to=who.binh, key=str(number), subject=subject, body=body,
            link=reverse("notices:inbox"), at=datetime(2026, 4, 10, 8, number, tzinfo=HANOI),
        )  # fmt: skip
        if number == 0:
            services.mark_read(message=message, at=message.created_at)
    client.force_login(who.binh)
    open_page.sign_in(client)
    page = open_page(reverse("notices:inbox"), size=size)
    picture(page, f"inbox-{size[0]}")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0
    page.get_by_role("button", name="Mở việc này").first.click()
    page.get_by_text("Bạn đã đọc mọi thông báo").wait_for()
    assert open_page.troubles == []
