"""The province's plan of 2026 arrives, is kept, and is laid beside the ward's, duty by duty."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from cchc.demo import plans as written
from cchc.demo.living.playing import Moment, Scene, at_hour
from cchc.plans import queries
from cchc.plans import services as plans
from cchc.plans.choices import PlanScope, Verdict
from cchc.plans.services import DutyVerdict

FILE = "tinh-mau-2026.docx"
CAME_LATE = "Kế hoạch của tỉnh ban hành ngày 08/01/2026, phường nhận sau khi đã có kế hoạch."
PROVINCE_ALONE = "Việc của cấp tỉnh; phường không được giao và không có thẩm quyền."
NO_STAFF = "Chưa bố trí được người; sẽ bổ sung khi điều chỉnh kế hoạch giữa năm."
# Duties whose likest proposal is right; what stands nowhere here waits for somebody.
TAKEN = (
    "task:I.1", "task:II.3", "task:II.4", "task:III.6", "task:III.7", "task:III.8", "task:IV.10",
    "task:IV.11", "target:0", "body:III.2:1",
)  # fmt: skip
ANSWERED = {
    "task:I.2": (Verdict.NOT_OURS, "Sở Tư pháp xây dựng Đề án; phường triển khai ở nhiệm vụ 2."),
    "task:IV.9": (Verdict.NOT_OURS, PROVINCE_ALONE),
    "task:II.5": (Verdict.MISSING, NO_STAFF),
}


def above_of(scene: Scene) -> Iterator[Moment]:
    """It is brought in and kept, named by the chair, and compared by the office."""
    came = scene.day("15/01")
    yield Moment(at_hour(came, 14, 20), partial(_keep, scene))
    yield Moment(at_hour(scene.day("16/01"), 8, 25), partial(_name, scene))
    yield Moment(at_hour(scene.day("16/01"), 15, 30), partial(_compare, scene))


def _keep(scene: Scene, at: datetime) -> None:
    quan = scene.people["quan"]
    above = plans.bring_in(
        agency=scene.agency,
        actor=quan,
        at=at,
        content=(Path(written.__file__).parent / FILE).read_bytes(),
        name="ke-hoach-cchc-tinh-2026.docx",
        scope=PlanScope.SUPERIOR,
    )
    plans.keep(plan=above, actor=quan, at=at)


def _name(scene: Scene, at: datetime) -> None:
    above = queries.possible_parents(scene.plan).get()
    minh = scene.people["minh"]
    plans.name_parent(plan=scene.plan, parent=above, actor=minh, at=at, reason=CAME_LATE)


def _compare(scene: Scene, at: datetime) -> None:
    quan = scene.people["quan"]
    for key in TAKEN:
        plans.confirm_duty(plan=scene.plan, key=key, actor=quan, at=at)
    for key, (verdict, why) in ANSWERED.items():
        said = DutyVerdict(verdict, (), why)
        plans.decide_duty(plan=scene.plan, key=key, said=said, actor=quan, at=at)
