"""Addresses of citizens: the one-stop desk works with people, two watch who read what."""

from cchc.citizens.tests.factories import registered
from cchc.organisation.tests.factories import Cast
from tests.access import ADMINISTRATOR, Row

ONE_STOP = frozenset(("hoa",))
WATCH_READS = frozenset(("minh",)) | ADMINISTRATOR


def _mai(who: Cast) -> tuple[object, ...]:
    return (registered(who.ward).pk,)


ROWS: dict[str, Row] = {
    "citizens:people": Row(ONE_STOP),
    "citizens:register": Row(ONE_STOP),
    "citizens:person": Row(ONE_STOP, record=_mai),
    "citizens:open": Row(ONE_STOP, record=_mai, method="post"),
    "citizens:correct": Row(ONE_STOP, record=_mai),
    "citizens:note_id_shown": Row(ONE_STOP, record=_mai, method="post"),
    "citizens:reads": Row(WATCH_READS),
}
