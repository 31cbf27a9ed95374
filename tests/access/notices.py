"""Addresses of notices: everybody has an inbox, nobody reads another's."""

from cchc.notices import services
from cchc.obligations.tests.factories import ADOPTED_AT
from cchc.organisation.tests.factories import Cast
from tests.access import EVERYBODY, Row


def _of_binh(who: Cast) -> tuple[object, ...]:
    message = services.put(
        agency=who.ward,
        to=who.binh,
        key="access",
        subject="Nhắc việc",
        body="",
        link="/thong-bao/",
        at=ADOPTED_AT,
    )
    return (message.pk,)


ROWS: dict[str, Row] = {
    "notices:inbox": Row(EVERYBODY),
    "notices:read_all": Row(EVERYBODY, method="post"),
    "notices:open": Row(
        frozenset({"binh"}),
        record=_of_binh,
        method="post",
        otherwise=dict.fromkeys(EVERYBODY - {"binh"}, 404),
    ),
}
