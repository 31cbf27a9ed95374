"""Addresses of notices: an inbox of one's own; what people outside are told; how they are told."""

from cchc.notices import services
from cchc.notices.tests import factories as made
from cchc.obligations.tests.factories import ADOPTED_AT
from cchc.organisation.tests.factories import Cast
from tests.access import ADMINISTRATOR, EVERYBODY, LEADERS, OFFICE, Row

DESK = frozenset(("hoa",))
SETS = OFFICE | ADMINISTRATOR
SEES = LEADERS | SETS | DESK


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


def _notice(who: Cast) -> tuple[object, ...]:
    made.switch_on(who)
    return (made.told(who.ward).pk,)


ROWS: dict[str, Row] = {
    "notices:inbox": Row(EVERYBODY),
    "notices:read_all": Row(EVERYBODY, method="post"),
    "notices:open": Row(
        frozenset({"binh"}),
        record=_of_binh,
        method="post",
        otherwise=dict.fromkeys(EVERYBODY - {"binh"}, 404),
    ),
    "notices:notices": Row(SEES),
    "notices:notice": Row(SEES, record=_notice),
    "notices:figures": Row(SEES),
    "notices:to_call": Row(DESK),
    "notices:call": Row(DESK, record=_notice),
    "notices:costs": Row(LEADERS | SETS | DESK | {"thu"}),
    "notices:costs_export": Row(LEADERS | SETS | DESK | {"thu"}),
    "notices:channels": Row(SETS),
    "notices:channel": Row(SETS, args=("sms",)),
    "notices:order": Row(SETS, args=("ready",)),
    "notices:templates": Row(SETS),
    "notices:template": Row(SETS, args=("ready",)),
    "notices:codes": Row(ADMINISTRATOR),
    "notices:code": Row(ADMINISTRATOR),
}
