"""How data requests look on screens."""

from dataclasses import dataclass

from django.urls import reverse

from cchc.privacy.choices import RequestAct, State
from cchc.privacy.models import DataRequest
from cchc.web.components import Badge, Tone

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
