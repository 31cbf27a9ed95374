"""A notice is told once, finds its way, ends proven or called; nothing is silently lost."""

import json
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.notices import facts, jobs, measures, queries, services
from cchc.notices.choices import CallOutcome, Event, Way
from cchc.notices.models import ChannelUse, Notice
from cchc.notices.queries import callback_token
from cchc.notices.services import Recipient, Use
from cchc.notices.tests.factories import AT, DOCUMENT, MAI, SITE, sent, switch_on, told, trail
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def who(settings: Any) -> Cast:
    settings.NOTICE_PROVIDERS = {"zalo": "sample", "sms": "sample", "email": "smtp"}
    return cast()


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_nothing_is_kept_while_no_channel_is_on(who: Cast) -> None:
    to, about = MAI, services.Subject("dossier", "1")
    params = {"code": "1"}
    found = services.tell(
        agency=who.ward, event=Event.READY, to=to, params=params, key="k", subject=about, at=AT
    )
    assert found is None
    assert not Notice.objects.exists()


def test_an_event_is_told_once_however_often_it_is_told_and_the_worker_runs(who: Cast) -> None:
    switch_on(who, Way.SMS)
    assert told(who.ward) == told(who.ward)
    for minutes in range(3):
        jobs.send_citizen_notices(AT + timedelta(minutes=minutes))
    notice = Notice.objects.get()
    assert (notice.state, notice.delivered_at) == ("delivered", AT)
    assert trail(notice) == [("sms", "delivered", "written")]


def test_the_message_is_lost_with_the_act_that_failed(who: Cast) -> None:
    switch_on(who, Way.SMS)

    def act() -> None:
        with audit.transaction():
            told(who.ward)
            raise RuleBroken("không được")

    with pytest.raises(RuleBroken):
        act()
    assert not Notice.objects.exists()


def test_neither_name_nor_number_nor_words_are_readable_in_the_database(who: Cast) -> None:
    switch_on(who, Way.SMS)
    sent(told(who.ward, name="Trần Thị Mai"))
    with connection.cursor() as cursor:
        kept = ""
        for table in ("notices_notice", "notices_attempt", "kernel_auditevent"):
            cursor.execute(f"SELECT * FROM {table}")
            kept += str(cursor.fetchall())
    assert not [word for word in ("Mai", "0912345678", "mai@", "260302") if word in kept]


def test_somebody_without_a_mobile_is_called_and_one_without_anything_is_not_told(
    who: Cast,
) -> None:
    switch_on(who)
    landline = told(who.ward, event=Event.LATE_APOLOGY, to=Recipient("Tư", "0237 3852 246"))
    assert (landline.state, landline.ways) == ("to_call", ["phone"])
    with pytest.raises(AssertionError):
        told(who.ward, key="2", to=Recipient("Tư"))


def test_quiet_hours_put_off_without_a_try(who: Cast) -> None:
    switch_on(who, Way.SMS, quiet_from=time(22), quiet_to=time(6))
    night = datetime(2026, 3, 2, 23, 30, tzinfo=HANOI)
    notice = sent(told(who.ward, at=night), at=night)
    assert (notice.state, notice.attempts, trail(notice)) == ("queued", 0, [])
    morning = datetime(2026, 3, 3, 6, tzinfo=HANOI)
    assert notice.next_try_at == morning
    assert sent(notice, at=morning).state == "delivered"


def test_when_the_quota_of_the_day_is_used_up_the_next_channel_is_taken(who: Cast) -> None:
    switch_on(who, Way.SMS, Way.EMAIL)
    ChannelUse.objects.filter(way=Way.SMS).update(daily_quota=1)
    assert sent(told(who.ward)).way == "sms"
    second = sent(told(who.ward, key="2"))
    assert (second.way, trail(second)) == ("email", [("sms", "permanent", "quota")])
    assert sent(second).state == "sent"
    assert mail.outbox[0].to == ["mai@dan.example"]
    assert sent(told(who.ward, key="3", at=AT + DAY), at=AT + DAY).way == "sms"


def receipt(notice: Notice, *, times: int = 1, provider: str = "esms", **said: str) -> int:
    address = f"/goi-ve/{provider}/{callback_token(provider)}/"
    given = {"SMSID": "sms-1", "SendStatus": "5", **said}
    for _ in range(times):
        answer = Client().post(address, json.dumps(given), content_type="application/json")
    return answer.status_code


