"""Questionnaires are drafted, changed while they are drafts, and published."""

from collections.abc import Sequence
from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.surveys import facts
from cchc.surveys.choices import EditionState
from cchc.surveys.models import Edition, Question, Questionnaire
from cchc.surveys.rules.ready_made import READY, Asked
from cchc.surveys.services.writing import note, require

MOST = 30


def take_ready_made(*, agency: Agency, actor: User, at: datetime) -> list[Edition]:
    """Drafts of the two questionnaires that come with the system; RuleBroken where some are."""
    require(actor, Act.MANAGE_SURVEYS, agency, at)
    with audit.transaction():
        if Questionnaire.objects.filter(agency=agency).exists():
            raise RuleBroken("Cơ quan đã có phiếu hỏi; hãy soạn bản mới của phiếu đang dùng.")
        made = []
        for ready in READY:
            sheet = Questionnaire.objects.create(
                agency=agency, index=ready.index, title=ready.title
            )
            made.append(_draft(sheet, ready.questions, ready.note, actor, at))
    return made


def draft_edition(*, questionnaire: Questionnaire, actor: User, at: datetime) -> Edition:
    """A new draft with the questions of the latest edition; RuleBroken where there is one."""
    require(actor, Act.MANAGE_SURVEYS, questionnaire.agency, at)
    with audit.transaction():
        sheet = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
        latest = sheet.editions.first()
        if latest is not None and latest.state == EditionState.DRAFT:
            raise RuleBroken("Phiếu hỏi này đã có một bản đang soạn.")
        asked = [
            Asked(row.code, row.factor, row.text, row.is_overall)
            for row in (latest.questions.all() if latest else ())
        ]
        return _draft(sheet, asked, latest.note if latest else "", actor, at)


def change_edition(
    *, edition: Edition, questions: Sequence[Asked], note_text: str, actor: User, at: datetime
) -> Edition:
    """Put these questions into a draft; RuleBroken for a published one."""
    require(actor, Act.MANAGE_SURVEYS, edition.questionnaire.agency, at)
    with audit.transaction():
        row = _held(edition)
        _check(questions)
        row.note = note_text.strip()
        row.save(update_fields=["note"])
        row.questions.all().delete()
        _write(row, questions)
        _note(row, "change_edition", actor, at)
    return row


def publish_edition(*, edition: Edition, actor: User, at: datetime) -> Edition:
    """From now on this is asked; the edition before is retired and stays as it was."""
    require(actor, Act.MANAGE_SURVEYS, edition.questionnaire.agency, at)
    with audit.transaction():
        row = _held(edition)
        _check([Asked(q.code, q.factor, q.text, q.is_overall) for q in row.questions.all()])
        for old in row.questionnaire.editions.filter(state=EditionState.PUBLISHED):
            old.state = EditionState.RETIRED
            old.save(update_fields=["state"])
            _note(old, "publish_edition", actor, at)
        row.state, row.published_by, row.published_at = EditionState.PUBLISHED, actor, at
        row.save(update_fields=["state", "published_by", "published_at"])
        _note(row, "publish_edition", actor, at)
    return row


def _held(edition: Edition) -> Edition:
    rows = Edition.objects.select_for_update(of=("self",)).select_related("questionnaire__agency")
    row = rows.get(pk=edition.pk)
    if row.state != EditionState.DRAFT:
        raise RuleBroken("Bản đã công bố không sửa được; hãy soạn bản mới.")
    return row


def _draft(
    sheet: Questionnaire, asked: Sequence[Asked], note_text: str, actor: User, at: datetime
) -> Edition:
    row = Edition.objects.create(
        questionnaire=sheet,
        number=sheet.editions.count() + 1,
        note=note_text,
        state=EditionState.DRAFT,
        drafted_by=actor,
        drafted_at=at,
    )
    _write(row, asked)
    _note(row, "draft_edition", actor, at)
    return row


def _write(row: Edition, asked: Sequence[Asked]) -> None:
    Question.objects.bulk_create(
        Question(
            edition=row,
            order=order,
            code=nfc(each.code.strip()),
            factor=nfc(each.factor.strip()),
            text=nfc(each.text.strip()),
            is_overall=each.is_overall,
        )
        for order, each in enumerate(asked, 1)
    )


def _check(asked: Sequence[Asked]) -> None:
    if sum(each.is_overall for each in asked) != 1:
        raise RuleBroken("Phiếu phải có đúng một câu đánh giá chung: chỉ số tính từ câu ấy.")
    if len(asked) > MOST:
        raise RuleBroken(f"Phiếu có hơn {MOST} câu; người dân sẽ không trả lời hết.")
    codes = [each.code.strip().upper() for each in asked]
    if len(set(codes)) != len(codes):
        raise RuleBroken("Mỗi câu phải có mã riêng.")
    if not all(each.code.strip() and each.factor.strip() and each.text.strip() for each in asked):
        raise RuleBroken("Câu nào cũng phải có mã, yếu tố và lời hỏi.")


def _note(row: Edition, act: str, actor: User, at: datetime) -> None:
    agency = row.questionnaire.agency
    note(agency, act, (facts.EDITION, str(row.pk)), facts.of_edition(row), actor=actor, at=at)
