"""The screens: search, register, open, correct, and the log of reads."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.citizens import queries
from cchc.citizens.choices import Why
from cchc.citizens.models import Citizen
from cchc.citizens.tests.factories import COMPANY, MAI, NOW, registered
from cchc.kernel.models import AuditEvent, ReadNote
from cchc.organisation.tests.factories import Cast, cast

pytestmark = pytest.mark.django_db
CLOSED = (MAI.id_number, MAI.phone, MAI.email, "phố Sen", "15/08/1995")
SAID = {
    "kind": "0",
    "name": "Trần Thị Mai",
    "id_kind": "cccd",
    "id_number": "038 195 001 234",
    "born_on": "15/08/1995",
    "gender": "female",
    "phone": "0912 345 678",
    "email": "mai@dan.example",
    "address": "Số 5, ngõ 3 phố Sen, phường An Bình, tỉnh Mẫu",
}


@pytest.fixture(name="who")
def who_fixture(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    return cast()


@pytest.fixture(name="hoa")
def hoa_fixture(client: Client, who: Cast) -> Client:
    client.force_login(who.hoa)
    return client


def page(client: Client, to: str, /, *args: object, **query: Any) -> str:
    return client.get(reverse(f"citizens:{to}", args=args), query).content.decode()


def post(client: Client, to: str, /, *args: object, **data: Any) -> str:
    answer = client.post(reverse(f"citizens:{to}", args=args), data, follow=True)
    return answer.content.decode()


def closed(text: str) -> list[str]:
    """What of the personal data stands in the text."""
    return [secret for secret in CLOSED if secret in text]


def test_whom_the_desk_looks_for_is_found_masked_and_in_no_address(hoa: Client, who: Cast) -> None:
    registered(who.ward)
    registered(who.ward, COMPANY)
    shown = post(hoa, "people", q=MAI.id_number)
    assert "Trần Thị Mai" in shown
    assert "•••234" in shown
    assert "Hoa Sen" not in shown
    assert [found for found in closed(shown) if found != MAI.id_number] == []
    assert shown.count(MAI.id_number) == 1  # where it was typed
    assert "Hoa Sen" in page(hoa, "people", q="Mai")  # an address is not listened to
    assert "Không tìm thấy ai" in post(hoa, "people", q="không có")


def test_a_search_says_when_there_are_more(hoa: Client, who: Cast) -> None:
    for number in range(21):
        registered(who.ward, name=f"Trần Văn Ba {number}", id_number="")
    assert "Chỉ hiện 20 người đầu" in post(hoa, "people", q="tran")


def test_the_page_of_a_person_is_masked_until_it_is_opened(hoa: Client, who: Cast) -> None:
    mai = registered(who.ward)
    assert closed(page(hoa, "person", mai.pk)) == []
    assert not ReadNote.objects.exists()
    shown = post(hoa, "open", mai.pk, why="compare")
    assert closed(shown) == list(CLOSED)
    assert ReadNote.objects.get().screen == Why.COMPARE
    for why in ("", "correct", "x"):
        assert closed(post(hoa, "open", mai.pk, why=why)) == []
    assert ReadNote.objects.count() == 1
    assert hoa.get(reverse("citizens:open", args=[mai.pk])).status_code == 405


def test_an_opened_page_is_kept_nowhere(hoa: Client, who: Cast) -> None:
    mai = registered(who.ward)
    answer = hoa.post(reverse("citizens:open", args=[mai.pk]), {"why": "compare"})
    assert answer["Cache-Control"] == "private, no-store"


def test_somebody_new_is_registered_at_once_when_nothing_is_odd(hoa: Client, who: Cast) -> None:
    shown = post(hoa, "register", **SAID)
    assert "Đã ghi." in shown
    assert closed(shown) == []
    assert queries.details_of(Citizen.objects.get()) == MAI


def test_what_is_odd_is_shown_once_and_then_saved(hoa: Client, who: Cast) -> None:
    odd = {**SAID, "id_number": "038095001234", "phone": "12"}
    shown = post(hoa, "register", **odd)
    warnings = [
        "Theo số này, giới tính là nam, không phải nữ.",
        "Không phải số di động (10 chữ số) hay cố định (02…, 11 chữ số) trong nước.",
    ]
    assert all(warning in shown for warning in warnings)
    assert "Vẫn lưu" in shown
    assert not Citizen.objects.exists()
    again = post(hoa, "register", **odd, seen=warnings[:1])
    assert "Vẫn lưu" in again
    assert "Đã ghi." in post(hoa, "register", **odd, seen=warnings)
    assert Citizen.objects.get().phone == "12"


def test_a_known_number_leads_to_who_has_it_and_says_what_differs(hoa: Client, who: Cast) -> None:
    registered(who.ward)
    shown = post(hoa, "register", **{**SAID, "name": "Trần Thị Mây", "phone": "0987654321"})
    assert "không ghi thêm" in shown
    assert "khác thông tin đang lưu: tên, điện thoại" in shown
    assert Citizen.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("name", "", "bắt buộc"),
        ("name", "...", "Ghi họ và tên"),
        ("id_kind", "", "Chọn loại giấy tờ"),
        ("born_on", "31/02/1995", "Ngày chưa đúng"),
        ("email", "mai", "thư điện tử chưa đúng"),
    ],
)
def test_what_cannot_be_kept_is_told_beside_its_field(
    hoa: Client, who: Cast, field: str, value: str, told: str
) -> None:
    assert told in post(hoa, "register", **{**SAID, field: value})
    assert not Citizen.objects.exists()


def test_opening_the_correction_is_noted_and_sending_it_is_not(hoa: Client, who: Cast) -> None:
    mai = registered(who.ward)
    assert MAI.id_number in page(hoa, "correct", mai.pk)
    assert "bắt buộc" in post(hoa, "correct", mai.pk, **SAID)
    told = post(hoa, "correct", mai.pk, **SAID, reason="xem lại")
    assert "Chưa có thông tin nào khác" in told
    shown = post(hoa, "correct", mai.pk, **{**SAID, "name": "Trần Thị Mây"}, reason="sai dấu")
    assert "Đã sửa thông tin." in shown
    assert "Trần Thị Mây" in shown
    assert closed(shown) == []
    assert [note.screen for note in ReadNote.objects.all()] == [Why.CORRECT]


def test_a_paper_shown_is_ticked(hoa: Client, who: Cast) -> None:
    mai = registered(who.ward)
    assert "chưa lần nào" in page(hoa, "person", mai.pk)
    shown = post(hoa, "note_id_shown", mai.pk)
    assert "chưa lần nào" not in shown
    assert "Đã xuất trình giấy tờ tùy thân" in shown


def test_looking_writes_nothing_but_the_note_of_the_correction(hoa: Client, who: Cast) -> None:
    mai = registered(who.ward)
    before = AuditEvent.objects.count()
    for name, args in (("people", ()), ("register", ()), ("person", (mai.pk,))):
        page(hoa, name, *args)
    assert (AuditEvent.objects.count(), ReadNote.objects.count()) == (before, 0)


def test_the_chair_sees_who_opened_whose_data_and_not_the_data(client: Client, who: Cast) -> None:
    mai = registered(who.ward)
    queries.open_person(who.hoa, mai.pk, at=NOW, why=Why.CONTACT)
    queries.open_person(who.hoa, mai.pk, at=NOW - timedelta(days=30), why=Why.RECEIVE)
    for user in (who.minh, who.quantri):
        client.force_login(user)
        shown = page(client, "reads")
        assert "Liên hệ, thông báo" in shown
        assert "T. T. M." in shown
        assert "Tiếp nhận, giải quyết hồ sơ" not in shown
        assert closed(shown) == []
        assert "Trần Thị Mai" not in shown
    wide = page(client, "reads", first="01/02/2026", last="10/03/2026", whom=mai.pk)
    assert "Tiếp nhận, giải quyết hồ sơ" in wide
    none = page(client, "reads", first="10/03/2026", last="10/03/2026", reader=who.binh.pk)
    assert "Không có lượt xem nào" in none


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("01/01/2025", "10/03/2026", "nhiều nhất 92 ngày"),
        ("10/03/2026", "09/03/2026", "bắt đầu trở đi"),
        ("hôm qua", "10/03/2026", "Ngày chưa đúng"),
    ],
)
def test_the_log_is_read_a_quarter_at_a_time(
    client: Client, who: Cast, first: str, last: str, told: str
) -> None:
    client.force_login(who.minh)
    assert told in page(client, "reads", first=first, last=last)


def test_lists_take_as_many_queries_for_many_as_for_few(
    client: Client, who: Cast, django_assert_max_num_queries: Any
) -> None:
    people = [registered(who.ward, name=f"Trần Văn Ba {n}", id_number="") for n in range(20)]
    for person in people:
        queries.open_person(who.hoa, person.pk, at=NOW, why=Why.CONTACT)
    client.force_login(who.hoa)
    with django_assert_max_num_queries(18):
        page(client, "people")
    with django_assert_max_num_queries(18):
        post(client, "people", q="tran")
    client.force_login(who.minh)
    with django_assert_max_num_queries(20):
        page(client, "reads")
