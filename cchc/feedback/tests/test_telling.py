"""The sender is told by the agency's channels, else by e-mail; a closed petition by e-mail only."""

from typing import Any

import pytest

from cchc.feedback.tests.factories import answered, folk, on, received, sealed
from cchc.notices.choices import Event
from cchc.notices.models import Letter, Notice
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
