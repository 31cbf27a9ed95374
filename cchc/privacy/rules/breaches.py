"""What a breach makes us owe and until when, and its life; docs/rules/breaches.md."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from cchc.kernel.errors import RuleBroken
from cchc.privacy.choices import BreachAct, BreachState, DataKind

# Whoever these data are of is told as well.
TOLD_TO_PERSONS = frozenset({DataKind.LOCATION, DataKind.BIOMETRIC})


@dataclass(frozen=True)
class Step:
    """From which states an act is possible, to which it leads (None: it stays), who decides."""

    before: frozenset[BreachState]
    after: BreachState | None
    is_decision: bool = True


_LIVE = frozenset({BreachState.OPEN, BreachState.NOTIFIED})
_OPEN = frozenset({BreachState.OPEN})
BREACHES: dict[BreachAct, Step] = {
    BreachAct.MEASURE: Step(_LIVE, None, is_decision=False),
    BreachAct.NOTIFY: Step(_OPEN, BreachState.NOTIFIED),
    BreachAct.TELL: Step(_LIVE, None),
    BreachAct.CLOSE: Step(frozenset({BreachState.NOTIFIED}), BreachState.CLOSED),
    BreachAct.DISMISS: Step(_OPEN, BreachState.DISMISSED),
}


def until(found: datetime, hours: int) -> datetime:
    """The last moment; hours run day and night."""
    return found + timedelta(hours=hours)


def tells_persons(kinds: Collection[str]) -> bool:
    """Whether those concerned have to be told besides."""
    return not TOLD_TO_PERSONS.isdisjoint(kinds)


def acts_of(state: BreachState, *, must_tell: bool, was_told: bool) -> frozenset[BreachAct]:
    """What may be done now; persons are told once, and before it is closed."""
    able = {act for act, step in BREACHES.items() if state in step.before}
    if not must_tell or was_told:
        able.discard(BreachAct.TELL)
    if must_tell and not was_told:
        able.discard(BreachAct.CLOSE)
    return frozenset(able)


def after(act: BreachAct, state: BreachState, *, must_tell: bool, was_told: bool) -> BreachState:
    """The state after the act; RuleBroken when it is not possible now."""
    if act not in acts_of(state, must_tell=must_tell, was_told=was_told):
        if act is BreachAct.CLOSE and must_tell and not was_told:
            raise RuleBroken("Chưa báo những người bị ảnh hưởng; ghi việc đó trước khi khép lại.")
        raise RuleBroken(
            f"Vụ này đang ở trạng thái “{state.label}” nên không thể {act.label.lower()}. Hãy tải "
            "lại trang để xem trạng thái mới nhất."
        )
    return BREACHES[act].after or state
