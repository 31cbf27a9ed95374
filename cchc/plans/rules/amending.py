"""What an amendment does to the obligations of one task; docs/rules/plan-amend.md."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.kernel.errors import RuleBroken
from cchc.plans.rules.debts import Debt


@dataclass(frozen=True)
class Existing:
    """An obligation as it is: ``planned_on`` is the date of the plan, without extensions.

    ``state`` is a word of the obligations' room, never cancelled; ``event`` is "" without one.
    """

    key: int
    label: str
    product: str
    planned_on: date | None
    due_on: date | None
    event: str
    state: str
    is_overdue: bool = False

    @property
    def is_done(self) -> bool:
        """Whether the product was accepted: nothing of it changes any more."""
        return self.state == "accepted"


@dataclass(frozen=True)
class Step:
    """keep (words may change), move (another date), cancel, owe, or past (a new date gone by)."""

    kind: str
    existing: Existing | None = None
    debt: Debt | None = None


Fits = Callable[[Existing, Debt], bool]


def steps(existing: Sequence[Existing], wanted: Sequence[Debt], *, today: date) -> tuple[Step, ...]:
    """How the obligations come to what the amended task owes.

    Raises RuleBroken when a date lies behind, when nothing would be owed any more, or when a
    product that waits for acceptance would be cancelled.
    """
    pairs, left, new = _paired(list(existing), list(wanted), today)
    found = [_kept_or_moved(one, debt, today) for one, debt in pairs]
    found += [Step("cancel", one) for one in left if not one.is_done]
    gone = [debt for debt in new if _is_past(debt, today)]
    found += [Step("past", debt=debt) for debt in gone]
    found += [Step("owe", debt=debt) for debt in new if debt not in gone]
    if wanted and len(gone) == len(wanted):
        raise RuleBroken("Mọi hạn mới đều đã qua; ghi ngày từ hôm nay trở đi.", field="deadline")
    _refuse_waiting(found)
    return tuple(found)


def drop(existing: Iterable[Existing]) -> tuple[Step, ...]:
    """The steps of dropping the whole task; RuleBroken when something was handed in or accepted."""
    rows = list(existing)
    if any(one.is_done for one in rows):
        raise RuleBroken(
            "Nhiệm vụ đã có sản phẩm được nghiệm thu nên không bỏ được; "
            "muốn dừng phần còn lại thì sửa thời hạn hoặc sản phẩm của nhiệm vụ."
        )
    found = tuple(Step("cancel", one) for one in rows)
    _refuse_waiting(found)
    return found


def _refuse_waiting(found: Iterable[Step]) -> None:
    for step in found:
        if step.kind == "cancel" and step.existing and step.existing.state == "submitted":
            raise RuleBroken(
                f"“{step.existing.product or step.existing.label}” đã nộp, đang chờ nghiệm thu: "
                "nghiệm thu hoặc trả lại trước khi điều chỉnh."
            )


def _kept_or_moved(one: Existing, debt: Debt, today: date) -> Step:
    is_same = debt.due_on is None or debt.due_on in (one.planned_on, one.due_on)
    if one.is_done or is_same:
        return Step("keep", one, debt)
    if _is_past(debt, today):
        raise RuleBroken(
            f"Hạn mới {debt.due_on:%d/%m/%Y} đã qua; ghi ngày từ hôm nay trở đi.", field="deadline"
        )
    return Step("move", one, debt)


def _is_past(debt: Debt, today: date) -> bool:
    return debt.due_on is not None and debt.due_on < today


def _paired(
    existing: list[Existing], wanted: list[Debt], today: date
) -> tuple[list[tuple[Existing, Debt]], list[Existing], list[Debt]]:
    """Which obligation goes on as which debt, from the surest likeness to the loosest."""
    pairs: list[tuple[Existing, Debt]] = []
    for fits in _LIKENESSES:
        for one in list(existing):
            debt = next((d for d in wanted if _compatible(one, d) and fits(one, d)), None)
            if debt:
                pairs.append((one, debt))
                existing.remove(one)
                wanted.remove(debt)
    for fits in _LOOSE:
        for one in [e for e in existing if not e.is_done]:
            ahead = (d for d in wanted if _compatible(one, d) and not _is_past(d, today))
            debt = next((d for d in ahead if fits(one, d)), None)
            if debt:
                pairs.append((one, debt))
                existing.remove(one)
                wanted.remove(debt)
    return pairs, existing, wanted


def _compatible(one: Existing, debt: Debt) -> bool:
    """A promised date is never taken back to wait; what waits gets its date by its event only."""
    if debt.due_on is None:
        return one.event == debt.event
    return one.due_on is not None


def _same_product(one: Existing, debt: Debt) -> bool:
    return one.product == debt.product


def _same_label(one: Existing, debt: Debt) -> bool:
    return one.label == debt.label


def _same_day(one: Existing, debt: Debt) -> bool:
    return one.planned_on == debt.due_on


_LIKENESSES: tuple[Fits, ...] = (
    lambda one, debt: _same_product(one, debt) and _same_label(one, debt) and _same_day(one, debt),
    lambda one, debt: _same_product(one, debt) and _same_label(one, debt),
    lambda one, debt: _same_product(one, debt) and _same_day(one, debt),
    lambda one, debt: _same_label(one, debt) and _same_day(one, debt),
)
_LOOSE: tuple[Fits, ...] = (_same_product, lambda one, debt: True)
