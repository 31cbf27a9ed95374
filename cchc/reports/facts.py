"""The facts of reports that figures rest on, for the audit verification."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from cchc.kernel.audit import FactSource, Json
from cchc.kernel.canonical import canonical, digest
from cchc.reports.models import (
    PartSending,
    Report,
    ReportKind,
    ReportRound,
    ReportSubmission,
    TemplateEdition,
)
from cchc.reports.rules.kinds import COMPOSED

Facts = Mapping[str, Json]
REPORT = "report"
ROUND = "report_round"
KIND = "report_kind"
TEMPLATE = "report_template"
SUBMISSION = "report_submission"


def of_report(report: Report) -> Facts:
    """What was reported of which plan, period and moment; which sentences are whose."""
    from_template: Facts = {}
    if report.template:
        from_template = {"template": f"{report.template}/{report.template_number}"}
    let_pass: dict[str, Json] = {}
    waived = report.waivers.all()
    if waived:
        let_pass["waived"] = [[x.key, digest(x.reason.encode()), x.by_id] for x in waived]
    return {
        **from_template,
        **let_pass,
        "plan": report.plan.code,
        "period": report.period,
        "calendar": report.calendar,
        "as_of": report.as_of.astimezone(UTC).isoformat(),
        "sha256": report.sha256,
        "document": report.document_id,
        "edits": [
            [edit.place, digest(edit.text.encode()), digest(edit.reason.encode()), edit.by_id]
            for edit in report.edits.all()
        ],
    }


def _reports(agency: str) -> Iterator[tuple[str, Facts]]:
    rows = Report.objects.filter(plan__agency__code=agency).order_by("pk")
    rows = rows.select_related("plan").prefetch_related("edits", "waivers")
    for report in rows.iterator(chunk_size=200):
        yield str(report.pk), of_report(report)


def of_round(row: ReportRound) -> Facts:
    """What is due when, and of each unit's part the state and the sendings, words as hashes."""
    parts = row.parts.order_by("pk").prefetch_related("sendings")
    return {
        "plan": row.plan.code,
        "period": row.period,
        "calendar": row.calendar,
        "cut_off_on": row.cut_off_on.isoformat(),
        "parts_due_on": row.parts_due_on.isoformat(),
        "due_on": row.due_on.isoformat(),
        "opened_by": row.opened_by_id,
        "parts": [
            [part.unit_id, part.state, [_sending(sent) for sent in part.sendings.all()]]
            for part in parts
        ],
        **_further(row),
    }


def _further(row: ReportRound) -> Facts:
    """What only some rounds have: another kind, units asked later, a demand, an own paper."""
    found: dict[str, Json] = {}
    if row.kind != COMPOSED:
        found["kind"] = row.kind
    if row.ask_on:
        found |= {"ask_on": row.ask_on.isoformat(), "asked_at": _moment(row.asked_at)}
    if row.title:
        found["demand"] = digest(canonical([row.title, row.basis]).encode())
    if row.paper_id:
        found["paper"] = row.paper_id
    return found


def _sending(sent: PartSending) -> list[Json]:
    told = [sent.difficulties, sent.causes, sent.proposals, sent.reason]
    words = canonical([*told, sent.results] if sent.results else told)
    back = sent.returned_at.astimezone(UTC).isoformat() if sent.returned_at else None
    at = sent.sent_at.astimezone(UTC).isoformat()
    found: list[Json] = [digest(words.encode()), sent.sent_by_id, at, sent.returned_by_id, back]
    return [*found, "on_paper"] if sent.on_paper else found


def _rounds(agency: str) -> Iterator[tuple[str, Facts]]:
    rows = ReportRound.objects.filter(plan__agency__code=agency).order_by("pk")
    for row in rows.select_related("plan").iterator(chunk_size=200):
        yield str(row.pk), of_round(row)


def of_kind(row: ReportKind) -> Facts:
    """Which reports a kind asks for when, and which version of it stands."""
    return {
        "version": row.version,
        "name": row.name,
        "paper": row.paper,
        "periods": list(row.periods),
        "calendar": row.calendar,
        "send_days": row.send_days,
        "contribution_days": row.contribution_days,
        "is_active": row.is_active,
    }


def _kinds(agency: str) -> Iterator[tuple[str, Facts]]:
    """Each version is a subject of its own: none is ever changed."""
    for row in ReportKind.objects.filter(agency__code=agency).order_by("pk").iterator():
        yield f"{row.code}/{row.version}", of_kind(row)


def of_template(row: TemplateEdition) -> Facts:
    """Which words a version of a template has, as a hash."""
    said = canonical([row.name, row.note, row.title, row.body])
    return {
        "words": digest(said.encode()),
        "origin": row.origin,
        "is_active": row.is_active,
        "by": row.by_id,
    }


def template_key(row: TemplateEdition) -> str:
    """Each version is a subject of its own: none is ever changed."""
    return f"{row.code}/{row.number}"


def _templates(agency: str) -> Iterator[tuple[str, Facts]]:
    for row in TemplateEdition.objects.filter(agency__code=agency).order_by("pk").iterator():
        yield template_key(row), of_template(row)


def of_submission(row: ReportSubmission) -> Facts:
    """Which document went where and when, the hashes of its files, and how far it is."""
    return {
        "document": row.document_id,
        "superior": row.superior.code if row.superior else None,
        "outside": row.method or None,
        "series": str(row.series),
        "version": row.version,
        "period": row.period,
        "due_on": _day(row.due_on),
        "sent_on": _day(row.sent_on),
        "state": row.state,
        "file": row.file.sha256,
        "signed_copy": row.signed_copy.sha256 if row.signed_copy else None,
        "submitted_at": _moment(row.submitted_at),
        "received_at": _moment(row.received_at),
        "decided_at": _moment(row.decided_at),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(moment: datetime | None) -> str | None:
    """In UTC, so that a moment reads the same before and after it was stored."""
    return moment.astimezone(UTC).isoformat() if moment else None


def _submissions(code: str) -> Iterator[tuple[str, Facts]]:
    rows = ReportSubmission.objects.filter(agency__code=code)
    for row in rows.select_related("superior", "file", "signed_copy").iterator():
        yield str(row.pk), of_submission(row)


SOURCES: tuple[FactSource, ...] = (
    FactSource(REPORT, "Báo cáo định kỳ", _reports),
    FactSource(KIND, "Loại báo cáo", _kinds),
    FactSource(TEMPLATE, "Mẫu báo cáo", _templates),
    FactSource(ROUND, "Đợt báo cáo", _rounds),
    FactSource(SUBMISSION, "Báo cáo gửi cấp trên", _submissions),
)
