"""Figures on the screen with their records behind, and how much each page asks the database."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.notices import jobs, services
from cchc.notices.choices import Event, Way
from cchc.notices.models import Notice
from cchc.notices.services import Recipient
from cchc.notices.tests.factories import AT, SITE, sent, switch_on, told
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast

pytestmark = pytest.mark.django_db
LANDLINE = Recipient("Tư", "02373852246")


@pytest.fixture
def who(settings: Any) -> Cast:
    settings.NOTICE_PROVIDERS = {"zalo": "sample", "sms": "sample", "email": "smtp"}
    found = cast()
    switch_on(found, Way.SMS, Way.PHONE)
    return found


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def month_of_four(who: Cast) -> None:
    """One at once, one after half a minute, one after an hour, one to be called."""
    for key, seconds in (("1", 2), ("2", 30), ("3", 3600)):
        sent(told(who.ward, key=key), at=AT + timedelta(seconds=seconds))
    told(who.ward, key="4", event=Event.LATE_APOLOGY, to=LANDLINE)


def shown(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def rows_in(page: str) -> int:
    """Notices of the list."""
    return len(set(re.findall(r'href="/thong-bao/gui-di/(\d+)/"', page)))


def test_each_figure_of_the_month_opens_its_notices(who: Cast) -> None:
    month_of_four(who)
    client = entered(who.quan)
    page = shown(client, reverse("notices:figures") + "?thang=03/2026")
    counts = {"1/4": 1, "2/4": 2, "3/4": 0}  # shares: the last has no list of its own
    links = re.findall(r'href="(/thong-bao/gui-di/\?[^"]+)"[^>]*>([\d.]+)</a>', page)
    assert {number for _, number in links} == {"1", "3", "4"}
    for url, number in links:
        assert rows_in(shown(client, unescape(url))) == int(number), url
    for within, number in (("10", counts["1/4"]), ("60", counts["2/4"])):
        address = f"{reverse('notices:notices')}?thang=03/2026&within={within}"
        assert rows_in(shown(client, address)) == number


def test_a_month_without_notices_says_so_and_a_wrong_month_is_this_one(who: Cast) -> None:
    client = entered(who.quan)
    assert "Không có thông báo nào lập" in shown(client, reverse("notices:figures"))
    for wrong in ("13/2026", "x", "03/26/2026", "9" * 30):
        assert client.get(reverse("notices:figures"), {"thang": wrong}).status_code == 200
        assert client.get(reverse("notices:notices"), {"thang": wrong}).status_code == 200


def test_no_page_asks_more_of_the_database_when_there_is_more_to_show(who: Cast) -> None:
    def taken(user: User, name: str) -> int:
        with CaptureQueriesContext(connection) as context:
            clients[user.pk].get(reverse(name))
        return len(context)

    pages = [
        (who.quan, "notices:figures", 16), (who.quan, "notices:costs", 14),
        (who.quan, "notices:channels", 14), (who.quan, "notices:templates", 14),
        (who.quantri, "notices:codes", 18), (who.hoa, "notices:to_call", 16),
    ]  # fmt: skip
    clients = {user.pk: entered(user) for user, _, _ in pages}

    def asked() -> list[int]:
        return [taken(user, name) for user, name, _ in pages]

    month_of_four(who)
    asked()
    few = asked()
    for number in range(20):
        told(who.ward, key=f"more{number}", event=Event.LATE_APOLOGY, to=LANDLINE)
        sent(told(who.ward, key=f"sent{number}"))
    assert asked() == few
    assert all(number <= most for number, (_, _, most) in zip(few, pages, strict=True)), few


def test_one_notice_takes_few_queries_from_the_queue_to_its_answer(who: Cast) -> None:
    notice = told(who.ward)
    with CaptureQueriesContext(connection) as context:
        services.send_notice(notice_key=notice.pk, at=AT, site=SITE)
    assert len(context) <= 26, len(context)


def test_apologies_that_cannot_be_called_do_not_keep_others_off_the_list(who: Cast) -> None:
    for number in range(4):
        row = told(who.ward, key=str(number), event=Event.LATE_APOLOGY)
        ways = ["sms", "phone"] if number == 3 else ["sms"]
        Notice.objects.filter(pk=row.pk).update(
            state="sent", way="sms", ways=ways, sent_at=AT, next_try_at=None
        )
    later = AT + timedelta(hours=25)
    assert services.put_unproven_on_list(at=later, most=1) == 1
    assert Notice.objects.get(state="to_call").key == "3"


def test_a_turn_of_the_worker_ends_though_more_waits(
    who: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "A_TURN", -1.0)
    for number in range(3):
        told(who.ward, key=str(number))
    jobs.send_citizen_notices(AT)
    assert Notice.objects.filter(state="queued").count() == 2


def test_numbers_of_the_demo_ward_meet_everything_that_occurs(who: Cast) -> None:
    switch_on(who)

    def end(phone: str, event: Event = Event.LATE_APOLOGY) -> tuple[str, str]:
        at, row = AT, told(who.ward, key=phone, event=event, to=Recipient("Mẫu", phone))
        while row.state == "queued":
            at += timedelta(minutes=6)
            row = sent(row, at=at)
        return row.state, row.way

    assert end("0300000001") == ("delivered", "zalo")
    assert end("0300000003") == ("delivered", "sms")
    assert end("0300000022") == ("sent", "zalo")
    assert end("0300000013") == ("to_call", "phone")
    assert end("0300000016", Event.READY)[0] == "failed"
