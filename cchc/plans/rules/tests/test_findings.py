"""Every code of the plan check: a plan that has the fault, and one that has not."""

from dataclasses import replace
from datetime import date

import pytest

from cchc.plans.content import (
    Assignee,
    Citation,
    Document,
    ReadPlan,
    Section,
    Signer,
    Target,
    Task,
)
from cchc.plans.rules.deadlines import schedule_of
from cchc.plans.rules.findings import CODES, check, date_conflict

DOCUMENT = Document(
    kind="KH",
    number="12",
    symbol="KH-UBND",
    issued_on="2026-01-05",
    agency="UBND phường An Bình (mẫu)",
    title="Cải cách hành chính năm 2026",
    year=2026,
    signer=Signer("Nguyễn Văn Minh", "CHỦ TỊCH", "TM."),
    recipients=(),
    legal_bases=(),
    citations=(),
)
OFFICE = Assignee("Văn phòng UBND", "Văn phòng UBND", None)
POLICE = Assignee("Công an phường", "Công an phường", None)


def task(
    number: int = 1,
    title: str = "Rà soát danh mục thủ tục hành chính đang niêm yết",
    products: tuple[str, ...] = ("Danh mục",),
    lead: tuple[Assignee, ...] = (OFFICE,),
    coordinating: tuple[Assignee, ...] = (POLICE,),
    deadline: str | None = "Quý I/2026",
) -> Task:
    schedule, _ = schedule_of(deadline, products, 2026)
    return Task(
        str(number),
        str(number),
        None,
        title,
        products,
        lead,
        coordinating,
        deadline,
        schedule,
        None,
    )


BODY = Section(
    "II", 1, "II", "NHIỆM VỤ", "- Rà soát danh mục thủ tục hành chính đang niêm yết tại phường."
)
SOUND = ReadPlan(DOCUMENT, (BODY,), (), (), (task(),))


def target(measure: str, value: str = "95") -> Target:
    return Target(measure, measure, "ge", value, "%", (), None)


def with_task(**changes: object) -> ReadPlan:
    return replace(SOUND, tasks=(task(**changes),))  # type: ignore[arg-type]  # keywords of task()


def with_document(**changes: object) -> ReadPlan:
    return replace(SOUND, document=replace(DOCUMENT, **changes))  # type: ignore[arg-type]  # fields


def act(number: str, *variants: str) -> Citation:
    return Citation("văn bản", number, None, variants)


MANY = Assignee("Các bộ phận chuyên môn", "Các bộ phận chuyên môn", None)
OTHER = "Niêm yết thủ tục hành chính tại phường Tân Mẫu"
FAULTY: dict[str, tuple[ReadPlan, str]] = {
    "other_agency_name": (with_task(title=OTHER), "/tasks/0"),
    "duty_without_task": (
        replace(
            SOUND,
            sections=(
                BODY,
                Section("III", 1, "III", None, "Duy trì hệ thống chất lượng ISO 9001."),
            ),
        ),
        "/sections/1",
    ),
    "task_without_basis": (
        replace(SOUND, tasks=(task(), task(2, "Lắp đặt đèn chiếu sáng thông minh ngoài phố"))),
        "/tasks/1",
    ),
    "no_lead": (with_task(lead=()), "/tasks/0"),
    "several_leads": (with_task(lead=(OFFICE, POLICE), coordinating=()), "/tasks/0"),
    "lead_is_coordinator": (with_task(coordinating=(OFFICE,)), "/tasks/0"),
    "lead_not_a_unit": (with_task(lead=(MANY,)), "/tasks/0"),
    "no_product": (with_task(products=()), "/tasks/0"),
    "report_only": (with_task(products=("Báo cáo kết quả thực hiện",)), "/tasks/0"),
    "no_deadline": (with_task(deadline=None), "/tasks/0"),
    "deadline_unknown": (with_task(deadline="Theo kế hoạch riêng"), "/tasks/0"),
    "deadline_not_a_time": (with_task(deadline="Kế hoạch CCHC năm 2026"), "/tasks/0"),
    "no_person": (SOUND, "/tasks"),
    "unit_many_names": (
        replace(
            SOUND, tasks=(task(), task(2, "Việc khác", lead=(replace(OFFICE, text="VP UBND"),)))
        ),
        "/tasks/0/lead/0",
    ),
    "number_blank": (with_document(number=None), "/document/number"),
    "date_blank": (with_document(issued_on=None), "/document/issued_on"),
    "authority_differs": (
        with_document(signer=Signer("Nguyễn Văn Minh", "CHỦ TỊCH", None)),
        "/document/signer",
    ),
    "citation_variants": (
        with_document(legal_bases=(act("22/KH-TU", "22-KH/TU"),)),
        "/document/legal_bases/0",
    ),
    "act_not_in_force": (
        with_document(citations=(act("61/2018/NĐ-CP"),)),
        "/document/citations/0",
    ),
    "task_twice": (replace(SOUND, tasks=(task(), task(2))), "/tasks/1"),
    "target_unbound": (replace(SOUND, targets=(target("hồ sơ lưu trên mạng"),)), "/targets/0"),
    "target_conflict": (
        replace(
            SOUND,
            targets=(target("tỷ lệ hồ sơ trả đúng hạn"),),
            tasks=(task(title="Bảo đảm tỷ lệ hồ sơ trả đúng hạn đạt 90%"),),
        ),
        "/targets/0",
    ),
    "date_outside_year": (with_task(deadline="Quý I/2027"), "/tasks/0"),
    "date_on_day_off": (with_task(deadline="Chậm nhất ngày 15/02/2026"), "/tasks/0"),
}


