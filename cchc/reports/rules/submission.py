"""Submitting a report upward: the table of acts, lateness. docs/rules/report-submission.md."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi
from cchc.reports.choices import SendingMethod
from cchc.reports.choices import SubmissionAct as Act
from cchc.reports.choices import SubmissionState as State

WARD, SUPERIOR = "ward", "superior"


@dataclass(frozen=True)
class Move:
    """From which states an act is possible, to which it leads (None: it stays), whose it is."""

    before: frozenset[State]
    after: State | None
    side: str


TABLE: dict[Act, Move] = {
    Act.RECEIVE: Move(frozenset({State.SUBMITTED}), State.RECEIVED, SUPERIOR),
    Act.ACKNOWLEDGE: Move(frozenset({State.RECEIVED}), State.ACKNOWLEDGED, SUPERIOR),
    Act.SEND_BACK: Move(frozenset({State.SUBMITTED, State.RECEIVED}), State.RETURNED, SUPERIOR),
    Act.SUBMIT_AGAIN: Move(frozenset({State.RETURNED, State.WITHDRAWN}), None, WARD),
    Act.WITHDRAW: Move(frozenset({State.SUBMITTED, State.SENT_OUTSIDE}), State.WITHDRAWN, WARD),
}
STANDING = frozenset({State.SUBMITTED, State.RECEIVED, State.ACKNOWLEDGED})
_WHAT_NOW = {
    State.SUBMITTED: "báo cáo đang chờ cấp trên tiếp nhận",
    State.RECEIVED: "cấp trên đã tiếp nhận báo cáo",
    State.RETURNED: "cấp trên đã trả lại báo cáo",
    State.ACKNOWLEDGED: "cấp trên đã ghi nhận báo cáo",
    State.WITHDRAWN: "lần gửi này đã được rút",
    State.SENT_OUTSIDE: "báo cáo đã gửi ngoài hệ thống, ở đây chỉ ghi nhận việc gửi",
}


@dataclass(frozen=True)
class Covering:
    """What a report is about: period ("2026-Q1" or ""), plan code or "", the day it is due."""

    period: str = ""
    plan_code: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class Lateness:
    """How a day of sending stands to the due day; ``days`` late, None without a due day."""

    days: int | None

    @property
    def is_late(self) -> bool:
        """True only when there was a due day and it was missed."""
        return bool(self.days)


def check(act: Act, state: State) -> State:
    """The state after the act; RuleBroken when it is not possible now."""
    move = TABLE[act]
    if state not in move.before:
        verb = act.label[0].lower() + act.label[1:]
        raise RuleBroken(
            f"Không {verb} được: {_WHAT_NOW[state]}. Hãy tải lại trang để xem tình trạng mới nhất."
        )
    return move.after or state


def open_acts(state: State, sides: Collection[str]) -> frozenset[Act]:
    """What somebody on these sides may do now."""
    return frozenset(
        act for act, move in TABLE.items() if state in move.before and move.side in sides
    )


def lateness(sent_on: date, due_on: date | None) -> Lateness:
    """Calendar days after the due day; 0 is on time."""
    return Lateness(None if due_on is None else max(0, (sent_on - due_on).days))


def check_sendable(*, is_issued: bool, superior: str) -> None:
    """RuleBroken unless the document is issued and there is an agency to send it to."""
    check_issued(is_issued=is_issued)
    if not superior:
        raise RuleBroken(
            "Cơ quan cấp trên chưa làm việc trên hệ thống này. Hãy tải tệp PDF, gửi theo cách "
            "thông thường rồi bấm “Ghi nhận đã gửi ngoài hệ thống”."
        )


def check_issued(*, is_issued: bool) -> None:
    """RuleBroken for a document that is not issued."""
    if not is_issued:
        raise RuleBroken(
            "Chỉ gửi được văn bản đã phát hành. Hãy trình ký, lấy số, phát hành trước."
        )


def check_first(*, states: Collection[State]) -> None:
    """RuleBroken when the document was submitted before; ``states``: of its submissions."""
    if not STANDING.isdisjoint(states):
        raise RuleBroken("Văn bản này đã gửi cấp trên. Hãy xem lần gửi đó trong danh sách đã gửi.")
    if states:
        raise RuleBroken(
            "Văn bản này đã từng gửi rồi bị trả lại hoặc rút. Hãy mở lần gửi đó và bấm “Gửi lại” "
            "để giữ nguyên hạn gửi và ý kiến của các bản trước."
        )


def check_outside(
    *, receiver: str, method: str, sent_on: date, issued_on: date, today: date
) -> None:
    """RuleBroken unless it says to whom, how, and a day between issue and today."""
    if not receiver.strip():
        raise RuleBroken("Hãy ghi nơi nhận báo cáo.", field="receiver")
    if method not in SendingMethod.values:
        raise RuleBroken("Hãy chọn cách gửi trong danh sách.", field="method")
    if not issued_on <= sent_on <= today:
        raise RuleBroken(
            f"Ngày gửi phải từ ngày ban hành {date_vi(issued_on)} đến hôm nay {date_vi(today)}.",
            field="sent_on",
        )
