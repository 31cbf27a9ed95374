"""Addresses of data requests and retention: the desk handles, leaders decide, the office reads."""

from cchc.organisation.tests.factories import Cast
from cchc.privacy import services
from cchc.privacy.models import RetentionRun
from cchc.privacy.services import Happened, Holder
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


def _consent(who: Cast) -> tuple[object, ...]:
    row = services.consent(
        agency=who.ward,
        purpose="prefill",
        version=1,
        holder=Holder(account="filer:1"),
        channel="portal",
        at=MONDAY,
    )
    return (row.pk,)


def _breach(who: Cast) -> tuple[object, ...]:
    happened = Happened("lost", ("contact",), "Mất sổ.", MONDAY)
    row = services.report_breach(agency=who.ward, happened=happened, actor=who.hoa, at=MONDAY)
    return (row.pk,)


def _paper(who: Cast) -> tuple[object, ...]:
    return (*_breach(who), "docx")


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
    "privacy:consents": Row(READERS),
    "privacy:take_consent": Row(DESK),
    "privacy:consent_texts": Row(READERS),
    "privacy:write_text": Row(LEADERS, args=("media",)),
    "privacy:consent": Row(READERS, record=_consent),
    "privacy:open_consent": Row(DESK | LEADERS, record=_consent, method="post"),
    "privacy:withdraw_consent": Row(DESK, record=_consent),
    "privacy:breaches": Row(READERS),
    "privacy:report_breach": Row(DESK | LEADERS),
    "privacy:breach": Row(READERS, record=_breach),
    "privacy:open_breach": Row(DESK | LEADERS, record=_breach, method="post"),
    "privacy:measure": Row(DESK, record=_breach),
    "privacy:notify": Row(LEADERS, record=_breach),
    "privacy:tell": Row(LEADERS, record=_breach),
    "privacy:close": Row(LEADERS, record=_breach),
    "privacy:dismiss": Row(LEADERS, record=_breach),
    "privacy:breach_paper": Row(DESK | LEADERS, record=_paper, method="post"),
}
