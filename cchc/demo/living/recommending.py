"""What the Fatherland Front recommended in 2026: one answered and agreed with, one waiting."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse

from cchc.demo.living.playing import Moment, Scene, at_hour
from cchc.obligations import services
from cchc.obligations.models import Recommendation
from cchc.plans.subjects import subject_of

SUPERVISOR, OFFICE = "tam", "quan"


@dataclass(frozen=True)
class Told:
    """A recommendation about a task of the plan, in short and in full."""

    task: str
    title: str
    text: str


QUEUES = Told(
    "3",
    "Đặt ghế chờ và bảng chỉ dẫn ở nơi tiếp dân",
    "Qua giám sát tại Bộ phận Tiếp nhận và Trả kết quả sáng thứ Hai 04/5/2026: người cao tuổi phải "
    "đứng chờ, bảng chỉ dẫn quầy đặt khuất. Đề nghị bố trí thêm ghế chờ, chuyển bảng chỉ dẫn ra "
    "cửa vào.",
)
ANSWER = (
    "Đã bố trí thêm 12 ghế chờ, dành riêng hàng ghế đầu cho người cao tuổi; bảng chỉ dẫn chuyển ra "
    "cửa vào từ ngày 18/5/2026. Mời Ủy ban MTTQ phường kiểm tra lại."
)
AGREED = "Đã kiểm tra ngày 20/5/2026, đúng như trả lời."
DIALOGUE = Told(
    "9",
    "Công khai kết quả trả lời các ý kiến tại buổi đối thoại",
    "Các tổ nhân dân tự quản chưa nhận được kết quả trả lời những ý kiến nêu ở buổi gặp gỡ, giải "
    "đáp gần nhất. Đề nghị niêm yết kết quả tại nhà văn hóa khu phố.",
)


def recommendations_of(scene: Scene) -> Iterator[Moment]:
    """The one of May: named, answered, looked at, agreed with."""
    life = _Life(scene, QUEUES)
    yield Moment(at_hour(scene.day("05/05"), 9, 15), life.make)
    yield Moment(at_hour(scene.day("06/05"), 8, 40), life.name)
    yield Moment(at_hour(scene.day("18/05"), 16, 5), life.answer)
    yield Moment(at_hour(scene.day("20/05"), 15, 30), life.agree)


def recommended_lately(scene: Scene) -> Iterator[Moment]:
    """The last one waits for an answer."""
    yield Moment(at_hour(scene.day("-3"), 14, 20), _Life(scene, DIALOGUE).make)


@dataclass
class _Life:
    """One recommendation on its way."""

    scene: Scene
    told: Told
    made: list[Recommendation] = field(default_factory=list)

    def make(self, at: datetime) -> None:
        """The supervisor recommends, from the page of the task."""
        task = self.scene.tasks()[self.told.task]
        made = services.recommend(
            agency=self.scene.agency,
            actor=self.scene.people[SUPERVISOR],
            at=at,
            title=self.told.title,
            text=self.told.text,
            subject=subject_of(task),
            link=reverse("plans:task", args=[task.plan.code, task.ident]),
        )
        self.made.append(made)

    def name(self, at: datetime) -> None:
        """The office names who answers."""
        people = self.scene.people
        services.assign_answer(
            recommendation=self.made[0], chief=people["hoa"], actor=people[OFFICE], at=at
        )

    def answer(self, at: datetime) -> None:
        """The named person answers."""
        by = self.scene.people["hoa"]
        services.answer(recommendation=self.made[0], actor=by, at=at, text=ANSWER)

    def agree(self, at: datetime) -> None:
        """The supervisor has looked, and agrees."""
        by = self.scene.people[SUPERVISOR]
        services.satisfy(recommendation=self.made[0], actor=by, at=at, text=AGREED)
