"""Addresses where the staff decides what the public pages tell."""

from cchc.dossiers.tests.factories import on
from cchc.organisation.tests.factories import Cast
from cchc.portal import services
from cchc.portal.models import News
from cchc.portal.services.telling import Words
from cchc.portal.tests.permits import prepared
from tests.access import ADMINISTRATOR, LEADERS, OFFICE, Row

WRITERS = LEADERS | OFFICE


def _drafted(who: Cast) -> News:
    words = Words("Lịch tiếp dân", "Sáng thứ Năm hằng tuần.")
    return services.write_news(agency=who.ward, words=words, actor=who.quan, at=on(4))


def _draft(who: Cast) -> tuple[object, ...]:
    return (_drafted(who).pk,)


def _permit(who: Cast) -> tuple[object, ...]:
    return (prepared(who.ward, on(4)).pk,)


def _item(who: Cast) -> tuple[object, ...]:
    return (*_permit(who), "regulation")


CHAIR = frozenset({"minh"})
ROWS: dict[str, Row] = {
    "portal:filing_permit": Row(ADMINISTRATOR | CHAIR),
    "portal:prepare_filing": Row(ADMINISTRATOR),
    "portal:tick_item": Row(ADMINISTRATOR, record=_item),
    "portal:untick_item": Row(ADMINISTRATOR, record=_item, method="post"),
    "portal:submit_filing": Row(ADMINISTRATOR, record=_permit, method="post"),
    "portal:send_filing_back": Row(CHAIR, record=_permit),
    "portal:approve_filing": Row(CHAIR, record=_permit, method="post"),
    "portal:end_filing": Row(ADMINISTRATOR | CHAIR, record=_permit),
    "portal:filing_paper": Row(ADMINISTRATOR | CHAIR, record=_permit),
    "portal:staff": Row(WRITERS),
    "portal:write_news": Row(WRITERS),
    "portal:staff_item": Row(WRITERS, record=_draft),
    "portal:correct_news": Row(WRITERS, record=_draft),
    "portal:publish_news": Row(LEADERS, record=_draft, method="post"),
    "portal:withdraw_news": Row(WRITERS, record=_draft),
    "portal:show_plan": Row(frozenset({"minh"}), method="post"),
    "portal:hide_plan": Row(frozenset({"minh"}), method="post"),
}
