"""The administrator's screens: a key is shown once, every wrong input is named."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client as Browser
from django.urls import reverse

from cchc.api import services
from cchc.api.choices import Scope
from cchc.api.models import Client, Subscription
from cchc.api.tests.factories import BASIS, NOON, SOURCE, Machine, machine, subscribed, wanted
from cchc.kernel.errors import RuleBroken
from cchc.kernel.models import AuditEvent
from cchc.notices.models import Message

pytestmark = pytest.mark.django_db
FORM: dict[str, Any] = {
    "name": "Phần mềm đất đai",
    "source": SOURCE,
    "scopes": [Scope.READ, Scope.WRITE],
    "rate": 60,
    "expires_on": "31/12/2026",
    "basis": BASIS,
}


@pytest.fixture(name="admin")
def admin_fixture(client: Browser, one: Machine) -> Browser:
    client.force_login(one.desk.who.quantri)
    return client


def text(answer: Any) -> str:
    found: str = answer.content.decode()
    return found


def test_a_key_is_shown_once_and_opens(admin: Browser, one: Machine) -> None:
    answer = admin.post(reverse("api:register"), FORM)
    assert "no-store" in answer["Cache-Control"]
    (key,) = set(re.findall(r"cchc_[a-z]{8}_[\w-]{43}", text(answer)))
    made = Client.objects.get(name=FORM["name"])
    assert (made.scopes, made.rate) == (["dossiers:read", "dossiers:write"], 60)
    asked = Machine(one.desk, made, key)
    assert "chưa được lãnh đạo" in asked.call("GET", "dossiers").json()["detail"]
    services.approve_client(client=made, actor=one.desk.who.lan, at=NOON)
    assert asked.call("GET", "dossiers").status_code == 200
    for page in (reverse("api:client", args=[made.pk]), reverse("api:clients")):
        assert key not in text(admin.get(page))
    kept = str(list(Client.objects.values())) + str(list(AuditEvent.objects.values()))
    assert key.rpartition("_")[2] not in kept


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": ""}, "bắt buộc"),
        ({"name": "Hệ thống tỉnh"}, "đã có máy khách tên này"),
        ({"source": ""}, "bắt buộc"),
        ({"scopes": []}, "bắt buộc"),
        ({"scopes": ["mọi thứ"]}, "không"),
        ({"scopes": [Scope.PERSONAL]}, "cần thêm quyền đọc hồ sơ"),
        ({"rate": 0}, "từ 1 đến 6.000"),
        ({"rate": 6001}, "từ 1 đến 6.000"),
        ({"rate": "nhanh"}, "số"),
        ({"expires_on": "08/03/2026"}, "đã qua"),
        ({"expires_on": "31/02/2026"}, "ngày"),
        ({"basis": ""}, "bắt buộc"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    admin: Browser, said: dict[str, Any], words: str
) -> None:
    page = text(admin.post(reverse("api:register"), {**FORM, **said}))
    assert words in page
    assert "cchc_" not in page
    assert Client.objects.count() == 1


def waiting(one: Machine) -> Client:
    made, _ = services.register_client(
        agency=one.desk.who.ward,
        wanted=wanted(name="Chờ duyệt"),
        actor=one.desk.who.quantri,
        at=NOON,
    )
    return made


def test_a_leader_is_told_looks_and_approves(client: Browser, one: Machine) -> None:
    made = waiting(one)
    message = Message.objects.get(to=one.desk.who.lan, subject__contains="Chờ duyệt”")
    client.force_login(one.desk.who.lan)
    page = text(client.get(message.link))
    assert "Duyệt kết nối" in page
    assert "Thu hồi khóa" not in page
    done = text(client.post(reverse("api:approve", args=[made.pk]), follow=True))
    assert "Đã duyệt kết nối." in done
    assert "Trần Thị Lan" in done
    again = text(client.post(reverse("api:approve", args=[made.pk]), follow=True))
    assert "không còn chờ duyệt" in again


def test_nobody_approves_what_they_gave_themselves(one: Machine) -> None:
    made = waiting(one)
    with pytest.raises(PermissionDenied):
        services.approve_client(client=made, actor=one.desk.who.quantri, at=NOON)
    Client.objects.filter(pk=made.pk).update(made_by=one.desk.who.minh)
    with pytest.raises(PermissionDenied, match="không tự duyệt"):
        services.approve_client(client=made, actor=one.desk.who.minh, at=NOON)
    with pytest.raises(RuleBroken, match="chưa được lãnh đạo duyệt"):
        services.subscribe(
            client=made,
            url="https://nhan-tin.example.vn/",
            events=["dossier.late"],
            internal=False,
            actor=one.desk.who.quantri,
            at=NOON,
        )


def test_a_key_is_revoked_with_a_reason_that_history_shows(admin: Browser, one: Machine) -> None:
    address = reverse("api:revoke", args=[one.client.pk])
    assert "bắt buộc" in text(admin.post(address, {"reason": ""}))
    done = admin.post(address, {"reason": "Hết hợp đồng"}, follow=True)
    page = text(done)
    assert "Đã thu hồi khóa." in page
    assert "Hết hợp đồng" in page
    assert "Thêm nơi nhận tin" not in page
    assert one.call("GET", "dossiers").status_code == 401
    assert admin.get(address).status_code == 302, "there is nothing to revoke any more"


def test_a_name_is_free_again_after_its_key_was_revoked(admin: Browser, one: Machine) -> None:
    services.revoke_client(client=one.client, reason="Đổi", actor=one.desk.who.quantri, at=NOON)
    page = text(admin.post(reverse("api:register"), {**FORM, "name": "Hệ thống tỉnh"}))
    assert "Chỉ hiện một lần" in page


def test_a_secret_is_shown_once_and_kept_encrypted(admin: Browser, one: Machine) -> None:
    address = reverse("api:subscribe", args=[one.client.pk])
    said = {"url": "https://nhan-tin.example.vn/cchc", "events": ["dossier.late"]}
    page = text(admin.post(address, said))
    row = Subscription.objects.get()
    assert row.secret in page
    shown = reverse("api:subscription", args=[row.pk])
    assert row.secret not in text(admin.get(shown))
    assert row.secret not in str(list(AuditEvent.objects.values_list("facts", flat=True)))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"url": "http://nhan-tin.example.vn/"}, "https://"),
        ({"url": "https://10.0.0.1/"}, "mạng nội bộ"),
        ({"url": ""}, "bắt buộc"),
        ({"events": []}, "bắt buộc"),
        ({"events": ["ping"]}, "không"),
    ],
)
def test_a_wrong_address_is_refused(
    admin: Browser, one: Machine, said: dict[str, Any], words: str
) -> None:
    form = {"url": "https://nhan-tin.example.vn/", "events": ["dossier.late"], **said}
    page = text(admin.post(reverse("api:subscribe", args=[one.client.pk]), form))
    assert words in page
    assert not Subscription.objects.exists()


def test_an_address_is_stopped_tried_and_told_again(admin: Browser, one: Machine) -> None:
    row, _ = subscribed(one, "https://nhan-tin.example.vn/", internal=False)
    page = reverse("api:subscription", args=[row.pk])
    admin.post(reverse("api:ping", args=[row.pk]))
    assert "Gửi thử" in text(admin.get(page))
    assert "chưa gửi" in text(admin.get(page))
    stopped = admin.post(reverse("api:stop", args=[row.pk]), {"reason": "Bảo trì"}, follow=True)
    assert "Bảo trì" in text(stopped)
    refused = admin.post(reverse("api:ping", args=[row.pk]), follow=True)
    assert "bật lại rồi gửi thử" in text(refused)
    again = admin.post(reverse("api:resume", args=[row.pk]), follow=True)
    assert "Đã bật lại." in text(again)
    assert "đang nhận tin" in text(admin.post(reverse("api:resume", args=[row.pk]), follow=True))


def test_the_menu_leads_the_administrator_there(admin: Browser, one: Machine) -> None:
    assert reverse("api:clients") in text(admin.get("/"))
    admin.force_login(one.desk.who.binh)
    assert reverse("api:clients") not in text(admin.get("/"))


@pytest.mark.parametrize("many", [1, 12])
def test_lists_cost_the_same_however_long(
    admin: Browser, one: Machine, many: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(many):
        machine(one.desk, name=f"Hệ thống {number}")
    row, _ = subscribed(one, "https://nhan-tin.example.vn/", internal=False)
    for number in range(many):
        at = NOON + timedelta(minutes=number)
        services.send_ping(subscription=row, actor=one.desk.who.quantri, at=at)
    pages = {"clients": (), "client": (one.client.pk,), "subscription": (row.pk,)}
    for name, args in pages.items():
        with django_assert_max_num_queries(20):
            assert admin.get(reverse(f"api:{name}", args=args)).status_code == 200
