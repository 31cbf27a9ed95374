"""Units send their parts of a report; the examples of docs/rules/report-parts.md, line by line."""

import json
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.kernel.tests.rules_page import table
from cchc.kernel.working_time import Calendar, week_of
from cchc.notices.models import Message
from cchc.obligations.models import Obligation
from cchc.organisation import services as organisation
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans.tests.factories import adopted_plan, party, reviewed_plan, task
from cchc.reports import facts, queries, services
from cchc.reports.choices import PartState
from cchc.reports.models import PartSending, ReportPart, ReportRound
from cchc.reports.rules.rounds import days_late, days_of, demand_words
from cchc.reports.tests.factories import NOW, QUARTER, at, issued, opened, sent, shared_plan

pytestmark = pytest.mark.django_db
OFFICE_HOURS = ["07:30-11:30", "13:00-17:00"]
WEEK = Calendar(week_of(dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), OFFICE_HOURS)))
EXAMPLES = table("report-parts.md", "Worked examples")
LAW = "Tư pháp - Hộ tịch"


def day_of(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 only the day


@pytest.fixture
def who() -> Cast:
    return cast()


def part_of(row: ReportRound, unit: str = LAW) -> ReportPart:
    return row.parts.get(unit__name=unit)


def send(part: ReportPart, actor: User, **words: str) -> PartSending:
    said = {"difficulties": "", "causes": "", "proposals": "", **words}
    return services.send_part(part=part, actor=actor, at=at(date(2026, 3, 20)), **said)


@pytest.mark.parametrize("row", EXAMPLES)
def test_a_round_has_the_days_of_the_page(row: dict[str, str]) -> None:
    found = days_of(
        Period.parse(row["period"], row["calendar"]),
        opened_on=day_of(row["opened"]),
        calendar=WEEK,
        send_days=2,
        parts_days=5,
    )
    assert found.cut_off_on == day_of(row["cut-off"])
    assert found.parts_due_on == day_of(row["parts due"])
    assert found.due_on == day_of(row["due"])


def test_lateness_is_counted_in_working_days() -> None:
    friday = date(2026, 3, 20)
    assert days_late(friday, friday, WEEK) == 0
    assert days_late(friday, friday - timedelta(days=3), WEEK) == 0
    assert days_late(friday, date(2026, 3, 22), WEEK) == 0
    assert days_late(friday, date(2026, 3, 24), WEEK) == 2


@pytest.mark.parametrize(
    ("difficulties", "causes", "late", "field"),
    [("", "", 1, "difficulties"), ("A", "", 1, "causes"), ("", "B", 0, "difficulties")],
)
def test_late_tasks_need_words_and_causes_need_difficulties(
    difficulties: str, causes: str, late: int, field: str
) -> None:
    with pytest.raises(RuleBroken) as broken:
        demand_words(difficulties, causes, late)
    assert broken.value.field == field
    demand_words("A", "B", 1)
    demand_words("", "", 0)


def test_opening_asks_the_leading_units_and_owes_the_report(who: Cast) -> None:
    row = opened(who)
    assert {part.unit.name for part in row.parts.all()} == {
        "Văn phòng UBND",
        LAW,
        "Đài Truyền thanh",
    }
    assert {part.state for part in row.parts.all()} == {PartState.WAITING}
    owed = Obligation.objects.get(subject_kind="report")
    assert owed.subject_key == f"{row.plan.code}/2026-Q1"
    assert (owed.due_on, owed.chief, owed.product) == (date(2026, 4, 2), who.quan, "Báo cáo")
    assert owed.unit == who.units["Văn phòng UBND"]
    told = Message.objects.filter(key__startswith="report-part:")
    assert {message.to for message in told} == {who.binh, who.van}
    said = told.get(to=who.binh)
    assert said.subject.startswith("Gửi phần báo cáo, hạn ")
    assert said.subject.endswith(": Cải cách hành chính, Quý I năm 2026")


def test_who_stands_in_is_asked_instead_of_the_absent(who: Cast) -> None:
    organisation.delegate(
        absent=who.binh,
        substitute=who.son,
        from_on=date(2026, 3, 1),
        to_on=date(2026, 3, 31),
        actor=who.quan,
        at=at(date(2026, 3, 1)),
    )
    opened(who)
    told = Message.objects.filter(key__startswith="report-part:")
    assert {message.to for message in told} == {who.son, who.van}


def test_a_round_is_opened_once_for_a_plan_in_force_and_a_period_that_has_begun(who: Cast) -> None:
    row = opened(who)
    with pytest.raises(RuleBroken, match="đã mở"):
        opened(who, row.plan)
    later = Period.parse("2026-Q2")
    with pytest.raises(RuleBroken, match="chưa bắt đầu"):
        services.open_round(plan=row.plan, period=later, actor=who.quan, at=at(date(2026, 3, 16)))
    with pytest.raises(RuleBroken, match="không thuộc năm"):
        services.open_round(plan=row.plan, period=Period.parse("2025-Y"), actor=who.quan, at=NOW)
    assert ReportRound.objects.count() == 1
    assert Obligation.objects.filter(subject_kind="report").count() == 1


def test_no_round_before_adoption_or_without_units(who: Cast) -> None:
    with pytest.raises(RuleBroken, match="đã đưa vào thực hiện"):
        opened(who, reviewed_plan(who))
    assert not ReportRound.objects.exists()


def test_partners_alone_are_nobody_to_ask(who: Cast) -> None:
    plan = adopted_plan(who, [task(1, "Giữ trật tự", "Quý I/2026", lead=[party("Công an phường")])])
    with pytest.raises(RuleBroken, match="Chưa có bộ phận"):
        opened(who, plan)
    assert not ReportRound.objects.exists()


def test_only_the_office_opens_and_returns(who: Cast) -> None:
    plan = shared_plan(who)
    for person in (who.minh, who.binh, who.yen, who.tam, who.hanh, who.quantri):
        with pytest.raises(PermissionDenied):
            services.open_round(plan=plan, period=QUARTER, actor=person, at=NOW)
    one = sent(who, opened(who, plan))
    for person in (who.minh, who.binh, who.yen, who.tam, who.hanh):
        with pytest.raises(PermissionDenied):
            services.return_part(sending=one, reason="Thiếu", actor=person, at=NOW)


def test_only_the_unit_sends_its_part(who: Cast) -> None:
    part = part_of(opened(who))
    for person in (who.son, who.quan, who.minh, who.yen, who.tam, who.hanh):
        with pytest.raises(PermissionDenied):
            send(part, person, difficulties="Khó.")
    assert send(part, who.binh).part == part


def test_a_part_is_sent_returned_and_sent_again(who: Cast) -> None:
    row = opened(who)
    first = sent(who, row)
    with pytest.raises(RuleBroken, match="đã được gửi"):
        sent(who, row)
    with pytest.raises(RuleBroken, match="lý do"):
        services.return_part(sending=first, reason="  ", actor=who.quan, at=NOW)
    services.return_part(sending=first, reason="Nêu rõ số máy", actor=who.quan, at=NOW)
    assert part_of(row).state == PartState.RETURNED
    assert Message.objects.get(key__contains=":returned:").to == who.binh
    with pytest.raises(RuleBroken, match="đã được trả lại hoặc gửi lại"):
        services.return_part(sending=first, reason="Lần nữa", actor=who.quan, at=NOW)
    again = sent(who, row, on=date(2026, 4, 2))
    with pytest.raises(RuleBroken, match="đã được trả lại hoặc gửi lại"):
        services.return_part(sending=first, reason="Lần nữa", actor=who.quan, at=NOW)
    assert part_of(row).last == again
    assert part_of(row).sendings.count() == 2


def test_a_late_unit_says_why(who: Cast) -> None:
    part = part_of(opened(who))

    def late(difficulties: str, causes: str) -> PartSending:
        return services.send_part(
            part=part,
            difficulties=difficulties,
            causes=causes,
            proposals="",
            actor=who.binh,
            at=NOW,
        )

    with pytest.raises(RuleBroken, match="01 nhiệm vụ quá hạn: ghi khó khăn"):
        late(" ", "")
    with pytest.raises(RuleBroken, match="ghi nguyên nhân"):
        late("Khó.", "")
    assert not PartSending.objects.exists()
    found = queries.own_figures(part, as_of=NOW)
    assert dict(found.counts)["overdue"] == 1
    assert [one.name for one in found.late] == ["Nhiệm vụ 1 – Theo dõi thi hành pháp luật"]


def test_a_report_takes_what_stood_at_its_moment(who: Cast) -> None:
    row = opened(who)
    before, between = at(date(2026, 3, 20), 9), at(date(2026, 3, 21))
    one = sent(who, row)
    services.return_part(sending=one, reason="Thiếu", actor=who.quan, at=at(date(2026, 3, 23)))

    def said(moment: datetime) -> str:
        found = queries.composed(plan=row.plan, period=QUARTER, as_of=moment)
        return str(found.to_json())

    assert "thiếu máy quét" not in said(before)
    assert "thiếu máy quét; nguyên nhân: " in said(between)
    assert "bố trí kinh phí mua máy quét" in said(between)
    assert "thiếu máy quét" not in said(NOW)
    assert LAW in queries.missing_from(row.plan, QUARTER)


def test_a_composed_report_carries_the_parts_and_closes_the_round_when_issued(who: Cast) -> None:
    row = opened(who)
    one = sent(who, row)
    report = services.compose(plan=row.plan, period=QUARTER, actor=who.quan, at=NOW)
    assert "thiếu máy quét" in str(report.snapshot)
    issued(who, report)
    with pytest.raises(RuleBroken, match="đã phát hành"):
        services.return_part(sending=one, reason="Thiếu", actor=who.quan, at=NOW)
    with pytest.raises(RuleBroken, match="đã phát hành"):
        send(part_of(row, "Đài Truyền thanh"), who.van)


def test_no_round_is_opened_for_a_report_that_is_issued(who: Cast) -> None:
    plan = shared_plan(who)
    paper = issued(who, services.compose(plan=plan, period=QUARTER, actor=who.quan, at=NOW))
    with pytest.raises(RuleBroken, match=rf"đã phát hành \(số {paper.reference}\)"):
        opened(who, plan, on=date(2026, 4, 3))
    assert not ReportRound.objects.exists()
    assert not Obligation.objects.filter(subject_kind="report").exists()


def test_the_chain_knows_the_round_as_it_is(who: Cast) -> None:
    row = opened(who)
    one = sent(who, row)
    services.return_part(sending=one, reason="Thiếu", actor=who.quan, at=NOW)
    events = AuditEvent.objects.filter(subject_kind=facts.ROUND).order_by("seq")
    acts = [event.act for event in events]
    assert acts == ["report_round.open", "report_part.send", "report_part.return"]
    last = events.last()
    assert last
    assert json.loads(last.facts) == facts.of_round(ReportRound.objects.get())
