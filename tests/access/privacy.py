"""Addresses of data requests and retention: the desk handles, leaders decide, the office reads."""

from cchc.organisation.tests.factories import Cast
from cchc.privacy.models import RetentionRun
from cchc.privacy.tests.factories import MONDAY, identified, received
from tests.access import LEADERS, OFFICE, Row

DESK = frozenset(("hoa",))
READERS = LEADERS | OFFICE | DESK


def _request(who: Cast) -> tuple[object, ...]:
    return (received(who).pk,)


def _extract(who: Cast) -> tuple[object, ...]:
    return (identified(who).pk, "json")


def _run(who: Cast) -> tuple[object, ...]:
    run = RetentionRun.objects.create(
        agency=who.ward,
        kind="citizen",
        before=MONDAY.date(),
        expected=1,
        state="prepared",
        prepared_by=who.hoa,
        prepared_at=MONDAY,
    )
    return (run.pk,)


ROWS: dict[str, Row] = {
    "privacy:requests": Row(READERS),
    "privacy:take": Row(DESK),
    "privacy:request": Row(READERS, record=_request),
    "privacy:open": Row(DESK | LEADERS, record=_request, method="post"),
    "privacy:identify": Row(DESK, record=_request),
    "privacy:reply": Row(DESK, record=_request),
    "privacy:finish": Row(DESK, record=_request),
    "privacy:give_up": Row(DESK, record=_request),
    "privacy:extend": Row(LEADERS, record=_request),
    "privacy:refuse": Row(LEADERS, record=_request),
    "privacy:erase": Row(LEADERS, record=_request),
    "privacy:extract": Row(DESK, record=_extract, method="post"),
    "privacy:retention": Row(READERS),
    "privacy:prepare_run": Row(DESK, method="post", args=("citizen",)),
    "privacy:approve_run": Row(LEADERS, record=_run, method="post"),
    "privacy:drop_run": Row(LEADERS, record=_run, method="post"),
}
