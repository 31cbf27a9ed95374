"""A person is told what an administrator did to their account; docs/rules/second-factor.md, 9."""

from datetime import datetime, timedelta

import pytest

from cchc.kernel.clock import HANOI
from cchc.notices.models import Dispatch, Message
from cchc.organisation import queries, services
from cchc.organisation.tests.factor import enrolled
from cchc.organisation.tests.factories import PASSWORD, cast

AT = datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)
LATER = AT + timedelta(minutes=1)


@pytest.mark.django_db
def test_who_loses_the_second_factor_by_a_reset_is_told_each_time() -> None:
    ward = cast()
    for number in (1, 2):
        user = enrolled(ward.binh, AT + timedelta(hours=number)).user
        services.reset_factor(user=user, actor=ward.quantri, reason="mất máy, đã gặp", at=LATER)
        assert Message.objects.filter(to=user).count() == number
        ward.binh.refresh_from_db()
    told = Message.objects.filter(to=ward.binh).latest("pk")
    assert "đã được gỡ" in told.subject
    assert "Quản trị viên" in told.body
    assert Dispatch.objects.filter(message=told).count() == 1
    (event, *_) = queries.history_of(ward.binh)
    assert event.act == "reset_factor"
    assert event.payload == {"reason": "mất máy, đã gặp"}
    attempt = services.sign_in(username="binh", password=PASSWORD, address=None, at=LATER)
    assert attempt.outcome == "success"
