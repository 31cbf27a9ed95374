"""Addresses of documents."""

from collections.abc import Callable

from cchc.documents import services
from cchc.documents.choices import State
from cchc.documents.tests.factories import NOW, Desk
from cchc.documents.tests.test_incoming import PNG, arrival
from cchc.organisation.tests.factories import Cast
from tests.access import DOERS, LEADERS, SEERS, Row

DRAFTER = frozenset(("binh",))
SIGNER = frozenset(("lan",))
CLERK = frozenset(("yen",))


def _unseen(who: frozenset[str], by: frozenset[str] = DOERS) -> dict[str, int]:
    """A draft is seen by those who handle it; for the others it is not there."""
    return dict.fromkeys(by - who, 404)


def _at(state: State) -> Callable[[Cast], tuple[object, ...]]:
    """A document that has come so far."""
    return lambda who: (Desk(who).at_state(state).pk,)


def _file(who: Cast) -> tuple[object, ...]:
    return (Desk(who).draft().pk, "pdf")


def _arrival(who: Cast) -> tuple[object, ...]:
    row = services.register_incoming(
        agency=who.ward, arrival=arrival(), actor=who.yen, at=NOW, file=PNG, file_name="quét.png"
    )
    return (row.pk,)


_DRAFT = Row(DRAFTER, record=_at(State.DRAFT), otherwise=_unseen(DRAFTER))
_COMMENTING = DRAFTER | {"son"}

ROWS: dict[str, Row] = {
    "documents:documents": Row(SEERS),
    "documents:draft": Row(DOERS),
    "documents:document": Row(DRAFTER, record=_at(State.DRAFT), otherwise=_unseen(DRAFTER, SEERS)),
    "documents:file": Row(DRAFTER, record=_file, otherwise=_unseen(DRAFTER, SEERS)),
    "documents:revise": _DRAFT,
    "documents:ask_comments": _DRAFT,
    "documents:freeze": _DRAFT,
    "documents:withdraw": _DRAFT,
    "documents:comment": Row(
        _COMMENTING, record=_at(State.COMMENTING), otherwise=_unseen(_COMMENTING)
    ),
    "documents:sign_off": Row(SIGNER, record=_at(State.FROZEN)),
    "documents:send_back": Row(LEADERS, record=_at(State.FROZEN), otherwise={"yen": 404}),
    "documents:issue": Row(CLERK, record=_at(State.SIGNED)),
    "documents:attach_signed_copy": Row(CLERK, record=_at(State.ISSUED)),
    "documents:outgoing": Row(SEERS),
    "documents:outgoing_workbook": Row(SEERS),
    "documents:incoming": Row(SEERS),
    "documents:incoming_workbook": Row(SEERS),
    "documents:register_incoming": Row(CLERK),
    "documents:incoming_document": Row(SEERS, record=_arrival),
    "documents:incoming_file": Row(SEERS, record=_arrival),
    "documents:pass_on": Row(CLERK, record=_arrival),
    "documents:secret_count": Row(CLERK),
}
