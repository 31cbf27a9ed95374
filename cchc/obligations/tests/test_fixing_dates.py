"""Dates that a plan left open are fixed, many at once; docs/rules/obligations.md, "Events"."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.kernel.errors import RuleBroken
from cchc.obligations import queries, services
from cchc.obligations.choices import DateKind, State
from cchc.obligations.models import AwaitedEvent, Obligation
from cchc.obligations.tests.factories import ADOPTED_AT, TASK, event, fresh, on, owed
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, other_ward

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
AHEAD = date(2026, 4, 15)
PAPER = "Thông báo số 12/TB-UBND ngày 02/3/2026"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weeks after the adoption."""
    monkeypatch.setenv("CCHC_NOW", "2026-03-02T09:00")


def unset(who: Cast) -> AwaitedEvent:
    """What the tasks of a plan without clear dates await."""
    return services.await_event(
        agency=who.ward, actor=who.minh, at=ADOPTED_AT, subject=TASK, is_date_to_set=True,
        text="Chưa ấn định thời hạn; kế hoạch ghi “Theo kế hoạch riêng”",
    )  # fmt: skip


def fixed(
    who: Cast, dates: dict[int, date], *, by: User | None = None, document: str = PAPER
) -> list[Obligation]:
    return services.fix_dates(
        agency=who.ward, actor=by or who.quan, at=on(TODAY), due_dates=dates, document=document
    )


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


URL = "/cong-viec/an-dinh-han/"


def test_many_dates_are_fixed_at_once_with_the_document_that_fixes_them(who: Cast) -> None:
    rows = [owed(who, event=unset(who)) for _ in range(3)]
    assert len(fixed(who, {row.pk: AHEAD for row in rows})) == 3
    for row in map(fresh, rows):
        assert (row.state, row.due_on, row.first_due_on) == (State.OPEN, AHEAD, AHEAD)
        line = row.dates.get()
        assert (line.kind, line.document, line.approver) == (DateKind.FIXED, PAPER, who.quan)
        assert queries.history(row)[0].text == "Ấn định thời hạn: hạn 15/04/2026"
    assert not AwaitedEvent.objects.filter(happened_on=None).exists()


def test_what_was_awaited_is_over_with_the_last_date(who: Cast) -> None:
    awaited = unset(who)
    first, last = owed(who, event=awaited), owed(who, event=awaited)
    fixed(who, {first.pk: AHEAD})
    awaited.refresh_from_db()
    assert awaited.happened_on is None
    assert [row.pk for row in queries.dates_to_set(who.ward)] == [last.pk]
    fixed(who, {last.pk: AHEAD})
    over = AwaitedEvent.objects.get(pk=awaited.pk)
    assert (over.happened_on, over.document) == (TODAY, PAPER)


def test_one_wrong_line_keeps_all_from_being_written(who: Cast) -> None:
    good, real = owed(who, event=unset(who)), owed(who, event=event(who))
    wrong = [
        ({good.pk: date(2026, 3, 1)}, PAPER, "quá khứ"),
        ({good.pk: AHEAD}, " ", "Ghi văn bản"),
        ({}, PAPER, "ít nhất một việc"),
        ({good.pk: AHEAD, real.pk: AHEAD}, PAPER, "không thuộc diện"),
        ({good.pk: AHEAD, 10**6: AHEAD}, PAPER, "không thuộc diện"),
    ]
    for dates, document, said in wrong:
        with pytest.raises(RuleBroken, match=said):
            fixed(who, dates, document=document)
    assert {fresh(good).state, fresh(real).state} == {State.AWAITING_EVENT}
    fixed(who, {good.pk: AHEAD})
    with pytest.raises(RuleBroken, match="ghi nhận sự kiện"):
        fixed(who, {good.pk: AHEAD})


def test_dates_are_fixed_by_leaders_and_the_office_of_the_agency(who: Cast) -> None:
    row = owed(who, event=unset(who))
    for person in (who.binh, who.yen, who.tam, who.quantri, other_ward()):
        with pytest.raises(PermissionDenied):
            fixed(who, {row.pk: AHEAD}, by=person)
    fixed(who, {row.pk: AHEAD}, by=who.lan)


def test_the_screen_takes_a_common_date_or_one_for_each(who: Cast) -> None:
    one, two, three = (owed(who, event=unset(who)) for _ in range(3))
    client = entered(who.lan)
    client.post(
        URL,
        {"document": PAPER, "due_on": "15/04/2026", f"pick_{one.pk}": "on"}
        | {f"due_{two.pk}": "30/06/2026"},
    )
    assert [fresh(row).due_on for row in (one, two, three)] == [AHEAD, date(2026, 6, 30), None]
    page = client.get(reverse("obligations:events")).content.decode()
    assert "1 việc chưa có hạn" in page
    assert (
        "Ấn định thời hạn</a>"
        in client.get(reverse("obligations:page", args=[three.pk])).content.decode()
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"due_on": "15/04/2026", "pick": "on"}, "bắt buộc"),
        ({"document": PAPER, "pick": "on"}, "Nhập hạn chung"),
        ({"document": PAPER, "pick": "on", "due_on": "01/03/2026"}, "quá khứ"),
        ({"document": PAPER, "due_on": "15/04/2026"}, "ít nhất một việc"),
        ({"document": PAPER, "due": "mai"}, "ngày"),
    ],
)
def test_wrong_answers_are_said_and_change_nothing(
    who: Cast, given: dict[str, str], said: str
) -> None:
    row = owed(who, event=unset(who))
    data = {f"{k}_{row.pk}" if k in ("pick", "due") else k: v for k, v in given.items()}
    assert said in entered(who.quan).post(URL, data).content.decode()
    assert fresh(row).state == State.AWAITING_EVENT


def test_what_awaits_a_date_is_no_event_and_leads_to_the_list(who: Cast) -> None:
    awaited = unset(who)
    owed(who, event=awaited)
    assert not queries.awaited_events(who.ward).exists()
    client = entered(who.quan)
    answer = client.get(reverse("obligations:record_event", args=[awaited.pk]))
    assert answer["Location"] == URL


def test_the_list_takes_the_same_number_of_queries_however_long_it_is(who: Cast) -> None:
    owed(who, event=unset(who))
    client = entered(who.quan)
    client.get(URL)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    for _ in range(12):
        owed(who, event=unset(who))
    with CaptureQueriesContext(connection) as many:
        client.get(URL)
    assert len(many) == len(few)
