"""Plans for tests, made through the services from data as the reading gives it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cchc.kernel.files.storing import store
from cchc.kernel.zone import HANOI
from cchc.organisation.tests.factories import Cast
from cchc.plans import services
from cchc.plans.choices import IncomingState
from cchc.plans.models import IncomingFile, Plan, PlanSource, Target
from cchc.plans.rules.deadlines import schedule_of
from cchc.plans.services.bring_in import new_plan
from cchc.plans.services.match import match_known_units
from cchc.plans.services.rows import write_parts

JANUARY = datetime(2026, 1, 12, 9, tzinfo=HANOI)
YEAR = 2026


def party(text: str) -> dict[str, Any]:
    """A unit beside a task."""
    return {"text": text, "unit": text, "note": None}


def task(number: int, title: str, deadline: str | None, **more: Any) -> dict[str, Any]:
    """One task as it is read; area I, led by the Office, unless said otherwise."""
    products = more.pop("products", ["Báo cáo kết quả thực hiện"])
    schedule, doubts = schedule_of(deadline, products, YEAR)
    read = {
        "id": f"I.{number}",
        "number": str(number),
        "area": "I",
        "title": title,
        "products": products,
        "lead": [party("Văn phòng UBND")],
        "coordinating": [party("Các bộ phận chuyên môn")],
        "deadline": deadline,
        "schedule": schedule.to_json(),
        "source": {"page": 1, "line_from": number, "line_to": number},
        "doubts": [doubt.to_json() for doubt in doubts],
    }
    return {**read, **more}


def plan_object(tasks: list[dict[str, Any]]) -> dict[str, Any]:
    """A whole plan as ``cchc plan parse`` gives it."""
    return {
        "document": {
            "kind": "KH",
            "number": None,
            "symbol": "KH-UBND",
            "issued_on": None,
            "agency": "UBND phường An Bình",
            "title": "Kế hoạch cải cách hành chính năm 2026",
            "year": YEAR,
            "signer": {"name": "Nguyễn Văn Minh", "post": "Chủ tịch", "authority": None},
            "recipients": ["Lưu: VT"],
            "legal_bases": [],
            "citations": [],
        },
        "sections": [
            {"id": "I", "level": 1, "number": "I", "title": "Mục đích", "text": "Làm tốt hơn."}
        ],
        "targets": [],
        "areas": [{"code": "I", "title": "Cải cách thể chế"}],
        "tasks": tasks,
        "findings": [],
    }


TASKS = [
    task(1, "Theo dõi thi hành pháp luật", "Quý I/2026"),
    task(
        2, "Rà soát thủ tục hành chính", "Thường xuyên trong năm", products=["Kế hoạch", "Báo cáo"]
    ),
    task(3, "Tuyên truyền theo Đề án", "Sau khi cấp trên ban hành Đề án"),
    task(4, "Xây dựng kế hoạch năm", "Theo kế hoạch riêng", products=["Kế hoạch"]),
]


def reviewed_plan(cast: Cast, tasks: list[dict[str, Any]] | None = None) -> Plan:
    """A plan under review, units matched."""
    content = plan_object(TASKS if tasks is None else tasks)
    plan = new_plan(cast.ward, YEAR, content["document"])
    write_parts(plan, content)
    match_known_units(plan)
    return plan


def adopted_plan(cast: Cast, tasks: list[dict[str, Any]] | None = None) -> Plan:
    """A plan that the chair adopted in January."""
    return services.adopt(plan=reviewed_plan(cast, tasks), actor=cast.minh, at=JANUARY)


def on(day: date) -> datetime:
    """Ten in the morning of that day."""
    return datetime(day.year, day.month, day.day, 10, tzinfo=HANOI)


def with_target(plan: Plan) -> Target:
    """A target of the plan."""
    return Target.objects.create(
        plan=plan,
        order=0,
        text="Tỷ lệ giải quyết đúng hạn từ 99,9% trở lên",
        measure="Tỷ lệ giải quyết đúng hạn",
        comparison="ge",
        value=Decimal("99.9"),
        unit="%",
    )


def with_source(plan: Plan, cast: Cast) -> PlanSource:
    """The document that the plan came from."""
    file = store(
        content="KẾ HOẠCH cải cách hành chính".encode(),
        name="ke-hoach.txt",
        agency=plan.agency.code,
        actor=cast.quan.actor_key,
        at=JANUARY,
        kinds={"txt"},
    )
    lines = [[1, 1, "Theo dõi thi hành pháp luật"], [1, 2, "Rà soát thủ tục hành chính"]]
    return PlanSource.objects.create(
        plan=plan, file=file, kind="txt", pages=1, lines=lines, read=plan_object(TASKS)
    )


def waiting_file(who: Cast) -> IncomingFile:
    """A long file that nobody has read yet."""
    return IncomingFile.objects.create(
        agency=who.ward,
        state=IncomingState.WAITING,
        name="Kế hoạch.pdf",
        brought_by=who.quan,
        brought_at=JANUARY,
    )
