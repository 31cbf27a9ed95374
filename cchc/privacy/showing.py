"""How data requests, consents and breaches look on screens."""

from dataclasses import dataclass

from django.urls import reverse

from cchc.privacy.choices import BreachAct, BreachState, Purpose, RequestAct, State
from cchc.privacy.models import Breach, DataRequest
from cchc.web.components import Badge, Tab, Tone

TONES: dict[State, Tone] = {
    State.RECEIVED: "warn",
    State.IDENTIFIED: "info",
    State.REPLIED: "info",
    State.DONE: "good",
    State.REFUSED: "bad",
    State.GIVEN_UP: "neutral",
}
_ORDER: tuple[tuple[RequestAct, str], ...] = (
    (RequestAct.IDENTIFY, "Kiểm tra danh tính"),
    (RequestAct.REPLY, "Trả lời tiếp nhận"),
    (RequestAct.FINISH, "Ghi nhận đã thực hiện"),
    (RequestAct.ERASE, "Xóa dữ liệu"),
    (RequestAct.EXTEND, "Gia hạn"),
    (RequestAct.REFUSE, "Từ chối"),
    (RequestAct.GIVE_UP, "Người yêu cầu rút"),
)
# What is not the way forward is never the first thing offered, even where nothing else is left.
_FORWARD = (RequestAct.IDENTIFY, RequestAct.REPLY, RequestAct.FINISH, RequestAct.ERASE)


@dataclass(frozen=True)
class Button:
    """An act as a link."""

    label: str
    address: str
    css: str


def badge_of(row: DataRequest) -> Badge:
    """Where a request is."""
    return Badge(row.status.label, TONES[row.status])


def buttons_of(row: DataRequest, acts: frozenset[RequestAct]) -> list[Button]:
    """What may be done to a request, the way forward first."""
    able = [(act, label) for act, label in _ORDER if act in acts]
    return [
        Button(
            label,
            reverse(f"privacy:{act.value}", args=[row.pk]),
            "btn btn-primary" if number == 0 and act in _FORWARD else "btn",
        )
        for number, (act, label) in enumerate(able)
    ]


BREACH_TONES: dict[BreachState, Tone] = {
    BreachState.OPEN: "warn",
    BreachState.NOTIFIED: "info",
    BreachState.CLOSED: "good",
    BreachState.DISMISSED: "neutral",
}
_BREACH_ORDER: tuple[tuple[BreachAct, str], ...] = (
    (BreachAct.NOTIFY, "Ghi đã thông báo"),
    (BreachAct.TELL, "Ghi đã báo người bị ảnh hưởng"),
    (BreachAct.CLOSE, "Khép lại"),
    (BreachAct.MEASURE, "Ghi biện pháp"),
    (BreachAct.DISMISS, "Không phải vi phạm"),
)
_BREACH_FORWARD = (BreachAct.NOTIFY, BreachAct.TELL, BreachAct.CLOSE)


def breach_badge(row: Breach) -> Badge:
    """Where a breach is, and whether it was notified too late."""
    if row.was_late:
        return Badge(f"{row.status.label}, quá {row.hours} giờ", "late")
    return Badge(row.status.label, BREACH_TONES[row.status])


def breach_buttons(row: Breach, acts: frozenset[BreachAct]) -> list[Button]:
    """What may be done to a breach, the way forward first."""
    able = [(act, label) for act, label in _BREACH_ORDER if act in acts]
    return [
        Button(
            label,
            reverse(f"privacy:{act.value}", args=[row.pk]),
            "btn btn-primary" if number == 0 and act in _BREACH_FORWARD else "btn",
        )
        for number, (act, label) in enumerate(able)
    ]


_SHORT = {Purpose.PREFILL: "Điền sẵn", Purpose.MEDIA: "Tin bài", Purpose.INVITE: "Lời mời"}


def purpose_tabs(chosen: str) -> list[Tab]:
    """The register of all, and of each purpose."""
    here = reverse("privacy:consents")
    kinds = [Tab(_SHORT[p], f"{here}?muc-dich={p.value}", p.value == chosen) for p in Purpose]
    return [Tab("Tất cả", here, chosen not in Purpose.values), *kinds]
