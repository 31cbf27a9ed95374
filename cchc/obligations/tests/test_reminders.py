"""The digests as people get them."""

from datetime import date, datetime

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import HANOI
from cchc.notices.models import Dispatch, Message
from cchc.obligations import services
from cchc.obligations.jobs import remind_everybody
from cchc.obligations.tests.factories import DUE, asked, days, event, extended, on, owed, submitted
from cchc.organisation import services as organisation
from cchc.organisation.models import Delegation, Setting, User
from cchc.organisation.tests.factories import Cast

pytestmark = pytest.mark.django_db
EVE = on(date(2026, 3, 30), 8)  # Monday; the date is Tuesday
AFTER = on(date(2026, 4, 1), 8)


@pytest.fixture(autouse=True)
def nothing_else(who: Cast) -> None:
    Message.objects.all().delete()


def digest(user: User) -> Message | None:
    return user.messages.filter(key__startswith="digest:").first()


def body(user: User) -> str:
    found = digest(user)
    return found.body if found else ""


def test_the_chief_and_the_helpers_are_told_of_all_their_work_in_one_message(who: Cast) -> None:
    owed(who, chief=who.binh, helpers=(who.van,))
    owed(who, chief=who.binh, label="Danh mục thủ tục", due_on=date(2026, 4, 2))
    assert services.remind(agency=who.ward, at=EVE) == 2
    found = digest(who.binh)
    assert found
    assert found.subject == "Nhắc việc: 2 việc sắp đến hạn"
    assert "– Rà soát thủ tục hành chính — hạn 31/03/2026 (còn 1 ngày làm việc)" in found.body
    assert "Báo cáo (Danh mục thủ tục) – Rà soát thủ tục hành chính — hạn 02/04/2026" in found.body
    assert "Danh mục" not in body(who.van)
    assert Dispatch.objects.filter(message=found, address="binh@anbinh.example").exists()


def test_work_that_is_nobodys_is_told_to_the_unit(who: Cast) -> None:
    owed(who)
    services.remind(agency=who.ward, at=EVE)
    assert digest(who.binh)
    assert not digest(who.son)


def test_digests_are_put_once_a_day(who: Cast) -> None:
    owed(who, chief=who.binh)
    assert services.remind(agency=who.ward, at=EVE) == 1
    assert services.remind(agency=who.ward, at=on(date(2026, 3, 30), 14)) == 0
    assert services.remind(agency=who.ward, at=on(DUE, 8)) == 1
    assert who.binh.messages.filter(key__startswith="digest:").count() == 2


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 30, 7, 45, tzinfo=HANOI),
        datetime(2026, 3, 30, 20, 0, tzinfo=HANOI),
        datetime(2026, 3, 29, 9, 0, tzinfo=HANOI),
    ],
    ids=["before the hour", "in the evening", "on Sunday"],
)
def test_nothing_goes_out_at_the_wrong_time(who: Cast, moment: datetime) -> None:
    owed(who, chief=who.binh, due_on=date(2026, 3, 30))
    assert services.remind(agency=who.ward, at=moment) == 0
    assert services.remind(agency=who.ward, at=EVE) == 1


def test_the_agency_sets_the_days_and_the_hour(who: Cast) -> None:
    Setting.objects.create(agency=who.ward, key="reminders.days", value=[2])
    Setting.objects.create(agency=who.ward, key="reminders.hour", value="14:00")
    owed(who, chief=who.binh, due_on=date(2026, 4, 1))
    assert services.remind(agency=who.ward, at=EVE) == 0
    assert services.remind(agency=who.ward, at=on(date(2026, 3, 30), 14)) == 1


def test_the_substitute_is_told_while_somebody_is_absent(who: Cast) -> None:
    owed(who, chief=who.binh)
    Delegation.objects.create(
        absent=who.binh, substitute=who.son, from_on=date(2026, 3, 30), to_on=date(2026, 3, 30)
    )
    services.remind(agency=who.ward, at=EVE)
    assert not digest(who.binh)
    assert digest(who.son)


