"""Reports on their way up, through the services: every act, both sides, nothing half-written."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from cchc.documents import services as documents
from cchc.documents.choices import State as DocumentState
from cchc.documents.models import OfficialDocument
from cchc.documents.tests.factories import Desk, letter, report
from cchc.documents.tests.test_acts import PDF
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.notices.models import Message
from cchc.organisation.tests.factories import Cast, cast, other_ward
from cchc.reports import facts, queries, services
from cchc.reports.choices import SubmissionAct, SubmissionState
from cchc.reports.models import ReportSubmission
from cchc.reports.services import Covering
from cchc.reports.tests import factories
from cchc.reports.tests.sending import (
    DECIDED_AT,
    DUE,
    ISSUED_AT,
    QUARTER,
    RECEIVED_AT,
    SENT_AT,
    acknowledged,
    again,
    issued,
    outside,
    received,
    returned,
    submitted,
    superior_elsewhere,
)

TODAY = DECIDED_AT.date()
Made = Callable[[Cast], ReportSubmission]


@pytest.fixture
def who(db: None) -> Cast:
    return cast()


def withdrawn(who: Cast) -> ReportSubmission:
    return services.withdraw_submission(
        submission=submitted(who), reason="Gửi nhầm kỳ.", actor=who.quan, at=SENT_AT
    )


AT: dict[SubmissionState, Made] = {
    SubmissionState.SUBMITTED: submitted,
    SubmissionState.RECEIVED: received,
    SubmissionState.RETURNED: returned,
    SubmissionState.ACKNOWLEDGED: acknowledged,
    SubmissionState.WITHDRAWN: withdrawn,
    SubmissionState.SENT_OUTSIDE: outside,
}
DO: dict[SubmissionAct, Callable[..., Any]] = {
    SubmissionAct.RECEIVE: services.receive,
    SubmissionAct.SEND_BACK: lambda **by: services.return_submission(reason="x", **by),
    SubmissionAct.ACKNOWLEDGE: services.acknowledge,
    SubmissionAct.WITHDRAW: lambda **by: services.withdraw_submission(reason="x", **by),
    SubmissionAct.SUBMIT_AGAIN: lambda *, submission, **by: services.submit_again(
        submission=submission, document=submission.document, **by
    ),
}


@pytest.mark.parametrize("state", SubmissionState)
def test_every_person_in_every_state_does_what_their_buttons_offer_and_nothing_else(
    who: Cast, state: SubmissionState
) -> None:
    row = AT[state](who)
    elsewhere = superior_elsewhere()
    for user in (who.minh, who.quan, who.yen, who.tam, who.hanh, who.quantri, elsewhere):
        offered = queries.submission_acts(row, user, today=TODAY)
        assert not offered or user in (who.quan, who.yen, who.hanh)
        for act in SubmissionAct:
            before = transaction.savepoint()
            try:
                DO[act](submission=row, actor=user, at=DECIDED_AT)
                done = True
            except (PermissionDenied, RuleBroken):
                done = False
            transaction.savepoint_rollback(before)
            assert done is (act in offered), f"{user}: {act} in {state}"


def test_the_files_of_the_moment_are_frozen_and_hashed_into_the_chain(who: Cast) -> None:
    document = issued(who)
    row = submitted(who, document)
    assert row.file == document.issued_pdf
    assert row.signed_copy is None
    documents.attach_signed_copy(
        document=document, file=io.BytesIO(PDF), name="quét.pdf", actor=who.yen, at=SENT_AT
    )
    row.refresh_from_db()
    assert row.signed_copy is None, "a scan that is attached later was not sent"
    (event,) = audit.history("anbinh", facts.SUBMISSION, str(row.pk))
    assert event.facts["file"] == row.file.sha256
    assert event.facts["state"] == "submitted"


def test_a_scan_of_the_signed_paper_goes_along(who: Cast) -> None:
    document = issued(who)
    documents.attach_signed_copy(
        document=document, file=io.BytesIO(PDF), name="quét.pdf", actor=who.yen, at=SENT_AT
    )
    row = submitted(who, document)
    assert row.signed_copy is not None


def test_the_rows_are_what_the_chain_says(who: Cast) -> None:
    again(who, returned(who))
    acknowledged(who)
    outside(who)
    source = next(s for s in facts.SOURCES if s.kind == facts.SUBMISSION)
    rows = dict(source.current("anbinh"))
    assert len(rows) == 4
    for key, fact in rows.items():
        *_, last = audit.history("anbinh", facts.SUBMISSION, key)
        assert dict(fact) == last.facts


def test_a_draft_and_another_wards_document_are_not_sent(who: Cast) -> None:
    draft = Desk(who).at_state(DocumentState.SIGNED)
    with pytest.raises(RuleBroken, match="đã phát hành"):
        submitted(who, draft)
    with pytest.raises(RuleBroken, match="đã phát hành"):
        outside(who, draft)
    with pytest.raises(PermissionDenied):
        services.submit_upward(document=issued(who), actor=other_ward(), at=SENT_AT)
    assert not ReportSubmission.objects.exists()


def test_a_ward_with_nobody_above_is_told_to_record_the_sending(who: Cast) -> None:
    who.ward.superior = None
    who.ward.save()
    with pytest.raises(RuleBroken, match="ngoài hệ thống"):
        submitted(who)
    row = outside(who)
    assert (row.state, row.to_whom, row.superior) == (
        SubmissionState.SENT_OUTSIDE, "Phòng Nội vụ thành phố", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("covering", "field"),
    [
        (Covering(period="quý một"), "period"),
        (Covering(plan_code="anbinh-2099-1"), "plan_code"),
    ],
)
def test_a_period_or_plan_that_is_none_is_refused(
    who: Cast, covering: Covering, field: str
) -> None:
    with pytest.raises(RuleBroken) as broken:
        submitted(who, covering=covering)
    assert broken.value.field == field
    assert not ReportSubmission.objects.exists()


def test_a_document_is_submitted_once_and_then_only_again(who: Cast) -> None:
    row = submitted(who)
    with pytest.raises(RuleBroken, match="đã gửi cấp trên"):
        submitted(who, row.document)
    returned(who, row)
    with pytest.raises(RuleBroken, match="bấm “Gửi lại”"):
        submitted(who, row.document)
    newer = again(who, row)
    assert (newer.version, newer.series, newer.state) == (2, row.series, "submitted")
    with pytest.raises(RuleBroken, match="thay bằng bản mới hơn"):
        again(who, row)


def test_the_database_keeps_a_document_from_standing_submitted_twice(who: Cast) -> None:
    row = submitted(who)
    row.pk, row.version = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_corrected_document_takes_the_place_of_the_returned_one(who: Cast) -> None:
    row = returned(who)
    corrected = issued(who, at=DECIDED_AT)
    newer = again(who, row, corrected)
    assert newer.document == corrected
    versions = queries.versions_of(newer, who.hanh, today=TODAY)
    assert [(v.version, v.state) for v in versions] == [(2, "submitted"), (1, "returned")]
    other = returned(who, submitted(who, issued(who, at=DECIDED_AT), at=DECIDED_AT))
    with pytest.raises(RuleBroken, match="đã gửi cấp trên"):
        again(who, other, corrected)


def test_only_the_same_report_takes_the_place_of_a_returned_one(who: Cast) -> None:
    desk = Desk(who)
    older = desk.issued(report(), at=ISSUED_AT - timedelta(hours=1))
    row = returned(who)
    invitation = desk.issued(letter("V/v mời họp giao ban"), at=DECIDED_AT)
    other_title = desk.issued(replace(report(), title="Công tác phòng cháy"), at=DECIDED_AT)
    corrected = issued(who, at=DECIDED_AT)
    allowed = OfficialDocument.objects.filter(queries.may_replace(row))
    assert set(allowed) == {row.document, corrected}
    for wrong in (older, invitation, other_title):
        with pytest.raises(RuleBroken, match="không thay được"):
            again(who, row, wrong)
    assert ReportSubmission.objects.count() == 1


def test_a_composed_report_is_replaced_by_one_of_its_plan_and_period(who: Cast) -> None:
    plan = factories.lived_plan(who)
    first = factories.issued(who, factories.composed(who, plan))
    row = returned(who, submitted(who, first, at=DECIDED_AT))
    anew = services.compose(
        plan=plan, period=factories.QUARTER, actor=who.quan, at=DECIDED_AT + timedelta(hours=1)
    )
    half = services.compose(
        plan=plan,
        period=Period.parse("2026-H1"),
        actor=who.quan,
        at=DECIDED_AT + timedelta(hours=1),
    )
    later = DECIDED_AT + timedelta(hours=2)
    newer, other = (factories.issued(who, made, moment=later) for made in (anew, half))
    apart = issued(who, at=later)
    assert set(OfficialDocument.objects.filter(queries.may_replace(row))) == {first, newer}
    for wrong in (other, apart):
        with pytest.raises(RuleBroken, match="không thay được"):
            again(who, row, wrong, at=later)
    assert again(who, row, newer, at=later).version == 2


def test_period_and_due_day_stay_and_each_version_is_judged_by_its_own_day(who: Cast) -> None:
    row = returned(who)
    newer = again(who, row, at=DECIDED_AT + timedelta(days=20))
    assert (newer.period, newer.due_on) == ("2026-Q1", DUE)
    assert (row.lateness.days, newer.lateness.days) == (0, 11)
    assert queries.counts_above(who.hanh, today=TODAY).late == 1


def test_taking_back_and_sending_again_late_is_late(who: Cast) -> None:
    newer = again(who, withdrawn(who), at=DECIDED_AT + timedelta(days=10))
    assert newer.lateness.is_late


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_sending_back_and_withdrawing_need_a_reason(who: Cast, reason: str) -> None:
    row = submitted(who)
    for act, actor in (
        (services.return_submission, who.hanh),
        (services.withdraw_submission, who.quan),
    ):
        with pytest.raises(RuleBroken) as broken:
            act(submission=row, reason=reason, actor=actor, at=SENT_AT)
        assert broken.value.field == "reason"
    row.refresh_from_db()
    assert row.state == SubmissionState.SUBMITTED


def test_of_two_who_decide_one_after_the_other_the_second_is_told(who: Cast) -> None:
    row = received(who)
    services.acknowledge(submission=row, actor=who.hanh, at=DECIDED_AT)
    with pytest.raises(RuleBroken, match="cấp trên đã ghi nhận báo cáo"):
        services.return_submission(submission=row, reason="x", actor=who.hanh, at=DECIDED_AT)
    taken = submitted(who)
    services.receive(submission=taken, actor=who.hanh, at=RECEIVED_AT)
    with pytest.raises(RuleBroken, match="cấp trên đã tiếp nhận báo cáo"):
        services.withdraw_submission(submission=taken, reason="x", actor=who.quan, at=RECEIVED_AT)


def test_the_superior_sees_what_was_sent_to_it_and_the_ward_its_own(who: Cast) -> None:
    row, gone, paper = submitted(who), withdrawn(who), outside(who)

    def seen(user: Any) -> set[int]:
        return {r.pk for r in queries.submissions_visible_to(user, today=TODAY)}

    assert seen(who.hanh) == {row.pk}
    for user in (who.minh, who.quan, who.yen, who.binh, who.tam):
        assert seen(user) == {row.pk, gone.pk, paper.pk}
    for user in (who.quantri, other_ward(who.superior), superior_elsewhere()):
        assert seen(user) == set()


def test_the_figures_count_each_report_once_by_its_standing_version(who: Cast) -> None:
    submitted(who)
    received(who)
    acknowledged(who)
    returned(who)
    again(who, returned(who))
    withdrawn(who)
    outside(who)
    late = replace(QUARTER, due_on=date(2026, 4, 1))
    submitted(who, covering=late)
    counts = queries.counts_above(who.hanh, today=TODAY)
    assert counts == queries.SubmissionCounts(
        submitted=3, received=1, returned=1, acknowledged=1, late=1
    )
    assert len(queries.received_above(who.hanh, today=TODAY, late=True)) == 1
    for state in ("submitted", "received", "returned", "acknowledged"):
        rows = queries.received_above(who.hanh, today=TODAY, state=state)
        assert len(rows) == getattr(counts, state)


def test_a_new_version_taken_back_leaves_the_returned_one_standing_for_the_superior(
    who: Cast,
) -> None:
    row = returned(who)
    newer = again(who, row)
    services.withdraw_submission(submission=newer, reason="Nhầm tệp.", actor=who.yen, at=DECIDED_AT)
    assert queries.counts_above(who.hanh, today=TODAY).returned == 1
    assert [r.pk for r in queries.sent_by_ward(who.quan, today=TODAY)] == [newer.pk]
    third = again(who, newer)
    assert third.version == 3
    assert [r.pk for r in queries.received_above(who.hanh, today=TODAY)] == [third.pk]


def test_what_was_sent_is_no_longer_offered_for_sending(who: Cast) -> None:
    one, two = issued(who), issued(who)
    submitted(who, one)
    paper = outside(who, two)
    assert not queries.not_yet_sent(who.quan, today=TODAY)
    services.withdraw_submission(submission=paper, reason="Ghi nhầm.", actor=who.yen, at=SENT_AT)
    assert list(queries.not_yet_sent(who.quan, today=TODAY)) == [two]


def told(user: Any) -> list[str]:
    return [m.subject.partition(":")[0] for m in Message.objects.filter(to=user).order_by("pk")]


def test_the_other_side_is_told(who: Cast) -> None:
    Message.objects.all().delete()
    row = submitted(who, issued(who))
    assert told(who.hanh) == ["Có báo cáo mới gửi lên"]
    received(who, row)
    newer = again(who, returned(who, row))
    services.receive(submission=newer, actor=who.hanh, at=DECIDED_AT)
    services.acknowledge(submission=newer, actor=who.hanh, at=DECIDED_AT)
    for user in (who.quan, who.yen):
        assert told(user)[-2:] == ["Cấp trên trả lại báo cáo", "Cấp trên đã ghi nhận báo cáo"]
    message = Message.objects.filter(to=who.quan, subject__startswith="Cấp trên trả lại").get()
    assert "Thiếu phụ lục số liệu." in message.body
    assert message.link == f"/bao-cao/gui/{row.pk}/"
    withdrawn(who)
    assert told(who.hanh)[-1] == "Đơn vị đã rút báo cáo"


def test_the_history_names_who_did_what_with_the_reason(who: Cast) -> None:
    row = returned(who, received(who, submitted(who, note_text="Kính gửi.")))
    entries = queries.history_of(row)
    assert [(e.text, e.actor) for e in entries] == [
        ("Trả lại", "Lý Thị Hạnh"),
        ("Tiếp nhận", "Lý Thị Hạnh"),
        ("Gửi cấp trên", "Lê Anh Quân"),
    ]
    assert "Thiếu phụ lục" in entries[0].detail
    assert entries[2].detail == "Kính gửi."
