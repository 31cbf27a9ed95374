"""Kinds are decided, a year is opened ahead, units are asked on the day and reminded."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from cchc.documents import services as official
from cchc.documents.models import OfficialDocument
from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.notices.models import Message
from cchc.obligations import services as obligations
from cchc.obligations.models import Obligation
from cchc.organisation import services as organisation
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans.models import Plan
from cchc.reports import facts, jobs, queries, services
from cchc.reports.models import PartReminder, ReportKind, ReportRound
from cchc.reports.rules.calendar import Demand, Stage
from cchc.reports.rules.kinds import DEFAULTS, Kind
from cchc.reports.tests.factories import QUARTER, at, opened, sent, shared_plan

pytestmark = pytest.mark.django_db
FEBRUARY = at(date(2026, 2, 2))
LAW = "Tư pháp - Hộ tịch"


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def plan(who: Cast) -> Plan:
    return shared_plan(who)


def year(who: Cast, plan: Plan, *, moment: datetime = FEBRUARY) -> list[ReportRound]:
    return services.open_year(plan=plan, actor=who.quan, at=moment)


def demanded(who: Cast, plan: Plan, **other: object) -> ReportRound:
    demand = Demand("Báo cáo nhanh về thủ tục", "Công văn 15/SNV", date(2026, 3, 27))
    period = Period.parse("2026-01-01..2026-03-15")
    by = {"actor": who.quan, "at": at(date(2026, 3, 16))} | other
    return services.open_on_demand(plan=plan, period=period, demand=demand, **by)  # type: ignore[arg-type]


def test_the_office_and_the_administrator_decide_a_kind_and_versions_stay(who: Cast) -> None:
    slow = replace(DEFAULTS[2], send_days=5, recipient="Sở Tư pháp")
    made = services.decide_kind(
        agency=who.ward, kind=slow, actor=who.quan, at=FEBRUARY, document="Công văn 9"
    )
    services.decide_kind(
        agency=who.ward, kind=replace(slow, is_active=False), actor=who.quantri, at=FEBRUARY
    )
    found = queries.kind_of(who.ward, "kiem-soat")
    assert found
    assert (found.is_active, found.send_days, found.source) == (False, 5, DEFAULTS[2].source)
    assert [v.version for v in queries.kind_versions(who.ward, "kiem-soat")] == [2, 1]
    event = AuditEvent.objects.filter(subject_kind=facts.KIND).order_by("seq").first()
    assert event
    assert (event.subject_key, event.act) == ("kiem-soat/1", "report_kind.decide")
    assert made.document == "Công văn 9"
    assert queries.kinds_of(who.superior) == list(DEFAULTS)


def test_a_further_kind_is_expected_from_then_on(who: Cast, plan: Plan) -> None:
    further = Kind("", "Chuyển đổi số", "chuyển đổi số", periods=("Y",), send_days=3)
    services.decide_kind(agency=who.ward, kind=further, actor=who.quan, at=FEBRUARY)
    lines = queries.year_of(plan, today=FEBRUARY.date())
    found = [x for x in lines if x.kind.code == "chuyen-doi-so"]
    assert [(x.period.code, x.days.due_on) for x in found] == [("2026-Y", date(2027, 1, 6))]
    with pytest.raises(RuleBroken, match="mang tên này"):
        services.decide_kind(agency=who.ward, kind=further, actor=who.quan, at=FEBRUARY)
    unknown = replace(further, code="khong-co", name="Khác")
    with pytest.raises(RuleBroken, match="Không có loại"):
        services.decide_kind(agency=who.ward, kind=unknown, actor=who.quan, at=FEBRUARY)


@pytest.mark.parametrize("name", ["minh", "binh", "yen", "tam", "hanh"])
def test_others_decide_no_kind(who: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        services.decide_kind(
            agency=who.ward, kind=DEFAULTS[0], actor=getattr(who, name), at=FEBRUARY
        )
    assert not ReportKind.objects.exists()


def test_a_changed_kind_moves_no_open_round(who: Cast, plan: Plan) -> None:
    row = opened(who, plan)
    slow = replace(DEFAULTS[0], send_days=9)
    services.decide_kind(agency=who.ward, kind=slow, actor=who.quan, at=FEBRUARY)
    line = next(x for x in queries.year_of(plan, today=FEBRUARY.date()) if x.round)
    assert line.days.due_on == row.due_on == date(2026, 4, 2)


def test_the_calendar_expects_each_kind_in_each_period(who: Cast, plan: Plan) -> None:
    lines = queries.year_of(plan, today=FEBRUARY.date())
    assert len(lines) == 16
    assert {x.stage for x in lines} == {Stage.NOT_OPEN}
    assert [x.kind.code for x in lines[:4]] == [kind.code for kind in DEFAULTS]
    assert {x.days.due_on for x in lines[:4]} == {date(2026, 4, 2)}
    assert lines == sorted(lines, key=lambda x: x.days.due_on)
    later = queries.year_of(plan, today=date(2026, 4, 6))
    assert [x.late for x in later[:5]] == [2, 2, 2, 2, 0]


def test_the_rest_of_the_year_is_owed_at_once_and_asked_later(who: Cast, plan: Plan) -> None:
    opened(who, plan)
    made = year(who, plan)
    assert len(made) == 15
    assert not any(row.is_asked for row in ReportRound.objects.exclude(ask_on=None))
    owed = Obligation.objects.filter(subject_kind="report")
    assert (owed.count(), owed.filter(chief=who.quan).count()) == (16, 16)
    assert {row.obligation_id for row in ReportRound.objects.all()} == set(
        owed.values_list("pk", flat=True)
    )
    with pytest.raises(RuleBroken, match="không còn gì để mở"):
        year(who, plan)
    assert ReportRound.objects.count() == 16
    told = Message.objects.filter(key__startswith="report-part:")
    assert not told.filter(link__contains=f"/dot/{made[0].pk}/").exists()


def test_what_is_past_is_not_opened_with_the_rest(who: Cast, plan: Plan) -> None:
    made = year(who, plan, moment=at(date(2026, 4, 3)))
    assert len(made) == 12
    assert "2026-Q1" not in {row.period for row in made}


def test_what_has_come_to_its_day_is_asked_when_the_year_is_opened(who: Cast, plan: Plan) -> None:
    made = year(who, plan, moment=at(date(2026, 3, 23)))
    asked = ReportRound.objects.exclude(asked_at=None)
    assert {row.period for row in asked} == {"2026-Q1"}
    assert (asked.count(), len(made)) == (4, 16)
    assert {row.parts.count() for row in asked} == {3}


def test_only_the_office_opens_a_year_of_a_plan_in_force(who: Cast, plan: Plan) -> None:
    for person in (who.minh, who.binh, who.yen, who.hanh):
        with pytest.raises(PermissionDenied):
            services.open_year(plan=plan, actor=person, at=FEBRUARY)
        with pytest.raises(PermissionDenied):
            demanded(who, plan, actor=person)
    assert not ReportRound.objects.exists()


def test_the_job_asks_on_the_day_within_office_hours_and_once(who: Cast, plan: Plan) -> None:
    year(who, plan)
    jobs.ask_for_parts(at(date(2026, 3, 18)))
    jobs.ask_for_parts(at(date(2026, 3, 19), 6))
    assert not ReportRound.objects.exclude(asked_at=None).exists()
    jobs.ask_for_parts(at(date(2026, 3, 19), 9))
    jobs.ask_for_parts(at(date(2026, 3, 19), 10))
    rows = ReportRound.objects.filter(period="2026-Q1")
    assert {row.asked_at for row in rows} == {at(date(2026, 3, 19), 9)}
    assert {row.parts.count() for row in rows} == {3}
    assert {row.parts_due_on for row in rows} == {date(2026, 3, 26)}
    told = Message.objects.filter(key__contains=":opened:")
    assert {message.to for message in told} == {who.binh, who.van, who.quan}
    assert all("Đến kỳ báo cáo" in message.body for message in told)
    events = AuditEvent.objects.filter(subject_kind=facts.ROUND, act="report_round.ask")
    assert {event.actor_key for event in events} == {"system"}
    assert events.count() == 4


def test_what_a_leader_cancelled_is_neither_asked_nor_late(who: Cast, plan: Plan) -> None:
    row = year(who, plan)[0]
    assert row.obligation
    obligations.cancel(
        obligations=[row.obligation], actor=who.minh, at=FEBRUARY, reason="Lồng ghép"
    )
    jobs.ask_for_parts(at(date(2026, 3, 19)))
    row.refresh_from_db()
    assert not row.is_asked
    assert ReportRound.objects.exclude(asked_at=None).count() == 3
    lines = queries.year_of(plan, today=date(2026, 5, 4))
    assert [(x.stage, x.late) for x in lines if x.round == row] == [(Stage.CANCELLED, 0)]


def test_a_job_that_runs_late_leaves_the_units_their_working_day(who: Cast, plan: Plan) -> None:
    year(who, plan)
    jobs.ask_for_parts(at(date(2026, 3, 30)))
    row = ReportRound.objects.filter(period="2026-Q1").first()
    assert row
    assert row.parts_due_on == date(2026, 3, 31)


def test_the_office_may_ask_earlier(who: Cast, plan: Plan) -> None:
    row = year(who, plan)[0]
    with pytest.raises(PermissionDenied):
        services.ask_parts(row=row, actor=who.binh, at=FEBRUARY)
    assert services.ask_parts(row=row, actor=who.quan, at=FEBRUARY)
    assert not services.ask_parts(row=row, actor=who.quan, at=FEBRUARY)
    assert row.parts.count() == 3


def test_a_report_on_demand_bears_its_own_name(who: Cast, plan: Plan) -> None:
    row = demanded(who, plan)
    made = services.compose(plan=plan, period=row.covers, actor=who.quan, at=at(date(2026, 3, 17)))
    assert made.computed.title == "Nhanh về thủ tục"
    assert OfficialDocument.objects.get(pk=made.document_id).title == "Nhanh về thủ tục"


def test_a_report_on_demand_asks_at_once_and_is_due_as_demanded(who: Cast, plan: Plan) -> None:
    row = demanded(who, plan)
    assert (row.due_on, row.parts_due_on, row.cut_off_on) == (
        date(2026, 3, 27),
        date(2026, 3, 20),
        date(2026, 3, 15),
    )
    assert row.obligation
    assert "Báo cáo nhanh về thủ tục" in row.obligation.label
    assert "đột xuất" in row.obligation.subject_label
    assert row.parts.count() == 3
    line = next(x for x in queries.year_of(plan, today=date(2026, 3, 16)) if x.round == row)
    assert (line.name, line.stage) == ("Báo cáo nhanh về thủ tục", Stage.IN_PROGRESS)
    assert queries.explained(row) == ["Hạn do văn bản yêu cầu ấn định: Công văn 15/SNV."]
    with pytest.raises(RuleBroken, match="đã mở"):
        demanded(who, plan)
    stopped = replace(DEFAULTS[1], is_active=False)
    services.decide_kind(agency=who.ward, kind=stopped, actor=who.quan, at=FEBRUARY)
    with pytest.raises(RuleBroken, match="không được dùng"):
        services.open_on_demand(
            plan=plan,
            period=QUARTER,
            demand=Demand("A", "B", date(2026, 4, 1), "ky-luat"),
            actor=who.quan,
            at=at(date(2026, 3, 16)),
        )


def test_who_has_not_sent_is_reminded_once_a_working_day(who: Cast) -> None:
    row = opened(who)
    sent(who, row)
    friday, saturday = at(date(2026, 3, 20)), at(date(2026, 3, 21))
    made = services.remind_parts(row=row, actor=who.quan, at=friday)
    assert {one.part.unit.name for one in made} == {"Văn phòng UBND", "Đài Truyền thanh"}
    assert {m.to for m in Message.objects.filter(key__contains=":reminded:")} == {who.van}
    with pytest.raises(RuleBroken, match="ngày làm việc sau nhắc lại"):
        services.remind_parts(row=row, actor=who.quan, at=at(date(2026, 3, 20), 16))
    assert len(services.remind_parts(row=row, actor=who.quan, at=saturday)) == 2
    with pytest.raises(RuleBroken, match="23/03/2026"):
        services.remind_parts(row=row, actor=who.quan, at=at(date(2026, 3, 23)))
    lines = queries.part_lines(row, who.quan, today=date(2026, 3, 23))
    shown = {line.part.unit.name: len(line.reminders) for line in lines}
    assert shown == {"Văn phòng UBND": 2, "Đài Truyền thanh": 2, LAW: 0}
    assert {reminder.on for reminder in PartReminder.objects.all()} == {
        date(2026, 3, 20),
        date(2026, 3, 23),
    }
    for person in (who.minh, who.binh, who.yen):
        with pytest.raises(PermissionDenied):
            services.remind_parts(row=row, actor=person, at=at(date(2026, 3, 24)))


def test_nobody_is_reminded_when_all_have_sent(who: Cast, plan: Plan) -> None:
    row = opened(who, plan)
    for part in row.parts.all():
        part.state = "sent"
        part.save()
    with pytest.raises(RuleBroken, match="không còn ai để nhắc"):
        services.remind_parts(row=row, actor=who.quan, at=at(date(2026, 3, 20)))


def written(who: Cast, plan: Plan) -> ReportRound:
    return services.open_round(
        plan=plan, period=QUARTER, kind="kiem-soat", actor=who.quan, at=at(date(2026, 3, 16))
    )


def test_a_unit_tells_results_where_the_office_writes_the_report(who: Cast, plan: Plan) -> None:
    row = written(who, plan)
    said = {"difficulties": "", "causes": "", "proposals": "", "actor": who.binh}
    part = row.parts.get(unit__name=LAW)
    with pytest.raises(RuleBroken, match="Không phát sinh"):
        services.send_part(part=part, at=at(date(2026, 3, 20)), **said)  # type: ignore[arg-type]
    services.send_part(part=part, at=at(date(2026, 3, 20)), results="Rà soát 12 thủ tục.", **said)  # type: ignore[arg-type]
    paper = services.draft_paper(row=row, actor=who.quan, at=at(date(2026, 3, 27)))
    assert paper.title == "Kết quả kiểm soát thủ tục hành chính quý I năm 2026"
    assert f"{LAW}: Rà soát 12 thủ tục" in str(paper.content)
    assert "Thực hiện Kế hoạch" in str(paper.content)
    assert "(từ ngày 01/01/2026 đến ngày 31/03/2026) như sau:" in str(paper.content)
    assert "[Văn phòng viết phần này]" in str(paper.content)
    with pytest.raises(RuleBroken, match="chưa đủ để trình ký"):
        official.freeze(document=paper, signer=who.minh, actor=who.quan, at=at(date(2026, 3, 27)))
    with pytest.raises(RuleBroken, match="Đã có báo cáo của đợt này"):
        services.draft_paper(row=row, actor=who.quan, at=at(date(2026, 3, 27)))
    with pytest.raises(RuleBroken, match="lập từ số liệu"):
        services.draft_paper(row=opened(who, plan), actor=who.quan, at=at(date(2026, 3, 27)))
    line = next(x for x in queries.year_of(plan, today=date(2026, 3, 27)) if x.round == row)
    assert (line.stage, line.paper) == (Stage.IN_PROGRESS, paper)
    assert OfficialDocument.objects.count() == 1


def test_a_written_report_leaves_the_composed_one_of_the_period_alone(
    who: Cast, plan: Plan
) -> None:
    row = written(who, plan)
    assert queries.missing_from(plan, QUARTER) == []
    assert list(queries.rounds_of(plan)) == []
    assert row.obligation
    assert row.obligation.subject_key == f"{plan.code}/2026-Q1/kiem-soat"
    assert opened(who, plan).obligation != row.obligation


def test_the_settings_decide_when_units_are_asked(who: Cast, plan: Plan) -> None:
    organisation.change_setting(
        agency=who.ward, key="reports.asking_days", value=1, actor=who.quantri, at=FEBRUARY
    )
    assert year(who, plan)[0].ask_on == date(2026, 3, 25)
