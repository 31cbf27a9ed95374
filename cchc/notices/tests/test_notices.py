"""Messages are put once, read by one, sent with patience."""

from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.kernel.zone import HANOI
from cchc.notices import jobs, queries, services
from cchc.notices.choices import Channel, DispatchState
from cchc.notices.models import Dispatch, Letter, Message
from cchc.notices.rules.retries import PAUSES, pause_after
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 4, 1, 8, tzinfo=HANOI)
SITE = "https://cchc.example"


@pytest.fixture
def who() -> Cast:
    return cast()


def put(who: Cast, to: User | None = None, key: str = "k", link: str = "/cong-viec/1/") -> Message:
    return services.put(
        agency=who.ward,
        to=to or who.binh,
        key=key,
        subject="Bạn được giao: Báo cáo quý I",
        body="Hạn 31/03/2026",
        link=link,
        at=AT,
        channels=(Channel.EMAIL,),
    )


@pytest.fixture
def broken_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: object, messages: object) -> int:
        raise SMTPServerDisconnected("mail.example went away")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


def test_a_message_is_put_once_per_key(who: Cast) -> None:
    assert put(who) == put(who)
    assert Dispatch.objects.count() == 1
    assert put(who, key="another") != put(who)


def test_a_message_links_only_into_this_installation(who: Cast) -> None:
    for link in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        with pytest.raises(ValueError, match="only into this installation"):
            put(who, link=link)


def test_who_has_no_address_gets_it_in_the_inbox_only(who: Cast) -> None:
    who.binh.email = ""
    who.binh.save()
    put(who)
    assert queries.unread_count(who.binh) == 1
    assert not Dispatch.objects.exists()


def test_nobody_reads_anothers_message(who: Cast) -> None:
    message = put(who)
    assert queries.get_for(who.binh, message.pk) == message
    with pytest.raises(Http404):
        queries.get_for(who.minh, message.pk)


def test_the_job_sends_what_is_due_once_with_its_link(who: Cast) -> None:
    put(who)
    jobs.send_what_waits(AT)
    jobs.send_what_waits(AT + timedelta(hours=1))
    assert [sent.to for sent in mail.outbox] == [["binh@anbinh.example"]]
    assert mail.outbox[0].subject == "Bạn được giao: Báo cáo quý I"
    assert mail.outbox[0].body.endswith("/cong-viec/1/")
    assert parsedate_to_datetime(mail.outbox[0].message()["Date"]) == AT
    assert Dispatch.objects.get().state == DispatchState.SENT


def test_a_subject_of_several_lines_cannot_forge_headers(who: Cast) -> None:
    message = put(who)
    Message.objects.update(subject="Việc\nBcc: all@example.com")
    services.send(dispatch_key=message.dispatches.get().pk, at=AT, site=SITE)
    assert mail.outbox[0].subject == "Việc Bcc: all@example.com"


def test_what_another_worker_has_claimed_is_left_to_it(who: Cast) -> None:
    key = put(who).dispatches.get().pk
    Dispatch.objects.update(next_try_at=AT + services.CLAIM)
    assert services.send(dispatch_key=key, at=AT, site=SITE) is None
    assert services.send(dispatch_key=key, at=AT + services.CLAIM, site=SITE) == "sent"


@pytest.mark.usefixtures("broken_server")
def test_failures_are_tried_again_with_growing_pauses_and_then_given_up(who: Cast) -> None:
    key = put(who).dispatches.get().pk
    at, waited = AT, []
    while services.send(dispatch_key=key, at=at, site=SITE) == DispatchState.QUEUED:
        dispatch = Dispatch.objects.get()
        assert dispatch.next_try_at
        waited.append(dispatch.next_try_at - at)
        at = dispatch.next_try_at
    assert waited == list(PAUSES)
    dispatch = Dispatch.objects.get()
    assert (dispatch.state, dispatch.attempts, dispatch.error) == (
        DispatchState.FAILED, 6, "SMTPServerDisconnected",
    )  # fmt: skip
    assert queries.due_dispatches(at + timedelta(days=9), 10) == []


