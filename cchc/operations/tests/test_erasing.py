"""Erasure on a lived chain: nothing by which the person could be found, and the chain verifies."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils.module_loading import autodiscover_modules
from django_tasks_db.models import DBTaskResult

from cchc.citizens import queries as citizens
from cchc.citizens import services as citizen_services
from cchc.citizens.models import Citizen, NameKey
from cchc.citizens.tests.factories import MAI, TU, corrected, registered
from cchc.dialogues import services as dialogues
from cchc.dialogues.tests import factories as meetings
from cchc.dossiers.tests.factories import Shop, made_shop, on
from cchc.dossiers.tests.factories import received as dossier
from cchc.feedback.tests import factories as petitions
from cchc.kernel.audit.models import AuditEvent, AuditPayload, SubjectKey
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.kernel.jobs.schedule import hand_over
from cchc.kernel.zone import HANOI
from cchc.operations.sources import SOURCES
from cchc.organisation.tests.factories import Cast, cast
from cchc.portal.holdings import HOLDINGS
from cchc.privacy import queries, services
from cchc.privacy.choices import RecordKind, RunState, State
from cchc.privacy.models import DataRequest
from cchc.privacy.tests.factories import FRIDAY, MONDAY, TUESDAY, fresh, received, replied

pytestmark = pytest.mark.django_db


@pytest.fixture(name="who")
def who_fixture() -> Cast:
    return cast()


def findings(who: Cast) -> list[Any]:
    """What the verification says of everything in the ward."""
    found = verify(
        agency=who.ward.code, sources=SOURCES, outside=(), trusted=frozenset(), far=False
    )
    return list(found.findings)


def test_after_an_erasure_nobody_is_found_and_the_chain_is_whole(who: Cast) -> None:
    mai = registered(who.ward)
    corrected(who, mai, MAI.__class__(**{**MAI.__dict__, "phone": "0912345679"}))
    other = registered(who.ward, TU)
    row = replied(who, received(who), citizen=mai)
    assert findings(who) == []
    before = AuditEvent.objects.count()
    services.erase(request=row, actor=who.lan, at=FRIDAY, holdings=HOLDINGS)
    assert findings(who) == []
    assert AuditEvent.objects.count() > before
    kept = AuditPayload.objects.filter(event__subject_kind="citizen")
    assert set(kept.values_list("event__subject_key", flat=True)) == {str(other.pk)}
    assert not SubjectKey.objects.filter(subject_kind="citizen", subject_key=str(mai.pk)).exists()
    assert not NameKey.objects.filter(citizen=mai).exists()
    for text in ("Trần Thị Mai", "038195001234", "0912345679", "0912345678"):
        assert not citizens.matching(who.ward, text, most=5), text
    found = fresh(row)
    assert (found.state, found.name, found.contact, found.text) == (State.DONE, "", "", "")
    event = AuditEvent.objects.filter(subject_kind="citizen", act="erase").get()
    assert '"erased_ground":"request"' in event.facts
    assert who.hoa.actor_key in event.facts


def test_no_table_holds_the_name_afterwards(who: Cast) -> None:
    row = replied(who, received(who), citizen=registered(who.ward))
    services.erase(request=row, actor=who.lan, at=FRIDAY, holdings=HOLDINGS)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for line in cursor.fetchall():
                assert "Trần Thị Mai" not in str(line), table
                assert "tran thi mai" not in str(line), table


def test_who_has_a_dossier_is_not_erased_and_is_told_why() -> None:
    desk: Shop = made_shop()
    who = desk.who
    dossier(desk, at=on(2))
    mai = Citizen.objects.get(pk=desk.mai.pk)
    row = replied(who, received(who), citizen=mai)
    assert queries.kept_for(mai)
    with pytest.raises(RuleBroken, match=r"pháp luật buộc lưu giữ.*hồ sơ"):
        services.erase(request=row, actor=who.lan, at=FRIDAY, holdings=HOLDINGS)
    assert fresh(row).state == State.REPLIED
    services.refuse(
        request=row, ground="kept_by_law", text="Hồ sơ phải lưu.", actor=who.lan, at=FRIDAY
    )
    assert Citizen.objects.get(pk=mai.pk).name == mai.name


def test_one_person_alone_erases_nobody(who: Cast) -> None:
    row = replied(who, received(who), citizen=registered(who.ward))
    with pytest.raises(PermissionDenied):
        services.erase(request=row, actor=who.hoa, at=FRIDAY, holdings=HOLDINGS)
    DataRequest.objects.filter(pk=row.pk).update(identified_by=who.lan)
    with pytest.raises(RuleBroken, match="cần một lãnh đạo khác"):
        services.erase(request=row, actor=who.lan, at=FRIDAY, holdings=HOLDINGS)
    services.erase(request=row, actor=who.minh, at=FRIDAY, holdings=HOLDINGS)


def test_who_was_erased_is_not_corrected_nor_erased_again(who: Cast) -> None:
    mai = registered(who.ward)
    how: dict[str, Any] = {
        "ground": "request",
        "second": "person:0",
        "actor": who.lan,
        "at": FRIDAY,
    }
    citizen_services.erase(citizen=mai, **how)
    with pytest.raises(RuleBroken, match="đã được xóa"):
        citizen_services.erase(citizen=mai, **how)
    with pytest.raises(RuleBroken, match="đã được xóa"):
        corrected(who, mai, TU)
    assert not citizens.latest(who.hoa, today=FRIDAY.date()).rows
    assert registered(who.ward).pk != mai.pk


def test_retention_takes_what_is_due_after_two_people_said_so(who: Cast) -> None:
    old = received(who, "view", at=MONDAY)
    services.give_up(request=old, text="Rút.", actor=who.hoa, at=TUESDAY)
    later = TUESDAY + timedelta(days=800)
    held = received(who, "view", at=later)
    preview, *_ = queries.previews(who.ward, today=later.date(), holdings=HOLDINGS)
    assert preview.number == 1
    run = services.prepare_run(
        agency=who.ward, kind="data_request", actor=who.hoa, at=later, holdings=HOLDINGS
    )
    with pytest.raises(RuleBroken, match="đang chờ"):
        services.prepare_run(
            agency=who.ward, kind="data_request", actor=who.hoa, at=later, holdings=HOLDINGS
        )
    assert services.run_approved(at=later, holdings=HOLDINGS) == 0
    with pytest.raises(PermissionDenied):
        services.approve(run=run, actor=who.hoa, at=later)
    services.approve(run=run, actor=who.lan, at=later)
    with pytest.raises(RuleBroken, match="đã được quyết định"):
        services.drop(run=run, actor=who.lan, at=later)
    assert services.run_approved(at=later, holdings=HOLDINGS) == 1
    assert services.run_approved(at=later, holdings=HOLDINGS) == 0
    run.refresh_from_db()
    assert (run.state, run.done) == (RunState.DONE, 1)
    assert (fresh(old).name, fresh(held).name) == ("", "Trần Thị Mai")
    assert findings(who) == []


def test_people_without_any_record_go_and_those_with_one_stay() -> None:
    desk: Shop = made_shop()
    who = desk.who
    dossier(desk, at=on(2))
    lonely = registered(who.ward, TU, id_number="038058009999")
    later = MONDAY + timedelta(days=365 * 6)
    due = queries.due_records(who.ward, RecordKind.CITIZEN, before=later.date(), holdings=HOLDINGS)
    assert lonely in due
    assert desk.mai not in due


def test_nothing_due_makes_no_run(who: Cast) -> None:
    with pytest.raises(RuleBroken, match="không có bản ghi nào"):
        services.prepare_run(
            agency=who.ward, kind="citizen", actor=who.hoa, at=MONDAY, holdings=HOLDINGS
        )


def test_the_worker_does_at_night_what_was_approved_and_nothing_else(who: Cast) -> None:
    row = petitions.published(who)
    later = petitions.on(2) + timedelta(days=365 * 6)
    autodiscover_modules("jobs")
    night = later.astimezone(HANOI).replace(hour=3)

    def run_night(after: int) -> None:
        moment = night + timedelta(days=after)
        assert "retention" in hand_over(moment)
        while job := DBTaskResult.objects.ready().first():
            job.claim("test")
            if job.args_kwargs["kwargs"]["name"] == "retention":
                job.task.call(**job.args_kwargs["kwargs"])
            job.set_successful(None)

    run_night(0)
    assert petitions.fresh(row).name == "Trần Thị Mai"
    shown = {
        p.rule.kind: p.number
        for p in queries.previews(who.ward, today=later.date(), holdings=HOLDINGS)
    }
    assert shown[RecordKind.PETITION] == 1
    run = services.prepare_run(
        agency=who.ward, kind="petition", actor=who.hoa, at=later, holdings=HOLDINGS
    )
    run_night(1)
    assert petitions.fresh(row).name == "Trần Thị Mai"
    services.approve(run=run, actor=who.lan, at=later)
    run_night(2)
    run.refresh_from_db()
    assert (run.state, run.done) == (RunState.DONE, 1)
    assert petitions.fresh(row).name == ""
    assert findings(who) == []


def test_questions_and_breaches_go_by_their_rules(who: Cast) -> None:
    meeting = meetings.announced(who)
    question = meetings.asked(meeting, at=meetings.FRIDAY)
    dialogues.refuse(question=question, reason="Trùng.", actor=who.quan, at=meetings.FRIDAY)
    waiting = meetings.asked(meeting, at=meetings.FRIDAY)
    happened = services.Happened("lost", ("contact",), "Mất sổ.", MONDAY)
    lost = services.report_breach(agency=who.ward, happened=happened, actor=who.hoa, at=MONDAY)
    services.dismiss(breach=lost, text="Đã tìm thấy.", actor=who.lan, at=TUESDAY)
    later = MONDAY + timedelta(days=365 * 6)
    for kind in ("dialogue_question", "breach"):
        run = services.prepare_run(
            agency=who.ward, kind=kind, actor=who.hoa, at=later, holdings=HOLDINGS
        )
        services.approve(run=run, actor=who.lan, at=later)
    assert services.run_approved(at=later, holdings=HOLDINGS) == 2
    for each, name in ((question, ""), (waiting, "Trần Thị Mai")):
        each.refresh_from_db()
        assert each.asker == name
    lost.refresh_from_db()
    assert (lost.what, lost.notes.get().text) == ("", "")
    assert findings(who) == []
