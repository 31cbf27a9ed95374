"""Citizens tell something on the public pages, follow it, judge the answer."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cchc.feedback import queries
from cchc.feedback import services as petitions
from cchc.feedback.choices import Reach, State
from cchc.feedback.models import Petition
from cchc.feedback.tests.factories import MONDAY, PNG, answered, filed, folk, fresh, published
from cchc.organisation.tests.factories import Cast
from cchc.portal.urls import of_senders
from cchc.web.paths import is_public

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "Công chức hướng dẫn nhiều lần",
    "text": "Tôi đã đến ba lần mà chưa xong.",
    "name": "Trần Thị Mai",
    "phone": "0912 345 678",
}
SENDERS = {"follow_petition", "tell_petition", "petition_by_link", "send_petition"}


@pytest.fixture(name="who")
def who_fixture(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cast]:
    monkeypatch.setenv("CCHC_NOW", MONDAY.isoformat())
    who = folk()
    who.ward.settings.create(key="portal.open", value="open", document="Quyết định mẫu")
    cache.clear()
    yield who
    cache.clear()


def send(who: Cast, **more: Any) -> str:
    data = {**TYPED, "key": uuid4(), **more}
    return (
        Client().post(reverse("portal:send_petition", args=[who.ward.code]), data).content.decode()
    )


def follow(row: Petition, pin: str | None = None) -> str:
    data = {"code": row.code, "pin": pin or queries.pin_of(row)}
    return Client().post(reverse("portal:follow_petition"), data).content.decode()


def tell(page: str, act: str, **said: str) -> str:
    found = re.search(r'name="pass" value="([^"]+)"', page)
    assert found
    data = {"pass": found[1], "act": act, **said}
    return Client().post(reverse("portal:tell_petition"), data).content.decode()


def test_every_address_of_senders_is_public_and_tried_here(who: Cast) -> None:
    assert {pattern.name for pattern in of_senders} == SENDERS
    row = filed(who)
    for name, args in (
        ("follow_petition", ()),
        ("petition_by_link", (row.token,)),
        ("send_petition", (who.ward.code,)),
    ):
        path = reverse(f"portal:{name}", args=args)
        answer = Client().get(path)
        assert is_public(path)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
    assert Client().get(reverse("portal:tell_petition")).status_code == 405


def test_a_petition_with_a_picture_gives_code_pin_and_qr(who: Cast) -> None:
    page = send(who, pictures=SimpleUploadedFile("cua Mai.png", PNG))
    row = Petition.objects.get()
    assert row.code in page
    assert queries.pin_of(row) in page
    assert "data:image/svg" in page
    assert row.pictures.get().file.name == "anh-1.png"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Hãy điền"),
        ({"phone": ""}, "số điện thoại hoặc địa chỉ"),
        ({"phone": "123"}, "Số điện thoại chưa đúng"),
        ({"is_sealed": "on"}, "Chọn bộ phận"),
        ({"website": "http://spam"}, "Không gửi được"),
        ({"pictures": SimpleUploadedFile("a.png", b"%PDF-1.4")}, "Ảnh 1"),
        ({"key": "x"}, "Chưa gửi được"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    who: Cast, wrong: dict[str, Any], said: str
) -> None:
    assert said in send(who, **wrong)
    assert not Petition.objects.exists()


def test_one_machine_sends_ten_an_hour(who: Cast) -> None:
    for _ in range(10):
        send(who)
    assert "thử lại sau" in send(who)
    assert Petition.objects.count() == 10


def test_the_same_form_sent_twice_is_one_petition(who: Cast) -> None:
    key = uuid4()
    send(who, key=key)
    send(who, key=key)
    assert Petition.objects.count() == 1


def test_harassment_is_for_the_head_alone(who: Cast) -> None:
    send(who, is_harassment="on")
    assert Petition.objects.get().reach == Reach.LEADER


def test_only_code_and_pin_open_it_and_guessing_locks(who: Cast) -> None:
    row = filed(who)
    assert "Mới gửi" in follow(row)
    for _ in range(5):
        assert "Không tìm thấy" in follow(row, "000000")
    assert "Không tìm thấy" in follow(row)


def test_an_unknown_link_or_a_forged_pass_leads_to_the_form(who: Cast) -> None:
    form = reverse("portal:follow_petition")
    assert Client().get(reverse("portal:petition_by_link", args=["nobody"]))["Location"] == form
    forged = {"pass": "1:abc", "act": "reopen", "text": "x"}
    assert Client().post(reverse("portal:tell_petition"), forged)["Location"] == form


def test_what_was_asked_is_supplied_by_the_sender(who: Cast) -> None:
    row = petitions.ask_more(petition=filed(who), text="Ngày nào?", actor=who.hoa, at=MONDAY)
    page = follow(row)
    assert "Ngày nào?" in page
    assert "Đã ghi nhận" in tell(page, "supply", text="Thứ hai.")
    assert fresh(row).state == State.NEW


def test_the_sender_reads_no_officer_and_no_inner_step(who: Cast) -> None:
    row = answered(who)
    page = follow(row)
    assert "xin lỗi" in page
    for name in ("Đỗ Văn Bình", "Phạm Thị Hoa", "Trần Thị Lan"):
        assert name not in page


def test_an_answer_is_marked_and_reopened_once(who: Cast) -> None:
    page = follow(answered(who))
    assert "Hãy điền" in tell(page, "mark")
    page = tell(page, "mark", satisfaction="not", words="Chưa rõ")
    assert "không hài lòng" in page
    page = tell(page, "reopen", text="Xem lại giúp.")
    assert "Đang xử lý" in page
    assert 'value="reopen"' not in page


def test_the_public_finds_answers_without_accents_and_no_sender(who: Cast) -> None:
    row = published(who)
    listed = reverse("portal:answers", args=[who.ward.code])
    assert "Hướng dẫn hồ sơ" in Client().get(listed, {"q": "SUA BANG huong dan"}).content.decode()
    assert "Chưa có trả lời" in Client().get(listed, {"q": "đất đai"}).content.decode()
    page = Client().get(reverse("portal:answer", args=[who.ward.code, row.code])).content.decode()
    assert "sửa bảng hướng dẫn" in page
    assert "Mai" not in page


def test_what_is_not_published_is_not_found(who: Cast) -> None:
    row = answered(who)
    address = reverse("portal:answer", args=[who.ward.code, row.code])
    assert Client().get(address).status_code == 404


def test_a_denunciation_tells_its_sender_only_where_it_is(who: Cast) -> None:
    row = petitions.reserve(petition=filed(who), is_about_head=True, actor=who.hoa, at=MONDAY)
    page = follow(row)
    assert who.superior.full_name in page
    assert "Đã có hướng dẫn" in page