@pytest.mark.parametrize(
    ("attempts", "minutes"), [(1, 1), (2, 5), (3, 30), (4, 120), (5, 720), (6, None)]
)
def test_pauses_grow_as_the_page_says(attempts: int, minutes: int | None) -> None:
    assert pause_after(attempts) == (timedelta(minutes=minutes) if minutes else None)


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_looking_at_the_inbox_marks_nothing_read(who: Cast) -> None:
    put(who)
    text = entered(who.binh).get(reverse("notices:inbox")).content.decode()
    assert "Bạn được giao: Báo cáo quý I" in text
    assert queries.unread_count(who.binh) == 1
    assert "Báo cáo quý I" not in entered(who.son).get(reverse("notices:inbox")).content.decode()


def test_opening_a_message_marks_it_read_and_leads_to_the_work(who: Cast) -> None:
    message = put(who)
    client = entered(who.binh)
    answer = client.post(reverse("notices:open", args=[message.pk]))
    assert (answer.status_code, answer["Location"]) == (302, "/cong-viec/1/")
    first = Message.objects.get().read_at
    assert first
    client.post(reverse("notices:open", args=[message.pk]))
    assert Message.objects.get().read_at == first
    assert client.get(reverse("notices:open", args=[message.pk])).status_code == 405


def test_everything_is_marked_read_for_oneself_only(who: Cast) -> None:
    put(who)
    put(who, to=who.son, key="other")
    entered(who.binh).post(reverse("notices:read_all"))
    assert (queries.unread_count(who.binh), queries.unread_count(who.son)) == (0, 1)


def test_what_comes_later_is_not_read_before(who: Cast) -> None:
    put(who)
    assert services.mark_all_read(user=who.binh, at=AT - timedelta(minutes=1)) == 0
    assert services.mark_all_read(user=who.binh, at=AT) == 1


def test_the_inbox_takes_the_same_number_of_queries_however_full(who: Cast) -> None:
    client = entered(who.binh)

    def taken(look: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as context:
            look()
        return len(context)

    def look() -> None:
        client.get(reverse("notices:inbox"))

    put(who)
    look()
    few = taken(look)
    for number in range(40):
        put(who, key=str(number))
    assert taken(look) == few <= 13


def written(key: str = "k") -> Letter:
    return services.write_outside(
        address="mai@example.vn",
        key=key,
        subject="Mã xác nhận",
        body="Mã: 123456",
        valid_until=AT + timedelta(minutes=15),
        at=AT,
    )


def test_a_letter_is_put_once_per_key_and_is_not_readable_in_the_database() -> None:
    assert written() == written()
    with connection.cursor() as cursor:
        cursor.execute("SELECT address, body FROM notices_letter")
        kept = str(cursor.fetchall())
    assert "mai" not in kept
    assert "123456" not in kept


def test_the_worker_sends_a_letter_once_and_empties_it() -> None:
    written()
    jobs.send_letters(AT)
    jobs.send_letters(AT + timedelta(minutes=6))
    (sent,) = mail.outbox
    assert (sent.to, sent.body) == (["mai@example.vn"], "Mã: 123456")
    letter = Letter.objects.get()
    assert (letter.state, letter.address, letter.body) == (DispatchState.SENT, "", "")


def test_a_letter_that_is_not_taken_is_tried_again_until_it_makes_no_sense(
    broken_server: None,
) -> None:
    written()
    jobs.send_letters(AT)
    letter = Letter.objects.get()
    assert letter.state == DispatchState.QUEUED
    assert letter.next_try_at == AT + PAUSES[0]
    assert letter.error == "SMTPServerDisconnected"
    assert letter.address == "mai@example.vn"
    jobs.send_letters(AT + timedelta(minutes=15))
    letter.refresh_from_db()
    assert (letter.state, letter.error, letter.address) == (DispatchState.FAILED, "lapsed", "")
    jobs.forget_letters(AT + timedelta(days=8))
    assert not Letter.objects.exists()
