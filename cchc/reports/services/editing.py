"""A composed draft is edited: sentences with a reason, the office's own words freely."""

from collections.abc import Mapping
from datetime import datetime

from cchc.documents import queries as documents
from cchc.documents.choices import DocumentAct
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.reports.choices import ADDRESSEES, OWN_WORDS, RECIPIENTS
from cchc.reports.models import Report, ReportEdit
from cchc.reports.rules.edits import placed
from cchc.reports.services.writing import note, redraw


def rewrite_sentence(
    *, report: Report, place: str, text: str, reason: str, actor: User, at: datetime
) -> ReportEdit:
    """Other words for a computed sentence; what they change of its numbers goes into the annex."""
    text, reason = nfc(" ".join(text.split())), nfc(" ".join(reason.split()))
    if not text:
        raise RuleBroken("Ghi câu thay thế; câu không được để trống.", field="text")
    if not reason:
        raise RuleBroken("Ghi lý do sửa, ví dụ nguồn của số liệu khác.", field="reason")
    with audit.transaction():
        row = _begin(report, actor, at)
        if text == _computed_text(row, place):
            raise RuleBroken(
                "Câu thay thế giống hệt câu do hệ thống tính. Muốn bỏ câu đã sửa, hãy bấm “Lấy lại "
                "câu do hệ thống tính”.",
                field="text",
            )
        edit, _ = ReportEdit.objects.update_or_create(
            report=row,
            place=place,
            defaults={"text": text, "reason": reason, "by": actor, "at": at},
        )
        redraw(row, actor=actor, at=at)
        payload = {"place": place, "text": text, "reason": reason}
        note(row, "report.edit", actor=actor, at=at, payload=payload)
    return edit


def restore_sentence(*, report: Report, place: str, actor: User, at: datetime) -> None:
    """The computed sentence again; the edit stays in the history."""
    with audit.transaction():
        row = _begin(report, actor, at)
        deleted, _ = ReportEdit.objects.filter(report=row, place=place).delete()
        if not deleted:
            raise RuleBroken("Câu này chưa được sửa.")
        redraw(row, actor=actor, at=at)
        note(row, "report.restore", actor=actor, at=at, payload={"place": place})


def write_words(*, report: Report, words: Mapping[str, str], actor: User, at: datetime) -> None:
    """What the office adds itself: by section, and to whom the report goes."""
    known = (*OWN_WORDS, ADDRESSEES, RECIPIENTS)
    written = {
        name: "\n".join(map(nfc, words[name].strip().splitlines()))
        for name in known
        if name in words
    }
    with audit.transaction():
        row = _begin(report, actor, at)
        row.words = {**row.words, **written}
        row.save(update_fields=["words"])
        redraw(row, actor=actor, at=at)
        note(row, "report.write", actor=actor, at=at, payload=dict(written))


def _begin(report: Report, actor: User, at: datetime) -> Report:
    """The report, held; the person may edit it and its draft is still open."""
    today = local_minute(at).date()
    organisation.require(actor, Act.COMPOSE_REPORT, today=today)
    row = (
        Report.objects.select_for_update(of=("self",))
        .select_related("plan__agency", "document")
        .get(pk=report.pk)
    )
    documents.state_after(row.document, DocumentAct.REVISE, actor, today=today, by_composer=True)
    return row


def _computed_text(report: Report, place: str) -> str:
    for known, _, sentence in placed(report.computed):
        if known == place:
            return sentence.text
    raise RuleBroken("Báo cáo không có câu này; hãy tải lại trang.")
