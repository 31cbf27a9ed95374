"""Who may do which act to which obligation; docs/rules/obligations.md, "Acts", and permissions.md.

The table of roles is the organisation's; here is only what hangs on the obligation itself.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

NEEDS = {
    "assign": "assign_task",
    "report_progress": "submit_product",
    "submit": "submit_product",
    "accept": "accept_product",
    "send_back": "accept_product",
    "reopen": "grant_extension",
    "ask_extension": "submit_product",
    "grant_extension": "grant_extension",
    "refuse_extension": "grant_extension",
    "reschedule": "amend_plan",
    "restate": "amend_plan",
    "record_event": "record_event",
    "cancel": "amend_plan",
}
# What may be done to the answer owed to a recommendation here; the rest is done over there.
_OF_AN_ANSWER = ("report_progress", "ask_extension", "grant_extension", "refuse_extension")
# What may be done here to work that another room proves and ends by its own record.
_OF_A_DUTY = ("assign", "report_progress")
_LEADERS = ("chair", "vice_chair")
_FOR_EVERYONE = (*_LEADERS, "office")


@dataclass(frozen=True)
class Person:
    """The roles of a person on a day, and the acts of the organisation that they allow."""

    roles: Collection[str]
    acts: Collection[str]

    def is_any_of(self, roles: Collection[str]) -> bool:
        """Whether the person has one of the roles."""
        return any(role in roles for role in self.roles)


@dataclass(frozen=True)
class Ties:
    """What the person has to do with the obligation and its last delivery.

    ``is_answer``: the obligation is the answer owed to a recommendation. ``is_duty``: it is done
    elsewhere, and ends by itself when the record there is complete. ``is_elsewhere``: a deadline
    of a petition, which is met, moved by nobody, and ended on the page of the petition.
    """

    is_own: bool = False
    is_submitter: bool = False
    is_decider: bool = False
    is_answer: bool = False
    is_duty: bool = False
    is_elsewhere: bool = False


def refusal(act: str, person: Person, ties: Ties) -> str:
    """Why the person may not, as a sentence; "" when they may. An unknown act is a KeyError."""
    if NEEDS[act] not in person.acts:
        return "Chức vụ của bạn không được phép làm việc này."
    if ties.is_elsewhere:
        return "Việc này là thời hạn của một phản ánh, kiến nghị: làm ở trang của phản ánh đó."
    if ties.is_answer and act not in _OF_AN_ANSWER:
        return "Việc này là trả lời kiến nghị giám sát: làm ở trang của kiến nghị."
    if ties.is_duty and act not in _OF_A_DUTY:
        return "Việc này làm ở trang hồ sơ và tự xong khi đủ các bước; ở đây chỉ giao người làm."
    rule = _TIED.get(act)
    return rule(person, ties) if rule else ""


def _writes(person: Person, ties: Ties) -> str:
    if ties.is_own or person.is_any_of(_FOR_EVERYONE):
        return ""
    return "Việc này không phải của bạn hoặc của bộ phận bạn."


def _decides(person: Person, ties: Ties) -> str:
    if person.is_any_of(_LEADERS) or not (ties.is_own or ties.is_submitter):
        return ""
    return "Bạn không nghiệm thu việc của chính mình; cần người khác."


def _undoes(person: Person, ties: Ties) -> str:
    return "Người đã nghiệm thu không tự hủy; cần một lãnh đạo khác." if ties.is_decider else ""


_TIED: dict[str, Callable[[Person, Ties], str]] = {
    "report_progress": _writes,
    "submit": _writes,
    "ask_extension": _writes,
    "accept": _decides,
    "send_back": _decides,
    "reopen": _undoes,
}