@pytest.mark.parametrize("code", FAULTY)
def test_the_fault_is_found_at_its_place(code: str) -> None:
    plan, where = FAULTY[code]
    found = [finding for finding in check(plan) if finding.code == code]
    assert [finding.where for finding in found] == [where]
    assert found[0].message.endswith(".")


def test_a_sound_plan_has_no_finding_once_persons_are_assigned() -> None:
    assert check(SOUND, assigned={"1"}) == ()


def test_every_code_of_the_contract_is_tested() -> None:
    assert {*FAULTY, "date_conflict"} == set(CODES)


@pytest.mark.parametrize("code", FAULTY)
def test_every_place_is_there(code: str) -> None:
    plan, _ = FAULTY[code]
    for finding in check(plan):
        place: object = plan.to_json()
        for step in finding.where.split("/")[1:]:
            place = place[int(step)] if isinstance(place, list) else place[step]  # type: ignore[index]  # JSON
        assert finding.severity in ("error", "warning", "note")


def test_a_date_elsewhere_says_both_dates() -> None:
    message = date_conflict(DOCUMENT, "2026-01-11").message
    assert "05/01/2026" in message
    assert "11/01/2026" in message
    assert "trống" in date_conflict(replace(DOCUMENT, issued_on=None), "2026-01-11").message


def test_an_act_is_judged_on_the_day_of_the_plan() -> None:
    old = with_document(citations=(act("61/2018/NĐ-CP"),), issued_on="2023-01-11", year=2023)
    assert "act_not_in_force" not in {finding.code for finding in check(old)}
    last = with_document(citations=(act("61/2018/NĐ-CP"),), issued_on="2025-06-30", year=2025)
    assert "act_not_in_force" not in {finding.code for finding in check(last)}
    after = with_document(citations=(act("61/2018/NĐ-CP"),), issued_on="2025-07-01", year=2025)
    assert "act_not_in_force" in {finding.code for finding in check(after)}


def test_the_agency_says_which_days_are_off() -> None:
    plan = with_task(deadline="Chậm nhất ngày 17/06/2026")
    assert "date_on_day_off" not in {f.code for f in check(plan)}
    closed = check(plan, day_off=lambda day: day == date(2026, 6, 17))
    assert "date_on_day_off" in {f.code for f in closed}


def test_a_report_with_evidence_is_more_than_a_report() -> None:
    plan = with_task(products=("Báo cáo tự chấm điểm cùng tài liệu kiểm chứng",))
    assert "report_only" not in {finding.code for finding in check(plan)}


def test_a_plan_comes_back_from_its_json() -> None:
    assert ReadPlan.from_json(SOUND.to_json()) == SOUND
    for plan, _ in FAULTY.values():
        assert ReadPlan.from_json(plan.to_json()) == plan
