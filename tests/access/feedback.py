"""Addresses of petitions: reading, sorting, handling, publishing."""

from collections.abc import Callable

from cchc.feedback import services
from cchc.feedback.choices import Kind
from cchc.feedback.models import Petition
from cchc.feedback.tests import factories as make
from cchc.feedback.tests.factories import PNG
from cchc.organisation.tests.factories import Cast
from tests.access import DOERS, LEADERS, OFFICE, SEERS, Row

DESK = OFFICE | {"hoa"}
SEE = LEADERS | DESK
HANDLER = frozenset(("binh",))
HEAD = frozenset(("minh",))
# Who may answer what is given to them has the list, and does not find another's petition.
UNSEEN = {"binh": 404, "thu": 404, "son": 404, "van": 404}
OTHERS = dict.fromkeys(("thu", "son", "van"), 404)


def _of(made: Callable[[Cast], Petition]) -> Callable[[Cast], tuple[object, ...]]:
    return lambda who: (made(who).pk,)


def _with_picture(who: Cast) -> tuple[object, ...]:
    row = make.filed(who, pictures=[PNG])
    return row.pk, row.pictures.get().pk


def _asked(who: Cast) -> Petition:
    return services.ask_more(petition=make.filed(who), text="Ở đâu?", actor=who.hoa, at=make.MONDAY)


def _not_ours(who: Cast) -> Petition:
    return make.classified(who, Kind.OTHER_RULES)


def _approved(who: Cast) -> Petition:
    return services.approve(petition=make.waiting(who), actor=who.lan, at=make.MONDAY)


def _reserved(who: Cast) -> Petition:
    return services.reserve(petition=make.filed(who), actor=who.hoa, at=make.MONDAY)


def _letter(who: Cast) -> tuple[object, ...]:
    return make.received(who).pk, "acknowledgement"


def _act(who: frozenset[str], made: Callable[[Cast], Petition], handler: bool = False) -> Row:
    """An act: who sees the petition and may not is refused, who does not see it finds nothing."""
    return Row(who, record=_of(made), otherwise=OTHERS if handler else UNSEEN)


ROWS: dict[str, Row] = {
    "feedback:petitions": Row(DOERS),
    "feedback:write_down": Row(DESK),
    "feedback:register": Row(DOERS),
    "feedback:reads": Row(frozenset(("minh", "quantri"))),
    "feedback:figures": Row(SEERS | {"hanh"}),
    "feedback:records": Row(DOERS, args=("received",)),
    "feedback:petition": _act(SEE, make.filed),
    "feedback:receipt": Row(DESK | HEAD, record=_of(make.filed)),
    "feedback:picture": Row(SEE, record=_with_picture, otherwise=UNSEEN),
    "feedback:draft_letter": Row(DESK, record=_letter, method="post"),
    "feedback:receive": _act(DESK, make.filed),
    "feedback:refuse": _act(DESK, make.filed),
    "feedback:ask_more": _act(DESK, make.filed),
    "feedback:supply": _act(DESK, _asked),
    "feedback:classify": _act(DESK, make.received),
    "feedback:guide": _act(DESK, make.received),
    "feedback:reserve": _act(SEE, make.received),
    "feedback:settle": Row(
        HEAD,
        record=_of(_reserved),
        otherwise={**UNSEEN, "lan": 404, "quan": 404, "hoa": 404},
    ),
    "feedback:forward": _act(DESK, _not_ours),
    "feedback:merge": _act(DESK, make.received),
    "feedback:assign": _act(LEADERS | OFFICE, make.classified),
    "feedback:draft": _act(LEADERS | OFFICE | HANDLER, make.assigned, handler=True),
    "feedback:submit": _act(LEADERS | OFFICE | HANDLER, make.assigned, handler=True),
    "feedback:send_back": _act(LEADERS, make.waiting, handler=True),
    "feedback:approve": _act(LEADERS, make.waiting, handler=True),
    "feedback:send": _act(DESK | HANDLER, _approved, handler=True),
    "feedback:publish": _act(OFFICE, make.answered, handler=True),
    "feedback:withhold": _act(OFFICE, make.answered, handler=True),
    "feedback:take_down": _act(OFFICE, make.published, handler=True),
}
