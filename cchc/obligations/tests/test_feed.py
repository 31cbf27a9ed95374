"""The calendar feed: whose it is, what it says, what it keeps to itself, when it ends."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.errors import RuleBroken
from cchc.obligations import queries, services
from cchc.obligations.ical import path_of
from cchc.obligations.models import CalendarFeed
from cchc.obligations.services import Subject
from cchc.obligations.tests.factories import DUE, on, owed, submitted
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast

NOW = on(date(2026, 3, 2))


@pytest.fixture
def who(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    return cast()


def opened(user: User) -> str:
    secret = services.open_feed(actor=user, at=NOW)
    address = reverse("calendar_feed:feed", args=[secret])
    assert address == path_of(secret)
    return address


def read(address: str) -> list[dict[str, Any]]:
    """The entries as plain values."""
    found: Any = Calendar.from_ical(Client().get(address).content)
    return [
        {
            "starts": entry["dtstart"].dt,
            "ends": entry["dtend"].dt,
            "url": str(entry["url"]),
            "about": str(entry.get("description", "")),
            "alarms": [alarm["trigger"].dt for alarm in entry.walk("VALARM")],
        }
        for entry in found.walk("VEVENT")
    ]


def entries(address: str) -> dict[str, str]:
    """Summary by UID of what a program without any session is given."""
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies
    found: Any = Calendar.from_ical(answer.content)
    return {str(entry["uid"]): str(entry["summary"]) for entry in found.walk("VEVENT")}


def test_the_file_has_what_the_person_owes_with_its_day(who: Cast) -> None:
    row = owed(who, chief=who.binh)
    owed(who, unit="Tài chính - Kế toán", label="Dự toán", chief=who.thu)
    address = opened(who.binh)
    assert list(entries(address).values()) == ["Hạn: Báo cáo"]
    (entry,) = read(address)
    assert (entry["starts"], entry["ends"]) == (DUE, DUE + timedelta(days=1))
    assert entry["url"].endswith(reverse("obligations:page", args=[row.pk]))
    assert "Rà soát thủ tục hành chính" in entry["about"]
    assert entry["alarms"] == [-timedelta(hours=16)]


def test_a_moved_date_moves_and_what_is_done_leaves(who: Cast) -> None:
    row = owed(who, chief=who.binh)
    address = opened(who.binh)
    before = entries(address)
    services.reschedule(
        obligation=row, actor=who.minh, at=NOW, due_on=date(2026, 4, 10), reason="KH 45"
    )
    assert [entry["starts"] for entry in read(address)] == [date(2026, 4, 10)]
    assert list(entries(address)) == list(before)
    submitted(who, row, day=date(2026, 3, 2))
    services.accept(obligation=row, actor=who.minh, at=on(date(2026, 3, 2), 17))
    assert entries(address) == {}


def test_what_concerns_citizens_is_only_a_day(who: Cast) -> None:
    secret_matter = Subject("petition", "17", "Phản ánh PA-2026-0007: thái độ của công chức")
    owed(who, subject=secret_matter, label="Trả lời phản ánh")
    address = opened(who.binh)
    assert list(entries(address).values()) == ["Hạn: một việc khác (xem trên hệ thống)"]
    text = Client().get(address).content.decode().replace("\r\n ", "")
    for word in ("PA-2026-0007", "Trả lời phản ánh", "thái độ"):
        assert word not in text


def test_two_files_of_a_day_are_the_same(who: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    owed(who, chief=who.binh)
    address = opened(who.binh)
    first = Client().get(address).content
    monkeypatch.setenv("CCHC_NOW", (NOW + timedelta(hours=5)).isoformat())
    assert Client().get(address).content == first


def test_a_new_address_ends_the_old_and_ending_ends_all(who: Cast) -> None:
    old, new = opened(who.binh), opened(who.binh)
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    services.end_feed(actor=who.binh, at=NOW)
    assert Client().get(new).status_code == 404
    with pytest.raises(RuleBroken, match="chưa có địa chỉ"):
        services.end_feed(actor=who.binh, at=NOW)
    acts = AuditEvent.objects.filter(subject_kind="calendar_feed").order_by("seq")
    said = [event.act.rpartition(".")[2] for event in acts]
    assert said == ["open_feed", "end_feed", "open_feed", "end_feed"]


def test_who_has_left_has_no_feed(who: Cast) -> None:
    address = opened(who.binh)
    User.objects.filter(pk=who.binh.pk).update(is_active=False)
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("secret", ["x", "0" * 43, "a%2Fb", "%00"])
def test_a_guess_finds_nothing(who: Cast, secret: str) -> None:
    opened(who.binh)
    assert Client().get(f"/lich-rieng/{secret}/viec-cua-toi.ics").status_code == 404


def test_only_reading_and_not_too_often(who: Cast) -> None:
    address = opened(who.binh)
    assert Client().post(address).status_code == 405
    for _ in range(60):
        assert Client().get(address).status_code == 200
    answer = Client().get(address)
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")


def test_the_address_is_shown_once_and_kept_only_as_its_hash(who: Cast) -> None:
    client = Client()
    client.force_login(who.binh)
    page = reverse("obligations:feed")
    assert "Bạn chưa có địa chỉ lịch" in client.get(page).content.decode()
    answer = client.post(page)
    shown = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    secret = shown.split("/lich-rieng/", 1)[1].split("/", 1)[0]
    assert queries.feed_owner(secret) == who.binh
    assert secret not in client.get(page).content.decode()
    row = CalendarFeed.objects.get()
    assert secret not in (row.sha256, str(row))
    told = client.post(reverse("obligations:end_feed"), follow=True).content.decode()
    assert "Đã ngừng" in told
    told = client.post(reverse("obligations:end_feed"), follow=True).content.decode()
    assert "chưa có địa chỉ lịch nào đang dùng" in told