def test_lateness_is_told_to_the_vice_chair_in_charge_and_every_week_again(who: Cast) -> None:
    owed(who, chief=who.binh)
    services.remind(agency=who.ward, at=AFTER)
    late = (
        "Báo cáo (Báo cáo kết quả rà soát quý I) – Rà soát thủ tục hành chính"
        " — hạn 31/03/2026, trễ 1 ngày"
    )
    assert late in body(who.binh)
    assert f"Tư pháp - Hộ tịch: {late}" in body(who.lan)
    assert not digest(who.minh)
    assert services.remind(agency=who.ward, at=on(date(2026, 4, 2), 8)) == 0
    assert services.remind(agency=who.ward, at=on(date(2026, 4, 8), 8)) == 2


def second_vice_chair(who: Cast) -> None:
    post = who.son.posts.get()
    post.role = "vice_chair"
    post.save()


def test_the_leader_named_for_the_unit_is_in_charge(who: Cast) -> None:
    owed(who, chief=who.binh)
    second_vice_chair(who)
    in_charge(who.son, who)
    services.remind(agency=who.ward, at=AFTER)
    assert digest(who.son)
    assert not digest(who.lan)
    assert not digest(who.minh)


def test_the_chair_may_be_in_charge_of_a_unit(who: Cast) -> None:
    owed(who, chief=who.binh)
    in_charge(who.minh, who)
    services.remind(agency=who.ward, at=AFTER)
    assert digest(who.minh)
    assert not digest(who.lan)


def test_among_several_vice_chairs_nobody_is_guessed(who: Cast) -> None:
    owed(who, chief=who.binh)
    second_vice_chair(who)
    services.remind(agency=who.ward, at=AFTER)
    assert digest(who.minh)
    assert not digest(who.lan)
    assert not digest(who.son)


def test_without_a_chair_every_vice_chair_is_told(who: Cast) -> None:
    owed(who, chief=who.binh)
    second_vice_chair(who)
    who.minh.posts.update(to_on=date(2026, 3, 1))
    services.remind(agency=who.ward, at=AFTER)
    assert digest(who.lan)
    assert digest(who.son)


def test_who_was_named_and_left_is_no_longer_in_charge(who: Cast) -> None:
    owed(who, chief=who.binh)
    in_charge(who.lan, who)
    who.lan.posts.update(to_on=date(2026, 3, 1))
    services.remind(agency=who.ward, at=AFTER)
    assert digest(who.minh)


def test_only_a_leader_is_put_in_charge(who: Cast) -> None:
    with pytest.raises(RuleBroken, match="phải là lãnh đạo"):
        in_charge(who.binh, who)


def in_charge(leader: User, who: Cast) -> None:
    organisation.put_in_charge(
        unit=who.units["Tư pháp - Hộ tịch"],
        overseer=leader,
        actor=who.quan,
        at=on(date(2026, 3, 1)),
    )


def test_without_a_vice_chair_the_chair_is_told(who: Cast) -> None:
    owed(who, chief=who.binh)
    who.lan.posts.update(to_on=date(2026, 3, 1))
    services.remind(agency=who.ward, at=AFTER)
    assert "Các bộ phận quá hạn" in body(who.minh)


def test_what_was_handed_in_extended_or_awaits_an_event_is_not_reminded_of(who: Cast) -> None:
    submitted(who, owed(who, chief=who.binh), day=DUE - days(5))
    extended(who, owed(who, chief=who.binh), until=DUE + days(60), day=DUE - days(5))
    owed(who, event=event(who), chief=who.binh)
    Message.objects.all().delete()
    assert services.remind(agency=who.ward, at=EVE) == 0
    assert services.remind(agency=who.ward, at=AFTER) == 0


def test_leaders_are_pressed_to_decide_before_the_date(who: Cast) -> None:
    row = owed(who, chief=who.binh)
    asked(who, row, until=DUE + days(9), day=DUE - days(9))
    services.remind(agency=who.ward, at=on(date(2026, 3, 27), 8))
    assert not digest(who.minh)
    services.remind(agency=who.ward, at=EVE)
    assert "Đề nghị gia hạn chờ bạn quyết định" in body(who.minh)
    assert "Đề nghị gia hạn" in body(who.lan)


def test_the_job_goes_through_every_agency_that_owes(who: Cast) -> None:
    owed(who, chief=who.binh)
    remind_everybody(EVE)
    remind_everybody(EVE)
    assert who.binh.messages.filter(key__startswith="digest:").count() == 1
