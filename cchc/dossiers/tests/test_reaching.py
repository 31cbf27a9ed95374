"""The acts of a dossier tell its applicant; the chain of an apology needs the proof."""

import ast
from datetime import timedelta
from typing import Any

import pytest

from cchc.dossiers import jobs, queries, services
from cchc.dossiers.choices import CallOutcome
from cchc.dossiers.models import Dossier
from cchc.dossiers.tests.factories import (
    Shop,
    asked,
    extended,
    finished,
    fresh,
    on,
    processing,
    received,
)
from cchc.notices import services as notices
from cchc.notices.choices import CallOutcome as Outcome
from cchc.notices.choices import Event, Way
from cchc.notices.models import Notice
from cchc.notices.tests.factories import switch_on
from cchc.organisation.models import Agency
from tests.house import CODE


@pytest.fixture
def reached(desk: Shop, settings: Any) -> Shop:
    """The desk with every channel on, sending into a file."""
    settings.NOTICE_PROVIDERS = dict.fromkeys(("zalo", "sms", "email"), "sample")
    switch_on(desk.who, at=on(1))
    return desk


def told(row: Dossier) -> list[str]:
    rows = Notice.objects.filter(subject_key=str(row.pk)).order_by("pk")
    return list(rows.values_list("event", flat=True))


def test_each_act_tells_its_event_once(reached: Shop) -> None:
    row = processing(reached)
    services.demand_payment(dossier=row, actor=reached.who.binh, at=on(3), amount=50_000)
    row = fresh(row)
    assert told(row) == [Event.RECEIVED, Event.MONEY_DUE]
    early = finished(reached, processing(reached), at=on(3))
    services.hand_back(dossier=early, actor=reached.who.hoa, at=on(4))
    assert told(early) == [Event.RECEIVED, Event.FINISHED_EARLY, Event.HANDED_BACK]


def test_an_ending_on_the_day_is_ready_and_a_supplement_is_asked_for(reached: Shop) -> None:
    row = received(reached)
    asked(reached, row, at=on(3))
    assert told(row) == [Event.RECEIVED, Event.SUPPLEMENT_ASKED]
    late = finished(reached, processing(reached), at=on(12))
    assert told(late) == [Event.RECEIVED, Event.READY]


def test_nothing_is_told_by_an_agency_that_uses_no_channel(desk: Shop) -> None:
    assert told(processing(desk)) == []


def late(desk: Shop) -> Dossier:
    row = processing(desk)
    extended(desk, row, at=on(10), until=on(16).date())
    return fresh(row)


def test_the_chain_waits_for_the_proof_and_follows_it(reached: Shop) -> None:
    row = late(reached)
    services.record_phone_call(
        dossier=row, actor=reached.who.hoa, at=on(10, 10), outcome=CallOutcome.NO_NUMBER
    )
    assert [str(link) for link in queries.missing_links(row)] == ["notice"]
    notice = Notice.objects.get(event=Event.LATE_APOLOGY)
    notices.send_notice(notice_key=notice.pk, at=on(10, 11), site="")
    Notice.objects.filter(pk=notice.pk).update(state="delivered", settled_at=on(10, 11))
    jobs.follow_notices(on(10, 12))
    assert fresh(row).chain_complete_at == on(10, 12)
    jobs.follow_notices(on(10, 13))
    assert fresh(row).chain_complete_at == on(10, 12)


def test_a_call_from_the_list_is_call_and_notice_of_the_chain(reached: Shop) -> None:
    ward: Agency = reached.who.ward
    order = [Way.PHONE]
    notices.set_order(
        agency=ward, event=Event.LATE_APOLOGY, ways=order, actor=reached.who.quan, at=on(1)
    )
    row = late(reached)
    assert [str(link) for link in queries.missing_links(row)] == ["call", "notice"]
    notices.record_call(
        notice=Notice.objects.get(event=Event.LATE_APOLOGY),
        actor=reached.who.hoa,
        at=on(10) + timedelta(hours=1),
        outcome=Outcome.REACHED,
        said="Đã xin lỗi, báo ngày mới",
    )
    assert queries.missing_links(row) == ()
    jobs.follow_notices(on(10, 12))
    assert fresh(row).chain_complete_at


def test_every_event_of_the_matrix_is_told_by_somebody() -> None:
    callers = set()
    for file in CODE.rglob("*.py"):
        room = file.relative_to(CODE).parts[0]
        if room == "notices" or "tests" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "Event"
            ):
                callers.add(node.attr)
    assert {event.name for event in Event} - callers == set()
