"""Addresses where the staff decides what the public pages tell."""

from cchc.dossiers.tests.factories import on
from cchc.organisation.tests.factories import Cast
from cchc.portal import services
from cchc.portal.models import News
from cchc.portal.services.telling import Words
from tests.access import LEADERS, OFFICE, Row

WRITERS = LEADERS | OFFICE


def _drafted(who: Cast) -> News:
    words = Words("Lịch tiếp dân", "Sáng thứ Năm hằng tuần.")
    return services.write_news(agency=who.ward, words=words, actor=who.quan, at=on(4))


def _draft(who: Cast) -> tuple[object, ...]:
    return (_drafted(who).pk,)


ROWS: dict[str, Row] = {
    "portal:staff": Row(WRITERS),
    "portal:write_news": Row(WRITERS),
    "portal:staff_item": Row(WRITERS, record=_draft),
    "portal:correct_news": Row(WRITERS, record=_draft),
    "portal:publish_news": Row(LEADERS, record=_draft, method="post"),
    "portal:withdraw_news": Row(WRITERS, record=_draft),
    "portal:show_plan": Row(frozenset({"minh"}), method="post"),
    "portal:hide_plan": Row(frozenset({"minh"}), method="post"),
}