def on_its_way(who: Cast, *, event: Event = Event.READY) -> Notice:
    """Taken by the gateway, no receipt yet."""
    switch_on(who)
    notice = told(who.ward, event=event)
    Notice.objects.filter(pk=notice.pk).update(
        state="sent", way="sms", sent_at=AT, next_try_at=None
    )
    notice.tries.create(
        agency=who.ward, way="sms", at=AT, state="sent", provider="esms", code="100",
        provider_key="sms-1",
    )  # fmt: skip
    return Notice.objects.get(pk=notice.pk)


def events_of(notice: Notice) -> list[str]:
    return [each.act for each in audit.history("anbinh", facts.NOTICE, str(notice.pk))]


def test_a_receipt_counts_once_however_often_it_comes(
    who: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", (AT + timedelta(seconds=8)).isoformat())
    notice = on_its_way(who)
    assert receipt(notice, times=3) == 204
    found = Notice.objects.get()
    assert (found.state, found.delivered_at) == ("delivered", AT + timedelta(seconds=8))
    assert events_of(found).count("notices.deliver") == 1
    assert trail(found) == [("sms", "delivered", "100")]
    receipt(notice, SendStatus="6")
    assert Notice.objects.get().state == "delivered"


def test_a_receipt_that_it_did_not_arrive_takes_the_next_channel_once(who: Cast) -> None:
    notice = on_its_way(who)
    receipt(notice, times=2, SendStatus="6")
    found = Notice.objects.get()
    assert (found.state, found.way) == ("queued", "email")


@pytest.mark.parametrize(
    "said", ["", "{", "[]", '{"SendStatus": "5", "SMSID": "none"}', "x" * 20000]
)
def test_what_is_no_receipt_of_ours_changes_nothing(who: Cast, said: str) -> None:
    on_its_way(who)
    address = f"/goi-ve/esms/{callback_token('esms')}/"
    answer = Client().post(address, said, content_type="application/json")
    assert answer.status_code == 204
    assert Notice.objects.get().state == "sent"


def test_only_who_knows_the_address_may_say_that_it_arrived(who: Cast) -> None:
    on_its_way(who)
    for provider, token in (("esms", "x" * 40), ("zalo", callback_token("esms")), ("smtp", "x")):
        said = {"SMSID": "sms-1", "SendStatus": "5"}
        assert Client().post(f"/goi-ve/{provider}/{token}/", said).status_code == 404
    assert Client().get(f"/goi-ve/esms/{callback_token('esms')}/").status_code == 405
    assert Notice.objects.get().state == "sent"


def test_an_apology_without_a_receipt_is_called_after_a_day(who: Cast) -> None:
    on_its_way(who, event=Event.LATE_APOLOGY)
    jobs.put_unproven_on_list(AT + DAY)
    assert Notice.objects.get().state == "sent"
    jobs.put_unproven_on_list(AT + DAY + timedelta(minutes=1))
    assert Notice.objects.get().state == "to_call"


def to_call(who: Cast) -> Notice:
    switch_on(who, Way.PHONE)
    return told(who.ward, event=Event.LATE_APOLOGY)


def test_the_officer_calls_says_what_was_said_and_ticks_it_off(
    who: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", (AT + timedelta(hours=1)).isoformat())
    notice = to_call(who)
    client = entered(who.hoa)
    listed = client.get(reverse("notices:to_call")).content.decode()
    assert "Trần Thị Mai" not in listed
    assert "0912345678" not in listed
    address = reverse("notices:call", args=[notice.pk])
    page = client.get(address).content.decode()
    assert "0912345678" in page
    assert "xin lỗi vì hồ sơ H56.10.5-260302-0007" in page
    assert client.post(address, {"outcome": "reached"}).status_code == 200
    assert Notice.objects.get().state == "to_call"
    said = {"outcome": "reached", "said": "Đã báo ngày hẹn mới"}
    assert client.post(address, said).status_code == 302
    found = Notice.objects.get()
    call = found.calls.get()
    assert (found.state, call.by, call.said) == ("called", who.hoa, "Đã báo ngày hẹn mới")
    assert "Không phải gọi ai" in client.get(reverse("notices:to_call")).content.decode()


def test_who_cannot_be_reached_is_called_on_two_days_and_then_given_up(who: Cast) -> None:
    notice = to_call(who)
    for at, state in ((AT, "to_call"), (AT, "to_call"), (AT + DAY, "failed")):
        services.record_call(notice=notice, actor=who.hoa, at=at, outcome=CallOutcome.NOT_REACHED)
        assert Notice.objects.get().state == state
    with pytest.raises(RuleBroken, match="không còn phải gọi"):
        services.record_call(
            notice=notice, actor=who.hoa, at=AT, outcome=CallOutcome.REACHED, said="x"
        )
    with pytest.raises(PermissionDenied):
        services.record_call(notice=notice, actor=who.quan, at=AT, outcome=CallOutcome.REACHED)


def test_what_was_told_is_emptied_when_it_was_kept_long_enough(who: Cast) -> None:
    switch_on(who)
    done = sent(told(who.ward, to=Recipient("Mai", "0912345678")))
    waits = told(who.ward, event=Event.LATE_APOLOGY, key="2", to=Recipient("Tư", "02373852246"))
    assert services.empty_old_notices(at=AT + 179 * DAY, most=10) == 0
    assert services.empty_old_notices(at=AT + 181 * DAY, most=10) == 1
    assert services.empty_old_notices(at=AT + 182 * DAY, most=10) == 0
    done.refresh_from_db()
    assert (done.name, done.phone, done.params, done.state) == ("", "", "", "delivered")
    waits.refresh_from_db()
    assert waits.phone == "02373852246"


def test_a_channel_needs_its_document_and_the_call_stands_last(who: Cast) -> None:
    with pytest.raises(RuleBroken, match="số và ngày"):
        services.set_channel(agency=who.ward, way=Way.SMS, use=Use(True), actor=who.quan, at=AT)
    with pytest.raises(RuleBroken, match="đứng cuối"):
        services.set_order(
            agency=who.ward, event=Event.READY, ways=["phone", "sms"], actor=who.quan, at=AT
        )
    with pytest.raises(PermissionDenied):
        services.set_channel(
            agency=who.ward, way=Way.SMS, use=Use(True, DOCUMENT), actor=who.hoa, at=AT
        )
    services.set_order(agency=who.ward, event=Event.READY, ways=[], actor=who.quan, at=AT)
    switch_on(who)
    with pytest.raises(AssertionError):
        told(who.ward)


def test_the_facts_of_notices_and_settings_agree_with_the_chain(who: Cast) -> None:
    switch_on(who)
    services.set_order(agency=who.ward, event=Event.READY, ways=["sms"], actor=who.quan, at=AT)
    notice = sent(told(who.ward))
    folded: dict[str, object] = {}
    for event in audit.history("anbinh", facts.NOTICE, str(notice.pk)):
        folded |= event.facts
    assert folded == facts.of_notice(notice)


def test_figures_count_by_state_channel_and_speed_with_the_records_behind(who: Cast) -> None:
    switch_on(who, Way.SMS, Way.PHONE)
    sent(told(who.ward))
    late = told(who.ward, key="2")
    sent(late, at=AT + timedelta(seconds=30))
    told(who.ward, key="3", event=Event.LATE_APOLOGY, to=Recipient("Tư", "02373852246"))
    march = Period.parse("2026-03")
    found = measures.counts(who.ward, march)
    assert (found.made, found.delivered, found.to_call) == (3, 2, 1)
    assert (found.quick.part, found.soon.part, found.told.whole) == (1, 2, 3)
    assert measures.by_way(who.ward, march)[Way.SMS].delivered == 2
    assert measures.by_event(who.ward, march)[Event.LATE_APOLOGY].to_call == 1
    for figure in measures.FIGURES:
        expected = found.told.part if figure == "told" else getattr(found, figure)
        assert measures.records(who.ward, figure, march).count() == expected
    assert measures.counts(who.ward, Period.parse("2026-04")).made == 0
    assert measures.total_cost(who.ward, march) == 1600
    page = entered(who.quan).get(reverse("notices:costs") + "?thang=2026-03").content.decode()
    assert "1.600" in page


def test_the_demo_writes_what_would_be_sent_into_a_file_without_numbers(
    who: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    switch_on(who, Way.SMS)
    with_key = told(who.ward)
    services.send_notice(notice_key=with_key.pk, at=AT, site=SITE)
    line = (tmp_path / "notices.jsonl").read_text("utf-8")
    assert "H56.10.5-260302-0007" in line
    assert "0912345678" not in line


def test_the_list_takes_the_same_number_of_queries_however_long(who: Cast) -> None:
    switch_on(who, Way.SMS)
    client = entered(who.quan)

    def taken() -> int:
        with CaptureQueriesContext(connection) as context:
            client.get(reverse("notices:notices"))
        return len(context)

    told(who.ward)
    taken()
    few = taken()
    for number in range(35):
        told(who.ward, key=str(number))
    assert taken() == few <= 18
    assert "Xem tiếp" in client.get(reverse("notices:notices")).content.decode()
    assert queries.due_notices(AT, 10)[0] == Notice.objects.order_by("pk")[0].pk
