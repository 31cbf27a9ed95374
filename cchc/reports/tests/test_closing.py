"""The issued report is the product of what was owed for it; its signature accepts it."""

import json
from datetime import date, datetime

import pytest

from cchc.documents import services as official
from cchc.documents.content import Content
from cchc.documents.models import OfficialDocument
from cchc.kernel.audit.models import AuditEvent
from cchc.notices.models import Message
from cchc.obligations import queries as owed
from cchc.obligations import services as obligations
from cchc.obligations.choices import Standing, State
from cchc.obligations.models import Obligation
from cchc.obligations.services import Upload
from cchc.obligations.tests.factories import PDF
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans.models import Plan
from cchc.reports import jobs, queries, services
from cchc.reports.models import ReportRound
from cchc.reports.rules.calendar import Stage
from cchc.reports.tests.factories import QUARTER, at, issued, opened, shared_plan, signed

pytestmark = pytest.mark.django_db
IN_TIME, LATE = at(date(2026, 4, 2)), at(date(2026, 4, 6))
MUCH_LATER = at(date(2026, 5, 4))


@pytest.fixture
def who() -> Cast:
    return cast()


def composed_and_issued(who: Cast, plan: Plan, *, moment: datetime = IN_TIME) -> OfficialDocument:
    report = services.compose(plan=plan, period=QUARTER, actor=who.quan, at=moment)
    return issued(who, report, moment=moment)


def owed_of(row: ReportRound) -> Obligation:
    row.refresh_from_db()
    assert row.obligation
    row.obligation.refresh_from_db()
    return row.obligation


def standing(row: Obligation) -> Standing:
    return Standing(owed.standing_of(row, MUCH_LATER.date()))


def test_the_issue_hands_in_and_the_signature_accepts_whenever_it_is_noted(who: Cast) -> None:
    row = opened(who)
    paper = composed_and_issued(who, row.plan)
    jobs.hand_in_reports(MUCH_LATER)
    done = owed_of(row)
    delivery = done.deliveries.get()
    assert (done.state, standing(done)) == (State.ACCEPTED, Standing.DONE_ON_TIME)
    assert (delivery.submission.submitted_by, delivery.decided_by) == (who.quan, who.minh)
    assert (delivery.submission.submitted_at, delivery.decided_at) == (IN_TIME, IN_TIME)
    evidence = delivery.submission.evidence.get()
    assert paper.issued_pdf
    assert (evidence.document_key, evidence.sha256) == (str(paper.pk), paper.issued_pdf.sha256)
    assert evidence.document_kind == "document"
    assert delivery.submission.proves_from == date(2026, 1, 1)
    assert delivery.submission.proves_to == date(2026, 3, 31)
    assert "đã ký" in delivery.reason
    assert not Message.objects.filter(subject__startswith="Chờ nghiệm thu").exists()
    before = AuditEvent.objects.count()
    jobs.hand_in_reports(MUCH_LATER)
    assert AuditEvent.objects.count() == before


def test_a_report_issued_late_is_done_late(who: Cast) -> None:
    row = opened(who)
    composed_and_issued(who, row.plan, moment=LATE)
    assert services.close_issued(at=LATE) == 1
    assert standing(owed_of(row)) == Standing.DONE_LATE
    line = next(x for x in queries.year_of(row.plan, today=MUCH_LATER.date()) if x.round)
    assert (line.stage, line.late) == (Stage.ISSUED, 2)


def test_a_corrected_report_makes_nothing_late(who: Cast) -> None:
    row = opened(who)
    composed_and_issued(who, row.plan)
    services.close_issued(at=IN_TIME)
    second = composed_and_issued(who, row.plan, moment=LATE)
    assert services.close_issued(at=LATE) == 0
    assert standing(owed_of(row)) == Standing.DONE_ON_TIME
    line = next(x for x in queries.year_of(row.plan, today=MUCH_LATER.date()) if x.round)
    assert (line.late, line.paper) == (0, second)


def test_a_draft_and_another_period_close_nothing(who: Cast) -> None:
    row = opened(who)
    services.compose(plan=row.plan, period=QUARTER, actor=who.quan, at=IN_TIME)
    assert services.close_issued(at=MUCH_LATER) == 0
    assert owed_of(row).state == State.OPEN


def test_what_was_handed_in_before_stays_what_it_is(who: Cast) -> None:
    row = opened(who)
    obligations.submit(
        obligations=[owed_of(row)],
        actor=who.quan,
        at=at(date(2026, 4, 1)),
        proves_from=QUARTER.first,
        proves_to=QUARTER.last,
        files=[Upload("bao-cao.pdf", PDF)],
    )
    composed_and_issued(who, row.plan)
    assert services.close_issued(at=MUCH_LATER) == 0
    assert owed_of(row).deliveries.get().submission.evidence.get().document_key == ""


def test_whoever_is_responsible_now_hands_in(who: Cast) -> None:
    row = opened(who)
    obligations.assign(obligations=[owed_of(row)], chief=who.binh, actor=who.quan, at=IN_TIME)
    composed_and_issued(who, row.plan)
    services.close_issued(at=MUCH_LATER)
    assert owed_of(row).deliveries.get().submission.submitted_by == who.binh


def test_who_left_does_not_hand_in(who: Cast) -> None:
    row = opened(who)
    obligations.assign(obligations=[owed_of(row)], chief=who.binh, actor=who.quan, at=IN_TIME)
    composed_and_issued(who, row.plan)
    who.binh.is_active = False
    who.binh.save()
    services.close_issued(at=MUCH_LATER)
    assert owed_of(row).deliveries.get().submission.submitted_by == who.quan


def test_the_paper_of_the_office_closes_its_round_too(who: Cast) -> None:
    plan = shared_plan(who)
    row = services.open_round(
        plan=plan, period=QUARTER, kind="ky-luat", actor=who.quan, at=at(date(2026, 3, 16))
    )
    other = opened(who, plan)
    paper = services.draft_paper(row=row, actor=who.quan, at=IN_TIME)
    blank = "[Văn phòng viết phần này]"
    words = json.dumps(paper.content).replace(json.dumps(blank)[1:-1], "Không phát sinh.")
    filled = Content.from_json(json.loads(words))
    official.revise(document=paper, content=filled, actor=who.quan, at=IN_TIME)
    signed(who, paper)
    assert services.close_issued(at=MUCH_LATER) == 1
    assert owed_of(row).state == State.ACCEPTED
    assert owed_of(other).state == State.OPEN
    found = queries.covering_of(paper)
    assert (found.period, found.plan_code, found.due_on) == ("2026-Q1", plan.code, row.due_on)
