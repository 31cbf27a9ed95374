"""Addresses of results: the repository, the campaign, the inventory, work on a row."""

from cchc.organisation.tests.factories import Cast
from cchc.results.tests import factories as made
from cchc.results.tests.factories import House
from tests.access import LEADERS, OFFICE, Row

DESK = frozenset(("hoa",))
OWN = DESK | {"binh"}
WORKERS = OWN | {"thu", "son", "van"}
LISTERS = LEADERS | OFFICE | WORKERS
BOARD = LISTERS | {"tam"}
# Officers of other fields, and who sees rows but does not work with them.
ELSEWHERE = {"thu": 404, "son": 404, "van": 404}


def _house(who: Cast) -> House:
    return made.stocked(who)


def _listed(who: Cast) -> tuple[object, ...]:
    return (made.listed(_house(who)).pk,)


def _scanned(who: Cast) -> tuple[object, ...]:
    return (made.scanned(_house(who)).pk,)


def _scan(who: Cast) -> tuple[object, ...]:
    row = made.scanned(_house(who))
    return (row.pk, row.scans.get().pk)


def _checked(who: Cast) -> tuple[object, ...]:
    return (made.checked(_house(who)).pk,)


def _excluded(who: Cast) -> tuple[object, ...]:
    return (made.left_out(_house(who)).pk,)


def _kept(who: Cast) -> tuple[object, ...]:
    return (made.kept(_house(who), holder=None).pk,)


def _import(who: Cast) -> tuple[object, ...]:
    from_hoa = made.brought(_house(who))
    return (from_hoa.pk,)


ROWS: dict[str, Row] = {
    "results:results": Row(WORKERS),
    "results:stickers": Row(WORKERS),
    "results:result": Row(OWN, record=_kept, otherwise=ELSEWHERE),
    "results:original": Row(OWN, record=_kept, otherwise=ELSEWHERE),
    "results:text": Row(OWN, record=_kept, otherwise=ELSEWHERE),
    "results:words": Row(OWN, record=_kept, method="post", otherwise=ELSEWHERE),
    "results:correct": Row(OWN, record=_kept, otherwise=ELSEWHERE),
    "results:supersede": Row(OWN, record=_kept, otherwise=ELSEWHERE),
    "results:revoke": Row(OWN, record=_kept, otherwise=ELSEWHERE),
    "results:name_holder": Row(DESK, record=_kept),
    "results:board": Row(BOARD),
    "results:mine": Row(WORKERS),
    "results:items": Row(LISTERS),
    "results:export": Row(LISTERS),
    "results:enter": Row(DESK),
    "results:assign_many": Row(DESK),
    "results:bring_in": Row(DESK),
    "results:sample_file": Row(DESK),
    "results:bringing": Row(DESK, record=_import),
    "results:write": Row(DESK, record=_import, method="post"),
    "results:many_files": Row(WORKERS),
    "results:item": Row(LISTERS - set(ELSEWHERE), record=_listed, otherwise=ELSEWHERE),
    "results:scan": Row(OWN, record=_listed, method="post", otherwise=ELSEWHERE),
    "results:scan_file": Row(OWN, record=_scan, otherwise=ELSEWHERE),
    "results:check": Row(frozenset(("binh",)), record=_scanned, method="post", otherwise=ELSEWHERE),
    "results:send_back": Row(OWN, record=_scanned, otherwise=ELSEWHERE),
    "results:put": Row(OWN, record=_checked, method="post", otherwise=ELSEWHERE),
    "results:exclude": Row(DESK, record=_listed),
    "results:restore": Row(DESK, record=_excluded),
    "results:assign": Row(DESK, record=_listed),
    "results:revise": Row(OWN, record=_listed, otherwise=ELSEWHERE),
}
