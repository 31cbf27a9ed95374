"""Addresses of the catalogue of procedures."""

from cchc.organisation.tests.factories import Cast
from cchc.procedures import exchange, services
from cchc.procedures.tests.factories import NOW, WHOLE, drafted, published
from tests.access import OFFICE, SEERS, Row


def _published(who: Cast) -> tuple[object, ...]:
    version = published(who.quan)
    return (version.procedure_id, version.number)


def _procedure(who: Cast) -> tuple[object, ...]:
    return _published(who)[:1]


def _draft(who: Cast) -> tuple[object, ...]:
    version = drafted(who.quan)
    return (version.procedure_id, version.number)


def _list(who: Cast) -> tuple[object, ...]:
    return (*_draft(who), "giay-to")


def _paper(who: Cast) -> tuple[object, ...]:
    return (*_draft(who), "giay-to", "GT4")


def _file(who: Cast) -> tuple[object, ...]:
    row = services.hand_in(
        agency=who.ward,
        content=exchange.objects([WHOLE]),
        name="danh-muc.json",
        actor=who.quan,
        at=NOW,
    )
    return (row.pk,)


ROWS: dict[str, Row] = {
    "procedures:list": Row(SEERS),
    "procedures:export": Row(SEERS, args=("xlsx",)),
    "procedures:bring_in": Row(OFFICE),
    "procedures:bringing": Row(OFFICE, record=_file),
    "procedures:write": Row(OFFICE, record=_file, method="post"),
    "procedures:procedure": Row(SEERS, record=_procedure),
    "procedures:version": Row(SEERS, record=_published),
    "procedures:copy": Row(OFFICE, record=_procedure, method="post"),
    "procedures:revise": Row(OFFICE, record=_draft),
    "procedures:publish": Row(OFFICE, record=_draft),
    "procedures:withdraw": Row(OFFICE, record=_published),
    "procedures:drop": Row(OFFICE, record=_draft),
    "procedures:add_line": Row(OFFICE, record=_list),
    "procedures:change_line": Row(OFFICE, record=_paper),
    "procedures:remove_line": Row(OFFICE, record=_paper, method="post"),
}
