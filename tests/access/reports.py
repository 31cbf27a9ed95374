"""Addresses of reports: composing, the ward's sending, the superior's answers."""

from cchc.documents.tests.factories import Desk, report
from cchc.organisation.tests.factories import Cast
from cchc.plans.tests.factories import adopted_plan
from cchc.reports.services import open_round, rewrite_sentence
from cchc.reports.tests.factories import NOW, QUARTER, composed, opened, sent, shared_plan
from cchc.reports.tests.sending import received, returned, submitted
from tests.access import ADMINISTRATOR, DOERS, LEADERS, OFFICE, SEERS, Row

# A draft is seen by those who handle it; cô Yến sits in the office that drafts but drafts nothing.
UNSEEN = dict.fromkeys(SEERS - OFFICE, 404)


def _plan(who: Cast) -> tuple[object, ...]:
    return (adopted_plan(who).code,)


def _report(who: Cast) -> tuple[object, ...]:
    report = composed(who, adopted_plan(who))
    return (report.plan.code, report.pk)


def _sentence(who: Cast) -> tuple[object, ...]:
    return (*_report(who), "results.whole.1")


def _edited(who: Cast) -> tuple[object, ...]:
    report = composed(who, adopted_plan(who))
    place = "results.whole.1"
    rewrite_sentence(
        report=report, place=place, text="Khác.", reason="Thử.", actor=who.quan, at=NOW
    )
    return (report.plan.code, report.pk, place)


def _round(who: Cast) -> tuple[object, ...]:
    row = opened(who)
    return (row.plan.code, row.pk)


def _written(who: Cast) -> tuple[object, ...]:
    """Of a kind that the office writes."""
    row = open_round(
        plan=shared_plan(who), period=QUARTER, kind="kiem-soat", actor=who.quan, at=NOW
    )
    return (row.plan.code, row.pk)


def _part(who: Cast) -> tuple[object, ...]:
    """Anh Bình's."""
    row = opened(who)
    part = row.parts.get(unit__name="Tư pháp - Hộ tịch")
    return (row.plan.code, row.pk, part.pk)


def _sent(who: Cast) -> tuple[object, ...]:
    part = sent(who, opened(who)).part
    return (part.round.plan.code, part.round_id, part.pk, part.sendings.get().pk)


READERS = LEADERS | OFFICE | {"binh"}
SENDERS = frozenset(("quan", "yen"))
SUPERIOR = frozenset(("hanh",))


def _document(who: Cast) -> tuple[object, ...]:
    return (Desk(who).issued(report()).pk,)


def _submitted(who: Cast) -> tuple[object, ...]:
    return (submitted(who).pk,)


def _received(who: Cast) -> tuple[object, ...]:
    return (received(who).pk,)


def _returned(who: Cast) -> tuple[object, ...]:
    return (returned(who).pk,)


def _file(who: Cast) -> tuple[object, ...]:
    return (submitted(who).pk, "pdf")


def _preview_file(who: Cast) -> tuple[object, ...]:
    return (adopted_plan(who).code, "json")


ROWS: dict[str, Row] = {
    "reports:reports": Row(SEERS),
    "reports:preview": Row(SEERS, record=_plan),
    "reports:records": Row(SEERS, record=_plan),
    "reports:compose": Row(OFFICE, record=_plan, method="post"),
    "reports:report": Row(OFFICE, record=_report, otherwise=UNSEEN),
    "reports:words": Row(OFFICE, record=_report),
    "reports:sentence": Row(OFFICE, record=_sentence),
    "reports:restore": Row(OFFICE, record=_edited, method="post"),
    "reports:open_round": Row(OFFICE, record=_plan, method="post"),
    "reports:calendar": Row(SEERS),
    "reports:kinds": Row(OFFICE | ADMINISTRATOR),
    "reports:new_kind": Row(OFFICE | ADMINISTRATOR),
    "reports:change_kind": Row(OFFICE | ADMINISTRATOR, args=("kiem-soat",)),
    "reports:waive": Row(
        OFFICE, record=_report, method="post", otherwise=dict.fromkeys(LEADERS, 404)
    ),
    "reports:templates": Row(OFFICE | ADMINISTRATOR),
    "reports:template": Row(OFFICE | ADMINISTRATOR, args=("dinh-ky",)),
    "reports:write_template": Row(OFFICE | ADMINISTRATOR, args=("dinh-ky",)),
    "reports:copy_template": Row(OFFICE | ADMINISTRATOR, args=("dinh-ky",), method="post"),
    "reports:retire_template": Row(OFFICE | ADMINISTRATOR, args=("dinh-ky",), method="post"),
    "reports:preview_file": Row(SEERS, record=_preview_file),
    "reports:annex": Row(OFFICE, record=_report, otherwise=UNSEEN),
    "reports:open_year": Row(OFFICE, record=_plan),
    "reports:on_demand": Row(OFFICE, record=_plan),
    "reports:ask_parts": Row(OFFICE, record=_round, method="post"),
    "reports:remind": Row(OFFICE, record=_round, method="post"),
    "reports:draft_paper": Row(OFFICE, record=_written, method="post"),
    "reports:round": Row(SEERS, record=_round),
    "reports:part": Row(READERS, record=_part, otherwise=dict.fromkeys(DOERS - READERS, 404)),
    "reports:return_part": Row(OFFICE, record=_sent),
    "reports:sent": Row(SEERS),
    "reports:unsent": Row(SEERS),
    "reports:submit": Row(SENDERS, record=_document),
    "reports:send_outside": Row(SENDERS, record=_document),
    "reports:submission": Row(SEERS | SUPERIOR, record=_submitted),
    "reports:submission_file": Row(SEERS | SUPERIOR, record=_file),
    "reports:withdraw": Row(SENDERS, record=_submitted),
    "reports:submit_again": Row(SENDERS, record=_returned),
    "reports:received": Row(SUPERIOR),
    "reports:by_period": Row(SUPERIOR),
    "reports:receive": Row(SUPERIOR, record=_submitted),
    "reports:send_back": Row(SUPERIOR, record=_submitted),
    "reports:acknowledge": Row(SUPERIOR, record=_received),
}
