"""What the reading doubted and nobody settled yet, in the order in which a person goes through."""

from dataclasses import dataclass

from django.urls import reverse

from cchc.plans.models import Plan, Target, Task

Part = Task | Target

FIELDS = {
    "number": "Số thứ tự",
    "title": "Nội dung",
    "products": "Sản phẩm",
    "lead": "Chủ trì",
    "coordinating": "Phối hợp",
    "deadline": "Thời hạn",
    "schedule": "Kỳ hạn",
    "value": "Giá trị",
    "columns": "Cột của bảng",
}


@dataclass(frozen=True)
class Doubted:
    """One field of a part, and why it is doubtful."""

    field: str
    reasons: list[str]

    @property
    def label(self) -> str:
        """The field as the form calls it."""
        return FIELDS.get(self.field, self.field)


@dataclass(frozen=True)
class DoubtfulPart:
    """A task or target with open doubts, and the page where they are settled."""

    part: Part
    address: str
    doubts: list[Doubted]


def doubts_of(part: Part) -> list[Doubted]:
    """The open doubts of a task or target, one entry a field."""
    found: dict[str, list[str]] = {}
    for doubt in part.doubts:
        found.setdefault(doubt["field"], []).append(doubt["why"])
    return [Doubted(name, reasons) for name, reasons in found.items()]


def doubtful_parts(plan: Plan) -> list[DoubtfulPart]:
    """Targets, then tasks, each in its order; two queries."""
    parts: list[Part] = [*plan.targets.all(), *plan.tasks.filter(dropped_at=None)]
    return [
        DoubtfulPart(part, _address(plan, part), doubts_of(part)) for part in parts if part.doubts
    ]


def open_doubts(plan: Plan) -> int:
    """How many doubtful fields nobody has settled."""
    return sum(len(found.doubts) for found in doubtful_parts(plan))


def next_doubtful(plan: Plan, *, after: Part | None = None) -> DoubtfulPart | None:
    """The doubtful part after this one, else the first; None when everything is settled."""
    found = doubtful_parts(plan)
    if after is None:
        return found[0] if found else None
    here = _place(after)
    later = [one for one in found if _place(one.part) > here]
    return next(iter(later or found), None)


def _place(part: Part) -> tuple[bool, int]:
    return isinstance(part, Task), part.order


def _address(plan: Plan, part: Part) -> str:
    if isinstance(part, Task):
        return reverse("plans:review_task", args=[plan.code, part.ident])
    return reverse("plans:review_target", args=[plan.code, part.pk])
