"""The sender is told by the agency's channels, else by e-mail; a closed petition by e-mail only."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.feedback import services
from cchc.feedback.tests.factories import answered, folk, on, received, sealed
from cchc.notices.choices import Event, NoticeState
from cchc.notices.models import Attempt, Letter, Notice
from cchc.notices.services import send_notice, take_receipt
from cchc.notices.tests.factories import switch_on
from cchc.organisation.tests.factories import Cast


@pytest.fixture
def who(db: None) -> Cast:
    return folk()


@pytest.fixture
def reached(who: Cast, settings: Any) -> Cast:
    """The cast with every channel on, sending into a file."""
    settings.NOTICE_PROVIDERS = dict.fromkeys(("zalo", "sms", "email"), "sample")
    switch_on(who, at=on(1))
    return who


def test_the_channels_of_the_agency_tell_of_reception_and_answer(reached: Cast) -> None:
    row = answered(reached)
    events = list(Notice.objects.order_by("pk").values_list("event", "subject_label"))
    assert events == [(Event.FEEDBACK_RECEIVED, row.code), (Event.FEEDBACK_ANSWERED, row.code)]
    keys = set(Letter.objects.values_list("key", flat=True))
    assert keys == {f"petition:{row.pk}:filed"}


def test_where_no_channel_is_on_it_goes_by_email(who: Cast) -> None:
    row = answered(who)
    assert not Notice.objects.exists()
    keys = Letter.objects.values_list("key", flat=True)
    assert {key.split(":")[2] for key in keys} == {"filed", "received", "answered"}
    assert all(str(row.pk) == key.split(":")[1] for key in keys)


def test_whoever_is_sealed_never_stands_on_the_list_of_those_to_call(reached: Cast) -> None:
    received(reached, sealed(reached, "Tư pháp - Hộ tịch"))
    assert not Notice.objects.exists()
    assert Letter.objects.filter(key__contains=":received:").exists()


def test_what_becomes_a_denunciation_names_its_sender_in_no_notice(
    reached: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was sent, one that waits for a call, one of a twin that was merged, one letter."""
    monkeypatch.setenv("CCHC_NOW", on(3).isoformat())
    row, twin = received(reached), received(reached)
    notices = {notice.subject_key: notice for notice in Notice.objects.all()}
    send_notice(notice_key=notices[str(row.pk)].pk, at=on(2, 10), site="https://mau.example.vn")
    Notice.objects.filter(pk=notices[str(twin.pk)].pk).update(
        state=NoticeState.TO_CALL, way="phone", next_try_at=None
    )
    services.merge(petition=twin, into=row.code, actor=reached.hoa, at=on(3))
    services.reserve(petition=row, actor=reached.hoa, at=on(3))
    for notice in Notice.objects.all():
        assert not any((notice.name, notice.phone, notice.email, notice.params))
        assert notice.subject_label == ""
        assert notice.emptied_at == on(3)
    states = dict(Notice.objects.values_list("subject_key", "state"))
    assert states[str(twin.pk)] == NoticeState.WITHDRAWN
    assert states[str(row.pk)] == NoticeState.DELIVERED
    assert not Letter.objects.filter(state="queued").exists()
    client.force_login(reached.hoa)
    for name in ("notices:to_call", "notices:notices"):
        shown = client.get(reverse(name)).content.decode()
        assert "Mai" not in shown
        assert row.code not in shown


def test_a_receipt_that_comes_later_brings_nobody_back(reached: Cast) -> None:
    row = received(reached)
    notice = Notice.objects.get()
    Notice.objects.filter(pk=notice.pk).update(state=NoticeState.SENT, next_try_at=None)
    Attempt.objects.create(
        notice=notice, agency=reached.ward, way=notice.way, at=on(2), state="sent",
        provider="sample", provider_key="k1",
    )  # fmt: skip
    services.reserve(petition=row, actor=reached.hoa, at=on(3))
    take_receipt(provider="sample", provider_key="k1", message="", is_delivered=False, at=on(4))
    assert Notice.objects.get().state == NoticeState.SENT
