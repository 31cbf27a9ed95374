"""A superior's plan for tests: kept, and named as parent of the plan of the cast."""

from typing import Any

from cchc.kernel import audit
from cchc.organisation.tests.factories import Cast
from cchc.plans import services
from cchc.plans.choices import PlanScope
from cchc.plans.models import Plan
from cchc.plans.services import DutyVerdict
from cchc.plans.services.bring_in import new_plan
from cchc.plans.services.rows import write_parts
from cchc.plans.tests.factories import JANUARY, YEAR, adopted_plan, party, plan_object, task

WARDS = "UBND các phường, xã"
LAW, PROCEDURES, TREASURY = "task:I.1", "task:I.2", "task:I.3"
TOLD, AIM = "body:II:1", "target:0"
KEYS = [LAW, PROCEDURES, TREASURY, AIM, TOLD]
REASON = "Việc của cấp tỉnh, phường không có thẩm quyền."


def superior_tasks() -> list[dict[str, Any]]:
    """One that the cast's plan does, one that it does too, one for nobody here."""
    return [
        task(1, "Theo dõi tình hình thi hành pháp luật", "Quý I/2026", lead=[party(WARDS)]),
        task(
            2, "Rà soát, đơn giản hóa thủ tục hành chính", "30/06/2026", lead=[party("Sở Nội vụ")]
        ),
        task(3, "Cấp phát kinh phí mua sắm tập trung", "30/09/2026", lead=[party("Sở Tài chính")]),
    ]


def superior_object(tasks: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """The superior's plan as it is read."""
    content = plan_object(superior_tasks() if tasks is None else tasks)
    content["document"] |= {
        "agency": "UBND tỉnh Mẫu",
        "number": "12",
        "issued_on": "2026-01-05",
        "title": "Kế hoạch cải cách hành chính tỉnh Mẫu năm 2026",
    }
    content["sections"] = [
        {"id": "I", "level": 1, "number": "I", "title": "Mục đích", "text": "Làm tốt hơn."},
        {
            "id": "II",
            "level": 1,
            "number": "II",
            "title": "Tổ chức thực hiện",
            "text": "- UBND các phường, xã lập đường dây nóng tiếp nhận phản ánh. "
            "- Giao Sở Nội vụ theo dõi.",
        },
    ]
    content["targets"] = [
        {
            "text": "Tỷ lệ hồ sơ trực tuyến đạt từ 80% trở lên",
            "measure": "Tỷ lệ hồ sơ trực tuyến",
            "comparison": "ge",
            "value": "80",
            "unit": "%",
            "also_at": [],
            "source": None,
            "doubts": [],
        }
    ]
    return content


def superior_plan(who: Cast, *, kept: bool = True, year: int = YEAR) -> Plan:
    """The superior's plan as the office reviewed it; kept unless said otherwise."""
    content = superior_object()
    with audit.transaction():
        plan = new_plan(who.ward, year, content["document"], scope=PlanScope.SUPERIOR)
        write_parts(plan, content)
    if kept:
        services.keep(plan=plan, actor=who.quan, at=JANUARY)
    return plan


def below(who: Cast) -> Plan:
    """The adopted plan of the cast with the superior's above it."""
    plan = adopted_plan(who)
    services.name_parent(
        plan=plan, parent=superior_plan(who), actor=who.minh, at=JANUARY,
        reason="Bổ sung căn cứ của tỉnh",
    )  # fmt: skip
    return plan


def covered(who: Cast, plan: Plan, key: str = LAW, *parts: str) -> None:
    """A person says that these parts (task I.1) carry the duty out."""
    services.decide_duty(
        plan=plan, key=key, said=DutyVerdict("covered", parts or ["task:I.1"]),
        actor=who.quan, at=JANUARY,
    )  # fmt: skip


def answered(who: Cast, plan: Plan, key: str, verdict: str) -> None:
    """A person says that the duty is not covered, or not ours."""
    services.decide_duty(
        plan=plan, key=key, said=DutyVerdict(verdict, (), REASON), actor=who.quan, at=JANUARY
    )
